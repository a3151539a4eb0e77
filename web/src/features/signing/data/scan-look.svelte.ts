// A scan of pages signed in ink, compared with the text it shows before anything is recorded.
import { call } from '../../../shared/api/client';
import type { ScanCheck } from '../../../shared/api/generated/schemas';
import type { Trouble } from '../../../shared/api/trouble';

const results = {
  same: 'sama', doubtful: 'sebagian tidak sama', other: 'bukan naskah ini', undeterminable: 'tidak dapat dipastikan',
  unread: 'pindaian tidak dapat dibaca',
} as const;

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

  // A scan stands in the way while it is read, and until somebody answers for what could not be told.
  get isOpen(): boolean {
    return this.#asked !== undefined && this.check?.verdict !== 'same' && !this.isTakenOn;
  }

  // What the record says of a scan that somebody answered for. Papers and records are Indonesian.
  get note(): string | undefined {
    if (!this.isTakenOn) return undefined;
    const pages = this.check?.pages.flatMap((one) => [...one.numbers, ...one.differences]) ?? [];
    const found = results[this.check?.verdict ?? 'unread'] + (pages.length > 0 ? `: ${pages.join('; ')}` : '');
    return `Dibandingkan sendiri oleh pencatat. Hasil pembacaan pindaian: ${found}.`.slice(0, 1000);
  }
}
