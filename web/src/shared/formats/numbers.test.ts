import { describe, expect, it } from 'vitest';
import golden from '../../../../tests/conformance/formats.json';
import { numberFromWords } from './number-words';
import { decimal, grouped, parseNumber, percent, terbilang, terbilangMax } from './numbers';

describe('numbers in words', () => {
  it.each(golden.terbilang)('$number', ({ number, words, grouped: dotted }) => {
    expect(terbilang(number)).toBe(words);
    expect(grouped(number)).toBe(dotted);
    expect(numberFromWords(words)).toBe(number);
  });

  it.each(golden.terbilang_by_hand)('$number as written by hand', ({ number, words }) => {
    expect(terbilang(number)).toBe(words);
  });

  it.each(golden.words)('reads "$words"', ({ words, number }) => {
    expect(numberFromWords(words)).toBe(number ?? undefined);
  });

  it('names every number so that its words name it back', () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => [i, (i * 49_999_999_937) % terbilangMax]).flat();
    expect(numbers.filter((number) => numberFromWords(terbilang(number)) !== number)).toEqual([]);
    expect(numberFromWords(terbilang(terbilangMax))).toBe(terbilangMax);
  });

  it('has no words beyond 999 triliun, below nothing or between whole numbers', () => {
    for (const number of [-1, terbilangMax + 1, 1.5, NaN]) expect(() => terbilang(number)).toThrow(RangeError);
  });
});

describe('numbers in digits', () => {
  it.each(golden.grouped)('groups $number', ({ number, text }) => {
    expect(grouped(number)).toBe(text);
  });

  it.each(golden.decimal)('rounds $value to $text', ({ value, least, most, text }) => {
    expect(decimal(value, { least, most })).toBe(text);
  });

  it.each(golden.percent)('$text', ({ value, text }) => {
    expect(percent(value)).toBe(text);
  });

  it('takes finite numbers and sensible places only', () => {
    expect(() => decimal(NaN)).toThrow(RangeError);
    expect(() => decimal(1, { least: 3, most: 2 })).toThrow(RangeError);
  });
});

describe('typed numbers', () => {
  it.each(golden.typed_number)('"$typed"', (one) => {
    const read = parseNumber(one.typed);
    expect(read.ok ? { value: read.value } : { refusal: read.code }).toEqual(
      'value' in one ? { value: one.value } : { refusal: one.refusal },
    );
  });

  it('reads back what it writes', () => {
    for (let i = -5_000; i < 5_000; i += 1) {
      const value = (i * 7_919) / 1000;
      expect(parseNumber(decimal(value, { least: 0, most: 3 }))).toEqual({ ok: true, value: value === 0 ? 0 : value });
    }
  });
});
