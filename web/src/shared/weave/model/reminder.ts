// A message for the side that is awaited, to be pasted into WhatsApp: no names of people, no codes, no attachments.
import type { TurnSentence } from './turn-sentence';
import type { Language } from './words';

export interface Reminder {
  readonly sentence: TurnSentence;
  readonly title: string;
  readonly parties: string;
  readonly link: string;
}

export function reminderText({ sentence, title, parties, link }: Reminder, language: Language): string {
  const since = sentence.since;
  if (language === 'id') {
    return `*${sentence.who}:* ${sentence.what} ${since}.\nKerja sama: ${title} (${parties}).\nBuka: ${link} (perlu masuk)`;
  }
  return `*${sentence.who}* ${sentence.what} ${since}.\nCooperation: ${title} (${parties}).\nOpen: ${link} (sign-in needed)`;
}
