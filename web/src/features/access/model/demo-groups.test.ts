import { expect, it } from 'vitest';
import type { DemoAccount } from '../../../shared/api/generated/schemas';
import { demoCases } from './demo-groups';

function account(name: string, government: string, story?: string): DemoAccount {
  return {
    sign_in_name: name,
    name,
    government: '64',
    government_name: government,
    case_title: story,
    roles: ['staff'],
    password: 'x',
  };
}

it('puts accounts of one story together, the sides as the title names them', () => {
  const story = 'Kalimantan Timur – Jawa Timur';
  const cases = demoCases([
    account('a', 'Provinsi Jawa Timur', story),
    account('b', 'Provinsi Kalimantan Timur', story),
    account('c', 'Provinsi Kalimantan Timur', story),
    account('d', 'Provinsi Daerah Khusus Ibukota Jakarta', 'Lampung – DKI Jakarta'),
    account('e', 'Provinsi Lampung', 'Lampung – DKI Jakarta'),
  ]);
  expect(cases.map((one) => [one.title, one.accounts.map(({ name }) => name).join('')])).toEqual([
    [story, 'bca'],
    ['Lampung – DKI Jakarta', 'ed'],
  ]);
});

it('keeps accounts without a story in one group', () => {
  expect(demoCases([account('a', 'Provinsi Bali'), account('b', 'Kota Ambon')])).toHaveLength(1);
  expect(demoCases([])).toEqual([]);
});
