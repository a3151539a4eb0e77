// A comparison as the page draws it: one entry for each clause, with its number before and after.
import type { BlockChange, ClauseChange, ClauseKind, Comparison, Piece } from '../../../shared/api/generated/schemas';

export interface RedlineBlock {
  readonly change: BlockChange;
  readonly mark: string;
  readonly depth: number;
  readonly isTable: boolean;
}

export interface RedlineClause {
  readonly name: string;
  readonly kind: ClauseKind;
  readonly change: ClauseChange['change'];
  // "Pasal 4"; absent on the side where the clause is not.
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly heading: readonly Piece[];
  readonly blocks: readonly RedlineBlock[];
}

function blockOf(comparison: Comparison, clause: ClauseChange, change: BlockChange): RedlineBlock {
  const isAfter = change.after !== undefined && clause.after !== undefined;
  const number = isAfter
    ? comparison.numbers_after[clause.after ?? 0]?.blocks[change.after ?? 0]
    : comparison.numbers_before[clause.before ?? 0]?.blocks[change.before ?? 0];
  const shape = change.is ?? change.was;
  return { change, mark: number?.mark ?? '', depth: number?.depth ?? 0, isTable: shape?.kind === 'table' };
}

export function redlineOf(comparison: Comparison): RedlineClause[] {
  return comparison.clauses.map((clause) => {
    const shape = clause.is ?? clause.was;
    return {
      name: shape?.clause ?? '',
      kind: shape?.kind ?? 'article',
      change: clause.change,
      before: clause.before === undefined ? undefined : comparison.numbers_before[clause.before]?.label,
      after: clause.after === undefined ? undefined : comparison.numbers_after[clause.after]?.label,
      heading: clause.heading,
      blocks: clause.blocks.map((block) => blockOf(comparison, clause, block)),
    };
  });
}

// The pieces that one of the two sides has.
export function sideOf(pieces: readonly Piece[], side: 'before' | 'after'): Piece[] {
  const hidden = side === 'before' ? 'added' : 'removed';
  return pieces.filter((piece) => piece.run !== hidden);
}

export function isOnSide(block: RedlineBlock, side: 'before' | 'after'): boolean {
  return side === 'before' ? block.change.before !== undefined : block.change.after !== undefined;
}

// How many clauses differ, in one word each.
export function countOfChanges(clauses: readonly RedlineClause[]): number {
  return clauses.filter((one) => one.change !== 'same').length;
}

// The clauses and blocks that differ, so that only what changed is read.
export function onlyChanged(clauses: readonly RedlineClause[]): RedlineClause[] {
  return clauses
    .filter((one) => one.change !== 'same')
    .map((one) => {
      const blocks = one.blocks.filter((block) => block.change.change !== 'same');
      return one.change === 'moved' ? { ...one, blocks: [] } : { ...one, blocks };
    });
}
