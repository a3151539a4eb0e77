// Whether the server answers. The browser's own flag knows only of the cable, so every answer and every failure counts,
// and while there is none the server is asked again at growing intervals.
const firstWaitMs = 2_000;
const longestWaitMs = 30_000;

type Listener = () => void;

class Connection {
  online = $state(typeof navigator === 'undefined' || navigator.onLine);
  lostAt = $state<number | undefined>(undefined);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = firstWaitMs;
  #listeners = new Set<Listener>();

  // Called once by the shell.
  watch(): void {
    window.addEventListener('offline', () => this.lost());
    window.addEventListener('online', () => void this.probe());
  }

  // What to do when the server answers again.
  onFound(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  lost(): void {
    if (this.online || this.lostAt === undefined) this.lostAt = Date.now();
    this.online = false;
    this.#schedule();
  }

  found(): void {
    if (this.online) return;
    this.online = true;
    this.lostAt = undefined;
    this.#wait = firstWaitMs;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const listener of this.#listeners) listener();
  }

  async probe(): Promise<void> {
    try {
      const response = await fetch('/healthz', { cache: 'no-store' });
      if (response.ok) this.found();
      else this.lost();
    } catch {
      this.lost();
    }
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.probe();
    }, this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWaitMs);
  }
}

export const connection = new Connection();
