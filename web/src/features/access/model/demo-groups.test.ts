import { expect, it } from 'vitest';
import type { DemoAccount } from '../../../shared/api/generated/schemas';
import { demoCases } from './demo-groups';

function account(name: string, government: string, story?: string): DemoAccount {
  return {
    sign_in_name: name,
    name,
    government,
    government_name: `Provinsi ${government}`,
    case_title: story,
    roles: ['staff'],
    password: 'x',
  };
}

it('puts accounts of one story together, by government, in the given order', () => {
  const cases = demoCases([
    account('a', '64', 'Ibu kota'),
    account('b', '35', 'Ibu kota'),
    account('c', '64', 'Ibu kota'),
    account('d', '18', 'Tapis'),
  ]);
  expect(cases.map((one) => one.title)).toEqual(['Ibu kota', 'Tapis']);
  expect(cases[0]?.governments.map((one) => [one.name, one.accounts.length])).toEqual([
    ['Provinsi 64', 2],
    ['Provinsi 35', 1],
  ]);
});

it('keeps accounts without a story in one group', () => {
  expect(demoCases([account('a', '64'), account('b', '35')])).toHaveLength(1);
  expect(demoCases([])).toEqual([]);
});
