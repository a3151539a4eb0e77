// One form's sending. The key is made once for one body: sending the same again after a lost answer does nothing
// twice, and a corrected body gets a key of its own, because the server refuses a known key with another body.
import { getContext, setContext } from 'svelte';
import { call, type Answer, type Ask, type OperationName } from './client';
import type { Trouble } from './trouble';

// Not randomUUID, which browsers offer only over TLS; a closed network may run without.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A fault found before anything is sent.
export interface LocalFault {
  readonly pointer: string;
  readonly title: string;
}

export interface FieldWatch {
  readonly fault: () => string | undefined;
  // Whether nothing is sent as long as there is a fault; a file that was not taken holds nothing back.
  readonly holdsBack: boolean;
}

const place = Symbol('submission');

// The submission of the form that a field stands in.
export function submissionOfForm(): Submission | undefined {
  return getContext<Submission | undefined>(place);
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
  readonly #fields = new Map<string, FieldWatch>();

  // Made by the component of the form, so that its fields can find it.
  constructor() {
    setContext(place, this);
  }

  // A field that knows by itself what is wrong with it is asked before anything is sent. Returns how to end that.
  watch(pointer: string, field: FieldWatch): () => void {
    this.#fields.set(pointer, field);
    return () => this.#fields.delete(pointer);
  }

  get fieldFaults(): LocalFault[] {
    return [...this.#fields].flatMap(([pointer, { fault, holdsBack }]) => {
      const title = fault();
      return title === undefined || !holdsBack ? [] : [{ pointer, title }];
    });
  }

  // Undefined when it was refused or is already on its way; the reason then stands in `trouble`.
  async send<Name extends OperationName>(name: Name, ask: Ask<Name>): Promise<Answer<Name> | undefined> {
    if (this.sending) return undefined;
    if (this.fieldFaults.length > 0) {
      this.refuse([], '');
      return undefined;
    }
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

  // Faults found before sending, and those that fields know of, in the same form as those of the server.
  refuse(faults: readonly LocalFault[], title: string): void {
    const others = this.fieldFaults.filter((one) => !faults.some(({ pointer }) => pointer === one.pointer));
    // A field knows better than its form why it is as good as empty.
    const own = faults.map(({ pointer, title: said }) => ({
      pointer,
      title: this.#fields.get(pointer)?.fault() ?? said,
    }));
    this.trouble = {
      kind: 'refused', status: 422, code: 'local', title, detail: '', request: '',
      faults: [...own, ...others].map((fault) => ({ ...fault, code: 'local', detail: '' })),
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
