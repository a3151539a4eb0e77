// "Whose turn": who has to act, on what, since when. One sentence for each group of parties that wait for the same.
import type { Document, RegionRef, Turn } from '../../api/generated/schemas';
import { daysBetween } from '../../formats/calendar';
import { sinceText } from '../../formats/dates';
import { joined } from '../../formats/lists';
import {
  bareName,
  callName,
  callNameOf,
  governmentNames,
  headName,
  headTitle,
  threadOf,
  type Thread,
} from './parties';
import { capitalised, counted, type Language, wordsOf } from './words';

// What the sentence needs to know of a paper; a list row knows none and tells how many there are.
export type Paper = Pick<Document, 'document' | 'type' | 'title' | 'agencies'>;

export interface TurnSentence {
  /** "Gubernur Jawa Timur" */
  readonly actors: string;
  /** "Giliran Gubernur Jawa Timur": set in strong type. */
  readonly who: string;
  /** "menandatangani kesepakatan bersama" */
  readonly what: string;
  /** "sejak Kamis, 28 Juli 2022 (14 hari)": set in soft type. */
  readonly since: string;
  readonly text: string;
  readonly days: number | undefined;
  readonly parties: readonly string[];
  readonly threads: readonly Thread[];
  readonly turn: Turn;
}

export interface TurnContext {
  readonly regions: readonly RegionRef[];
  readonly documents: readonly Paper[];
  readonly today: string;
  readonly language: Language;
}

// The first group of turns: the one the dossier waits for most.
export function turnSentence(
  turns: readonly Turn[],
  regions: readonly RegionRef[],
  documents: readonly Paper[],
  today: string,
  language: Language,
): TurnSentence | undefined {
  return turnSentences(turns, { regions, documents, today, language })[0];
}

export function turnSentences(turns: readonly Turn[], context: TurnContext): TurnSentence[] {
  return grouped(turns).map((group) => sentenceOf(group, context));
}

export function nothingAwaited(language: Language): string {
  return language === 'id' ? 'Tidak ada yang ditunggu.' : 'Nothing is awaited.';
}

// Parties stand in one sentence where they wait for the same act on the same papers since the same day.
function grouped(turns: readonly Turn[]): Turn[][] {
  const groups = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = [turn.actor, turn.act, turn.since ?? '', ...[...turn.documents].sort()].join('|');
    const group = groups.get(key);
    if (group) group.push(turn);
    else groups.set(key, [turn]);
  }
  return [...groups.values()];
}

function sentenceOf(group: readonly Turn[], context: TurnContext): TurnSentence {
  const [turn] = group;
  if (!turn) throw new Error('a group of turns is never empty');
  const { language } = context;
  const actors = actorsText(group, context);
  const who = language === 'id' ? `Giliran ${actors}` : `It is the turn of ${actors}`;
  const what = actText(turn, context);
  const since = sinceClause(turn.since, context);
  return {
    actors,
    who,
    what,
    since,
    text: `${who} ${what} ${since}`,
    days: turn.since === undefined ? undefined : daysBetween(turn.since, context.today),
    parties: group.map((one) => one.party),
    threads: group.map((one) => threadOf(context.regions, one.party)),
    turn,
  };
}

function actorsText(group: readonly Turn[], context: TurnContext): string {
  const { language, regions } = context;
  if (group.length > namedMax && group.length === regions.length) return everybodyText(group[0], language);
  const acting = group.map(
    (turn) => regions.find((region) => region.code === turn.party) ?? unknownRegion(turn.party),
  );
  switch (group[0]?.actor) {
    case 'head_of_region':
      return headsText(acting, language);
    case 'agency':
      return agenciesText(group, acting, context);
    default:
      return governmentNames(acting, language);
  }
}

// More than three names make no sentence; where all are awaited, all are meant.
const namedMax = 3;

function everybodyText(turn: Turn | undefined, language: Language): string {
  switch (turn?.actor) {
    case 'head_of_region':
      return language === 'id' ? 'semua kepala daerah' : 'all heads of region';
    case 'agency':
      return language === 'id' ? 'perangkat daerah semua pihak' : 'the agencies of all parties';
    default:
      return language === 'id' ? 'semua pihak' : 'all parties';
  }
}

function unknownRegion(code: string): RegionRef {
  return { code, name: code, kind: 'provinsi', head_title: 'Kepala daerah' };
}

// One title for all where it is the same: "Gubernur Kalimantan Timur dan Jawa Timur".
function headsText(acting: readonly RegionRef[], language: Language): string {
  const titles = new Set(acting.map((region) => region.head_title));
  const [only] = titles;
  if (titles.size !== 1 || only === undefined) {
    return joined(
      acting.map((region) => headName(region, language)),
      'and',
      language,
    );
  }
  const title = headTitle(only, language);
  const names = joined(
    acting.map((region) => bareName(region)),
    'and',
    language,
  );
  return language === 'id' ? `${title} ${names}` : `the ${title}${acting.length > 1 ? 's' : ''} of ${names}`;
}

// One paper names its agencies where they are known; many papers, or an unknown agency, are said to be "perangkat
// daerah".
function agenciesText(group: readonly Turn[], acting: readonly RegionRef[], context: TurnContext): string {
  const { language, documents } = context;
  const only = group[0]?.documents.length === 1 ? group[0].documents[0] : undefined;
  const paper = documents.find((document) => document.document === only);
  const names = joined(
    acting.map((region) => callName(region)),
    'and',
    language,
  );
  const unnamed = language === 'id' ? `perangkat daerah ${names}` : `the agencies of ${names}`;
  if (!paper) return unnamed;
  const known = acting.map((region) => paper.agencies[region.code]);
  if (known.every((agency) => agency !== undefined)) {
    const named = acting.map((region, index) => withRegion(known[index] ?? '', callName(region), language));
    return joined(named, 'and', language);
  }
  return `${unnamed} ${language === 'id' ? '(belum diketahui yang mana)' : '(not known which)'}`;
}

// "Dinas Perkebunan Jawa Timur"; an agency whose name already ends in its region is not given it twice.
export function withRegion(agency: string, region: string, language: Language): string {
  if (agency.includes(region)) return agency;
  return language === 'id' ? `${agency} ${region}` : `${agency} of ${region}`;
}

function actText(turn: Turn, context: TurnContext): string {
  const { language } = context;
  const act = wordsOf(language).acts[turn.act];
  const object = objectText(turn, context);
  return object ? `${act.one} ${object}` : act.one;
}

// The papers an act is about; acts that name their paper themselves need none.
function objectText(turn: Turn, context: TurnContext): string {
  const { language, documents } = context;
  const words = wordsOf(language).documents;
  switch (turn.act) {
    case 'sign_agreement':
      return papersText(turn, words.joint_agreement, language);
    case 'sign_pks':
      return papersText(turn, words.cooperation_agreement, language);
    case 'agree_text': {
      const paper = documents.find((document) => document.document === turn.documents[0]);
      return paper ? words[paper.type] : agreedPaper(turn, words);
    }
    case 'complete_records':
      return counted(turn.documents.length, language === 'id' ? 'naskah' : 'paper', language);
    default:
      return '';
  }
}

function agreedPaper(turn: Turn, words: Record<string, string>): string {
  return (turn.stage === 'pks_drafting' ? words['cooperation_agreement'] : words['joint_agreement']) ?? '';
}

function papersText(turn: Turn, noun: string, language: Language): string {
  const count = turn.documents.length;
  if (count > 1) return counted(count, noun, language);
  return language === 'id' ? noun : `the ${noun}`;
}

function sinceClause(since: string | undefined, { today, language }: TurnContext): string {
  if (since !== undefined) return sinceText(since, today, language);
  return language === 'id' ? '(sejak kapan belum diketahui)' : '(since when is not known)';
}

// For a row of one line: "Gubernur Jawa Timur menandatangani KB" and, apart, "14 hari".
export function shortTurn(
  sentence: TurnSentence,
  context: TurnContext,
): { readonly act: string; readonly age: string } {
  const { language } = context;
  const { turn, days } = sentence;
  const words = wordsOf(language);
  const isAgreement = turn.act === 'sign_agreement';
  const papers = isAgreement
    ? words.shortDocuments.joint_agreement
    : words.shortDocuments.cooperation_agreement;
  const isSigning = isAgreement || turn.act === 'sign_pks';
  const object = isSigning ? ` ${papersText(turn, papers, language)}` : '';
  return {
    act: `${capitalised(shortActors(sentence, context))} ${words.acts[turn.act].short}${object}`,
    age: ageText(days, language),
  };
}

// A row is short of room: "kedua pihak" where all are awaited, and of governments and agencies only the region.
function shortActors({ parties, turn, actors }: TurnSentence, { regions, language }: TurnContext): string {
  const isHead = turn.actor === 'head_of_region';
  if (parties.length > 1 && parties.length === regions.length) {
    const isPair = parties.length === 2;
    if (language === 'en') return `${isPair ? 'both' : 'all'} ${isHead ? 'heads of region' : 'parties'}`;
    return `${isPair ? 'kedua' : 'semua'} ${isHead ? 'kepala daerah' : 'pihak'}`;
  }
  const acting = parties.map((code) => callNameOf(regions, code));
  return isHead ? actors : joined(acting, 'and', language);
}

function ageText(days: number | undefined, language: Language): string {
  if (days === undefined) return language === 'id' ? 'sejak kapan belum diketahui' : 'since when not known';
  if (days <= 0) return language === 'id' ? 'hari ini' : 'today';
  const count = groupedDigits(days, language);
  return language === 'id' ? `${count} hari` : `${count} ${days === 1 ? 'day' : 'days'}`;
}

// "1.284" in Indonesian, "1,284" in English.
export function groupedDigits(count: number, language: Language): string {
  return String(count).replace(/(\d)(?=(\d{3})+$)/g, language === 'id' ? '$1.' : '$1,');
}
