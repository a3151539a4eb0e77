// The pieces event sentences are made of: names of papers, signers, terms.
import type { Capacity, Document, NewTerms, RegionRef, WovenEvent } from '../../api/generated/schemas';
import { plainDate } from '../../formats/dates';
import { joined } from '../../formats/lists';
import { factOf, type Bodies } from './event-facts';
import { bareNameOf, callNameOf } from './parties';
import { withRegion } from './turn-sentence';
import { counted, type Language, wordsOf } from './words';

// What a sentence needs to know besides its event: names of regions, papers and scope items, and the signatures that
// later events speak about.
export interface Story {
  readonly regions: readonly RegionRef[];
  readonly documents: readonly Pick<Document, 'document' | 'type' | 'title'>[];
  readonly items: ReadonlyMap<string, string>;
  readonly signatures: ReadonlyMap<string, Bodies['signing.signature_recorded']>;
  readonly language: Language;
}

export function storyOf(
  events: readonly WovenEvent[],
  regions: readonly RegionRef[],
  documents: Story['documents'],
  language: Language,
): Story {
  const items = new Map<string, string>();
  const signatures = new Map<string, Bodies['signing.signature_recorded']>();
  for (const event of events) {
    const fact = factOf(event);
    if (fact.kind === 'dossier.scope_item_added') items.set(fact.body.item, fact.body.title);
    if (fact.kind === 'signing.signature_recorded') signatures.set(event.hash, fact.body);
  }
  return { regions, documents, items, signatures, language };
}

// One telling for each kind of event; a language that lacks one does not compile.
export type Tellings = {
  readonly [Kind in keyof Bodies]: (body: Bodies[Kind], author: string, story: Story) => string;
};

// "kesepakatan bersama" where there is one of the kind, else "perjanjian kerja sama “Perkebunan”".
export function paperName(id: string, { documents, language }: Pick<Story, 'documents' | 'language'>): string {
  const paper = documents.find((document) => document.document === id);
  if (!paper) return language === 'id' ? `naskah ${id}` : `paper ${id}`;
  const noun = wordsOf(language).documents[paper.type];
  const isOnly = documents.filter((document) => document.type === paper.type).length === 1;
  return isOnly ? (language === 'id' ? noun : `the ${noun}`) : titled(paper.type, paper.title, language);
}

// A title that begins with the kind of paper stands alone: no "perjanjian kerja sama “Perjanjian Kerja Sama …”".
export function titled(type: Document['type'], title: string, language: Language): string {
  const words = wordsOf(language);
  const starts = [wordsOf('id').documents[type], wordsOf('id').shortDocuments[type]];
  const lower = title.toLocaleLowerCase('id');
  if (starts.some((start) => lower.startsWith(start.toLocaleLowerCase('id')))) return `“${title}”`;
  return `${words.documents[type]} “${title}”`;
}

export function itemTitle(item: string, { items }: Story): string {
  return `“${items.get(item) ?? item}”`;
}

const capacityMarks: Record<Capacity, string> = { definitif: '', pj: 'Pj. ', plt: 'Plt. ', plh: 'Plh. ' };

// "Plt. Kepala Dinas Perkebunan Jawa Timur (Ir. Karyadi)"; the office as printed, the region where it does not say it.
export function signerText(
  body: Bodies['signing.signature_recorded'],
  { regions, language }: Pick<Story, 'regions' | 'language'>,
): string {
  const { office_kind: kind, office: printed } = body.signer;
  const name = kind === 'head_of_region' ? bareNameOf(regions, body.party) : callNameOf(regions, body.party);
  const office = `${capacityMarks[body.capacity]}${withRegion(printed, name, language)}`;
  return body.signer.name === undefined ? office : `${office} (${body.signer.name})`;
}

export function changed(parts: readonly (string | undefined)[], language: Language): string {
  return joined(
    parts.filter((part) => part !== undefined),
    'and',
    language,
  );
}

// "28 Juli 2022 sampai 28 Juli 2027"; what is not known of the two stands in brackets behind the other.
export function termText(term: Pick<NewTerms, 'start' | 'end'>, language: Language): string {
  const id = language === 'id';
  const day = (value: string) => plainDate(value, language);
  if (term.start !== undefined && term.end !== undefined) {
    return `${day(term.start)} ${id ? 'sampai' : 'to'} ${day(term.end)}`;
  }
  if (term.end !== undefined) {
    return id ? `sampai ${day(term.end)} (mulai belum diketahui)` : `until ${day(term.end)} (start not known)`;
  }
  if (term.start === undefined) return id ? 'belum diketahui' : 'not known';
  return `${id ? 'sejak' : 'from'} ${day(term.start)} ${id ? '(akhir belum diketahui)' : '(end not known)'}`;
}

// Where the papers went: few by name, many by number.
export function handedText(body: Bodies['dossier.handed_over'], story: Story): string {
  const [only] = body.documents;
  if (body.documents.length === 1 && only !== undefined) return paperName(only, story);
  return counted(body.documents.length, story.language === 'id' ? 'naskah' : 'paper', story.language);
}

// "Rapat: …"; a text that begins with the word itself is not given it twice.
export function occurrenceText(body: Bodies['dossier.occurrence_recorded'], language: Language): string {
  const word = wordsOf(language).occurrences[body.what];
  return body.text.toLocaleLowerCase('id').startsWith(word.toLocaleLowerCase('id'))
    ? body.text
    : `${word}: ${body.text}`;
}
