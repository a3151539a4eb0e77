import { describe, expect, it } from 'vitest';
import { isTerm, termOf, termText } from './term';

describe('a term', () => {
  it('is read as people write it', () => {
    expect(termOf('5 tahun')).toBe('P5Y');
    expect(termOf(' 5 (lima) Tahun ')).toBe('P5Y');
    expect(termOf('18 months')).toBe('P18M');
    expect(termOf('30 hari')).toBe('P30D');
  });

  it('stays as it was typed where it is no length, so that nobody loses it', () => {
    expect(termOf(' selama diperlukan ')).toBe('selama diperlukan');
    expect(termOf('0 tahun')).toBe('0 tahun');
    expect(isTerm('selama diperlukan')).toBe(false);
    expect(isTerm('P0Y')).toBe(false);
  });

  it('is shown in words of the reader', () => {
    expect(termText('P5Y', 'id')).toBe('5 tahun');
    expect(termText('P1Y', 'en')).toBe('1 year');
    expect(termText('lama', 'id')).toBe('lama');
  });
});
