// What the browser sees in a file by itself, before anything of it leaves the device.
import { checkedSignatures, type CheckedSignature, type DigestResult } from './signed-digest';

// covered: the last signature was made for all of the file. added: none of them reaches to its end.
export type Tail = 'covered' | 'added' | 'unknown';

export interface PdfLook {
  readonly isPdf: boolean;
  // One for each signature, in the order in which they stand in the file.
  readonly digests: readonly DigestResult[];
  readonly tail: Tail;
}

// That a range says it reaches the end proves nothing: whoever adds something can write one.
function tailOf(signatures: readonly CheckedSignature[], length: number): Tail {
  const last = signatures.filter((one) => one.end === length);
  if (last.some((one) => one.digest === 'same')) return 'covered';
  return last.length > 0 ? 'unknown' : 'added';
}

export async function lookInto(bytes: Uint8Array): Promise<PdfLook> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
  const signatures = isPdf ? await checkedSignatures(bytes) : [];
  return { isPdf, digests: signatures.map((one) => one.digest), tail: tailOf(signatures, bytes.length) };
}

// Browsers offer this only over TLS and on the machine itself; absent elsewhere.
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
