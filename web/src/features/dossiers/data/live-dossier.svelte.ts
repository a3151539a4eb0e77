// One dossier as this screen holds it: what the server answered, kept fresh by the stream of changes. The screen is
// never torn down for an update, so focus and open dialogs stay.
import { onChange, onGap } from '../../../shared/api/changes';
import { type Ask } from '../../../shared/api/client';
import type { Operations } from '../../../shared/api/generated/operations';
import { resource, type Resource } from '../../../shared/api/resource.svelte.ts';
import type { Submission } from '../../../shared/api/submission.svelte.ts';
import type { Dossier } from '../../../shared/api/generated/schemas';

// The operations that change a dossier and answer with it.
export type ActName = {
  [Name in keyof Operations]: Operations[Name] extends { answer: Dossier; conditional: true } ? Name : never;
}[keyof Operations];

export class LiveDossier {
  readonly dossier: Resource<'getDossier'>;
  readonly events: Resource<'getDossierEvents'>;
  readonly #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
    this.dossier = resource('getDossier', () => ({ path: { id: id() } }));
    this.events = resource('getDossierEvents', () => ({ path: { id: id() } }));
    $effect(() => onChange((change) => this.#hear(change.version), id()));
    $effect(() => onGap(() => void this.reload()));
  }

  get id(): string {
    return this.#id();
  }

  async reload(): Promise<void> {
    await Promise.all([this.dossier.reload(), this.events.reload()]);
  }

  // One change of this dossier, decided upon the version that is shown. Undefined when it was refused.
  async act<Name extends ActName>(
    submission: Submission,
    name: Name,
    body: Operations[Name]['body'],
  ): Promise<Dossier | undefined> {
    const ask = { path: { id: this.#id() }, body, etag: this.dossier.etag } as unknown as Ask<Name>;
    const answer = (await submission.send(name, ask)) as Dossier | undefined;
    if (answer) {
      this.dossier.accept(answer, submission.etag);
      void this.events.reload();
    } else if (submission.trouble?.kind === 'stale') {
      await this.reload();
    }
    return answer;
  }

  #hear(version: number): void {
    if (this.dossier.value?.version !== version || this.events.value?.version !== version) void this.reload();
  }
}
