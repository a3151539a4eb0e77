// What somebody wrote and the server has not taken yet, kept on this device at every keystroke: apart for each account,
// dossier and document, and with the text it was edited from.
import type { DocumentText } from '../../../shared/texts/model/text';

export interface WorkingCopy {
  readonly text: DocumentText;
  readonly base: DocumentText | undefined;
  // The draft of the server that `base` is; undefined where there was none.
  readonly basedOn: string | undefined;
  // Milliseconds since 1970, by this device.
  readonly at: number;
}

export interface Place {
  readonly account: string;
  readonly dossier: string;
  readonly document: string;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function keyOf({ account, dossier, document }: Place): string {
  return `simpul.naskah ${account} ${dossier} ${document}`;
}

// False where this device keeps nothing: the screen then says so.
export function keepCopy(shelf: Shelf | undefined, place: Place, copy: WorkingCopy): boolean {
  try {
    shelf?.setItem(keyOf(place), JSON.stringify(copy));
    return shelf !== undefined;
  } catch {
    return false;
  }
}

export function keptCopy(shelf: Shelf | undefined, place: Place): WorkingCopy | undefined {
  try {
    const found: unknown = JSON.parse(shelf?.getItem(keyOf(place)) ?? 'null');
    const isCopy = typeof found === 'object' && found !== null && 'text' in found && 'at' in found;
    return isCopy ? (found as WorkingCopy) : undefined;
  } catch {
    return undefined;
  }
}

export function dropCopy(shelf: Shelf | undefined, place: Place): void {
  try {
    shelf?.removeItem(keyOf(place));
  } catch {
    // What cannot be removed was never kept.
  }
}
