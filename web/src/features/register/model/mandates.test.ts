import { describe, expect, it } from 'vitest';
import type { Government, RegisteredMandate } from '../../../shared/api/generated/schemas';
import { mandateRows, mandateState } from './mandates';

const today = '2022-08-11';
const mandate: RegisteredMandate = {
  mandate: 'm', number: '1', dated: '2022-07-20', giver: 'h1', receiver: 'h2', scope: 'x', from: '2022-07-20',
};

describe('mandateState', () => {
  it.each<[Partial<RegisteredMandate>, string]>([
    [{}, 'valid'],
    [{ until: today }, 'valid'],
    [{ until: '2022-08-10' }, 'expired'],
    [{ from: '2022-08-12' }, 'coming'],
    [{ revoked_on: today }, 'revoked'],
    [{ revoked_on: '2022-08-12' }, 'valid'],
  ])('%o is %s', (part, state) => {
    expect(mandateState({ ...mandate, ...part }, today)).toBe(state);
  });
});

it('puts what holds today first and names people with their offices', () => {
  const government: Government = {
    region: { code: '64', name: 'x', display_name: 'x', kind: 'provinsi', head_title: 'Gubernur', zone: 'wita' },
    version: 1, agencies: [], offices: [{ office: 'gub', title: 'Gubernur', kind: 'head_of_region' }],
    holders: [{ holder: 'h1', office: 'gub', name: 'Isran', capacity: 'definitif', from: '2018-10-01' }],
    mandates: [{ ...mandate, mandate: 'old', until: '2022-08-01' }, mandate],
  };
  const rows = mandateRows(government, today);
  expect(rows.map((row) => row.mandate.mandate)).toEqual(['m', 'old']);
  expect(rows[0]?.giver).toEqual({ name: 'Isran', office: 'Gubernur' });
  expect(rows[0]?.receiver).toBeUndefined();
});
