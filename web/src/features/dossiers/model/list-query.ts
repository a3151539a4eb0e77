// The filters of the list live in its address, so that a link, a reload and the way back show the same rows. Names in
// the address are words of the field; the server's own names stay behind them.
import type { Phase, StageId } from '../../../shared/api/generated/schemas';
import { stageOrder } from '../../../shared/weave/model/stages';

export interface ListFilter {
  readonly words: string;
  readonly region: string | undefined;
  readonly stage: StageId | undefined;
  readonly urusan: string | undefined;
  readonly year: number | undefined;
  readonly turn: 'mine' | 'others' | undefined;
  readonly phase: Phase | undefined;
  readonly sleeping: boolean;
  readonly sort: 'activity' | 'title' | 'end' | 'turn' | 'evidence';
  readonly after: string | undefined;
}

const turnWords = { kita: 'mine', lain: 'others' } as const;
const phaseWords = {
  penyiapan: 'preparing',
  berlaku: 'in_force',
  'akan-berakhir': 'ending',
  berakhir: 'ended',
} as const;
const sortWords = {
  terbaru: 'activity',
  judul: 'title',
  berakhir: 'end',
  giliran: 'turn',
  bukti: 'evidence',
} as const;

function choice<Value extends string>(
  words: Readonly<Record<string, Value>>,
  typed: string | null,
): Value | undefined {
  return typed !== null && Object.hasOwn(words, typed) ? words[typed] : undefined;
}

function wordOf(words: Readonly<Record<string, string>>, value: string | undefined): string | undefined {
  return Object.entries(words).find(([, known]) => known === value)?.[0];
}

// What somebody wrote into the address by hand is taken where it means something and left out where it does not.
export function readFilter(query: URLSearchParams): ListFilter {
  const year = Number(query.get('tahun'));
  return {
    words: query.get('cari') ?? '',
    region: /^\d{2}(\.\d{2})?$/.exec(query.get('mitra') ?? '')?.[0],
    stage: stageOrder.find((stage) => stage === query.get('tahap')),
    urusan: query.get('urusan') ?? undefined,
    year: Number.isInteger(year) && year >= 1900 && year <= 9999 ? year : undefined,
    turn: choice(turnWords, query.get('giliran')),
    phase: choice(phaseWords, query.get('keadaan')),
    sleeping: query.get('tidur') === 'ya',
    sort: choice(sortWords, query.get('urut')) ?? 'activity',
    after: query.get('sesudah') ?? undefined,
  };
}

export type QueryChanges = Record<string, string | undefined>;

// The address words of a change of filter. Any change starts again at the first page.
export function queryChanges(change: Partial<ListFilter>): QueryChanges {
  const out: QueryChanges = { sesudah: change.after };
  if ('words' in change) out['cari'] = change.words;
  if ('region' in change) out['mitra'] = change.region;
  if ('stage' in change) out['tahap'] = change.stage;
  if ('urusan' in change) out['urusan'] = change.urusan;
  if ('year' in change) out['tahun'] = change.year?.toString();
  if ('turn' in change) out['giliran'] = wordOf(turnWords, change.turn);
  if ('phase' in change) out['keadaan'] = wordOf(phaseWords, change.phase);
  if ('sleeping' in change) out['tidur'] = change.sleeping === true ? 'ya' : undefined;
  if ('sort' in change) out['urut'] = change.sort === 'activity' ? undefined : wordOf(sortWords, change.sort);
  return out;
}

export const noFilter: Partial<ListFilter> = {
  words: '',
  region: undefined,
  stage: undefined,
  urusan: undefined,
  year: undefined,
  turn: undefined,
  phase: undefined,
  sleeping: false,
};

export function askOf(filter: ListFilter, limit: number) {
  return {
    q: filter.words || undefined,
    region: filter.region,
    stage: filter.stage,
    urusan: filter.urusan,
    year: filter.year,
    turn: filter.turn,
    phase: filter.phase,
    sleeping: filter.sleeping ? true : undefined,
    sort: filter.sort === 'activity' ? undefined : filter.sort,
    cursor: filter.after,
    limit,
  };
}

// How many choices narrow the list besides those that are always in sight (words, whose turn, sleep).
export function narrowedBy(filter: ListFilter): number {
  const choices = [filter.region, filter.stage, filter.urusan, filter.year, filter.phase];
  return choices.filter((one) => one !== undefined).length;
}

export function isNarrowed(filter: ListFilter): boolean {
  return narrowedBy(filter) > 0 || filter.words !== '' || filter.turn !== undefined || filter.sleeping;
}
