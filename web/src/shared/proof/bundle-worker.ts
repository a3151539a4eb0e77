/// <reference lib="webworker" />
// Verifies beside the page, so that the page stays alive while a large file is read. Nothing is sent anywhere.
import { resultText } from './verifier/result';
import { sourceOfBlob } from './verifier/source';
import { verifyBundle } from './verifier/verify';
import type { WorkerWord } from './bundle-check.svelte.ts';

declare const self: DedicatedWorkerGlobalScope;

const toldEveryMs = 100;

function tell(word: WorkerWord): void {
  self.postMessage(word);
}

async function check(file: Blob): Promise<void> {
  let toldAt = 0;
  const onProgress = (done: number, all: number): void => {
    if (Date.now() - toldAt < toldEveryMs) return;
    toldAt = Date.now();
    tell({ kind: 'progress', share: done / all });
  };
  try {
    const verified = await verifyBundle(sourceOfBlob(file), { onProgress });
    tell({ kind: 'verified', verified, text: resultText(verified.result) });
  } catch {
    // The format has a verdict for every input; what is left is a file that the device can no longer read.
    tell({ kind: 'unreadable' });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => void check(data));
