import { describe, expect, it } from 'vitest';
import { textOf, type TextClause } from '../texts/model/text';
import { dropCopy, keepCopy, keptCopy, toldOf, unsentOf, type WorkingCopy } from './working-copy';

class Shelf {
  readonly kept = new Map<string, string>();
  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }
  removeItem(name: string): void {
    this.kept.delete(name);
  }
  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null;
  }
  get length(): number {
    return this.kept.size;
  }
}

const place = { account: 'a', dossier: 'd', document: 'kb' };
const copy: WorkingCopy = { text: textOf([]), base: textOf([]), basedOn: 'hash', title: 'KB', at: 1 };

describe('the copy on the device', () => {
  it('comes back as it was written', () => {
    const shelf = new Shelf();
    expect(keepCopy(shelf, place, copy)).toBe(true);
    expect(keptCopy(shelf, place)).toEqual(copy);
    dropCopy(shelf, place);
    expect(keptCopy(shelf, place)).toBeUndefined();
  });

  it('is apart for each account, dossier and document', () => {
    const shelf = new Shelf();
    keepCopy(shelf, place, copy);
    for (const other of [{ ...place, account: 'b' }, { ...place, dossier: 'e' }, { ...place, document: 'pks' }]) {
      expect(keptCopy(shelf, other)).toBeUndefined();
    }
  });

  it('is told of, oldest first, to the account that wrote it alone', () => {
    const shelf = new Shelf();
    shelf.setItem('simpul.language', 'id');
    keepCopy(shelf, place, { ...copy, at: 9 });
    keepCopy(shelf, { ...place, document: 'pks' }, { ...copy, title: 'PKS', at: 3 });
    keepCopy(shelf, { ...place, account: 'b' }, copy);
    expect(unsentOf(shelf, 'a')).toEqual([
      { place: { ...place, document: 'pks' }, title: 'PKS', clauses: 0, at: 3 },
      { place, title: 'KB', clauses: 0, at: 9 },
    ]);
    expect(unsentOf(shelf, 'nobody')).toEqual([]);
    expect(unsentOf(undefined, 'a')).toEqual([]);
  });

  it('is told of with the number of clauses that differ from the text it was edited from', () => {
    const clause = (name: string, heading: string): TextClause => ({ clause: name, kind: 'article', heading });
    const [satu, dua] = [clause('satu', 'MAKSUD'), clause('dua', 'OBJEK')];
    const told = (text: TextClause[], base?: TextClause[]): number =>
      toldOf(place, { ...copy, text: textOf(text), base: base && textOf(base) }).clauses;
    expect(told([satu, dua])).toBe(2);
    expect(told([satu, dua], [satu, dua])).toBe(0);
    expect(told([satu, clause('dua', 'RUANG LINGKUP')], [satu, dua])).toBe(1);
    expect(told([clause('tiga', 'BIAYA')], [satu, dua])).toBe(3);
    expect(told([dua, satu], [satu, dua])).toBe(2);
  });

  it('says when the device keeps nothing', () => {
    const full = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined,
      setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    expect(keepCopy(full, place, copy)).toBe(false);
    expect(keepCopy(undefined, place, copy)).toBe(false);
  });

  it('that cannot be read is none', () => {
    const shelf = new Shelf();
    keepCopy(shelf, place, copy);
    for (const [name] of shelf.kept) shelf.kept.set(name, '{"te');
    expect(keptCopy(shelf, place)).toBeUndefined();
  });
});
