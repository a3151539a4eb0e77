// What was typed into a comment or a note stays until it is sent: closing by mistake loses nothing. Kept in the memory
// of this page only, apart for each account.
import { session } from '../../../shared/session/session.svelte.ts';

const kept = new Map<string, { words: string }>();

function keyOf(name: string): string {
  return `${session.account?.id ?? ''} ${name}`;
}

export function keptWords(name: string): { words: string } {
  const known = kept.get(keyOf(name));
  if (known) return known;
  const made = $state({ words: '' });
  kept.set(keyOf(name), made);
  return made;
}
