// What an office says about whoever holds it, as a beginning for a person to correct.
import type { Capacity, OfficeKind } from '../../../shared/api/generated/schemas';

const capacities: readonly (readonly [RegExp, Capacity])[] = [
  [/^(plt\b|pelaksana tugas)/i, 'plt'],
  [/^(plh\b|pelaksana harian)/i, 'plh'],
  [/^(pj\b|penjabat(?! sementara))/i, 'pj'],
];
const kinds: readonly (readonly [RegExp, OfficeKind])[] = [
  [/\bwakil\s+(gubernur|bupati|wali\s?kota)/i, 'deputy_head'],
  [/\b(gubernur|bupati|wali\s?kota)\b/i, 'head_of_region'],
  [/\bsekretaris\s+daerah\b/i, 'regional_secretary'],
  [/\b(kepala|direktur|inspektur)\b/i, 'agency_head'],
];

export function capacityOf(office: string): Capacity {
  return capacities.find(([form]) => form.test(office.trim()))?.[1] ?? 'definitif';
}

// "Sekretaris Daerah atas nama Gubernur" is no governor: what stands first in the words decides.
export function officeKindOf(office: string): OfficeKind {
  if (office.trim() === '') return 'head_of_region';
  const found = kinds
    .map(([form, kind]) => ({ at: office.search(form), kind }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.kind ?? 'other';
}
