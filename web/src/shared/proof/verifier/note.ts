// Signed notes, verifier keys (c2sp.org/signed-note) and checkpoints (c2sp.org/tlog-checkpoint).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOfBase64, hexOf, isSame, joined, textOf, utf8 } from './bytes';
import type { Tree } from './merkle';

export const logKeyType = 1;
export const witnessKeyType = 4;
export const noteMax = 1_000_000;

const keyIdBytes = 4;
const keyBytes = 32;
const signaturesMax = 100;
const furtherLinesMax = 100;
const sizeForm = /^(?:0|[1-9]\d{0,15})$/;
const lineStart = '\u2014 ';
const lowControl = /[\u0000-\u0009\u000b-\u001f]/;
const unfitForName = /[\p{White_Space}+]/u;
const unfitForKey = /[\p{White_Space}\p{Cc}+]/u;
const idForm = /^[0-9a-f]{8}$/;

export interface VerifierKey {
  readonly name: string;
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

export function readVerifierKey(text: string, type: number): VerifierKey | undefined {
  const [name = '', id = '', ...rest] = text.split('+');
  const bytes = bytesOfBase64(rest.join('+'));
  if (name === '' || unfitForKey.test(name) || !idForm.test(id)) return undefined;
  if (!bytes || bytes.length !== 1 + keyBytes || bytes[0] !== type) return undefined;
  const counted = sha256(joined(utf8(`${name}\n`), bytes)).subarray(0, keyIdBytes);
  return hexOf(counted) === id ? { name, id: counted, key: bytes.subarray(1) } : undefined;
}

interface NoteSignature {
  readonly name: string;
  readonly id: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

function readSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(lineStart)) return undefined;
  const [name = '', base64 = '', ...more] = line.slice(lineStart.length).split(' ');
  const bytes = bytesOfBase64(base64);
  if (name === '' || unfitForName.test(name) || more.length > 0 || !bytes || bytes.length <= keyIdBytes)
    return undefined;
  return { name, id: bytes.subarray(0, keyIdBytes), bytes: bytes.subarray(keyIdBytes) };
}

// The last empty line parts text and signatures: the text may hold empty lines of its own.
export function readNote(bytes: Uint8Array): Note | undefined {
  const whole = bytes.length > noteMax ? undefined : textOf(bytes);
  if (whole === undefined || lowControl.test(whole) || !whole.endsWith('\n')) return undefined;
  const parting = whole.lastIndexOf('\n\n');
  if (parting < 0) return undefined;
  const lines = whole.slice(parting + 2, -1).split('\n');
  if (lines.length > signaturesMax) return undefined;
  const signatures = lines.map(readSignature);
  if (signatures.includes(undefined)) return undefined;
  return { text: whole.slice(0, parting + 1), signatures: signatures.filter((one) => one !== undefined) };
}

export function signaturesOf(note: Note, key: VerifierKey): readonly Uint8Array[] {
  return note.signatures.filter((one) => one.name === key.name && isSame(one.id, key.id)).map((one) => one.bytes);
}

export interface Checkpoint extends Tree {
  readonly origin: string;
}

export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...further] = text.slice(0, -1).split('\n');
  const rootBytes = bytesOfBase64(root);
  if (origin === '' || unfitForName.test(origin) || !sizeForm.test(size) || rootBytes?.length !== 32) return undefined;
  if (!Number.isSafeInteger(Number(size)) || further.length > furtherLinesMax || further.includes(''))
    return undefined;
  if (size === '0' && !isSame(rootBytes, sha256(new Uint8Array(0)))) return undefined;
  return { origin, size: Number(size), root: rootBytes };
}
