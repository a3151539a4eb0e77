import { describe, expect, it } from 'vitest';
import { article, block, writtenText } from './drawn-texts.fixture';
import {
  addedBlock, addedClause, asKind, blockKindsIn, freeName, movedBlock, movedClause, named, removedBlock, removedClause,
  takenClause, withBlock, withClause,
} from './editing';
import {
  blocksOf, clauseOf, clausesOf, normalLine, normalText, type DocumentText,
} from '../../../shared/texts/model/text';

const names = (text: DocumentText) => clausesOf(text).map((one) => one.clause);

describe('clauses', () => {
  it('move among their own kind only', () => {
    expect(names(movedClause(writtenText(), 'biaya', -1))).toEqual(['judul', 'maksud', 'biaya', 'lingkup', 'penutup']);
    expect(names(movedClause(writtenText(), 'biaya', 1))).toEqual(names(writtenText()));
    expect(names(movedClause(writtenText(), 'maksud', -1))).toEqual(names(writtenText()));
    expect(names(movedClause(writtenText(), 'tidak-ada', 1))).toEqual(names(writtenText()));
  });

  it('are added where the order of kinds allows', () => {
    expect(names(addedClause(writtenText(), article('baru'), 'maksud'))[2]).toBe('baru');
    expect(names(addedClause(writtenText(), article('baru'), 'penutup')).at(-2)).toBe('baru');
    expect(names(addedClause(writtenText(), article('baru'))).at(-2)).toBe('baru');
    expect(names(addedClause(writtenText(), { clause: 'peta', kind: 'attachment' })).at(-1)).toBe('peta');
  });

  it('get a name nobody bears', () => {
    expect(freeName(writtenText(), 'Sanksi & Denda')).toBe('sanksi-denda');
    expect(freeName(writtenText(), 'biaya')).toBe('biaya-2');
    expect(freeName(writtenText(), '…')).toBe('pasal');
  });

  it('taken from the other side replace, come along or go', () => {
    const other = removedClause(
      addedClause(
        withClause(writtenText(), 'biaya', (one) => ({ ...one, blocks: [block('ayat', 'APBD.')] })),
        article('sanksi', block('ayat', 'x')), 'maksud',
      ),
      'lingkup',
    );
    expect(blocksOf(clauseOf(takenClause(writtenText(), 'biaya', other), 'biaya'))[0]?.text).toBe('APBD.');
    expect(names(takenClause(writtenText(), 'sanksi', other))[2]).toBe('sanksi');
    expect(names(takenClause(writtenText(), 'lingkup', other))).not.toContain('lingkup');
  });

  it('leave the text they were made from as it was', () => {
    const before = writtenText();
    takenClause(movedClause(addedClause(before, article('baru')), 'biaya', -1), 'biaya', writtenText());
    expect(before).toEqual(writtenText());
  });
});

describe('blocks', () => {
  const clause = article('a', block('ayat', 'satu'), block('ayat', 'dua', 'butir-2'));

  it('are written, added, moved and removed', () => {
    const words = (one: typeof clause) => blocksOf(one).map((each) => each.text);
    expect(words(withBlock(clause, 0, block('ayat', 'x')))).toEqual(['x', 'dua']);
    expect(words(addedBlock(clause, 1, block('ayat', 'x')))).toEqual(['satu', 'x', 'dua']);
    expect(words(movedBlock(clause, 0, 1))).toEqual(['dua', 'satu']);
    expect(movedBlock(clause, 0, -1)).toBe(clause);
    expect(words(removedBlock(clause, 0))).toEqual(['dua']);
  });

  it('keep their words and their name as another kind', () => {
    expect(asKind(block('ayat', 'satu', 'a'), 'huruf')).toEqual({ id: 'a', kind: 'huruf', text: 'satu' });
    const table = asKind(block('ayat', 'satu'), 'table');
    expect(table.rows?.[0]?.[0]).toBe('satu');
    expect(asKind(table, 'paragraph').text).toBe('satu');
  });

  it('that are referred to get a name that stays', () => {
    expect(named(clause, 1)).toEqual({ clause, id: 'butir-2' });
    const first = named(clause, 0);
    expect(first.id).toBe('butir-1');
    expect(blocksOf(first.clause)[0]).toEqual(block('ayat', 'satu', 'butir-1'));
    expect(named(article('b', block('ayat', 'x'), block('ayat', 'y', 'butir-1')), 0).id).toBe('butir-2');
  });

  it('stand only where the format lets them', () => {
    expect(blockKindsIn('title')).toEqual(['paragraph']);
    expect(blockKindsIn('article')[0]).toBe('ayat');
    expect(blockKindsIn('closing')).not.toContain('ayat');
  });
});

describe('what is sent', () => {
  it('is in the form of the format', () => {
    expect(normalLine('  a\u00ad\u200b  b\n c\u00a0d ')).toBe('a b c d');
    expect(normalLine('e\u0301')).toBe('\u00e9');
  });

  it('leaves what is still empty on the device', () => {
    const text: DocumentText = {
      v: 1,
      clauses: [{ clause: 'a', kind: 'article', heading: ' ',
        blocks: [block('ayat', ' '), { kind: 'table', rows: [['', ''], ['', '']] }] }],
    };
    expect(normalText(text)).toEqual({ v: 1, clauses: [{ clause: 'a', kind: 'article' }] });
  });
});
