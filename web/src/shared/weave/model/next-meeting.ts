// What the weave waits for: the dashed end of the threads.
import type { RegionRef, Turn } from '../../api/generated/schemas';
import { turnSentences, type TurnContext } from './turn-sentence';
import { capitalised } from './words';

export interface NextMeeting {
  readonly text: string;
  /** Whether the threads meet there; else one of them only goes on. */
  readonly meets: boolean;
  readonly parties: readonly RegionRef['code'][];
}

const textActs: ReadonlySet<Turn['act']> = new Set<Turn['act']>(['draft_agreement', 'agree_text', 'draft_pks']);

export function nextMeeting(turns: readonly Turn[], context: TurnContext): NextMeeting | undefined {
  const [next] = turnSentences(turns, context);
  if (!next) return undefined;
  const isId = context.language === 'id';
  const { act } = next.turn;
  const parties = next.parties;
  if (act === 'sign_agreement' || act === 'sign_pks') {
    const object = act === 'sign_pks' ? ` ${next.what.replace(/^(menandatangani|to sign) /, '')}` : '';
    const text = isId
      ? `Benang bertemu ketika ${next.actors} menandatangani${object}.`
      : `The threads meet when ${next.actors} ${next.parties.length > 1 ? 'have' : 'has'} signed${object}.`;
    return { text, meets: true, parties };
  }
  if (textActs.has(act)) {
    const text = isId
      ? 'Benang bertemu ketika semua pihak memegang naskah yang sama.'
      : 'The threads meet when all parties hold the same text.';
    return { text, meets: true, parties };
  }
  const text = isId
    ? `${capitalised(next.actors)} ${next.what}.`
    : `${capitalised(next.actors)}: ${next.what}.`;
  return { text, meets: false, parties };
}
