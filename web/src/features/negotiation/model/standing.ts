// Whose turn it is with a text, from its rounds alone.
import type { Negotiation, RegionCode, Round } from '../../../shared/api/generated/schemas';

export type TextTurn =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'ours'; readonly round: Round }
  | { readonly kind: 'theirs'; readonly round: Round; readonly awaited: readonly RegionCode[] };

type Seen = Pick<Negotiation, 'own' | 'signatories' | 'rounds' | 'draft' | 'agreed_text' | 'agreement'>;

export function textTurn(seen: Seen): TextTurn {
  if (seen.agreed_text !== undefined) return { kind: 'agreed' };
  const last = seen.rounds.at(-1);
  if (!last) return seen.draft ? { kind: 'unsent' } : { kind: 'nothing' };
  if (last.party !== seen.own) return { kind: 'ours', round: last };
  if (seen.draft && !seen.draft.sent) return { kind: 'unsent' };
  return { kind: 'theirs', round: last, awaited: seen.signatories.filter((one) => one !== seen.own) };
}

// The other party whose text is laid beside one's own: the one asked for, else the one that spoke last.
export function opposite(seen: Pick<Negotiation, 'own' | 'texts'>, wish?: RegionCode): RegionCode | undefined {
  const others = seen.texts.filter((one) => one.party !== seen.own);
  const wished = others.find((one) => one.party === wish);
  const latest = others.toSorted((a, b) => a.round.at.localeCompare(b.round.at)).at(-1);
  return (wished ?? latest)?.party;
}

export interface TextChoice {
  readonly hash: string;
  // From 1 in order of time; the draft has none.
  readonly number: number | undefined;
  readonly round: Round | undefined;
}

// The texts that can be read and compared, newest first.
export function textChoices(seen: Pick<Negotiation, 'rounds' | 'draft'>): TextChoice[] {
  const rounds = seen.rounds
    .map((round, index): TextChoice => ({ hash: round.text, number: index + 1, round }))
    .filter((one) => one.round?.has_clauses);
  const draft = seen.draft && !seen.draft.sent
    ? [{ hash: seen.draft.view.hash, number: undefined, round: undefined }] : [];
  return [...draft, ...rounds.toReversed()];
}

// What is worth comparing first: what the last round of the other side made of one's own last text, else of theirs.
export function firstComparison(seen: Pick<Negotiation,
  'own' | 'rounds' | 'draft'>): { from: string; to: string } | undefined {
  const choices = textChoices(seen);
  const [newest] = choices.filter((one) => one.round);
  if (!newest?.round) return undefined;
  const before = choices.filter((one) => one.round && one.hash !== newest.hash);
  const from = before.find((one) => one.round?.party === seen.own) ?? before[0];
  if (from) return { from: from.hash, to: newest.hash };
  const [first] = choices;
  return first && first.hash !== newest.hash ? { from: newest.hash, to: first.hash } : undefined;
}
