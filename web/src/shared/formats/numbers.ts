import { folded } from './letters';
import { expects, type Parsed, read, refused } from './parsed';
import { readTypedDecimal } from './typed-decimal';

// The largest number that is written in words: 999 triliun and all below it.
export const terbilangMax = 999_999_999_999_999;

const units = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const scales = [
  { value: 1_000_000_000_000, word: 'triliun' },
  { value: 1_000_000_000, word: 'miliar' },
  { value: 1_000_000, word: 'juta' },
  { value: 1_000, word: 'ribu' },
] as const;

function unit(digit: number): string {
  return units[digit] ?? '';
}

// 1 to 99.
function belowHundred(number: number): string[] {
  if (number === 10) return ['sepuluh'];
  if (number === 11) return ['sebelas'];
  if (number > 11 && number < 20) return [unit(number - 10), 'belas'];
  const tens = number >= 20 ? [unit(Math.trunc(number / 10)), 'puluh'] : [];
  return number % 10 === 0 ? tens : [...tens, unit(number % 10)];
}

// 0 to 999.
function groupWords(number: number): string[] {
  const hundreds = Math.trunc(number / 100);
  const rest = number % 100;
  const head = hundreds === 0 ? [] : hundreds === 1 ? ['seratus'] : [unit(hundreds), 'ratus'];
  return rest === 0 ? head : [...head, ...belowHundred(rest)];
}

// A whole number from 0 to terbilangMax in Indonesian words, small letters.
export function terbilang(number: number): string {
  expects(Number.isInteger(number) && number >= 0 && number <= terbilangMax, 'terbilang: 0 to 999 triliun');
  if (number === 0) return unit(0);
  const words: string[] = [];
  let rest = number;
  for (const scale of scales) {
    const group = Math.trunc(rest / scale.value);
    rest %= scale.value;
    if (group === 0) continue;
    words.push(...(group === 1 && scale.word === 'ribu' ? ['seribu'] : [...groupWords(group), scale.word]));
  }
  return [...words, ...groupWords(rest)].join(' ');
}

// Digits with a dot between thousands.
export function groupedDigits(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, '.');
}

// A whole number with a dot between thousands: "1.500.000".
export function grouped(number: number | bigint): string {
  return number < 0 ? `-${groupedDigits(String(-number))}` : groupedDigits(String(number));
}

// Digits after the comma: at least `least`, at most `most` (0 to 12); zeros between the two are dropped.
export interface Decimals {
  readonly least: number;
  readonly most: number;
}

// Whole digits and exactly `places` fraction digits in one string, rounded half up from the shortest decimal text.
function roundedDigits(size: number, places: number): string {
  const [mantissa = '0', exponent = '0'] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const length = Number(exponent) + 1 + places;
  if (length < 0) return '0'.repeat(places + 1);
  const cut = BigInt(digits.slice(0, length).padEnd(length, '0') || '0');
  const up = (digits[length] ?? '0') >= '5' ? 1n : 0n;
  return String(cut + up).padStart(places + 1, '0');
}

// A finite number with dots and comma; rounds half away from zero what a person sees.
export function decimal(value: number, { least, most }: Decimals = { least: 0, most: 2 }): string {
  expects(Number.isFinite(value), 'decimal: a finite number');
  expects(least >= 0 && least <= most && most <= 12, 'decimal: 0 <= least <= most <= 12');
  const digits = roundedDigits(Math.abs(value), most);
  const whole = digits.slice(0, digits.length - most);
  let fraction = digits.slice(digits.length - most);
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const sign = value < 0 && /[1-9]/u.test(digits) ? '-' : '';
  return `${sign}${groupedDigits(whole)}${fraction === '' ? '' : ','}${fraction}`;
}

// `value` counts hundredths already: 0.7 is "0,7%".
export function percent(value: number, decimals: Decimals = { least: 0, most: 2 }): string {
  return `${decimal(value, decimals)}%`;
}

// What people type: "12,5", "1.250,75", "-3", "0,7%". Codes: number_unreadable, number_separators_unclear,
// number_out_of_range.
export function parseNumber(typed: string): Parsed<number> {
  const text = folded(typed).replace(/%$/u, '').replace(/ $/u, '');
  const unsigned = text.replace(/^[-\u2212]/u, '');
  const typedDecimal = readTypedDecimal(unsigned);
  if (typedDecimal === 'unreadable') return refused('number_unreadable');
  if (typedDecimal === 'separators_unclear') return refused('number_separators_unclear');
  if (typedDecimal.whole.length > 15) return refused('number_out_of_range');
  const size = Number(`${typedDecimal.whole}.${typedDecimal.fraction || '0'}`);
  return read(unsigned === text || size === 0 ? size : -size);
}
