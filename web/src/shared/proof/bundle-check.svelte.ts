// One bundle under verification: what of it is looked at, and what came out.
import type { Verified } from './verifier/verify';

export type WorkerWord =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'verified'; readonly verified: Verified; readonly text: string }
  | { readonly kind: 'unreadable' };

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done'; readonly file: File; readonly verified: Verified; readonly text: string }
  | { readonly kind: 'unreadable' };

export class BundleCheck {
  state = $state.raw<CheckState>({ kind: 'idle' });
  private worker: Worker | undefined;

  // Loads the verifier before there is a file, so that it works when the network is gone by then. One that could not
  // be loaded is tried again with the next file.
  prepare(): void {
    if (this.worker) return;
    const worker = new Worker(new URL('./bundle-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => {
      if (this.worker !== worker) return;
      this.end();
      if (this.state.kind === 'working') this.state = { kind: 'unreadable' };
    };
    this.worker = worker;
  }

  // A file that was chosen before is forgotten, finished or not.
  start(file: File): void {
    this.forget();
    this.prepare();
    const { worker } = this;
    if (!worker) return;
    this.state = { kind: 'working', share: 0 };
    worker.onmessage = ({ data }: MessageEvent<WorkerWord>) => this.hear(data, file);
    worker.postMessage(file);
  }

  forget(): void {
    if (this.state.kind === 'working') this.end();
    this.state = { kind: 'idle' };
  }

  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private hear(word: WorkerWord, file: File): void {
    switch (word.kind) {
      case 'progress': this.state = { kind: 'working', share: word.share }; return;
      case 'verified': this.state = { kind: 'done', file, verified: word.verified, text: word.text }; return;
      case 'unreadable': this.state = { kind: 'unreadable' }; return;
      default: word satisfies never;
    }
  }
}
