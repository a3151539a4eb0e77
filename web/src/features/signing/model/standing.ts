// Whose pen is awaited, read from the slots of every document.
import type { RegionCode, Signing, SigningDocument, SigningSlot } from '../../../shared/api/generated/schemas';

export function slotOf(document: SigningDocument, party: RegionCode): SigningSlot | undefined {
  return document.slots.find((slot) => slot.party === party);
}

// Slots as they are signed: by place, and side by side in the order of the parties.
export function inOrder(document: SigningDocument): SigningSlot[] {
  return document.slots.toSorted((a, b) => a.place - b.place);
}

export function isOrdered(document: SigningDocument): boolean {
  return (document.order?.length ?? 0) > 0;
}

// Each agreement is followed by what stands under it; a document whose parent is not signed here stands for itself.
export function arranged(documents: readonly SigningDocument[]): { document: SigningDocument; isChild: boolean }[] {
  const known = new Set(documents.map((one) => one.document));
  const tops = documents.filter((one) => one.parent === undefined || !known.has(one.parent));
  return tops.flatMap((top) => [
    { document: top, isChild: false },
    ...documents.filter((one) => one.parent === top.document).map((document) => ({ document, isChild: true })),
  ]);
}

type Standing = Pick<Signing, 'documents' | 'own'>;

// What one's own government has not signed yet, by arrangement. A text that is not kept here, as with papers older than
// this node, can be signed on paper only; one under discussion not at all.
export function awaitingOwn(signing: Standing): SigningDocument[] {
  return arranged(signing.documents)
    .map(({ document }) => document)
    .filter((one) => one.text_state !== 'open' && hasNotSigned(one, signing.own));
}

// Those that can be signed by this way.
export function awaitingByWay(signing: Standing, isPaper: boolean): SigningDocument[] {
  return awaitingOwn(signing).filter((one) => isPaper || one.text_state === 'agreed');
}

// Those whose turn is reached; a party may come back from its refusal.
export function readyForOwn(signing: Standing): SigningDocument[] {
  return awaitingOwn(signing).filter((one) => slotOf(one, signing.own)?.state !== 'waits');
}

function hasNotSigned(document: SigningDocument, party: RegionCode): boolean {
  const slot = slotOf(document, party);
  return slot !== undefined && slot.state !== 'signed';
}

export type SigningTurn =
  | { readonly kind: 'empty' }
  | { readonly kind: 'texts_open' }
  | { readonly kind: 'ours'; readonly count: number }
  | { readonly kind: 'theirs'; readonly parties: readonly RegionCode[]; readonly count: number }
  | { readonly kind: 'refused'; readonly parties: readonly RegionCode[] }
  | { readonly kind: 'complete' };

export function signingTurn(signing: Standing): SigningTurn {
  const { documents, own } = signing;
  if (documents.length === 0) return { kind: 'empty' };
  const ours = readyForOwn(signing).filter((one) => slotOf(one, own)?.state === 'open');
  if (ours.length > 0) return { kind: 'ours', count: ours.length };
  const open = documents.filter((one) => !one.complete);
  if (open.length === 0) return { kind: 'complete' };
  const settled = open.filter((one) => one.text_state !== 'open');
  if (settled.length === 0) return { kind: 'texts_open' };
  const waiting = partiesIn(settled, 'open').filter((party) => party !== own);
  if (waiting.length > 0) return { kind: 'theirs', parties: waiting, count: settled.length };
  return { kind: 'refused', parties: partiesIn(settled, 'refused') };
}

function partiesIn(documents: readonly SigningDocument[], state: SigningSlot['state']): RegionCode[] {
  return [...new Set(documents.flatMap((one) => inOrder(one).filter((slot) => slot.state === state)
    .map((slot) => slot.party)))];
}

export interface Tally {
  readonly complete: number;
  readonly documents: number;
  readonly signed: number;
  readonly slots: number;
}

export function tallyOf(documents: readonly SigningDocument[]): Tally {
  const slots = documents.flatMap((one) => one.slots);
  return {
    complete: documents.filter((one) => one.complete).length,
    documents: documents.length,
    signed: slots.filter((slot) => slot.state === 'signed').length,
    slots: slots.length,
  };
}
