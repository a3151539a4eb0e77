// The text of a document as docs/formats/text.md has it, read without minding absent members.
import type {
  BlockKind,
  ClauseKind,
  DocumentText,
  TextBlock,
  TextClause,
} from '../../api/generated/schemas';

export type { BlockKind, ClauseKind, DocumentText, TextBlock, TextClause };

// The kinds stand in this order in every text.
export const clauseKinds: readonly ClauseKind[] = [
  'title', 'parties', 'considerations', 'article', 'closing', 'signatures', 'attachment',
];

export function clausesOf(text: DocumentText | undefined): readonly TextClause[] {
  return text?.clauses ?? [];
}

export function blocksOf(clause: TextClause | undefined): readonly TextBlock[] {
  return clause?.blocks ?? [];
}

export function clauseOf(text: DocumentText | undefined, name: string): TextClause | undefined {
  return clausesOf(text).find((one) => one.clause === name);
}

export function textOf(clauses: readonly TextClause[]): DocumentText {
  return { v: 1, clauses: [...clauses] };
}

// A line as section "Strings" of the format wants it, as far as typing can break it.
export function normalLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu, (sign) =>
      (/\u2028|\u2029/.test(sign) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

function normalBlock({ id, kind, text, rows }: TextBlock): TextBlock {
  const out: TextBlock = { kind };
  if (id) out.id = id;
  if (kind === 'table') out.rows = (rows ?? []).map((row) => row.map(normalLine));
  else out.text = normalLine(text ?? '');
  return out;
}

function hasWords(block: TextBlock): boolean {
  return block.kind === 'table' ? (block.rows ?? []).some((row) => row.some(Boolean)) : Boolean(block.text);
}

export function normalClause(clause: TextClause): TextClause {
  const heading = normalLine(clause.heading ?? '');
  const blocks = blocksOf(clause).map(normalBlock).filter(hasWords);
  const out: TextClause = { clause: clause.clause, kind: clause.kind };
  if (heading) out.heading = heading;
  if (blocks.length > 0) out.blocks = blocks;
  return out;
}

// What is sent of a working copy: blocks that are still empty stay on the device until they say something.
export function normalText(text: DocumentText): DocumentText {
  return textOf(clausesOf(text).map(normalClause));
}

export function isSameClause(one: TextClause | undefined, other: TextClause | undefined): boolean {
  if (!one || !other) return one === other;
  return JSON.stringify(normalClause(one)) === JSON.stringify(normalClause(other));
}

export function isSameText(one: DocumentText | undefined, other: DocumentText | undefined): boolean {
  if (!one || !other) return one === other;
  return JSON.stringify(normalText(one)) === JSON.stringify(normalText(other));
}

// How many clauses were written, reworded or taken out; where clauses only changed places, those that stand elsewhere.
export function changedClauses(text: DocumentText, base: DocumentText | undefined): number {
  const names = new Set([...clausesOf(text), ...clausesOf(base)].map((one) => one.clause));
  const reworded = [...names].filter((name) => !isSameClause(clauseOf(text, name), clauseOf(base, name))).length;
  if (reworded > 0) return reworded;
  return clausesOf(text).filter((one, at) => clausesOf(base)[at]?.clause !== one.clause).length;
}
