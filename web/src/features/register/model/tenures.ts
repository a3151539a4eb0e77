// Who held an office when, newest first, with the times nobody is known for. Days are inclusive on both ends.
import { plusDays } from '../../../shared/formats/calendar';
import type { Agency, Government, Holder, Office } from '../../../shared/api/generated/schemas';

export type Tenure =
  | { readonly kind: 'held'; readonly holder: Holder; readonly time: 'past' | 'present' | 'future' }
  | { readonly kind: 'vacant'; readonly from: string; readonly until: string | undefined };

export interface OfficeTenures {
  readonly office: Office;
  readonly agency: Agency | undefined;
  readonly tenures: readonly Tenure[];
}

function timeOf(holder: Holder, today: string): 'past' | 'present' | 'future' {
  if (holder.from > today) return 'future';
  return holder.until !== undefined && holder.until < today ? 'past' : 'present';
}

// A Plt or Plh may stand beside a Definitif, so a gap opens only where nobody at all is left.
export function tenuresOf(holders: readonly Holder[], today: string): Tenure[] {
  const oldestFirst = [...holders].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const tenures: Tenure[] = [];
  // The last day somebody is known for; undefined once somebody holds it without an end.
  let coveredUntil: string | undefined = '';
  for (const holder of oldestFirst) {
    if (coveredUntil !== undefined && coveredUntil !== '' && plusDays(coveredUntil, 1) < holder.from) {
      tenures.push({ kind: 'vacant', from: plusDays(coveredUntil, 1), until: plusDays(holder.from, -1) });
    }
    tenures.push({ kind: 'held', holder, time: timeOf(holder, today) });
    if (holder.until === undefined) coveredUntil = undefined;
    else if (coveredUntil !== undefined && holder.until > coveredUntil) coveredUntil = holder.until;
  }
  if (coveredUntil !== undefined && coveredUntil !== '' && coveredUntil < today) {
    tenures.push({ kind: 'vacant', from: plusDays(coveredUntil, 1), until: undefined });
  }
  return tenures.reverse();
}

const kindOrder: readonly Office['kind'][] = [
  'head_of_region', 'deputy_head', 'regional_secretary', 'agency_head', 'other',
];

// The head of region first, then by rank, offices of one agency together.
export function officesWithTenures(government: Government, today: string): OfficeTenures[] {
  const agencies = new Map(government.agencies.map((agency) => [agency.agency, agency]));
  const rows = government.offices.map((office) => ({
    office,
    agency: office.agency === undefined ? undefined : agencies.get(office.agency),
    tenures: tenuresOf(government.holders.filter((holder) => holder.office === office.office), today),
  }));
  const rank = (row: OfficeTenures): number => kindOrder.indexOf(row.office.kind);
  return rows.sort((a, b) => rank(a) - rank(b) || a.office.title.localeCompare(b.office.title, 'id'));
}
