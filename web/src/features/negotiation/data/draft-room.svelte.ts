// The draft somebody is writing: kept on the device at every keystroke, sent to one's own room when the hands rest and
// the server answers, and brought together with what a colleague saved meanwhile.
import { untrack } from 'svelte';
import { call } from '../../../shared/api/client';
import type { Negotiation } from '../../../shared/api/generated/schemas';
import type { Trouble } from '../../../shared/api/trouble';
import { connection } from '../../../shared/offline/connection.svelte.ts';
import { beforeLeaving, session } from '../../../shared/session/session.svelte.ts';
import { merged, settled, type Choice, type Merged } from '../model/merge';
import { clausesOf, isSameText, normalText, textOf, type DocumentText } from '../../../shared/texts/model/text';
import {
  dropCopy, keepCopy, keptCopy, ownShelf, toldOf, type Place, type Unsent,
} from '../../../shared/offline/working-copy';
import type { LiveNegotiation } from './live-negotiation.svelte.ts';

const restMs = 2_000;

// device: written here, on its way soon; waiting: no network; refused: the server says why.
export type Saving = 'none' | 'device' | 'sending' | 'saved' | 'waiting' | 'refused';

export class DraftRoom {
  text = $state.raw<DocumentText>(textOf([]));
  saving = $state<Saving>('none');
  trouble = $state.raw<Trouble | undefined>(undefined);
  clash = $state.raw<Merged | undefined>(undefined);
  // This device could not keep a copy: leaving the page would lose what is not sent.
  isUnkept = $state(false);

  readonly #live: LiveNegotiation;
  #base = $state.raw<DocumentText | undefined>(undefined);
  #basedOn: string | undefined;
  #newest: { readonly text: DocumentText; readonly hash: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasBegun = false;
  #sending: Promise<boolean> | undefined;

  constructor(live: LiveNegotiation) {
    this.#live = live;
    $effect(() => {
      const page = live.page.value;
      if (page) untrack(() => this.#take(page));
    });
    $effect(() => connection.onFound(() => void this.flush()));
    $effect(() => beforeLeaving(() => this.#sendOrTell()));
    $effect(() => {
      const leave = (): void => void this.flush();
      window.addEventListener('pagehide', leave);
      return () => {
        window.removeEventListener('pagehide', leave);
        leave();
      };
    });
  }

  get isDirty(): boolean {
    return !isSameText(this.text, this.#base);
  }

  edit(text: DocumentText): void {
    this.text = text;
    this.#keep();
    this.trouble = undefined;
    this.saving = connection.online ? 'device' : 'waiting';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), restMs);
  }

  // True where nothing is left unsent.
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (!this.#hasBegun || this.clash) return !this.clash;
    if (!this.isDirty) {
      this.#settle();
      return true;
    }
    if (this.#sending) {
      await this.#sending;
      return this.flush();
    }
    this.#sending = this.#send(normalText(this.text));
    const isSent = await this.#sending;
    this.#sending = undefined;
    // What arrived while the words were on their way was left aside until now.
    const page = this.#live.page.value;
    if (page && !isSent) this.#take(page);
    return isSent;
  }

  // Also tells of words that the device could not keep.
  async #sendOrTell(): Promise<Unsent | undefined> {
    if (await this.flush()) return undefined;
    const title = this.#live.page.value?.title ?? '';
    const at = keptCopy(ownShelf(), this.#place())?.at ?? Date.now();
    return toldOf(this.#place(), { text: this.text, base: this.#base, title, at });
  }

  settle(choices: Readonly<Record<string, Choice>>): void {
    if (!this.clash || !this.#newest) return;
    const text = settled(this.clash, choices);
    this.#base = this.#newest.text;
    this.#basedOn = this.#newest.hash;
    this.clash = undefined;
    this.edit(text);
    void this.flush();
  }

  async #send(text: DocumentText): Promise<boolean> {
    this.saving = 'sending';
    const body = { text, based_on: this.#basedOn };
    const outcome = await call('saveDraft', { path: { ...this.#live.address }, body });
    if (outcome.ok) {
      this.#stand(outcome.value);
      this.#sending = undefined;
      this.#live.page.accept(outcome.value, outcome.etag);
      if (this.isDirty) this.edit(this.text);
      else this.#settle();
      return !this.isDirty;
    }
    if (outcome.trouble.kind === 'unreachable' || outcome.trouble.kind === 'signed_out') this.saving = 'waiting';
    else {
      this.saving = 'refused';
      this.trouble = outcome.trouble;
      if (outcome.trouble.kind === 'refused' && outcome.trouble.code === 'draft_changed_meanwhile') {
        this.#sending = undefined;
        await this.#live.page.reload();
      }
    }
    return false;
  }

  // An answer of the server: it becomes the text where nothing was written here, and is brought together with what was.
  #take(page: Negotiation): void {
    if (!this.#hasBegun) this.#begin(page);
    const hash = page.draft?.view.hash;
    if (this.#sending) return;
    if (hash !== undefined && hash !== this.#basedOn && this.isDirty) this.#join(page);
    else if (!this.isDirty) {
      this.#stand(page);
      // What differs in spaces alone, or in a block that is still empty, stays as the hands left it.
      if (this.isDirty) this.text = this.#base ?? textOf([]);
    }
  }

  #begin(page: Negotiation): void {
    this.#hasBegun = true;
    const kept = keptCopy(ownShelf(), this.#place());
    if (kept) {
      this.text = kept.text;
      this.#base = kept.base;
      this.#basedOn = kept.basedOn;
      this.saving = connection.online ? 'device' : 'waiting';
      this.#timer = setTimeout(() => void this.flush(), restMs);
    } else {
      this.#stand(page);
      this.text = this.#base ?? textOf([]);
    }
  }

  #stand(page: Negotiation): void {
    const own = page.texts.find((one) => one.party === page.own)?.view.text;
    this.#base = page.draft?.view.text ?? own;
    this.#basedOn = page.draft?.view.hash;
  }

  #join(page: Negotiation): void {
    if (!page.draft) return;
    this.#newest = { text: page.draft.view.text, hash: page.draft.view.hash };
    const result = merged(this.#base, normalText(this.text), this.#newest.text);
    this.trouble = undefined;
    if (result.clashes.length > 0) {
      this.clash = result;
      this.saving = 'device';
      return;
    }
    this.#base = this.#newest.text;
    this.#basedOn = this.#newest.hash;
    this.edit(result.text);
  }

  #settle(): void {
    dropCopy(ownShelf(), this.#place());
    this.isUnkept = false;
    this.trouble = undefined;
    this.saving = this.#basedOn === undefined ? 'none' : 'saved';
  }

  #keep(): void {
    const title = this.#live.page.value?.title ?? '';
    const copy = { text: this.text, base: this.#base, basedOn: this.#basedOn, title, at: Date.now() };
    this.isUnkept = clausesOf(this.text).length > 0 && !keepCopy(ownShelf(), this.#place(), copy);
  }

  #place(): Place {
    const { id, document } = this.#live.address;
    return { account: session.account?.id ?? '', dossier: id, document };
  }
}
