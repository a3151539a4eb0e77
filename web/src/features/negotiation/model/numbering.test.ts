import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article, block, writtenText } from './drawn-texts.fixture';
import { movedClause } from './editing';
import { letterNumber, numbered, romanNumber } from '../../../shared/texts/model/numbering';
import type { DocumentText } from '../../../shared/texts/model/text';

describe('numbers', () => {
  it('count articles, and blocks in what they stand in', () => {
    const { numbers } = numbered(writtenText());
    expect(numbers.map((one) => one.label)).toEqual(['Judul', 'Pasal 1', 'Pasal 2', 'Pasal 3', 'Penutup']);
    expect(numbers[2]?.blocks.map((one) => `${one.depth}${one.mark}`)).toEqual(['0', '1a.', '21.', '1b.']);
    expect(numbers[2]?.blocks[2]?.label).toBe('Pasal 2 huruf a angka 1');
  });

  it('begin anew in every ayat and paragraph, and not after a table', () => {
    const text: DocumentText = {
      v: 1,
      clauses: [
        article('a', block('ayat', 'x'), block('angka', 'x'), block('angka', 'x'), block('ayat', 'x'),
          block('huruf', 'x'),
          { kind: 'table', rows: [['x']] }, block('huruf', 'x'), block('paragraph', 'x'), block('huruf', 'x'),
            block('angka', 'x')),
      ],
    };
    const [clause] = numbered(text).numbers;
    expect(clause?.blocks.map((one) => `${one.depth}[${one.mark}]`).join(' ')).toBe(
      '0[(1)] 1[1.] 1[2.] 0[(2)] 1[a.] 0[] 1[b.] 0[] 1[a.] 2[1.]',
    );
    expect(clause?.blocks[7]?.label).toBe('Pasal 1 ayat (2)');
  });

  it('are letters beyond z and Roman for several attachments', () => {
    expect([1, 26, 27, 52, 53, 703].map(letterNumber)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'aaa']);
    expect([4, 9, 49, 400].map(romanNumber)).toEqual(['IV', 'IX', 'XLIX', 'CD']);
    const attachment = (clause: string) => ({ clause, kind: 'attachment' as const });
    expect(numbered({ v: 1, clauses: [attachment('a')] }).numbers[0]?.label).toBe('Lampiran');
    expect(numbered({ v: 1, clauses: [attachment('a'), attachment('b')] }).numbers[1]?.label).toBe('Lampiran II');
  });

  it('of references follow a move', () => {
    expect(numbered(writtenText()).labels.get('lingkup/tani')).toBe('Pasal 2 huruf a');
    expect(numbered(movedClause(writtenText(), 'lingkup', -1)).labels.get('lingkup/tani')).toBe('Pasal 1 huruf a');
  });
});

// The texts of the conformance vectors, which the program's own numbering reads too.
describe('the texts of the vectors', () => {
  const path = new URL('../../../../../tests/conformance/text.json', import.meta.url);
  const { texts } = JSON.parse(readFileSync(path, 'utf8')) as { texts: { name: string; canonical: string }[] };

  it.each(texts)('$name: every block has a number', ({ canonical }) => {
    const text = JSON.parse(canonical) as DocumentText;
    const { numbers } = numbered(text);
    expect(numbers.map((one) => one.blocks.length)).toEqual((text.clauses ?? []).map((one) => one.blocks?.length ?? 0));
  });
});
