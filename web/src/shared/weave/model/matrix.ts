// Who has not signed what: one row a paper, one cell a party, and the sentence that sums it up.
import type { Cell, Document, Dossier, RegionRef } from '../../api/generated/schemas';
import { daysBetween } from '../../formats/calendar';
import { joined } from '../../formats/lists';
import { bareName, headTitle } from './parties';
import { counted, type Language } from './words';

export type CellMark = 'signed' | 'awaited' | 'agreed' | 'disputed' | 'unknown';

export interface MatrixCell {
  readonly region: RegionRef;
  readonly cell: Cell;
  readonly mark: CellMark;
  /** Since how many days the pen is awaited; undefined where that is not known or not so. */
  readonly days: number | undefined;
  readonly recordedBy: RegionRef | undefined;
}

export interface MatrixRow {
  readonly paper: Document;
  readonly isChild: boolean;
  readonly cells: readonly MatrixCell[];
  readonly isComplete: boolean;
}

export function matrixOf(dossier: Dossier): MatrixRow[] {
  return dossier.standing.matrix.flatMap((row) => {
    const paper = dossier.documents.find((document) => document.document === row.document);
    if (!paper) return [];
    const cells = row.cells.flatMap((cell) => cellOf(cell, paper, dossier));
    return [{ paper, isChild: paper.parent !== undefined, cells, isComplete: row.complete }];
  });
}

function cellOf(cell: Cell, paper: Document, dossier: Dossier): MatrixCell[] {
  const region = dossier.regions.find((one) => one.code === cell.party);
  if (!region) return [];
  const since = awaitedSince(paper, dossier);
  const isOpen = cell.status === 'not_yet' || cell.status === 'text_agreed';
  return [
    {
      region,
      cell,
      mark: markOf(cell, paper, since),
      days: isOpen && since !== undefined ? daysBetween(since, dossier.today) : undefined,
      recordedBy: dossier.regions.find((one) => one.code === cell.recorded_by),
    },
  ];
}

function markOf(cell: Cell, paper: Document, since: string | undefined): CellMark {
  switch (cell.status) {
    case 'signed_wet':
    case 'signed_electronic':
      return 'signed';
    case 'disputed':
      return 'disputed';
    case 'text_agreed':
      return 'agreed';
    case 'not_yet':
      return since === undefined && paper.final_on === undefined ? 'unknown' : 'awaited';
    default:
      return cell.status satisfies never;
  }
}

// Since when a pen could have been set to the paper: its final day or the last signature on it, whichever is later.
export function awaitedSince(paper: Document, dossier: Dossier): string | undefined {
  const signed = dossier.signatures
    .filter((one) => one.status === 'valid' && one.fact.document === paper.document)
    .map((one) => one.fact.on);
  return [paper.final_on, ...signed]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

// "1 gubernur dan 7 pasang perangkat daerah belum menandatangani."
export function matrixSummary(rows: readonly MatrixRow[], language: Language): string {
  if (rows.length === 0) {
    return language === 'id' ? 'Belum ada naskah yang perlu ditandatangani.' : 'There is no paper to sign yet.';
  }
  const open = rows.filter((row) => !row.isComplete);
  if (open.length === 0) {
    return language === 'id'
      ? 'Semua naskah sudah ditandatangani semua pihak.'
      : 'Every paper is signed by every party.';
  }
  const parts = [headsPart(open, language), ...agencyParts(open, language)].filter(
    (part) => part !== undefined,
  );
  const who = joined(parts, 'and', language);
  return language === 'id'
    ? `${who} belum menandatangani.`
    : `${who} ${isOne(who) ? 'has' : 'have'} not signed.`;
}

function isOne(who: string): boolean {
  return who.startsWith('1 ') && !who.includes(' and ') && !who.includes(',');
}

// Papers that only heads of region sign; what changes or ends such a paper follows it.
function isForHeads(row: MatrixRow, rows: readonly MatrixRow[]): boolean {
  if (row.paper.type === 'joint_agreement') return true;
  const follows =
    row.paper.type === 'amendment' || row.paper.type === 'extension' || row.paper.type === 'termination';
  const parent = rows.find((one) => one.paper.document === row.paper.parent);
  return follows && (parent === undefined || parent.paper.type === 'joint_agreement');
}

function unsigned(row: MatrixRow): MatrixCell[] {
  return row.cells.filter((cell) => cell.mark !== 'signed');
}

function headsPart(open: readonly MatrixRow[], language: Language): string | undefined {
  const heads = new Map<string, RegionRef>();
  for (const row of open.filter((one) => isForHeads(one, open))) {
    for (const { region } of unsigned(row)) heads.set(region.code, region);
  }
  if (heads.size === 0) return undefined;
  const titles = new Set([...heads.values()].map((region) => region.head_title));
  const [only] = titles;
  const shared =
    titles.size === 1 && only !== undefined ? headTitle(only, language).toLocaleLowerCase('id') : undefined;
  return counted(heads.size, shared ?? (language === 'id' ? 'kepala daerah' : 'head of region'), language);
}

// Papers of agencies that nobody signed wait for all sides at once; those half signed wait for single agencies.
function agencyParts(open: readonly MatrixRow[], language: Language): (string | undefined)[] {
  const rows = open.filter((row) => !isForHeads(row, open));
  const untouched = rows.filter((row) => unsigned(row).length === row.cells.length);
  const single = rows.filter((row) => !untouched.includes(row)).flatMap(unsigned).length;
  const isPair = untouched.every((row) => row.cells.length === 2);
  const group =
    language === 'id'
      ? isPair
        ? 'pasang perangkat daerah'
        : 'kelompok perangkat daerah'
      : isPair
        ? 'pair'
        : 'group';
  const suffix = language === 'id' ? '' : ' of agencies';
  return [
    untouched.length > 0 ? counted(untouched.length, group, language) + suffix : undefined,
    single > 0 ? counted(single, language === 'id' ? 'perangkat daerah' : 'office', language) : undefined,
  ];
}

// What is known of a paper under its title: who stands on it, and its numbers.
export function agenciesOf(row: MatrixRow, language: Language): string | undefined {
  if (row.paper.type === 'joint_agreement') {
    const titles = row.cells.map(({ region }) => headTitle(region.head_title, language));
    const [only] = titles;
    const isAlike = only !== undefined && titles.every((title) => title === only);
    if (titles.length > 2 && isAlike) return counted(titles.length, only.toLocaleLowerCase('id'), language);
    return titles.join(language === 'id' ? ' dengan ' : ' with ');
  }
  const unknown = language === 'id' ? 'belum diketahui' : 'not known';
  const known = row.cells.map(({ region }) => row.paper.agencies[region.code]);
  if (known.every((agency) => agency === undefined)) return undefined;
  return known
    .map((agency, index) => agency ?? `${nameAt(row, index)} ${unknown}`)
    .join(language === 'id' ? ' dengan ' : ' with ');
}

function nameAt(row: MatrixRow, index: number): string {
  const region = row.cells[index]?.region;
  return region ? bareName(region) : '';
}
