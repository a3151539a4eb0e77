import { describe, expect, it } from 'vitest';
import type { Negotiation } from '../../../shared/api/generated/schemas';
import { article, block, writtenText } from './drawn-texts.fixture';
import { addedClause, removedClause, withClause } from './editing';
import { isAgreed, neighbour, positionsOn, rowsOf, unsentOf } from './positions';

const view = { hash: '', text: writtenText(), numbers: [], references: {} };
const round = { party: '62', recorded_by: '62', text: '', at: '', has_clauses: true };
const seen: Pick<Negotiation, 'own' | 'signatories' | 'agreement' | 'texts'> = {
  own: '62',
  signatories: ['62', '51', '35'],
  texts: [{ party: '62', round, view }, { party: '51', round, view }],
  agreement: {
    clauses: [
      { clause: 'maksud', agreed: true, wordings: [{ hash: 'a', parties: ['51', '62'] }], absent: [] },
      { clause: 'lingkup', agreed: false,
        wordings: [{ hash: 'a', parties: ['62'] }, { hash: 'b', parties: ['51'] }], absent: [] },
      { clause: 'biaya', agreed: false, wordings: [{ hash: 'a', parties: ['62'] }], absent: ['51'] },
    ],
    articles_agreed: 1, articles: 3, same_order: true, whole: false,
  },
};
const on = (clause: string) => positionsOn(seen, clause).map((one) => one.position);

describe('positions', () => {
  it('are told for every signatory', () => {
    expect(on('maksud')).toEqual(['alike', 'alike', 'silent']);
    expect(on('lingkup')).toEqual(['alike', 'differs', 'silent']);
    expect(on('biaya')).toEqual(['alike', 'absent', 'silent']);
    expect([isAgreed(seen, 'maksud'), isAgreed(seen, 'lingkup'), isAgreed(seen, 'none')]).toEqual([true, false, false]);
  });
});

describe('what is not sent', () => {
  const sent = writtenText();
  const other = withClause(sent, 'biaya', (one) => ({ ...one, blocks: [block('ayat', 'Biaya APBD.')] }));

  it('is told clause by clause', () => {
    expect(unsentOf('biaya', sent, sent, other)).toBe('none');
    expect(unsentOf('biaya', other, sent, other)).toBe('taken');
    const own = withClause(sent, 'biaya', (one) => ({ ...one, heading: 'PEMBIAYAAN' }));
    expect(unsentOf('biaya', own, sent, other)).toBe('reworded');
    expect(unsentOf('biaya', removedClause(sent, 'biaya'), sent, other)).toBe('dropped');
    expect(unsentOf('baru', addedClause(sent, article('baru')), sent, other)).toBe('new');
  });

  it('is not a space more or less', () => {
    const spaced = withClause(sent, 'biaya', (one) => ({ ...one, heading: ' BIAYA  ' }));
    expect(unsentOf('biaya', spaced, sent, other)).toBe('none');
  });
});

describe('rows', () => {
  it('have what only the other side has where it stands there', () => {
    const other = addedClause(writtenText(), article('sanksi', block('ayat', 'x')), 'maksud');
    expect(rowsOf(writtenText(), other).map((row) => `${row.clause.clause}${row.isOurs ? '' : '!'}`)).toEqual([
      'judul', 'maksud', 'sanksi!', 'lingkup', 'biaya', 'penutup',
    ]);
  });

  it('jump from difference to difference, round the ends', () => {
    const order = ['a', 'b', 'c', 'd'];
    expect(neighbour(['b', 'd'], order, undefined, 1)).toBe('b');
    expect(neighbour(['b', 'd'], order, 'b', 1)).toBe('d');
    expect(neighbour(['b', 'd'], order, 'd', 1)).toBe('b');
    expect(neighbour(['b', 'd'], order, undefined, -1)).toBe('d');
    expect(neighbour(['b', 'd'], order, 'b', -1)).toBe('d');
    expect(neighbour(['b', 'd'], order, 'c', -1)).toBe('b');
    expect(neighbour([], order, 'c', 1)).toBeUndefined();
  });
});
