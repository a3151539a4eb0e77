// The bodies of the events this version knows, read once from what the server sends. A body that does not hold what
// its kind promises reads as unknown: history is shown whole, never guessed at.
import type {
  Capacity,
  CooperationKind,
  DocumentType,
  EndingGround,
  FileRole,
  NewAgencyInCharge,
  NewBurden,
  NewHandover,
  NewNumber,
  NewObject,
  NewOccurrence,
  NewPosition,
  NewScopeItem,
  NewSignature,
  NewSigningRefusal,
  NewTerms,
  WovenEvent,
} from '../../api/generated/schemas';

export interface Bodies {
  'dossier.opened': {
    cooperation: CooperationKind;
    title: string;
    parties: { region: string; unit?: string }[];
    since?: string;
  };
  'dossier.described': { title?: string; summary?: string; cooperation?: CooperationKind };
  'dossier.object_set': NewObject;
  'dossier.scope_item_added': NewScopeItem & { item: string };
  'dossier.scope_item_changed': { item: string; title?: string; urusan?: string };
  'dossier.scope_item_removed': { item: string; reason: string };
  'dossier.agency_named': NewAgencyInCharge;
  'dossier.burden_assessed': NewBurden;
  'dossier.document_registered': {
    document: string;
    type: DocumentType;
    title: string;
    parent?: string;
    party?: string;
    dated?: string;
    final_on?: string;
  };
  'dossier.document_changed': {
    document: string;
    title?: string;
    parent?: string;
    dated?: string;
    final_on?: string;
    note?: string;
  };
  'dossier.number_assigned': NewNumber;
  'dossier.terms_set': NewTerms;
  'dossier.file_attached': { attachment: string; document?: string; name: string; role: FileRole };
  'dossier.handed_over': NewHandover;
  'dossier.occurrence_recorded': NewOccurrence;
  'dossier.record_attested': { record: string; verdict: 'confirmed' | 'disputed'; reason?: string };
  'dossier.ended': { ground: EndingGround; on: string; document: string; note?: string };
  // Clauses stand in the event where the text is made of them.
  'negotiation.position_taken': NewPosition & { clauses?: readonly unknown[] };
  'negotiation.comment_made': { comment: string; document: string; text: string; body: string };
  'negotiation.comment_settled': { comment: string };
  'signing.signature_recorded': NewSignature & { capacity: Capacity };
  'signing.signature_retracted': { record: string; reason: string };
  'signing.refused': NewSigningRefusal;
  'signing.order_set': { document: string; parties: readonly string[] };
}

export type EventKind = keyof Bodies;
export type KnownFact = { [Kind in EventKind]: { kind: Kind; body: Bodies[Kind] } }[EventKind];
export type Fact = KnownFact | { kind: 'unknown'; name: string };

// The members without which a body of its kind says nothing.
const needed: { readonly [Kind in EventKind]: readonly (keyof Bodies[Kind] & string)[] } = {
  'dossier.opened': ['title', 'parties'],
  'dossier.described': [],
  'dossier.object_set': ['urusan', 'matter', 'basis'],
  'dossier.scope_item_added': ['item', 'title'],
  'dossier.scope_item_changed': ['item'],
  'dossier.scope_item_removed': ['item', 'reason'],
  'dossier.agency_named': ['party', 'agency'],
  'dossier.burden_assessed': ['party', 'burdens_people_and_region', 'unfunded_this_year', 'ground'],
  'dossier.document_registered': ['document', 'type', 'title'],
  'dossier.document_changed': ['document'],
  'dossier.number_assigned': ['document', 'party', 'number'],
  'dossier.terms_set': ['document'],
  'dossier.file_attached': ['attachment', 'name', 'role'],
  'dossier.handed_over': ['documents', 'from', 'to', 'on'],
  'dossier.occurrence_recorded': ['what', 'text'],
  'dossier.record_attested': ['record', 'verdict'],
  'dossier.ended': ['ground', 'on', 'document'],
  'negotiation.position_taken': ['document', 'party', 'text'],
  'negotiation.comment_made': ['comment', 'document', 'text', 'body'],
  'negotiation.comment_settled': ['comment'],
  'signing.signature_recorded': ['document', 'party', 'signer', 'capacity', 'on'],
  'signing.signature_retracted': ['record', 'reason'],
  'signing.refused': ['document', 'party', 'reason', 'on'],
  'signing.order_set': ['document', 'parties'],
};

function isKnown(kind: string): kind is EventKind {
  return Object.hasOwn(needed, kind);
}

export function factOf(event: Pick<WovenEvent, 'kind' | 'body'>): Fact {
  const { kind, body } = event;
  if (!isKnown(kind) || needed[kind].some((member) => body[member] === undefined))
    return { kind: 'unknown', name: kind };
  return { kind, body } as unknown as KnownFact;
}

// Whose act the event tells of: the party it speaks about where it speaks about one, else its author.
export function partyOf(event: Pick<WovenEvent, 'kind' | 'body' | 'author'>): string {
  const fact = factOf(event);
  switch (fact.kind) {
    case 'signing.signature_recorded':
    case 'signing.refused':
    case 'negotiation.position_taken':
    case 'dossier.number_assigned':
    case 'dossier.agency_named':
    case 'dossier.burden_assessed':
      return fact.body.party;
    case 'dossier.handed_over':
      return fact.body.from;
    default:
      return event.author;
  }
}

// The day the thing happened, where the body tells it; the moment of the record is something else.
export function dayOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'signing.signature_recorded':
    case 'signing.refused':
    case 'dossier.handed_over':
    case 'dossier.ended':
      return fact.body.on;
    case 'dossier.occurrence_recorded':
    case 'negotiation.position_taken':
      return fact.body.on;
    default:
      return undefined;
  }
}

export function placeOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'signing.signature_recorded':
    case 'dossier.handed_over':
    case 'dossier.occurrence_recorded':
      return fact.body.place;
    default:
      return undefined;
  }
}

// The kinds a reader filters by: what an event is about, not how it is stored.
export const topics = ['signing', 'text', 'papers', 'scope', 'happenings'] as const;
export type Topic = (typeof topics)[number];

export function topicOf(kind: string): Topic {
  if (!isKnown(kind)) return 'happenings';
  switch (kind) {
    case 'signing.signature_recorded':
    case 'signing.signature_retracted':
    case 'signing.refused':
    case 'signing.order_set':
    case 'dossier.record_attested':
      return 'signing';
    case 'negotiation.position_taken':
    case 'negotiation.comment_made':
    case 'negotiation.comment_settled':
      return 'text';
    case 'dossier.document_registered':
    case 'dossier.document_changed':
    case 'dossier.number_assigned':
    case 'dossier.terms_set':
    case 'dossier.file_attached':
      return 'papers';
    case 'dossier.object_set':
    case 'dossier.scope_item_added':
    case 'dossier.scope_item_changed':
    case 'dossier.scope_item_removed':
    case 'dossier.agency_named':
    case 'dossier.burden_assessed':
      return 'scope';
    case 'dossier.opened':
    case 'dossier.described':
    case 'dossier.handed_over':
    case 'dossier.occurrence_recorded':
    case 'dossier.ended':
      return 'happenings';
    default:
      return kind satisfies never;
  }
}
