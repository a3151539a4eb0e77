// Numbers and references of a working copy, counted as docs/formats/text.md, section Marks, says. Texts that came from
// the server bring theirs along; one that is being written has to be counted where it is written.
import type { ClauseNumber } from '../../api/generated/schemas';
import { blocksOf, clausesOf, type BlockKind, type ClauseKind, type DocumentText } from './text';

const names: Record<ClauseKind, string> = {
  title: 'Judul',
  parties: 'Para Pihak',
  considerations: 'Pertimbangan',
  article: 'Pasal',
  closing: 'Penutup',
  signatures: 'Tanda Tangan',
  attachment: 'Lampiran',
};

const romanSigns: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'],
  [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

export function romanNumber(number: number): string {
  let rest = number;
  let out = '';
  for (const [value, sign] of romanSigns) {
    for (; rest >= value; rest -= value) out += sign;
  }
  return out;
}

// 1 is "a", 27 is "aa".
export function letterNumber(number: number): string {
  let out = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    out = String.fromCharCode(97 + ((rest - 1) % 26)) + out;
  }
  return out;
}

type BlockNumber = ClauseNumber['blocks'][number];

class BlockCounter {
  #ayat = 0;
  #huruf = 0;
  #angka = 0;
  readonly #clause: string;

  constructor(clause: string) {
    this.#clause = clause;
  }

  next(kind: BlockKind): BlockNumber {
    if (kind === 'ayat') this.#ayat += 1;
    if (kind === 'ayat' || kind === 'paragraph') this.#huruf = 0;
    if (kind === 'huruf') this.#huruf += 1;
    if (kind === 'angka') this.#angka += 1;
    else if (kind !== 'table') this.#angka = 0;
    return { label: this.#label(), mark: this.#mark(kind), depth: this.#depth(kind) };
  }

  #mark(kind: BlockKind): string {
    switch (kind) {
      case 'ayat': return `(${this.#ayat})`;
      case 'huruf': return `${letterNumber(this.#huruf)}.`;
      case 'angka': return `${this.#angka}.`;
      case 'paragraph':
      case 'table': return '';
      default: return kind satisfies never;
    }
  }

  #depth(kind: BlockKind): number {
    if (kind === 'huruf') return 1;
    if (kind === 'angka') return this.#huruf > 0 ? 2 : 1;
    return 0;
  }

  #label(): string {
    let out = this.#clause;
    if (this.#ayat > 0) out += ` ayat (${this.#ayat})`;
    if (this.#huruf > 0) out += ` huruf ${letterNumber(this.#huruf)}`;
    if (this.#angka > 0) out += ` angka ${this.#angka}`;
    return out;
  }
}

export interface Numbered {
  // By place of the clause and the block.
  readonly numbers: readonly ClauseNumber[];
  // "clause" or "clause/block" in words; every clause and every named block has one.
  readonly labels: ReadonlyMap<string, string>;
}

export function numbered(text: DocumentText | undefined): Numbered {
  const clauses = clausesOf(text);
  const attachments = clauses.filter((one) => one.kind === 'attachment').length;
  const labels = new Map<string, string>();
  let articles = 0;
  let attached = 0;
  const numbers = clauses.map((clause): ClauseNumber => {
    let label = names[clause.kind];
    if (clause.kind === 'article') label += ` ${(articles += 1)}`;
    if (clause.kind === 'attachment' && attachments > 1) label += ` ${romanNumber((attached += 1))}`;
    const counter = new BlockCounter(label);
    const blocks = blocksOf(clause).map((block) => counter.next(block.kind));
    if (!labels.has(clause.clause)) labels.set(clause.clause, label);
    for (const [index, block] of blocksOf(clause).entries()) {
      const name = `${clause.clause}/${block.id}`;
      if (block.id && !labels.has(name)) labels.set(name, blocks[index]?.label ?? label);
    }
    return { label, blocks };
  });
  return { numbers, labels };
}
