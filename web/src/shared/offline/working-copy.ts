// What somebody wrote and the server has not taken yet, kept on this device at every keystroke: apart for each account,
// dossier and document, and with the text it was edited from.
import { changedClauses, type DocumentText } from '../texts/model/text';

export interface WorkingCopy {
  readonly text: DocumentText;
  readonly base: DocumentText | undefined;
  // The draft of the server that `base` is; undefined where there was none.
  readonly basedOn: string | undefined;
  // Of the document, for whoever is asked about the copy away from it.
  readonly title: string;
  // Milliseconds since 1970, by this device.
  readonly at: number;
}

export interface Place {
  readonly account: string;
  readonly dossier: string;
  readonly document: string;
}

// A copy as it is told of, without its text.
export interface Unsent {
  readonly place: Place;
  readonly title: string;
  // How many clauses differ from what the server has.
  readonly clauses: number;
  readonly at: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

// Undefined where this device keeps nothing.
export function ownShelf(): Shelf | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

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

export function toldOf(place: Place, { text, base, title, at }: Omit<WorkingCopy, 'basedOn'>): Unsent {
  return { place, title, clauses: changedClauses(text, base), at };
}

// Everything one account wrote on this device and the server has not taken, oldest first.
export function unsentOf(shelf: Shelf | undefined, account: string): Unsent[] {
  const found: Unsent[] = [];
  for (let at = 0; at < (shelf?.length ?? 0); at += 1) {
    const [mark, owner, dossier, document] = (shelf?.key(at) ?? '').split(' ');
    if (mark !== 'simpul.naskah' || owner !== account || !dossier || !document) continue;
    const place = { account, dossier, document };
    const copy = keptCopy(shelf, place);
    if (copy) found.push(toldOf(place, copy));
  }
  return found.sort((a, b) => a.at - b.at);
}
