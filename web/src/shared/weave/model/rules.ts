// The law as data, as far as screens show it. Parsed once at the edge: a member that is not understood is left out, so
// that newer rules never break an older screen.
import type { Capacity, CooperationKind, DocumentType, StageId } from '../../api/generated/schemas';
import type { Language } from './words';

export interface Named {
  readonly id: string;
  readonly en: string;
}

export type Certainty = 'law' | 'practice' | 'unconfirmed';

interface Sourced {
  readonly name: Named;
  readonly source: string;
  readonly certainty: Certainty;
}

export interface StageRule extends Sourced {
  readonly id: StageId;
  readonly letter: string;
  readonly note: Named | undefined;
  readonly deadlineDays: number | undefined;
  readonly inputs: readonly DocumentType[];
}

export interface DocumentRule extends Sourced {
  readonly id: DocumentType;
  readonly abbreviation: string | undefined;
  readonly parents: readonly DocumentType[];
  readonly parentRequired: boolean;
  readonly signer: string;
  // Whoever may sign the paper it stands under signs it.
  readonly signerAsParent: boolean;
  readonly sides: string;
  readonly numberedPerParty: boolean;
  readonly printedTitles: readonly string[];
}

export interface KindRule extends Sourced {
  readonly id: CooperationKind;
  readonly accepted: boolean;
  readonly partiesMin: number;
  readonly note: Named | undefined;
  readonly reason: Named | undefined;
}

export interface CapacityRule extends Sourced {
  readonly id: Capacity;
  readonly warn: readonly string[];
  readonly reason: Named | undefined;
}

export interface UrusanRule {
  readonly code: string;
  readonly name: Named;
  readonly group: string;
  readonly isObject: boolean;
}

export interface Choice extends Sourced {
  readonly id: string;
  readonly note: Named | undefined;
}

export interface Rules {
  readonly stages: readonly StageRule[];
  readonly documents: readonly DocumentRule[];
  readonly kinds: readonly KindRule[];
  readonly capacities: readonly CapacityRule[];
  readonly urusan: readonly UrusanRule[];
  readonly planExceptions: readonly Choice[];
  readonly endings: readonly Choice[];
}

type Loose = Readonly<Record<string, unknown>>;

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A rule file arrives as its list, or whole with the list inside.
function entries(rules: Loose, member: string, list = member): Loose[] {
  const value = rules[member];
  const found = isLoose(value) ? value[list] : value;
  return Array.isArray(found) ? found.filter(isLoose) : [];
}

function text(entry: Loose, member: string): string {
  const value = entry[member];
  return typeof value === 'string' ? value : '';
}

function texts(entry: Loose, member: string): string[] {
  const value = entry[member];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function named(entry: Loose, member: string): Named | undefined {
  const value = entry[member];
  if (!isLoose(value) || typeof value['id'] !== 'string') return undefined;
  return { id: value['id'], en: typeof value['en'] === 'string' ? value['en'] : value['id'] };
}

function sourced(entry: Loose): Sourced {
  const certainty = text(entry, 'certainty');
  return {
    name: named(entry, 'name') ?? { id: text(entry, 'id'), en: text(entry, 'id') },
    source: text(entry, 'source'),
    certainty: certainty === 'law' || certainty === 'practice' ? certainty : 'unconfirmed',
  };
}

function stageOf(entry: Loose): StageRule {
  const days = entry['deadline_days'];
  return {
    ...sourced(entry),
    id: text(entry, 'id') as StageId,
    letter: text(entry, 'letter'),
    note: named(entry, 'note'),
    deadlineDays: typeof days === 'number' ? days : undefined,
    inputs: texts(entry, 'inputs') as DocumentType[],
  };
}

function documentOf(entry: Loose): DocumentRule {
  return {
    ...sourced(entry),
    id: text(entry, 'id') as DocumentType,
    abbreviation: text(entry, 'abbreviation') || undefined,
    parents: texts(entry, 'parents') as DocumentType[],
    parentRequired: entry['parent_required'] === true,
    signer: text(entry, 'signer'),
    signerAsParent: entry['signer_as_parent'] === true,
    sides: text(entry, 'sides'),
    numberedPerParty: entry['numbered_per_party'] === true,
    printedTitles: texts(entry, 'printed_titles'),
  };
}

function kindOf(entry: Loose): KindRule {
  const least = entry['parties_min'];
  return {
    ...sourced(entry),
    id: text(entry, 'id') as CooperationKind,
    accepted: entry['accepted'] === true,
    partiesMin: typeof least === 'number' ? least : 2,
    note: named(entry, 'note'),
    reason: named(entry, 'reason'),
  };
}

function capacityOf(entry: Loose): CapacityRule {
  return {
    ...sourced(entry),
    id: text(entry, 'id') as Capacity,
    warn: texts(entry, 'warn'),
    reason: named(entry, 'reason'),
  };
}

function urusanOf(entry: Loose): UrusanRule {
  return {
    code: text(entry, 'code'),
    name: named(entry, 'name') ?? { id: text(entry, 'code'), en: text(entry, 'code') },
    group: text(entry, 'group'),
    isObject: entry['object'] !== false,
  };
}

function choiceOf(entry: Loose): Choice {
  return { ...sourced(entry), id: text(entry, 'id'), note: named(entry, 'note') };
}

export function parseRules(answer: unknown): Rules {
  const rules = isLoose(answer) ? answer : {};
  return {
    stages: entries(rules, 'stages').map(stageOf),
    documents: entries(rules, 'documents').map(documentOf),
    kinds: entries(rules, 'kinds').map(kindOf),
    capacities: entries(rules, 'capacities').map(capacityOf),
    urusan: entries(rules, 'urusan').map(urusanOf),
    planExceptions: entries(rules, 'plan_exceptions').map(choiceOf),
    endings: entries(rules, 'terms', 'endings').map(choiceOf),
  };
}

export function inWords(name: Named | undefined, language: Language): string {
  return name?.[language] ?? '';
}

export function urusanName(rules: Rules, code: string, language: Language): string {
  return inWords(rules.urusan.find((one) => one.code === code)?.name, language) || code;
}

export function kindLabel(rules: Rules, kind: CooperationKind, language: Language): string {
  return inWords(rules.kinds.find((one) => one.id === kind)?.name, language) || kind;
}
