// The key of whoever signs, in the memory of this page and nowhere else: forgotten once everything is signed, when the
// screen is left, and five minutes after it was last touched.
import { emptyKey, type KeyDraft } from '../model/sitting';

export const keyHeldMs = 5 * 60_000;

export class KeyHold {
  draft = $state<KeyDraft>(emptyKey());
  file = $state.raw<File | undefined>(undefined);
  // It lapsed while the person was away; the screen says so.
  hasLapsed = $state(false);
  // Grows each time it is forgotten: the fields are then made anew, so that the browser keeps nothing of them either.
  forgotten = $state(0);

  #timer: ReturnType<typeof setTimeout> | undefined;

  touch(): void {
    this.hasLapsed = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.forget();
      this.hasLapsed = true;
    }, keyHeldMs);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.draft = emptyKey();
    this.file = undefined;
    this.hasLapsed = false;
    this.forgotten += 1;
  }
}
