// Where each party stands on a clause, and what of one's own draft is not sent yet.
import type { Negotiation, RegionCode } from '../../../shared/api/generated/schemas';
import {
  clauseOf, clausesOf, isSameClause, type DocumentText, type TextClause,
} from '../../../shared/texts/model/text';

// alike: the wording that one's own side holds too; differs: another wording; absent: sent a text without this clause;
// silent: sent no text of clauses yet.
export type Position = 'alike' | 'differs' | 'absent' | 'silent';

export interface PartyPosition {
  readonly party: RegionCode;
  readonly position: Position;
}

type Seen = Pick<Negotiation, 'own' | 'signatories' | 'agreement' | 'texts'>;

export function positionsOn(seen: Seen, clause: string): PartyPosition[] {
  const standing = seen.agreement.clauses.find((one) => one.clause === clause);
  const wordingOf = (party: RegionCode): string | undefined =>
    standing?.wordings.find((one) => one.parties.includes(party))?.hash;
  const mine = wordingOf(seen.own);
  return seen.signatories.map((party) => {
    const held = wordingOf(party);
    if (!seen.texts.some((one) => one.party === party)) return { party, position: 'silent' };
    if (held === undefined) return { party, position: 'absent' };
    return { party, position: held === mine || party === seen.own ? 'alike' : 'differs' };
  });
}

export function isAgreed(seen: Pick<Negotiation, 'agreement'>, clause: string): boolean {
  return seen.agreement.clauses.some((one) => one.clause === clause && one.agreed);
}

export function sentTextOf(seen: Pick<Negotiation, 'texts'>, party: RegionCode): DocumentText | undefined {
  return seen.texts.find((one) => one.party === party)?.view.text;
}

// What the working copy does to a clause that the other side has not seen: takes their wording, words it anew, or
// nothing.
export type Unsent = 'none' | 'taken' | 'reworded' | 'new' | 'dropped';

export function unsentOf(clause: string, draft: DocumentText, sent: DocumentText | undefined,
  other: DocumentText | undefined): Unsent {
  const mine = clauseOf(draft, clause);
  const before = clauseOf(sent, clause);
  if (isSameClause(mine, before)) return 'none';
  if (isSameClause(mine, clauseOf(other, clause))) return 'taken';
  if (!mine) return 'dropped';
  return before ? 'reworded' : 'new';
}

export interface Row {
  readonly clause: TextClause;
  // Stands in one's own working copy; otherwise only the other side has it.
  readonly isOurs: boolean;
}

// The clauses of one's own text, and between them those that only the other side has, each after what it follows there.
export function rowsOf(own: DocumentText, other: DocumentText | undefined): Row[] {
  const rows: Row[] = clausesOf(own).map((clause) => ({ clause, isOurs: true }));
  let before = '';
  for (const clause of clausesOf(other)) {
    if (!clauseOf(own, clause.clause)) {
      const at = rows.findIndex((row) => row.clause.clause === before);
      rows.splice(at + 1, 0, { clause, isOurs: false });
    }
    before = clause.clause;
  }
  return rows;
}

// The place to jump to from `here`: the next or the previous of the open clauses, round the ends.
export function neighbour(open: readonly string[], order: readonly string[], here: string | undefined,
  step: 1 | -1): string | undefined {
  if (open.length === 0) return undefined;
  const place = here === undefined ? -1 : order.indexOf(here);
  const places = open.map((one) => order.indexOf(one));
  if (step === 1) return open[places.findIndex((one) => one > place)] ?? open[0];
  return open[places.findLastIndex((one) => one < (place === -1 ? Infinity : place))] ?? open.at(-1);
}
