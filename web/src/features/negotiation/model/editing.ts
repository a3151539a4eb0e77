// Changes of a working copy; each answers a new text and leaves the old one as it was.
import {
  blocksOf,
  clauseKinds,
  clauseOf,
  clausesOf,
  textOf,
  type BlockKind,
  type ClauseKind,
  type DocumentText,
  type TextBlock,
  type TextClause,
} from '../../../shared/texts/model/text';

// docs/formats/text.md, section "Order and place".
export function blockKindsIn(kind: ClauseKind): readonly BlockKind[] {
  switch (kind) {
    case 'title': return ['paragraph'];
    case 'signatures': return ['paragraph', 'table'];
    case 'article': return ['ayat', 'huruf', 'angka', 'paragraph', 'table'];
    case 'parties':
    case 'considerations':
    case 'closing':
    case 'attachment': return ['paragraph', 'huruf', 'angka', 'table'];
    default: return kind satisfies never;
  }
}

export function isRepeatable(kind: ClauseKind): boolean {
  return kind === 'article' || kind === 'attachment';
}

export function withClause(text: DocumentText, name: string, change: (clause: TextClause) => TextClause): DocumentText {
  return textOf(clausesOf(text).map((one) => (one.clause === name ? change(one) : one)));
}

export function withHeading(clause: TextClause, heading: string): TextClause {
  return { ...clause, heading };
}

export function withBlock(clause: TextClause, index: number, block: TextBlock): TextClause {
  return { ...clause, blocks: blocksOf(clause).map((one, place) => (place === index ? block : one)) };
}

export function addedBlock(clause: TextClause, index: number, block: TextBlock): TextClause {
  const blocks = [...blocksOf(clause)];
  blocks.splice(index, 0, block);
  return { ...clause, blocks };
}

export function removedBlock(clause: TextClause, index: number): TextClause {
  return { ...clause, blocks: blocksOf(clause).filter((_, place) => place !== index) };
}

function swapped<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const out = [...items];
  const [one] = out.splice(from, 1);
  if (one !== undefined) out.splice(to, 0, one);
  return out;
}

export function movedBlock(clause: TextClause, index: number, step: 1 | -1): TextClause {
  const to = index + step;
  if (to < 0 || to >= blocksOf(clause).length) return clause;
  return { ...clause, blocks: swapped(blocksOf(clause), index, to) };
}

// Another kind keeps the words: a table gives and takes its first cell.
export function asKind(block: TextBlock, kind: BlockKind): TextBlock {
  const words = block.kind === 'table' ? (block.rows ?? []).flat().filter(Boolean).join(' ') : (block.text ?? '');
  const id = block.id === undefined ? {} : { id: block.id };
  return kind === 'table' ? { ...id, kind, rows: [[words, ''], ['', '']] } : { ...id, kind, text: words };
}

// A name no clause of the text bears yet.
export function freeName(text: DocumentText, wish: string): string {
  const stem = wish.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0,
    56) || 'pasal';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!clauseOf(text, name)) return name;
  }
}

// The place a clause of this kind may take: after `name` where that is of its kind, else at the end of its kind.
function placeFor(clauses: readonly TextClause[], kind: ClauseKind, name: string | undefined): number {
  const rank = (one: ClauseKind): number => clauseKinds.indexOf(one);
  const after = clauses.findIndex((one) => one.clause === name);
  const known = clauses[after];
  const isBetween = known && rank(known.kind) <= rank(kind)
    && (clauses[after + 1] === undefined || rank(clauses[after + 1]!.kind) >= rank(kind));
  if (isBetween) return after + 1;
  const later = clauses.findIndex((one) => rank(one.kind) > rank(kind));
  return later < 0 ? clauses.length : later;
}

export function addedClause(text: DocumentText, clause: TextClause, after?: string): DocumentText {
  const clauses = [...clausesOf(text)];
  clauses.splice(placeFor(clauses, clause.kind, after), 0, clause);
  return textOf(clauses);
}

export function removedClause(text: DocumentText, name: string): DocumentText {
  return textOf(clausesOf(text).filter((one) => one.clause !== name));
}

// Only among clauses of its own kind; the order of the kinds is fixed.
export function movedClause(text: DocumentText, name: string, step: 1 | -1): DocumentText {
  const clauses = clausesOf(text);
  const from = clauses.findIndex((one) => one.clause === name);
  const to = from + step;
  if (from < 0 || clauses[to]?.kind !== clauses[from]?.kind) return text;
  return textOf(swapped(clauses, from, to));
}

// The other side's wording becomes one's own: replaced, added where it stands there, or dropped with them.
export function takenClause(text: DocumentText, name: string, other: DocumentText): DocumentText {
  const theirs = clauseOf(other, name);
  if (!theirs) return removedClause(text, name);
  if (clauseOf(text, name)) return withClause(text, name, () => theirs);
  const place = clausesOf(other).findIndex((one) => one.clause === name);
  const before = clausesOf(other).slice(0, place).findLast((one) => clauseOf(text, one.clause));
  return addedClause(text, theirs, before?.clause);
}

// Refers to a block: it needs a name that stays when it moves.
export function named(clause: TextClause, index: number): { clause: TextClause; id: string } {
  const block = blocksOf(clause)[index];
  if (block?.id) return { clause, id: block.id };
  const taken = new Set(blocksOf(clause).map((one) => one.id));
  let number = index + 1;
  while (taken.has(`butir-${number}`)) number += 1;
  const id = `butir-${number}`;
  return { clause: block ? withBlock(clause, index, { ...block, id }) : clause, id };
}
