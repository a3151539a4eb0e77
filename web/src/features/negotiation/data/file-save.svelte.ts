// A file that the server draws, saved on this device: on its way, saved, or why not.
import { call, type Ask } from '../../../shared/api/client';
import type { Trouble } from '../../../shared/api/trouble';

export type DrawnFile = 'printText' | 'printComparison' | 'exportWord' | 'getKeptPaper';

// Browsers read the bytes after the press; the address may be forgotten once they have.
const forgetMs = 60_000;

function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), forgetMs);
}

export class FileSave {
  // The name of the file that is on its way.
  busy = $state<string>();
  trouble = $state.raw<Trouble | undefined>(undefined);

  async take<Name extends DrawnFile>(operation: Name, ask: Ask<Name>, name: string): Promise<boolean> {
    if (this.busy !== undefined) return false;
    this.busy = name;
    this.trouble = undefined;
    const outcome = await call(operation, ask);
    this.busy = undefined;
    if (outcome.ok) save(outcome.value as Blob, name);
    else this.trouble = outcome.trouble;
    return outcome.ok;
  }
}
