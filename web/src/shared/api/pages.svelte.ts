// A long list read page by page; what was read stays while more is asked for.
import type { Outcome, Trouble } from './trouble';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

export class Pages<Item> {
  items = $state.raw<readonly Item[] | undefined>(undefined);
  next = $state.raw<string | undefined>(undefined);
  loading = $state(false);
  trouble = $state.raw<Trouble | undefined>(undefined);

  #read: (cursor: string | undefined) => Promise<Outcome<Page<Item>>>;
  #turn = 0;

  constructor(read: (cursor: string | undefined) => Promise<Outcome<Page<Item>>>) {
    this.#read = read;
  }

  // From the beginning, as after a change.
  async reload(): Promise<void> {
    await this.#ask(undefined, []);
  }

  async more(): Promise<void> {
    if (this.next !== undefined && !this.loading) await this.#ask(this.next, this.items ?? []);
  }

  async #ask(cursor: string | undefined, before: readonly Item[]): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    this.trouble = undefined;
    const outcome = await this.#read(cursor);
    if (turn !== this.#turn) return;
    this.loading = false;
    if (outcome.ok) {
      this.items = [...before, ...outcome.value.items];
      this.next = outcome.value.next;
    } else {
      this.trouble = outcome.trouble;
    }
  }
}
