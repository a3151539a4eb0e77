import type { Language } from './language';

const jointWords = { and: { id: 'dan', en: 'and' }, or: { id: 'atau', en: 'or' } } as const;

// "Lampung dan Bali", "Lampung, Jawa Timur, dan Bali"; empty for no items.
export function joined(items: readonly string[], joint: 'and' | 'or' = 'and', language: Language = 'id'): string {
  const head = items.slice(0, -1);
  const last = items.at(-1);
  if (last === undefined) return '';
  if (head.length === 0) return last;
  // Indonesian keeps the comma before "dan" from three items on (EYD V, chapter on the comma).
  return `${head.join(', ')}${head.length > 1 ? ',' : ''} ${jointWords[joint][language]} ${last}`;
}
