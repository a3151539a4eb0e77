// Something read from the server and shown: the last known answer at once, then the fresh one; without a network the
// last known one with its time. Made in a component's script: it asks again whenever what it asks for changes.
import { untrack } from 'svelte';
import { connection } from '../offline/connection.svelte.ts';
import { keep, lastKnown, remembered, type Known } from '../offline/last-known';
import { addressOf, callIfChanged, unchanged, type Answer, type Ask, type OperationName } from './client';
import { isTurnedAway, type Trouble } from './trouble';

const pauses = 5;
const pauseMs = 3_000;

export class Resource<Name extends OperationName> {
  value = $state.raw<Answer<Name> | undefined>(undefined);
  // The version to send with a change.
  etag = $state.raw<string | undefined>(undefined);
  // When the server gave it, in milliseconds since 1970.
  at = $state.raw<number | undefined>(undefined);
  // Shown from this device, because the server does not answer.
  isOld = $state(false);
  trouble = $state.raw<Trouble | undefined>(undefined);
  loading = $state(true);

  #name: Name;
  #ask: Ask<Name> | undefined;
  #address = '';
  #turn = 0;

  constructor(name: Name) {
    this.#name = name;
  }

  // Undefined while there is nothing to ask yet.
  ask(wish: Ask<Name> | undefined): void {
    this.#ask = wish;
    const address = wish ? addressOf(this.#name, wish) : '';
    if (address !== this.#address) this.#forget(address);
    if (wish) void this.reload();
    else this.loading = false;
  }

  async reload(): Promise<void> {
    const wish = this.#ask;
    if (!wish) return;
    const turn = ++this.#turn;
    this.loading = true;
    const outcome = await this.#answer(wish, turn);
    if (turn !== this.#turn) return;
    if (outcome.ok) {
      const value = outcome.value === unchanged ? this.value : outcome.value;
      const known = { value, etag: outcome.etag ?? this.etag, at: Date.now() };
      this.#show(known, false);
      keep(this.#address, known);
    } else {
      await this.#fall(outcome.trouble, turn);
    }
    if (turn === this.#turn) this.loading = false;
  }

  // Where the server has its hands full, nobody need press again: it is asked anew a few times.
  async #answer(wish: Ask<Name>, turn: number): ReturnType<typeof callIfChanged<Name>> {
    const held = this.value === undefined ? undefined : this.etag;
    let outcome = await callIfChanged(this.#name, { ...wish, held });
    for (let again = 0; again < pauses && turn === this.#turn; again += 1) {
      if (outcome.ok || !isTurnedAway(outcome.trouble)) break;
      await new Promise((resume) => setTimeout(resume, pauseMs));
      if (turn === this.#turn) outcome = await callIfChanged(this.#name, { ...wish, held });
    }
    return outcome;
  }

  // Takes an answer that a change brought along, so that it need not be asked for again.
  accept(value: Answer<Name>, etag?: string): void {
    this.#turn += 1;
    const known = { value, etag, at: Date.now() };
    this.#show(known, false);
    this.loading = false;
    keep(this.#address, known);
  }

  #forget(address: string): void {
    this.#address = address;
    this.trouble = undefined;
    const known = address ? remembered(address) : undefined;
    if (known) this.#show(known, false);
    else {
      this.value = undefined;
      this.etag = undefined;
      this.at = undefined;
    }
  }

  #show(known: Known, isOld: boolean): void {
    this.value = known.value as Answer<Name>;
    this.etag = known.etag;
    this.at = known.at;
    this.isOld = isOld;
    this.trouble = undefined;
  }

  async #fall(trouble: Trouble, turn: number): Promise<void> {
    if (trouble.kind === 'unreachable') {
      const known = await lastKnown(this.#address);
      if (turn !== this.#turn) return;
      if (known) {
        this.#show(known, true);
        return;
      }
    }
    this.trouble = trouble;
    if (trouble.kind === 'refused') this.value = undefined;
  }
}

export function resource<Name extends OperationName>(name: Name, wish: () => Ask<Name> | undefined): Resource<Name> {
  const made = new Resource(name);
  $effect(() => {
    const asked = wish();
    // Asking reads what is already held; an answer must not lead to asking again.
    untrack(() => made.ask(asked));
  });
  $effect(() => connection.onFound(() => void made.reload()));
  return made;
}
