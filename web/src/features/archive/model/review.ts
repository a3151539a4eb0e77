// What a machine read in an old agreement, while a person goes through it. Nothing counts before it is confirmed.
import type {
  Capacity, CooperationKind, OfficeKind, OldAgreementReading, ReadParty, ReadPlace, ReadProposal,
} from '../../../shared/api/generated/schemas';
import { capacityOf, officeKindOf } from './offices';

export type ItemKind = 'text' | 'day' | 'paper' | 'term' | 'articles' | 'region';
export type ItemName =
  | 'type' | 'document_title' | 'title' | 'signed_on' | 'place' | 'term' | 'start' | 'end' | 'articles'
  | 'region' | 'agency' | 'number' | 'signer' | 'office';

export interface Item {
  readonly key: string;
  readonly name: ItemName;
  readonly kind: ItemKind;
  readonly required: boolean;
  readonly read: ReadProposal | undefined;
  value: string;
  // Confirmed or corrected by the person; only asked of what a machine proposed.
  isSettled: boolean;
  isEdited: boolean;
}

export interface PartyReview {
  readonly id: number;
  region: Item;
  regionName: string;
  // A company, a ministry: the register of regions does not know it.
  isRegion: boolean;
  agency: Item;
  number: Item;
  signer: Item;
  office: Item;
  officeKind: OfficeKind;
  capacity: Capacity;
  hasSigned: boolean;
  mandate: { number: string; dated: string; giver: string };
}

export interface Review {
  readonly paper: readonly Item[];
  readonly articles: Item;
  parties: PartyReview[];
  // Numbers that belong to nobody yet.
  loose: ReadProposal[];
  cooperation: CooperationKind | '';
  ground: string;
  urusan: string[];
  dossier: string;
  parent: string;
}

export function isOffered(item: Item): boolean {
  return item.read !== undefined && item.read.certainty !== 'missing' && item.read.value !== '';
}

// Proposed by the machine and not yet looked at by the person.
export function isOpen(item: Item): boolean {
  return isOffered(item) && !item.isSettled;
}

interface Making {
  readonly key: string;
  readonly name: ItemName;
  readonly kind?: ItemKind;
  readonly required?: boolean;
  readonly read?: ReadProposal | undefined;
}

function itemOf({ key, name, kind = 'text', required = false, read }: Making): Item {
  return { key, name, kind, required, read, value: read?.value ?? '', isSettled: false, isEdited: false };
}

function partyOf(id: number, read: ReadParty | undefined): PartyReview {
  const key = `/party-${id}`;
  const office = read?.office.value ?? '';
  const isRegion = read === undefined || read.region.value !== '';
  // A party that is no region is known by its words alone; they too are a proposal, and wait for the person's word.
  const named = isRegion ? read?.region : { ...read.region, value: read.region.words };
  const region = itemOf({ key: `${key}/region`, name: 'region', kind: 'region', required: true, read: named });
  return {
    id,
    region,
    regionName: read?.name ?? '',
    isRegion,
    agency: itemOf({ key: `${key}/agency`, name: 'agency', read: read?.agency }),
    number: itemOf({ key: `${key}/number`, name: 'number', read: read?.number }),
    signer: itemOf({ key: `${key}/signer`, name: 'signer', read: read?.signatory }),
    office: itemOf({ key: `${key}/office`, name: 'office', read: read?.office }),
    officeKind: officeKindOf(office),
    capacity: capacityOf(office),
    hasSigned: (read?.signatory.value ?? '') !== '',
    mandate: { number: '', dated: '', giver: '' },
  };
}

// A title as printed is kind and subject together; it is as certain as the less certain of both.
function titleOf(reading: OldAgreementReading): ReadProposal {
  const { kind, title } = reading;
  const value = reading.registration.document_title ?? '';
  if (value === '') return { ...kind, value: '', doubts: [] };
  const certainty = [kind, title].every((one) => one.certainty === 'certain') ? 'certain' : 'doubtful';
  const words = [kind.words, title.words].filter((one) => one !== '').join(' … ');
  return { certainty, value, words, places: [...kind.places, ...title.places], doubts: [] };
}

// One heading a line, "1. Maksud dan Tujuan".
function articlesOf({ articles }: OldAgreementReading): ReadProposal | undefined {
  if (articles.length === 0) return undefined;
  const lines = articles.map(({ number, heading }) => `${number}. ${heading.value}`.trim());
  return {
    certainty: articles.every(({ heading }) => heading.certainty === 'certain') ? 'certain' : 'doubtful',
    value: lines.join('\n'),
    words: '',
    places: articles.flatMap(({ heading }) => heading.places),
    doubts: articles.flatMap(({ heading }) => heading.doubts),
  };
}

export function reviewOf(reading: OldAgreementReading): Review {
  const { kind, title, signed_on, place, term, start, end } = reading;
  const paper = [
    itemOf({ key: '/document_type', name: 'type', kind: 'paper', required: true, read: kind }),
    itemOf({ key: '/document_title', name: 'document_title', required: true, read: titleOf(reading) }),
    itemOf({ key: '/title', name: 'title', required: true, read: title }),
    itemOf({ key: '/signed_on', name: 'signed_on', kind: 'day', read: signed_on }),
    itemOf({ key: '/place', name: 'place', read: place }),
    itemOf({ key: '/term', name: 'term', kind: 'term', read: term }),
    itemOf({ key: '/start', name: 'start', kind: 'day', read: start }),
    itemOf({ key: '/end', name: 'end', kind: 'day', read: end }),
  ];
  const parties = reading.parties.map((one, index) => partyOf(index, one));
  while (parties.length < 2) parties.push(partyOf(parties.length, undefined));
  return {
    paper,
    articles: itemOf({ key: '/articles', name: 'articles', kind: 'articles', read: articlesOf(reading) }),
    parties,
    loose: [...reading.numbers],
    cooperation: '',
    ground: '',
    urusan: [],
    dossier: '',
    parent: '',
  };
}

export function addParty(review: Review): void {
  review.parties.push(partyOf(Math.max(-1, ...review.parties.map((one) => one.id)) + 1, undefined));
}

// A number without an owner becomes that of a party, as if the person had typed it there.
export function giveNumber(review: Review, number: ReadProposal, party: PartyReview): void {
  party.number.value = number.value;
  party.number.isSettled = true;
  review.loose = review.loose.filter((one) => one !== number);
}

// Only a region has agencies.
export function itemsOfParty(party: PartyReview): Item[] {
  const agency = party.isRegion ? [party.agency] : [];
  return [party.region, ...agency, party.number, party.signer, party.office];
}

export function allItems(review: Review): Item[] {
  return [...review.paper, ...review.parties.flatMap(itemsOfParty), review.articles];
}

// A paper that follows another takes the title of the cooperation from the dossier it joins.
export function askedItems(review: Review, needsParent: boolean): Item[] {
  return allItems(review).filter(({ name }) => !(needsParent && name === 'title'));
}

export function itemNamed(review: Review, name: ItemName): Item | undefined {
  return review.paper.find((one) => one.name === name);
}

export interface Mark {
  readonly key: string;
  readonly name: ItemName;
  readonly page: number;
  readonly places: readonly ReadPlace[];
}

// One mark for each item and page it stands on.
export function marksOf(items: readonly Item[]): Mark[] {
  return items.flatMap((item) => {
    const pages = [...new Set((item.read?.places ?? []).map((place) => place.page))];
    return pages.map((page) => ({
      key: item.key,
      name: item.name,
      page,
      places: (item.read?.places ?? []).filter((place) => place.page === page),
    }));
  });
}
