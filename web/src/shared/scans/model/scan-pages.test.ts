import { expect, it } from 'vitest';
import { doubtfulPages } from './scan-pages';

it('leaves out what was read as it stands in the text', () => {
  expect(doubtfulPages([{ page: 1, found_on: 1, share: 97, numbers: [], differences: [] }])).toEqual([]);
});

it('names the missing page, and nothing else of it', () => {
  expect(doubtfulPages([{ page: 2, share: 0, numbers: [], differences: [] }])).toEqual(
    [{ page: 2, isMissing: true, share: undefined, pairs: [] }]);
});

it('puts the words of the text beside those of the scan', () => {
  const differences = ['dapat → tidak dapat', '… → tidak', 'lima → …'];
  const page = { page: 3, found_on: 3, share: 90, numbers: [], differences };
  expect(doubtfulPages([page])[0]?.pairs).toEqual([
    { text: 'dapat', scan: 'tidak dapat' }, { text: '', scan: 'tidak' }, { text: 'lima', scan: '' },
  ]);
});

it('tells a figure once, with its words where they are known', () => {
  const page = {
    page: 1, found_on: 1, share: 60, numbers: ['14', 'Rp500'], differences: ['lambat 14 hari → lambat 74 hari'],
  };
  expect(doubtfulPages([page])).toEqual([{
    page: 1, isMissing: false, share: 60,
    pairs: [{ text: 'lambat 14 hari', scan: 'lambat 74 hari' }, { text: 'Rp500', scan: '' }],
  }]);
});
