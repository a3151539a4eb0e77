import { describe, expect, it } from 'vitest';
import { sizeText } from './size-text';

describe('sizeText', () => {
  it.each([
    [0, '0 B'], [999, '999 B'], [1_000, '1 kB'], [2_440_000, '2,4 MB'], [25_000_000, '25 MB'], [3_000_000_000, '3 GB'],
  ])('%d bytes is %s', (bytes, text) => {
    expect(sizeText(bytes, 'id')).toBe(text);
  });

  it('uses a dot in English', () => {
    expect(sizeText(2_440_000, 'en')).toBe('2.4 MB');
  });
});
