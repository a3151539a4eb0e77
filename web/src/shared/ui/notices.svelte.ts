// Short words about what was just done, shown at the edge of the screen and read out without taking the focus.
const shownMs = 8_000;

export interface Notice {
  readonly id: number;
  readonly text: string;
}

class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #last = 0;

  tell(text: string): void {
    const id = ++this.#last;
    this.shown = [...this.shown.slice(-2), { id, text }];
    setTimeout(() => this.close(id), shownMs);
  }

  close(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }
}

export const notices = new Notices();
