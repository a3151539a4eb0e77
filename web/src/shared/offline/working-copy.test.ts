import { describe, expect, it } from 'vitest';
import { textOf } from '../texts/model/text';
import { dropCopy, keepCopy, keptCopy, unsentOf, type WorkingCopy } from './working-copy';

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
      { place: { ...place, document: 'pks' }, title: 'PKS', at: 3 }, { place, title: 'KB', at: 9 },
    ]);
    expect(unsentOf(shelf, 'nobody')).toEqual([]);
    expect(unsentOf(undefined, 'a')).toEqual([]);
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
