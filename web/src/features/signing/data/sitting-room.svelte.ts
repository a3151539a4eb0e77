// One sitting while it lasts: what was chosen, what speaks against it, the key, and what became of each document.
import { call } from '../../../shared/api/client';
import type {
  PreflightReport, SigningDocument, SigningHolder, SigningIntent,
} from '../../../shared/api/generated/schemas';
import type { Submission } from '../../../shared/api/submission.svelte.ts';
import type { Trouble } from '../../../shared/api/trouble';
import { ScanLook } from '../../../shared/scans/scan-look.svelte.ts';
import { standingChecks, type SittingResult, type Sorted } from '../model/checks';
import { inkOf, keyOf, sittingOf, withoutDoubt, type SittingDraft } from '../model/sitting';
import { KeyHold } from './key-hold.svelte.ts';
import type { LiveSigning } from './live-signing.svelte.ts';

export class SittingRoom {
  readonly key = new KeyHold();
  readonly live: LiveSigning;
  draft: SittingDraft;
  // Scans of pages signed in ink, by document.
  scans = $state<Record<string, File | undefined>>({});
  reports = $state.raw<Readonly<Record<string, PreflightReport>>>({});
  isChecking = $state(false);
  checkTrouble = $state.raw<Trouble | undefined>(undefined);
  results = $state.raw<readonly SittingResult[]>([]);
  // Sittings that were answered: the result takes the focus each time.
  answered = $state(0);
  isSending = $state(false);
  // The request left and no answer came: only the list can tell what became of it.
  isFateUnknown = $state(false);

  #turn = 0;
  readonly #looks = new Map<string, ScanLook>();

  constructor(live: LiveSigning, draft: SittingDraft) {
    this.live = live;
    this.draft = $state(draft);
  }

  checks(document: string): Sorted {
    return standingChecks(this.reports[document], this.results.find((one) => one.document === document));
  }

  async check(intent: SigningIntent): Promise<void> {
    const turn = ++this.#turn;
    this.isChecking = true;
    const outcome = await call('checkBeforeSigning', { path: { id: this.live.id }, body: intent });
    if (turn !== this.#turn) return;
    this.isChecking = false;
    this.checkTrouble = outcome.ok ? undefined : outcome.trouble;
    if (outcome.ok) this.reports = Object.fromEntries(outcome.value.documents.map((one) => [one.document, one]));
  }

  lookOf(document: string): ScanLook {
    const look = this.#looks.get(document) ?? new ScanLook(this.live.id, document);
    this.#looks.set(document, look);
    return look;
  }

  // Another signer or another way: what was found out about the one before no longer counts.
  forgetAttempts(): void {
    this.results = this.results.filter((one) => one.signed);
    this.draft.doubts = {};
  }

  // Another key: only what its certificate left in doubt falls.
  forgetKey(): void {
    this.results = this.results.filter((one) => one.signed);
    this.draft.doubts = withoutDoubt(this.draft.doubts, 'certificate_fit');
  }

  // The key stays in the form until every document is signed, so that a doubt can be taken on and sent again.
  async sign(documents: readonly SigningDocument[], submission: Submission): Promise<void> {
    const { way } = this.draft;
    if (way === 'paper' || this.isSending) return;
    this.isSending = true;
    this.isFateUnknown = false;
    submission.trouble = undefined;
    const body = sittingOf(this.draft, documents, keyOf(way, this.key.draft));
    const outcome = await call('signDocuments', { path: { id: this.live.id }, body });
    this.isSending = false;
    if (outcome.ok) {
      this.results = outcome.value.results;
      this.answered += 1;
      for (const one of this.results.filter(({ signed }) => signed)) this.#drop(one.document);
      if (this.results.every((one) => one.signed)) this.key.forget();
      await this.live.reload();
    } else if (outcome.trouble.kind === 'unreachable' || outcome.trouble.kind === 'broken') {
      this.isFateUnknown = true;
    } else {
      // What stopped an earlier attempt would be read as what stopped this one.
      this.results = this.results.filter((one) => one.signed || (one.errors ?? []).length === 0);
      submission.trouble = outcome.trouble;
      submission.attempts += 1;
    }
  }

  // How many signatures in ink were recorded; fewer than asked where one was refused.
  async recordInk(
    documents: readonly SigningDocument[], holder: SigningHolder, submission: Submission,
  ): Promise<number> {
    let recorded = 0;
    const party = this.live.page.value?.own ?? '';
    for (const document of documents) {
      // As it was when it was pressed: attaching brings the documents anew.
      const { takesOn } = this.lookOf(document.document);
      const scan = await this.#attach(document.document, submission);
      if (scan === undefined && this.scans[document.document]) break;
      const body = inkOf(this.draft, document, holder, { party, scan, takesOn });
      if (!(await this.live.act(submission, 'recordSignature', body))) break;
      this.#drop(document.document);
      recorded += 1;
    }
    return recorded;
  }

  // A file becomes part of the dossier in two steps: its bytes are stored, then a fact says what they are.
  async #attach(document: string, submission: Submission): Promise<string | undefined> {
    const file = this.scans[document];
    if (!file) return undefined;
    const stored = await submission.send('uploadFile', { body: file });
    if (!stored) return undefined;
    const body = { name: file.name, hash: stored.hash, role: 'scan' as const, document };
    const after = await this.live.act(submission, 'attachFile', body);
    return after?.attachments.findLast((one) => one.file.hash === stored.hash && one.file.document === document)?.file
      .attachment;
  }

  #drop(document: string): void {
    delete this.draft.consents[document];
    delete this.draft.doubts[document];
    delete this.scans[document];
    this.#looks.delete(document);
  }
}
