import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../shared/api/generated/schemas';
import { officesWithTenures, tenuresOf } from './tenures';

const today = '2025-06-01';

function holder(name: string, from: string, until?: string): Holder {
  return { holder: name, office: 'gub', name, capacity: 'definitif', from, until };
}

function drawn(holders: readonly Holder[]): string[] {
  return tenuresOf(holders, today).map((one) =>
    one.kind === 'vacant' ? `vacant ${one.from}..${one.until ?? ''}` : `${one.holder.name} ${one.time}`,
  );
}

describe('tenuresOf', () => {
  it('tells the newest first and names days nobody is known for', () => {
    expect(
      drawn([
        holder('a', '2018-10-01', '2023-09-30'),
        holder('b', '2023-10-02', '2025-02-19'),
        holder('c', '2025-02-20'),
      ]),
    ).toEqual(['c present', 'b past', 'vacant 2023-10-01..2023-10-01', 'a past']);
  });

  it('opens no gap while an acting holder stands in', () => {
    expect(
      drawn([
        holder('a', '2020-01-01', '2021-12-31'),
        holder('plt', '2021-06-01', '2022-06-30'),
        holder('b', '2022-07-01'),
      ]),
    ).toEqual(['b present', 'plt past', 'a past']);
  });

  it('opens no gap after somebody without an end', () => {
    expect(drawn([holder('a', '2020-01-01'), holder('plh', '2024-01-01', '2024-01-10')])).toEqual([
      'plh past',
      'a present',
    ]);
  });

  it('says when the office stands empty now', () => {
    expect(drawn([holder('a', '2020-01-01', '2025-05-31')])).toEqual(['vacant 2025-06-01..', 'a past']);
    expect(drawn([holder('a', '2020-01-01', today)])).toEqual(['a present']);
  });

  it('knows who is still to come, and nobody', () => {
    expect(drawn([holder('a', '2025-06-02')])).toEqual(['a future']);
    expect(drawn([])).toEqual([]);
  });
});

it('puts the head of region first', () => {
  const region = {
    code: '64',
    name: 'x',
    display_name: 'x',
    kind: 'provinsi' as const,
    head_title: 'Gubernur',
    zone: 'wita' as const,
  };
  const government = {
    region,
    version: 1,
    agencies: [{ agency: 'a', name: 'Biro', closed: false }],
    holders: [],
    mandates: [],
    offices: [
      { office: 'k', title: 'Kepala Biro', kind: 'agency_head' as const, agency: 'a' },
      { office: 'g', title: 'Gubernur', kind: 'head_of_region' as const },
    ],
  };
  const rows = officesWithTenures(government, today);
  expect(rows.map((row) => row.office.office)).toEqual(['g', 'k']);
  expect(rows[1]?.agency?.name).toBe('Biro');
});
