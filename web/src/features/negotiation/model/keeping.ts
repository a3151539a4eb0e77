// What a government keeps of its own for later drafts: names for it, and where a file that is brought has its faults.
import type { KnownValue, OwnLibrary } from '../../../shared/api/generated/schemas';
import { blocksOf, type TextBlock, type TextClause } from '../../../shared/texts/model/text';

export const ownPrefix = 'own/';

// A name nothing in one's own library bears yet: "kerja-sama-pangan", "kerja-sama-pangan-2".
export function keptName(own: OwnLibrary | undefined, wish: string): string {
  const stem = wish.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 56)
    .replace(/-+$/u, '') || 'naskah';
  const taken = new Set(
    [...(own?.papers ?? []), ...(own?.clauses ?? []), ...(own?.unreadable ?? [])].map((one) => one.kept),
  );
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(name)) return name;
  }
}

// A clause refers to itself by its name; under another name its references follow.
export function renamedBlocks(blocks: readonly TextBlock[], from: string, to: string): TextBlock[] {
  if (from === to) return [...blocks];
  const line = (words: string): string => words.replaceAll(`[[${from}]]`, `[[${to}]]`)
    .replaceAll(`[[${from}/`, `[[${to}/`);
  return blocks.map((one) => ({
    ...one,
    ...(one.text === undefined ? {} : { text: line(one.text) }),
    ...(one.rows === undefined ? {} : { rows: one.rows.map((row) => row.map(line)) }),
  }));
}

// The values that stand in one clause.
export function valuesIn(clause: TextClause, values: readonly KnownValue[]): KnownValue[] {
  const blocks = blocksOf(clause).flatMap((one) => [one.text ?? '', ...(one.rows ?? []).flat()]);
  const words = [clause.heading ?? '', ...blocks];
  return values.filter(({ text }) => words.some((line) => line.includes(text)));
}

// One value in its forms, "28 Juli 2022" and "28-07-2022": one thing to a reader.
export interface ValueForms {
  readonly variable: string;
  readonly shown: KnownValue;
  readonly forms: readonly KnownValue[];
  readonly times: number;
}

const formNames = /\.(?:kapital|lengkap|kata|angka|singkat)$/u;

export function byVariable(values: readonly KnownValue[]): ValueForms[] {
  const groups = new Map<string, KnownValue[]>();
  for (const one of values) {
    const base = one.variable.replace(formNames, '');
    groups.set(base, [...(groups.get(base) ?? []), one]);
  }
  return [...groups].map(([variable, forms]) => ({
    variable, forms, shown: forms.find((one) => one.variable === variable) ?? forms[0]!,
    times: forms.reduce((sum, one) => sum + one.times, 0),
  }));
}

// "/clauses/3/blocks/0/text" is the part 4 and in it the block 1; any other pointer is the name of a line of the file.
export interface FaultPlace {
  readonly clause?: number;
  readonly block?: number;
  readonly line?: string;
}

export function faultPlace(pointer: string): FaultPlace {
  const found = /\/clauses\/(\d+)(?:\/blocks\/(\d+))?/u.exec(pointer);
  if (!found) return pointer === '' ? {} : { line: pointer.slice(1) };
  const clause = Number(found[1]) + 1;
  return found[2] === undefined ? { clause } : { clause, block: Number(found[2]) + 1 };
}
