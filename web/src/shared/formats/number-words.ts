import { folded } from './letters';

type Word =
  | { readonly kind: 'unit' | 'ten' | 'hundred' | 'scaled' | 'scale'; readonly value: number }
  | { readonly kind: 'belas' | 'puluh' | 'ratus' };

// No word is the beginning of another, so written-together words split in one way only.
const words: Readonly<Record<string, Word>> = {
  nol: { kind: 'unit', value: 0 }, satu: { kind: 'unit', value: 1 }, dua: { kind: 'unit', value: 2 },
  tiga: { kind: 'unit', value: 3 }, empat: { kind: 'unit', value: 4 }, lima: { kind: 'unit', value: 5 },
  enam: { kind: 'unit', value: 6 }, tujuh: { kind: 'unit', value: 7 }, delapan: { kind: 'unit', value: 8 },
  sembilan: { kind: 'unit', value: 9 }, sepuluh: { kind: 'ten', value: 10 }, sebelas: { kind: 'ten', value: 11 },
  seratus: { kind: 'hundred', value: 100 }, seribu: { kind: 'scaled', value: 1e3 },
  sejuta: { kind: 'scaled', value: 1e6 }, belas: { kind: 'belas' }, puluh: { kind: 'puluh' }, ratus: { kind: 'ratus' },
  ribu: { kind: 'scale', value: 1e3 }, juta: { kind: 'scale', value: 1e6 }, miliar: { kind: 'scale', value: 1e9 },
  milyar: { kind: 'scale', value: 1e9 }, triliun: { kind: 'scale', value: 1e12 },
  trilyun: { kind: 'scale', value: 1e12 }, triliyun: { kind: 'scale', value: 1e12 },
};
const oneWord = new RegExp(Object.keys(words).join('|'), 'gu');

// undefined where some letters are no number word.
function splitWords(text: string): readonly Word[] | undefined {
  if (text.replace(oneWord, '').trim() !== '') return undefined;
  return (text.match(oneWord) ?? []).flatMap((found) => words[found] ?? []);
}

// Walks over the words once, taking what the grammar allows next.
class WordReader {
  private at = 0;
  constructor(private readonly list: readonly Word[]) {}

  get ended(): boolean {
    return this.at === this.list.length;
  }

  private unit(ahead: number): number {
    const word = this.list[this.at + ahead];
    return word?.kind === 'unit' ? word.value : -1;
  }

  private valueOf(kind: 'ten' | 'hundred' | 'scaled' | 'scale'): number {
    const word = this.list[this.at];
    if (word?.kind !== kind) return 0;
    this.at += 1;
    return word.value;
  }

  // A unit above `above` in front of belas, puluh or ratus, both taken.
  private counted(kind: 'belas' | 'puluh' | 'ratus', above: number): number {
    const count = this.unit(0);
    if (count <= above || this.list[this.at + 1]?.kind !== kind) return 0;
    this.at += 2;
    return count;
  }

  // 1 to 999, or 0 where no group starts here.
  group(): number {
    const hundreds = this.valueOf('hundred') || 100 * this.counted('ratus', 0);
    const ten = this.valueOf('ten');
    if (ten > 0) return hundreds + ten;
    const teens = this.counted('belas', 1);
    if (teens > 0) return hundreds + 10 + teens;
    const tens = 10 * this.counted('puluh', 1);
    const rest = Math.max(this.unit(0), 0);
    if (rest > 0) this.at += 1;
    return hundreds + tens + rest;
  }

  // What the group just read counts: 1 at the end of the words, 0 where the words are no number.
  scale(group: number): number {
    if (group === 0) return this.valueOf('scaled');
    return this.ended ? 1 : this.valueOf('scale');
  }
}

// The number that words name; undefined for words that name no single number. Takes capitals, any white space, and
// spellings found on signed papers: "satu ribu", "duapuluh lima", "milyar".
export function numberFromWords(text: string): number | undefined {
  const list = splitWords(folded(text));
  if (list === undefined || list.length === 0) return undefined;
  const [first] = list;
  if (list.length === 1 && first?.kind === 'unit' && first.value === 0) return 0;
  const reader = new WordReader(list);
  let total = 0;
  let before = Infinity;
  while (!reader.ended) {
    const group = reader.group();
    const scale = reader.scale(group);
    if (scale === 0 || scale >= before) return undefined;
    total += (group === 0 ? 1 : group) * scale;
    before = scale;
  }
  return total;
}
