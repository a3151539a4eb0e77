// One form's sending. The key is made once for one body: sending the same again after a lost answer does nothing
// twice, and a corrected body gets a key of its own, because the server refuses a known key with another body.
import { call, type Answer, type Ask, type OperationName } from './client';
import type { Trouble } from './trouble';

// Not randomUUID, which browsers offer only over TLS; a closed network may run without.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Submission {
  sending = $state(false);
  trouble = $state.raw<Trouble | undefined>(undefined);
  // Counts refusals, so that the error summary takes the focus again when the same one comes back.
  attempts = $state(0);
  // The version that the last accepted change led to, for a change that follows at once.
  etag: string | undefined;

  #key = '';
  #fingerprint = '';

  // Undefined when it was refused or is already on its way; the reason then stands in `trouble`.
  async send<Name extends OperationName>(name: Name, ask: Ask<Name>): Promise<Answer<Name> | undefined> {
    if (this.sending) return undefined;
    this.sending = true;
    this.trouble = undefined;
    try {
      const outcome = await call(name, { ...ask, key: this.#keyFor(name, ask) });
      if (outcome.ok) {
        this.#fingerprint = '';
        this.etag = outcome.etag;
        // An operation without a body answers nothing; the caller still learns that it was done.
        return outcome.value ?? ({} as Answer<Name>);
      }
      this.trouble = outcome.trouble;
    } finally {
      this.sending = false;
    }
    this.attempts += 1;
    return undefined;
  }

  // A fault found before sending, in the same form as one of the server.
  refuse(faults: readonly { pointer: string; title: string }[], title: string): void {
    this.trouble = {
      kind: 'refused', status: 422, code: 'local', title, detail: '', request: '',
      faults: faults.map((fault) => ({ ...fault, code: 'local', detail: '' })),
    };
    this.attempts += 1;
  }

  clear(): void {
    this.trouble = undefined;
    this.#fingerprint = '';
  }

  #keyFor(name: string, ask: { path?: unknown; body?: unknown }): string {
    const fingerprint = JSON.stringify([name, ask.path, ask.body instanceof Blob ? ask.body.size : ask.body]);
    if (fingerprint !== this.#fingerprint) {
      this.#fingerprint = fingerprint;
      this.#key = newKey();
    }
    return this.#key;
  }
}
