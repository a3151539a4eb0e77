// Every event as one sentence a person would say: who did what, and where it was recorded by somebody else, by whom.
import type { WovenEvent } from '../../api/generated/schemas';
import { factOf, partyOf, type KnownFact } from './event-facts';
import { paperName, type Story } from './event-parts';
import { callNameOf } from './parties';
import { english } from './tellings-en';
import { indonesian } from './tellings-id';
import type { Language } from './words';

export interface EventSentence {
  readonly text: string;
  /** Set where somebody else than the party recorded it: "dicatat oleh Kalimantan Timur". */
  readonly recordedBy: string | undefined;
  /** What the threads did here, where they met. */
  readonly crossing: string | undefined;
}

export function eventSentence(event: WovenEvent, story: Story): EventSentence {
  const fact = factOf(event);
  const author = callNameOf(story.regions, event.author);
  const { language } = story;
  const isByAnother = partyOf(event) !== event.author;
  const text = fact.kind === 'unknown' ? unknownText(author, fact.name, language) : tell(fact, author, story);
  return {
    text,
    recordedBy: isByAnother
      ? language === 'id'
        ? `dicatat oleh ${author}`
        : `recorded by ${author}`
      : undefined,
    crossing: event.crossing === undefined ? undefined : crossingText(event, story),
  };
}

function unknownText(author: string, kind: string, language: Language): string {
  return language === 'id'
    ? `${author} mencatat peristiwa yang belum dikenal versi ini (${kind}). Isinya disimpan utuh.`
    : `${author} recorded an event this version does not know (${kind}). It is kept whole.`;
}

function crossingText(event: WovenEvent, story: Story): string {
  const paper = paperName(event.crossing_document ?? '', story);
  if (event.crossing === 'agreed') {
    return story.language === 'id'
      ? `Benang bertemu: semua pihak memegang naskah ${paper} yang sama.`
      : `The threads meet: all parties hold the same text of ${paper}.`;
  }
  return story.language === 'id'
    ? `Benang bertemu: ${paper} lengkap ditandatangani.`
    : `The threads meet: ${paper} is signed by all.`;
}

function sentence(text: string): string {
  const told = text.trim();
  return /[.?!]$/.test(told) ? told : `${told}.`;
}

function tell(fact: KnownFact, author: string, story: Story): string {
  const words = story.language === 'id' ? indonesian : english;
  const telling = words[fact.kind] as (body: KnownFact['body'], author: string, story: Story) => string;
  return sentence(telling(fact.body, author, story));
}
