import { describe, expect, it } from 'vitest';
import { writtenText } from './drawn-texts.fixture';
import { dropCopy, keepCopy, keptCopy, type WorkingCopy } from './working-copy';

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
}

const place = { account: 'a', dossier: 'd', document: 'kb' };
const copy: WorkingCopy = { text: writtenText(), base: writtenText(), basedOn: 'hash', at: 1 };

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

  it('says when the device keeps nothing', () => {
    const full = { getItem: () => null, removeItem: () => undefined,
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
