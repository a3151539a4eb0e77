// What was typed into a dialog stays until it is sent: closing a dialog by mistake loses nothing. Kept in the memory of
// this page only, apart for each account.
import { session } from '../../../shared/session/session.svelte.ts';

const kept = new Map<string, object>();

function keyOf(name: string): string {
  return `${session.account?.id ?? ''} ${name}`;
}

export function draftOf<Draft extends object>(name: string, make: () => Draft): Draft {
  const known = kept.get(keyOf(name));
  if (known) return known as Draft;
  const draft = $state(make());
  kept.set(keyOf(name), draft);
  return draft;
}

export function dropDraft(name: string): void {
  kept.delete(keyOf(name));
}
