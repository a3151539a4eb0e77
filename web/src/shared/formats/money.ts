import { folded } from './letters';
import { numberFromWords } from './number-words';
import { groupedDigits, terbilang } from './numbers';
import { expects, type Parsed, read, refused } from './parsed';
import { readTypedDecimal, type TypedDecimal } from './typed-decimal';

// An amount of rupiah in whole sen; bigint, since 999 triliun rupiah in sen are beyond the whole numbers of a double.
export interface Money {
  readonly sen: bigint;
}

export const senMax = 99_999_999_999_999_999n;

const shortUnits = [
  { sen: 100_000_000n, word: 'juta' },
  { sen: 100_000_000_000n, word: 'miliar' },
  { sen: 100_000_000_000_000n, word: 'triliun' },
] as const;

// A power of ten by the words people put behind an amount.
const typedScales: Readonly<Record<string, number>> = {
  '': 0, rb: 3, ribu: 3, jt: 6, juta: 6, miliar: 9, milyar: 9, triliun: 12, trilyun: 12, triliyun: 12,
};
const unclearScales = ['m', 'mn', 'mio', 'b', 'bn', 't', 'k', 'million', 'billion', 'trillion'];

interface Parts {
  readonly sign: '' | '-';
  readonly size: bigint;
  readonly whole: bigint;
  readonly sen: string;
}

function partsOf({ sen }: Money): Parts {
  const size = sen < 0n ? -sen : sen;
  expects(size <= senMax, 'Money: at most 999 triliun rupiah');
  return { sign: sen < 0n ? '-' : '', size, whole: size / 100n, sen: String(size % 100n).padStart(2, '0') };
}

// The wire text: "1500000.00".
export function moneyText(amount: Money): string {
  const { sign, whole, sen } = partsOf(amount);
  return `${sign}${whole}.${sen}`;
}

// Only the exact wire text; undefined for anything else.
export function parseMoney(text: string): Money | undefined {
  const match = /^(-?)(0|[1-9]\d{0,14})\.(\d{2})$/u.exec(text);
  if (match === null) return undefined;
  const size = BigInt(`${match[2] ?? ''}${match[3] ?? ''}`);
  if (match[1] === '-') return size === 0n ? undefined : { sen: -size };
  return { sen: size };
}

// "Rp1.500.000,00": no space and no dot after Rp.
export function rupiah(amount: Money): string {
  const { sign, whole, sen } = partsOf(amount);
  return `${sign}Rp${groupedDigits(String(whole))},${sen}`;
}

// For tables and headings, at most two decimals: "Rp12,5 miliar"; whole digits below one million.
export function rupiahShort(amount: Money): string {
  const { sign, size, whole, sen } = partsOf(amount);
  if (size < shortUnits[0].sen) return `${sign}Rp${groupedDigits(String(whole))}${sen === '00' ? '' : `,${sen}`}`;
  for (const unit of shortUnits) {
    const hundredths = (size + unit.sen / 200n) / (unit.sen / 100n);
    // 999.999.999 rounds to 1.000 juta, which is read as 1 miliar.
    if (hundredths >= 100_000n && unit.word !== 'triliun') continue;
    const fraction = String(hundredths % 100n).padStart(2, '0').replace(/0+$/u, '');
    return `${sign}Rp${groupedDigits(String(hundredths / 100n))}${fraction === '' ? '' : `,${fraction}`} ${unit.word}`;
  }
  return rupiah(amount);
}

// "satu juta lima ratus ribu rupiah", "... rupiah lima puluh sen".
export function rupiahInWords(amount: Money): string {
  const { sign, whole, sen } = partsOf(amount);
  const tail = sen === '00' ? '' : ` ${terbilang(Number(sen))} sen`;
  return `${sign === '-' ? 'minus ' : ''}${terbilang(Number(whole))} rupiah${tail}`;
}

// The amount that words name: needs the word "rupiah", then may have "... sen".
export function rupiahFromWords(words: string): Money | undefined {
  const match = /^(minus )?(.*?) rupiah(?: (.*) sen)?$/u.exec(folded(words));
  if (match === null) return undefined;
  const whole = numberFromWords(match[2] ?? '');
  const sen = match[3] === undefined ? 0 : numberFromWords(match[3]);
  if (whole === undefined || sen === undefined || sen >= 100) return undefined;
  const size = BigInt(whole) * 100n + BigInt(sen);
  return { sen: match[1] === undefined ? size : -size };
}

// The amount times ten to the power of `zeros`, in sen.
function scaled(typed: TypedDecimal, zeros: number): Parsed<Money> {
  const fraction = typed.fraction.replace(/0+$/u, '');
  if (fraction.length > zeros + 2) return refused('money_finer_than_sen');
  const digits = `${typed.whole}${fraction.padEnd(zeros + 2, '0')}`.replace(/^0+(?=\d)/u, '');
  if (digits.length > 17) return refused('money_out_of_range');
  return read({ sen: BigInt(digits) });
}

// "1.500.000,-" is how receipts close an amount without sen.
function splitAmount(typed: string): { readonly number: string; readonly scale: string } {
  const text = folded(typed).replace(/^(?:rp|idr)\.? ?/u, '').replace(/ ?rupiah$/u, '');
  const number = /^[\d.,]*/u.exec(text)?.[0] ?? '';
  const rest = text.slice(number.length).replace(/^ | $/gu, '');
  if (/[.,]$/u.test(number) && /^--?$/u.test(rest)) return { number: number.slice(0, -1), scale: '' };
  return { number, scale: rest };
}

// What people type: "Rp1.500.000,00", "rp. 1500000", "1.500.000,-", "12,5 miliar", "750 jt". Never negative. Codes:
// money_unreadable, money_scale_unclear, number_separators_unclear, money_finer_than_sen, money_out_of_range.
export function parseRupiah(typed: string): Parsed<Money> {
  const { number, scale } = splitAmount(typed);
  const zeros = Object.hasOwn(typedScales, scale) ? typedScales[scale] : undefined;
  if (zeros === undefined) {
    return refused(number !== '' && unclearScales.includes(scale) ? 'money_scale_unclear' : 'money_unreadable');
  }
  const amount = readTypedDecimal(number);
  if (amount === 'unreadable') return refused('money_unreadable');
  if (amount === 'separators_unclear') return refused('number_separators_unclear');
  return scaled(amount, zeros);
}
