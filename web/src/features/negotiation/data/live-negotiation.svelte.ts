// The negotiation of one document as the screen holds it, kept fresh by the stream of changes. Never torn down for an
// update, so that what is being typed stays.
import { onChange, onGap } from '../../../shared/api/changes';
import { type Ask } from '../../../shared/api/client';
import type { Operations } from '../../../shared/api/generated/operations';
import type { Negotiation } from '../../../shared/api/generated/schemas';
import { resource, type Resource } from '../../../shared/api/resource.svelte.ts';
import type { Submission } from '../../../shared/api/submission.svelte.ts';

// The operations that answer with the negotiation as it stands then.
export type NegotiationAct = {
  [Name in keyof Operations]: Operations[Name] extends { answer: Negotiation; body: object } ? Name : never;
}[keyof Operations];

export interface Address {
  readonly id: string;
  readonly document: string;
}

export class LiveNegotiation {
  readonly page: Resource<'getNegotiation'>;
  readonly #address: () => Address;

  constructor(address: () => Address) {
    this.#address = address;
    this.page = resource('getNegotiation', () => ({ path: { ...address() } }));
    $effect(() => onChange(() => void this.page.reload(), address().id));
    $effect(() => onGap(() => void this.page.reload()));
  }

  get address(): Address {
    return this.#address();
  }

  // Undefined when it was refused; the reason then stands in the submission.
  async act<Name extends NegotiationAct>(
    submission: Submission, name: Name, body: Operations[Name]['body'],
  ): Promise<Negotiation | undefined> {
    const ask = { path: { ...this.#address() }, body } as unknown as Ask<Name>;
    const answer = (await submission.send(name, ask)) as Negotiation | undefined;
    if (answer) this.page.accept(answer, submission.etag);
    return answer;
  }
}

// A name for something this device makes, so that sending it twice makes one thing of it.
export function drawnId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
