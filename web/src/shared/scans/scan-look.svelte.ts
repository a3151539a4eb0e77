// A scan of pages signed in ink, read by the node against the text it should show before anything is recorded. What the
// record says of it the node writes itself; here a person only learns it, and takes on what was left open.
import { call } from '../api/client';
import type { ScanCheck } from '../api/generated/schemas';
import type { Trouble } from '../api/trouble';

export type ScanDoubt = 'doubtful' | 'undeterminable';

export class ScanLook {
  readonly #at: { id: string; document: string };
  isReading = $state(false);
  check = $state.raw<ScanCheck | undefined>(undefined);
  trouble = $state.raw<Trouble | undefined>(undefined);
  // Whoever records compared the rest and answers for it.
  isTakenOn = $state(false);
  #asked: File | undefined;

  constructor(id: string, document: string) {
    this.#at = { id, document };
  }

  async lookAt(file: File | undefined): Promise<void> {
    this.#asked = file;
    this.check = this.trouble = undefined;
    this.isTakenOn = false;
    this.isReading = file !== undefined;
    if (!file) return;
    const outcome = await call('checkScan', { path: this.#at, body: file });
    // Another scan was chosen meanwhile.
    if (this.#asked !== file) return;
    this.isReading = false;
    if (outcome.ok) this.check = outcome.value;
    else this.trouble = outcome.trouble;
  }

  // A scan of another paper is never this paper's, whoever vouches for it.
  get isWrong(): boolean {
    return this.check?.verdict === 'other';
  }

  // What somebody may take on; a scan that could not be read is as open as one that says too little.
  get doubt(): ScanDoubt | undefined {
    if (this.check?.verdict === 'doubtful') return 'doubtful';
    return this.trouble !== undefined || this.check?.verdict === 'undeterminable' ? 'undeterminable' : undefined;
  }

  get takesOn(): ScanDoubt | undefined {
    return this.isTakenOn ? this.doubt : undefined;
  }

  // A scan stands in the way while it is read, and until somebody answers for what could not be told.
  get isOpen(): boolean {
    return this.isReading || this.isWrong || (this.doubt !== undefined && !this.isTakenOn);
  }
}
