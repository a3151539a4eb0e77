// How an item of the review is called and shown.
import type { Language } from '../../../shared/formats/language';
import { plainDate } from '../../../shared/formats/dates';
import { inWords, type Rules } from '../../../shared/weave/model/rules';
import { say } from '../archive-messages';
import { articlesIn } from './registration';
import type { Item, ItemName, PartyReview, Review } from './review';
import { termText } from './term';

export function labelOf(name: ItemName, isRegion = true): string {
  if (name === 'title') return say('titleItem');
  return name === 'region' && !isRegion ? say('other') : say(name);
}

// "Nomor naskah, Pihak 2": the same kind of item stands once for each party.
export function fullLabelOf(key: string, name: ItemName, review: Review): string {
  const at = review.parties.findIndex((one) => key.startsWith(`/party-${one.id}/`));
  const label = labelOf(name, review.parties[at]?.isRegion ?? true);
  return at < 0 ? label : `${label}, ${say('party', { n: at + 1 })}`;
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value);
}

export interface Showing {
  readonly rules: Rules;
  readonly language: Language;
  readonly party: PartyReview | undefined;
}

export function shownValue(item: Item, { rules, language, party }: Showing): string {
  const { value } = item;
  switch (item.kind) {
    case 'day':
      return isDay(value) ? plainDate(value, language) : value;
    case 'term':
      return termText(value, language);
    case 'paper':
      return inWords(rules.documents.find((one) => one.id === value)?.name, language) || value;
    case 'region':
      return party?.isRegion ? party.regionName || value : value;
    case 'articles':
      return value === '' ? '' : say('articlesSaid', { n: articlesIn(value).length });
    case 'text':
      return value;
  }
}
