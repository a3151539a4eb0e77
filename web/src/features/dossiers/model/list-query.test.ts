import { describe, expect, it } from 'vitest';
import { askOf, isNarrowed, narrowedBy, noFilter, queryChanges, readFilter } from './list-query';

function applied(query: string, change: Parameters<typeof queryChanges>[0]): string {
  const out = new URLSearchParams(query);
  for (const [name, value] of Object.entries(queryChanges(change))) {
    if (value) out.set(name, value);
    else out.delete(name);
  }
  return out.toString();
}

describe('the filter in the address', () => {
  it('comes back as it was written', () => {
    const change = {
      words: 'pertanian',
      region: '35',
      stage: 'ja_signing',
      urusan: '3.27',
      year: 2022,
      turn: 'mine',
      phase: 'ending',
      sleeping: true,
      sort: 'turn',
    } as const;
    const query = applied('', change);
    expect(query).toBe(
      'cari=pertanian&mitra=35&tahap=ja_signing&urusan=3.27&tahun=2022&giliran=kita&keadaan=akan-berakhir&tidur=ya&urut=giliran',
    );
    expect(readFilter(new URLSearchParams(query))).toEqual({ ...change, after: undefined });
    expect(narrowedBy(readFilter(new URLSearchParams(query)))).toBe(5);
    expect(isNarrowed(readFilter(new URLSearchParams('tidur=ya')))).toBe(true);
  });

  it('leaves out what means nothing', () => {
    const filter = readFilter(
      new URLSearchParams('mitra=x&tahap=selesai&tahun=dua&giliran=constructor&keadaan=toString&urut=acak'),
    );
    expect(filter).toEqual({
      words: '',
      region: undefined,
      stage: undefined,
      urusan: undefined,
      year: undefined,
      turn: undefined,
      phase: undefined,
      sleeping: false,
      sort: 'activity',
      after: undefined,
    });
    expect(narrowedBy(filter)).toBe(0);
    expect(isNarrowed(filter)).toBe(false);
  });

  it('starts at the first page again when it changes, and keeps the rest', () => {
    expect(applied('cari=a&sesudah=k1', { turn: 'others' })).toBe('cari=a&giliran=lain');
    expect(applied('cari=a&tidur=ya&urut=judul', noFilter)).toBe('urut=judul');
    expect(applied('cari=a', { after: 'k2' })).toBe('cari=a&sesudah=k2');
  });

  it('asks the server only for what narrows', () => {
    expect(JSON.parse(JSON.stringify(askOf(readFilter(new URLSearchParams('giliran=kita')), 25)))).toEqual({
      turn: 'mine',
      limit: 25,
    });
  });
});
