// One after another: what the server gives each account only a few places for. Everybody in the line is told when it is
// his turn, and leaves when he is done or gone.
export class Turns {
  readonly #waiting: (() => void)[] = [];

  // Begins at once where nobody is before. What comes back ends the turn or the waiting, however often it is called.
  enter(begin: () => void): () => void {
    const place = (): void => begin();
    this.#waiting.push(place);
    if (this.#waiting[0] === place) place();
    return () => {
      const at = this.#waiting.indexOf(place);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      if (at === 0) this.#waiting[0]?.();
    };
  }
}
