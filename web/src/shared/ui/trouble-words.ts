// Says any trouble in words: what happened, and what is safe and what to do.
import type { Trouble } from '../api/trouble';
import { say } from './ui-messages';

export interface TroubleWords {
  readonly title: string;
  readonly detail: string;
}

// While reading nothing can be lost; while sending the typed words are still there.
export function troubleWords(trouble: Trouble, while_: 'reading' | 'sending'): TroubleWords {
  switch (trouble.kind) {
    case 'refused':
      return { title: trouble.title, detail: trouble.detail };
    case 'stale':
      return { title: say('stale'), detail: say('staleNext') };
    case 'signed_out':
      return { title: say('signedOut'), detail: say('signedOutNext') };
    case 'unreachable':
      return {
        title: say('unreachable'),
        detail: while_ === 'sending' ? say('unreachableSend') : say('unreachableNext'),
      };
    case 'broken':
      return { title: say('broken'), detail: say('brokenNext', { status: trouble.status }) };
    default:
      return trouble satisfies never;
  }
}
