import { describe, expect, it } from 'vitest';
import { byVariable, faultPlace, keptName, renamedBlocks, valuesIn } from './keeping';

const keeping = { kept_at: '2026-11-23T09:00:00Z', kept_by: 'Rina' };

describe('names in the own library', () => {
  it('are words without signs, and free', () => {
    expect(keptName(undefined, 'Kerja Sama “Pangan”, 2026')).toBe('kerja-sama-pangan-2026');
    expect(keptName(undefined, '…')).toBe('naskah');
    const own = { papers: [], clauses: [], unreadable: [{ kept: 'pangan', ...keeping }] };
    expect(keptName(own, 'Pangan')).toBe('pangan-2');
  });
});

describe('a clause under another name', () => {
  it('still refers to itself, and to others as before', () => {
    const blocks = [
      { kind: 'ayat' as const, text: 'Lihat [[rahasia/lama]], [[rahasia]] dan [[rahasia-lain]].' },
      { kind: 'table' as const, rows: [['[[rahasia/lama]]']] },
    ];
    expect(renamedBlocks(blocks, 'rahasia', 'rahasia-2')).toEqual([
      { kind: 'ayat', text: 'Lihat [[rahasia-2/lama]], [[rahasia-2]] dan [[rahasia-lain]].' },
      { kind: 'table', rows: [['[[rahasia-2/lama]]']] },
    ]);
    expect(renamedBlocks(blocks, 'rahasia', 'rahasia')).toEqual(blocks);
  });
});

describe('values', () => {
  it('are those whose words the clause has', () => {
    const value = { variable: 'a', called: { id: '', en: '' }, times: 1 };
    const clause = {
      clause: 'a', kind: 'article' as const, heading: 'MAKSUD', blocks: [{ kind: 'table' as const, rows: [['Bali']] }],
    };
    expect(valuesIn(clause, [{ ...value, text: 'Bali' }, { ...value, text: 'Papua' }]).map((one) => one.text))
      .toEqual(['Bali']);
  });
});

describe('a value in several forms', () => {
  it('is one value, shown as it is usually written', () => {
    const called = { id: '', en: '' };
    const of = (variable: string, text: string, times: number) => ({ variable, text, times, called });
    const found = byVariable([of('pihak.1.daerah.kapital', 'BALI UTARA', 1), of('pihak.1.daerah', 'Bali Utara', 2),
      of('tanggal.surat.kata', 'dua Mei', 1)]);
    expect(found.map(({ variable, shown, times }) => [variable, shown.text, times])).toEqual([
      ['pihak.1.daerah', 'Bali Utara', 3], ['tanggal.surat', 'dua Mei', 1],
    ]);
  });
});

describe('the place of a fault', () => {
  it('is told by part and block, or by the line of the file', () => {
    expect(faultPlace('/clauses/3/blocks/0/ayat')).toEqual({ clause: 4, block: 1 });
    expect(faultPlace('/text/clauses/0')).toEqual({ clause: 1 });
    expect(faultPlace('/name')).toEqual({ line: 'name' });
    expect(faultPlace('')).toEqual({});
  });
});
