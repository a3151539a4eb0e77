// Events that stand together and say the same are told in one sentence; the single ones stay behind it.
import type { WovenEvent } from '../../api/generated/schemas';
import { plainDate } from '../../formats/dates';
import { dayOf, factOf, partyOf, type KnownFact } from './event-facts';
import type { Story } from './event-parts';
import { eventSentence, type EventSentence } from './event-sentence';
import { callNameOf } from './parties';
import { capitalised, counted, wordsOf } from './words';

const groupable: ReadonlySet<string> = new Set<KnownFact['kind']>([
  'dossier.document_registered',
  'dossier.scope_item_added',
  'dossier.agency_named',
  'dossier.file_attached',
  'dossier.number_assigned',
  'dossier.terms_set',
  'signing.signature_recorded',
]);

// Two neighbours with the same key are told together. A refused event always stands alone.
export function groupKey(event: WovenEvent): string | undefined {
  if (event.refused || !groupable.has(event.kind)) return undefined;
  const fact = factOf(event);
  const day = dayOf(fact) ?? event.at.slice(0, 10);
  const key = [event.kind, event.author, partyOf(event), day, event.crossing ?? ''];
  if (fact.kind === 'dossier.document_registered') key.push(fact.body.type, fact.body.final_on ?? '');
  if (fact.kind === 'signing.signature_recorded') key.push(fact.body.signer.office_kind);
  return key.join('|');
}

export function groupSentence(run: readonly WovenEvent[], story: Story): EventSentence {
  const [first] = run;
  if (!first) throw new Error('a run of events is never empty');
  const { recordedBy } = eventSentence(first, story);
  return { text: groupText(run, first, story), recordedBy, crossing: groupCrossing(run, story) };
}

function groupCrossing(run: readonly WovenEvent[], { language }: Story): string | undefined {
  const met = run.filter((event) => event.crossing !== undefined).length;
  if (met === 0) return undefined;
  return language === 'id'
    ? `Benang bertemu ${met} kali: ${met} naskah lengkap ditandatangani.`
    : `The threads meet ${met} times: ${met} papers are signed by all.`;
}

// Long because one sentence for each kind of fact stands beside the others.
function groupText(run: readonly WovenEvent[], first: WovenEvent, story: Story): string {
  const { language, regions } = story;
  const n = run.length;
  const author = callNameOf(regions, first.author);
  const party = callNameOf(regions, partyOf(first));
  const fact = factOf(first);
  const say = (id: string, en: string) => (language === 'id' ? id : en);
  switch (fact.kind) {
    case 'dossier.document_registered': {
      const papers = counted(n, wordsOf(language).documents[fact.body.type], language);
      const day = fact.body.final_on === undefined ? undefined : plainDate(fact.body.final_on, language);
      const final = day === undefined ? '' : say(`, naskah final sejak ${day}`, `, final since ${day}`);
      return say(`${author} mendaftarkan ${papers}${final}.`, `${author} registered ${papers}${final}.`);
    }
    case 'dossier.scope_item_added':
      return say(`${author} menambahkan ${n} ruang lingkup.`, `${author} added ${n} scope items.`);
    case 'dossier.agency_named':
      return say(`${party} menunjuk ${n} perangkat daerah.`, `${party} named ${n} agencies.`);
    case 'dossier.file_attached':
      return say(`${author} melampirkan ${n} berkas.`, `${author} attached ${n} files.`);
    case 'dossier.number_assigned':
      return say(`${party} memberi nomor pada ${n} naskah.`, `${party} gave numbers to ${n} papers.`);
    case 'dossier.terms_set':
      return say(
        `${author} mencatat jangka waktu ${n} naskah.`,
        `${author} recorded the terms of ${n} papers.`,
      );
    case 'signing.signature_recorded': {
      const signers =
        fact.body.signer.office_kind === 'agency_head'
          ? say(`Perangkat daerah ${party}`, `The agencies of ${party}`)
          : party;
      return say(
        `${capitalised(signers)} menandatangani ${signedPapers(run, story)}.`,
        `${capitalised(signers)} signed ${signedPapers(run, story)}.`,
      );
    }
    default:
      return eventSentence(first, story).text;
  }
}

function signedPapers(run: readonly WovenEvent[], { documents, language }: Story): string {
  const types = new Set(
    run.map((event) => {
      const fact = factOf(event);
      const id = fact.kind === 'signing.signature_recorded' ? fact.body.document : '';
      return documents.find((document) => document.document === id)?.type;
    }),
  );
  const [only] = types;
  const noun =
    types.size === 1 && only !== undefined
      ? wordsOf(language).documents[only]
      : language === 'id'
        ? 'naskah'
        : 'paper';
  return counted(run.length, noun, language);
}
