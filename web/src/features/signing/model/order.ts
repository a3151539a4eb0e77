// The order of signing while a person puts it together.
import type { RegionCode, SigningDocument } from '../../../shared/api/generated/schemas';

// The party one place earlier or later; at either end nothing moves.
export function moved(parties: readonly RegionCode[], party: RegionCode, step: -1 | 1): RegionCode[] {
  const from = parties.indexOf(party);
  const to = from + step;
  if (from < 0 || to < 0 || to >= parties.length) return [...parties];
  const next = [...parties];
  next.splice(from, 1);
  next.splice(to, 0, party);
  return next;
}

// What the order begins with: the one that is set, with the parties it leaves out after those it names.
export function startingOrder(document: SigningDocument): RegionCode[] {
  const named = document.order ?? [];
  const rest = document.slots.map((slot) => slot.party).filter((party) => !named.includes(party));
  return [...named, ...rest];
}
