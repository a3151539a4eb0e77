// Looks regions up while a person types: one question at a time, the last one wins.
import { call } from '../api/client';
import type { Region } from '../api/generated/schemas';

const pauseMs = 120;
const limit = 12;

export class RegionSearch {
  words = $state('');
  found = $state.raw<readonly Region[]>([]);
  state = $state<'idle' | 'searching' | 'found' | 'failed'>('idle');

  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  type(words: string): void {
    this.words = words;
    // An answer still on its way is to fewer letters than stand here now.
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (words.trim() === '') {
      this.clear();
      return;
    }
    this.state = 'searching';
    this.#timer = setTimeout(() => void this.#search(words.trim()), pauseMs);
  }

  clear(): void {
    this.#turn += 1;
    this.words = '';
    this.found = [];
    this.state = 'idle';
  }

  async #search(words: string): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await call('searchRegions', { query: { q: words, limit } });
    if (turn !== this.#turn) return;
    this.found = outcome.ok ? outcome.value.regions : [];
    this.state = outcome.ok ? 'found' : 'failed';
  }
}
