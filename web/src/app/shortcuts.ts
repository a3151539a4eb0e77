// Keys for the whole application: Ctrl+K, and single letters that can be switched off (WCAG 2.1.4).
import { navigate } from '../shared/navigation/router.svelte.ts';
import { screenKeys } from '../shared/a11y/screen-keys.svelte.ts';
import { letterKeys } from '../shared/a11y/letter-keys.svelte.ts';
import { openSections } from './routes';

interface Actions {
  readonly search: () => void;
  readonly list: () => void;
}

const secondLetterWithinMs = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName))
  );
}

export function startShortcuts(actions: Actions): () => void {
  let goPressedAt = -Infinity;

  function press(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      actions.search();
      return;
    }
    const isLetter = letterKeys.on && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    const wasGo = event.timeStamp - goPressedAt < secondLetterWithinMs;
    goPressedAt = key === 'g' ? event.timeStamp : -Infinity;
    const section = wasGo ? openSections().find((one) => one.letter === key) : undefined;
    if (section) navigate(section.path);
    else if (key === '?') actions.list();
    else if (!wasGo) screenKeys.find(key)?.press();
  }

  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
