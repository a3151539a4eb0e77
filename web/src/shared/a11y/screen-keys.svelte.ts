// Single letters that mean something on the screen that is open; the list of keys names them, and they rest where
// letters are switched off or somebody is typing (WCAG 2.1.4).
import { untrack } from 'svelte';

export interface ScreenKey {
  readonly letters: readonly string[];
  readonly what: () => string;
  readonly press: () => void;
}

class ScreenKeys {
  keys = $state.raw<readonly ScreenKey[]>([]);

  // Answers how to end it.
  add(keys: readonly ScreenKey[]): () => void {
    // Adding is an effect of the screen that adds, not of what others add.
    this.keys = [...untrack(() => this.keys), ...keys];
    return () => {
      this.keys = untrack(() => this.keys).filter((one) => !keys.includes(one));
    };
  }

  find(letter: string): ScreenKey | undefined {
    return this.keys.find((one) => one.letters.includes(letter));
  }
}

export const screenKeys = new ScreenKeys();
