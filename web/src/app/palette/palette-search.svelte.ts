// The palette's questions: pages at once, dossiers and regions from the server as one types. The last words win.
import { call } from '../../shared/api/client';
import { session } from '../../shared/session/session.svelte.ts';
import { say } from '../app-messages';
import { findRoute, openSections } from '../routes';
import { dossierFinds, pageFinds, regionFinds, type Find, type PageName } from './finds';

const pauseMs = 90;
const dossierLimit = 8;
// One dossier may be hit in its title, its text and its files.
const hitLimit = 3 * dossierLimit;
const regionLimit = 4;
const wordsForRegionsMin = 2;

function pages(): PageName[] {
  const named = openSections().map((section) => ({ href: section.path, title: say(section.key) }));
  return findRoute('/akun-saya') ? [...named, { href: '/akun-saya', title: say('myAccount') }] : named;
}

const whereKeys = {
  title: 'whereTitle', text: 'whereText', number: 'whereNumber', person: 'wherePerson', file: 'whereFile',
} as const;

export class PaletteSearch {
  words = $state('');
  finds = $state.raw<readonly Find[]>([]);
  state = $state<'idle' | 'searching' | 'done' | 'failed'>('idle');

  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  type(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const near = pageFinds(pages(), words);
    if (words.trim() === '') {
      this.finds = near;
      this.state = 'idle';
      return;
    }
    // What was found for the words before stays until the answer comes, so that the list does not blink.
    this.finds = [...near, ...this.finds.filter((find) => find.group !== 'pages')];
    this.state = 'searching';
    this.#timer = setTimeout(() => void this.#search(words.trim(), near, turn), pauseMs);
  }

  async #search(words: string, near: readonly Find[], turn: number): Promise<void> {
    const mayOpen = session.may('searchEverything');
    const [dossiers, regions] = await Promise.all([
      mayOpen ? call('searchEverything', { query: { q: words, limit: hitLimit } }) : undefined,
      mayOpen && words.length >= wordsForRegionsMin
        ? call('searchRegions', { query: { q: words, limit: regionLimit } }) : undefined,
    ]);
    if (turn !== this.#turn) return;
    const found = dossiers?.ok ? dossierFinds(dossiers.value.hits, (where) => say(whereKeys[where])) : [];
    const places = regions?.ok
      ? regionFinds(regions.value.regions, (region) => say('regionDossiers', { name: region.display_name })) : [];
    this.finds = [...near, ...found.slice(0, dossierLimit), ...places];
    this.state = dossiers && !dossiers.ok ? 'failed' : 'done';
  }
}
