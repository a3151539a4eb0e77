import { describe, expect, it } from 'vitest';
import golden from '../../../../tests/conformance/formats.json';
import {
  moneyText, parseMoney, parseRupiah, rupiah, rupiahFromWords, rupiahInWords, rupiahShort, senMax,
} from './money';

describe('amounts', () => {
  it.each(golden.rupiah)('$text', ({ text, digits, short, words }) => {
    const amount = parseMoney(text);
    expect(amount).toBeDefined();
    if (amount === undefined) return;
    expect(moneyText(amount)).toBe(text);
    expect(rupiah(amount)).toBe(digits);
    expect(rupiahShort(amount)).toBe(short);
    expect(rupiahInWords(amount)).toBe(words);
    expect(rupiahFromWords(words)).toEqual(amount);
  });

  it.each(golden.money_text_refused.map((text) => ({ text })))('does not take "$text" for wire text', ({ text }) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  it.each(golden.rupiah_words)('reads "$words"', ({ words, text }) => {
    const amount = rupiahFromWords(words);
    expect(amount === undefined ? null : moneyText(amount)).toBe(text);
  });

  it('ends at 999 triliun', () => {
    expect(() => rupiah({ sen: senMax + 1n })).toThrow(RangeError);
  });
});

describe('typed amounts', () => {
  it.each(golden.typed_rupiah)('"$typed"', (one) => {
    const read = parseRupiah(one.typed);
    expect(read.ok ? { text: moneyText(read.value) } : { refusal: read.code }).toEqual(
      'text' in one ? { text: one.text } : { refusal: one.refusal },
    );
  });

  it('reads back what it writes', () => {
    for (let i = 0n; i < 2_000n; i += 1n) {
      const amount = { sen: (i * 49_999_999_999_937n) % senMax };
      expect(parseRupiah(rupiah(amount))).toEqual({ ok: true, value: amount });
      expect(rupiahFromWords(rupiahInWords(amount))).toEqual(amount);
    }
  });
});
