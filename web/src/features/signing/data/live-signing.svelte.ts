// The signing of one dossier as the screen holds it, and the dossier itself, whose version decides its changes. Kept
// fresh by the stream of changes and never torn down for it.
import { onChange, onGap } from '../../../shared/api/changes';
import type { Ask } from '../../../shared/api/client';
import type { Operations } from '../../../shared/api/generated/operations';
import type { Dossier } from '../../../shared/api/generated/schemas';
import { resource, type Resource } from '../../../shared/api/resource.svelte.ts';
import type { Submission } from '../../../shared/api/submission.svelte.ts';

export type SigningAct = 'setSigningOrder' | 'refuseToSign' | 'recordSignature' | 'attachFile';

export class LiveSigning {
  readonly page: Resource<'getSigning'>;
  readonly dossier: Resource<'getDossier'>;
  readonly #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
    this.page = resource('getSigning', () => ({ path: { id: id() } }));
    this.dossier = resource('getDossier', () => ({ path: { id: id() } }));
    $effect(() => onChange(() => void this.reload(), id()));
    $effect(() => onGap(() => void this.reload()));
  }

  get id(): string {
    return this.#id();
  }

  async reload(): Promise<void> {
    await Promise.all([this.page.reload(), this.dossier.reload()]);
  }

  // One change, decided upon the version that is shown. Undefined when it was refused.
  async act<Name extends SigningAct>(
    submission: Submission, name: Name, body: Operations[Name]['body'],
  ): Promise<Dossier | undefined> {
    const ask = { path: { id: this.#id() }, body, etag: this.dossier.etag ?? '' } as unknown as Ask<Name>;
    const answer = (await submission.send(name, ask)) as Dossier | undefined;
    if (answer) {
      this.dossier.accept(answer, submission.etag);
      void this.page.reload();
    } else if (submission.trouble?.kind === 'stale') {
      await this.reload();
    }
    return answer;
  }
}
