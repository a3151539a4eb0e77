// From what was confirmed to the form that registers it.
import type {
  NewRegistration, RegisteredArticle, RegisteredOther, RegisteredParty,
} from '../../../shared/api/generated/schemas';
import { askedItems, isOpen, itemNamed, type ItemName, type PartyReview, type Review } from './review';
import { isTerm } from './term';

export interface Standing {
  readonly own: string;
  // The kind of document follows another one (rules/documents.yaml).
  readonly needsParent: boolean;
  // Parties of the chosen dossier that write for themselves: nobody else records their number or signature.
  readonly speaking: readonly string[];
}

export type GapReason =
  | 'unconfirmed' | 'needed' | 'ownMissing' | 'partnerMissing' | 'termUnreadable' | 'signerNeedsDay' | 'parentNeeded'
  | 'kindNeeded' | 'articleUnreadable' | 'mandateNeeded';

export interface Gap {
  readonly pointer: string;
  readonly reason: GapReason;
  readonly name: ItemName | undefined;
}

const articleForm = /^\s*(?:pasal\s+)?(\d+)\s*[.):]?\s*(.*)$/i;

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

export function articlesIn(text: string): RegisteredArticle[] {
  return linesOf(text).flatMap((line) => {
    const found = articleForm.exec(line);
    if (!found) return [];
    const heading = found[2]?.trim();
    return [{ number: Number(found[1]), ...(heading ? { heading } : {}) }];
  });
}

// A party that writes for itself tells of its signatures itself.
function tellsSigner(party: PartyReview, standing: Standing): boolean {
  return party.isRegion && party.hasSigned && !standing.speaking.includes(party.region.value);
}

function asksMandate(party: PartyReview, standing: Standing): boolean {
  return tellsSigner(party, standing) && party.officeKind === 'agency_head';
}

function gapsOfParties(review: Review, standing: Standing): Gap[] {
  const gaps: Gap[] = [];
  const add = (pointer: string, reason: GapReason) => gaps.push({ pointer, reason, name: undefined });
  const regions = review.parties.filter((one) => one.isRegion).map((one) => one.region.value);
  if (!regions.includes(standing.own)) add('/parties', 'ownMissing');
  if (!regions.some((code) => code !== '' && code !== standing.own)) add('/parties', 'partnerMissing');
  for (const party of review.parties.filter((one) => asksMandate(one, standing))) {
    const { number, dated, giver } = party.mandate;
    if ([number, dated, giver].some((one) => one.trim() === '')) {
      add(`/party-${party.id}/mandate-number`, 'mandateNeeded');
    }
  }
  if (review.parties.some((one) => tellsSigner(one, standing)) && valueOf(review, 'signed_on') === '') {
    add('/signed_on', 'signerNeedsDay');
  }
  return gaps;
}

// What still has to be looked at or filled in, from top to bottom.
export function gapsOf(review: Review, standing: Standing): Gap[] {
  const gaps: Gap[] = [];
  for (const item of askedItems(review, standing.needsParent)) {
    if (isOpen(item)) gaps.push({ pointer: item.key, reason: 'unconfirmed', name: item.name });
    else if (item.required && item.value.trim() === '') {
      gaps.push({ pointer: item.key, reason: 'needed', name: item.name });
    }
  }
  const add = (pointer: string, reason: GapReason) => gaps.push({ pointer, reason, name: undefined });
  const term = valueOf(review, 'term');
  if (term !== '' && !isTerm(term)) add('/term', 'termUnreadable');
  const lines = linesOf(review.articles.value);
  if (articlesIn(review.articles.value).length < lines.length) add('/articles', 'articleUnreadable');
  gaps.push(...gapsOfParties(review, standing));
  if (standing.needsParent && (review.dossier === '' || review.parent === '')) add('/parent', 'parentNeeded');
  if (!standing.needsParent && review.cooperation === '') add('/cooperation', 'kindNeeded');
  return gaps;
}

function valueOf(review: Review, name: ItemName): string {
  return itemNamed(review, name)?.value.trim() ?? '';
}

function said<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return (value.trim() === '' ? {} : { [name]: value.trim() }) as { [Key in Name]?: string };
}

function partyBody(party: PartyReview, standing: Standing): RegisteredParty {
  const region = { region: party.region.value };
  if (standing.speaking.includes(party.region.value)) return region;
  const mandate = asksMandate(party, standing) ? { mandate: { ...party.mandate } } : {};
  const signer = {
    ...said('name', party.signer.value),
    ...said('office', party.office.value),
    office_kind: party.officeKind,
    capacity: party.capacity,
    ...mandate,
  };
  return {
    ...region,
    ...said('agency', party.agency.value),
    ...said('number', party.number.value),
    ...(party.hasSigned ? { signer } : {}),
  };
}

function otherBody(party: PartyReview): RegisteredOther {
  return {
    name: party.region.value.trim(),
    ...said('number', party.number.value),
    ...said('signer', party.signer.value),
    ...said('office', party.office.value),
  };
}

// Where the server speaks of a party of the form, and the field of the screen that it means.
export function fieldOf(pointer: string, review: Review): string {
  const found = /^\/(parties|others)\/(\d+)(.*)$/.exec(pointer);
  if (!found) return pointer;
  const listed = review.parties.filter((one) => one.isRegion === (found[1] === 'parties'));
  const party = listed[Number(found[2])];
  if (!party) return pointer;
  const members: Readonly<Record<string, string>> = {
    '/signer/name': '/signer', '/signer/office': '/office', '/signer/office_kind': '/office-kind',
    '/signer/capacity': '/capacity', '/signer/mandate': '/mandate-number', '': '/region', '/name': '/region',
  };
  const member = found[3] ?? '';
  return `/party-${party.id}${members[member] ?? member}`;
}

export function bodyOf(review: Review, standing: Standing, file: { hash: string; name: string }): NewRegistration {
  const others = review.parties.filter((one) => !one.isRegion && one.region.value.trim() !== '').map(otherBody);
  const articles = articlesIn(review.articles.value);
  const type = valueOf(review, 'type') as NonNullable<NewRegistration['document_type']>;
  const cooperation = review.cooperation === '' ? {} : { cooperation: review.cooperation };
  const whole = {
    ...said('title', valueOf(review, 'title')),
    ...cooperation,
    ...said('ground', review.ground),
    ...(review.urusan.length > 0 ? { urusan: [...review.urusan] } : {}),
  };
  return {
    ...(standing.needsParent ? { dossier: review.dossier, parent: review.parent } : whole),
    document_type: type,
    document_title: valueOf(review, 'document_title'),
    parties: review.parties.filter((one) => one.isRegion).map((one) => partyBody(one, standing)),
    ...(others.length > 0 ? { others } : {}),
    ...said('signed_on', valueOf(review, 'signed_on')),
    ...said('place', valueOf(review, 'place')),
    ...said('term', valueOf(review, 'term')),
    ...said('start', valueOf(review, 'start')),
    ...said('end', valueOf(review, 'end')),
    ...(articles.length > 0 ? { articles } : {}),
    file: file.hash,
    file_name: file.name,
  };
}
