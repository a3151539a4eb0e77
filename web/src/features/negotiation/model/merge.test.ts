import { describe, expect, it } from 'vitest';
import { article, block, writtenText } from './drawn-texts.fixture';
import { addedClause, movedClause, removedClause, withClause } from './editing';
import { merged, settled } from './merge';
import { blocksOf, clauseOf, clausesOf, isSameText, type DocumentText } from '../../../shared/texts/model/text';

const base = writtenText();
const reworded = (text: DocumentText, clause: string, words: string) =>
  withClause(text, clause, (one) => ({ ...one, blocks: [block('ayat', words)] }));
const names = (text: DocumentText) => clausesOf(text).map((one) => one.clause);
const words = (text: DocumentText, clause: string) => blocksOf(clauseOf(text, clause)).map((one) => one.text);

describe('two who wrote at the same time', () => {
  it('are joined where each touched another clause', () => {
    const result = merged(base, reworded(base, 'maksud', 'saya'), reworded(base, 'biaya', 'rekan'));
    expect(result.clashes).toEqual([]);
    expect([words(result.text, 'maksud'), words(result.text, 'biaya')]).toEqual([['saya'], ['rekan']]);
  });

  it('are joined where both wrote the same', () => {
    const both = reworded(base, 'maksud', 'sama');
    expect(merged(base, both, both)).toEqual({ text: both, clashes: [] });
  });

  it('have what either added, and not what either removed', () => {
    const mine = removedClause(addedClause(base, article('sanksi', block('ayat', 'x')), 'maksud'), 'biaya');
    const theirs = addedClause(base, article('pajak', block('ayat', 'y')), 'lingkup');
    const result = merged(base, mine, theirs);
    expect(result.clashes).toEqual([]);
    expect(names(result.text)).toEqual(['judul', 'maksud', 'sanksi', 'lingkup', 'pajak', 'penutup']);
  });

  it('keep a move of one and the words of the other', () => {
    const result = merged(base, movedClause(base, 'biaya', -1), reworded(base, 'biaya', 'rekan'));
    expect(names(result.text)).toEqual(['judul', 'maksud', 'biaya', 'lingkup', 'penutup']);
    expect(words(result.text, 'biaya')).toEqual(['rekan']);
    expect(names(merged(base, base, movedClause(base, 'biaya', -1)).text)[2]).toBe('biaya');
  });

  it('change nothing that nobody changed', () => {
    expect(isSameText(merged(base, base, base).text, base)).toBe(true);
    expect(isSameText(merged(undefined, base, base).text, base)).toBe(true);
  });
});

describe('a clause both touched', () => {
  const mine = reworded(base, 'biaya', 'saya');
  const theirs = reworded(base, 'biaya', 'rekan');
  const result = merged(base, mine, theirs);

  it('is shown with both wordings', () => {
    expect(result.clashes.map((one) =>
      [one.clause, one.mine?.blocks?.[0]?.text, one.theirs?.blocks?.[0]?.text])).toEqual([
      ['biaya', 'saya', 'rekan'],
    ]);
  });

  it('becomes what is chosen', () => {
    expect(words(settled(result, {}), 'biaya')).toEqual(['saya']);
    expect(words(settled(result, { biaya: 'theirs' }), 'biaya')).toEqual(['rekan']);
    expect(words(settled(result, { biaya: 'both' }), 'biaya')).toEqual(['rekan', 'saya']);
  });

  it('that one removed goes or stays as chosen', () => {
    const removed = merged(base, reworded(base, 'biaya', 'saya'), removedClause(base, 'biaya'));
    expect(removed.clashes).toHaveLength(1);
    expect(names(settled(removed, { biaya: 'theirs' }))).not.toContain('biaya');
    expect(words(settled(removed, { biaya: 'both' }), 'biaya')).toEqual(['saya']);
    const other = merged(base, removedClause(base, 'biaya'), theirs);
    expect(names(settled(other, { biaya: 'mine' }))).not.toContain('biaya');
  });

  it('kept twice never names two blocks alike', () => {
    const own = withClause(base, 'biaya', (one) => ({ ...one, blocks: [block('ayat', 'saya', 'a')] }));
    const other = withClause(base, 'biaya', (one) => ({ ...one, blocks: [block('ayat', 'rekan', 'a')] }));
    const both = settled(merged(base, own, other), { biaya: 'both' });
    expect(blocksOf(clauseOf(both, 'biaya')).map((one) => one.id)).toEqual(['a', undefined]);
  });
});
