// The little of DER (ITU-T X.690) that a signature is read with. Lengths are checked against what is there; anything
// else about the bytes is the caller's to judge.

export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  // Where the next element begins.
  readonly end: number;
}

export const tags = { octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, first: 0xa0 } as const;

const lengthBytesMax = 4;
const constructed = 0x20;

export function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags above 30 do not occur in a signature; a length without end (0x80) is not DER.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return undefined;
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    const count = first - 0x80;
    if (count > lengthBytesMax || start + count > bytes.length) return undefined;
    length = bytes.subarray(start, start + count).reduce((sum, byte) => sum * 256 + byte, 0);
    start += count;
  }
  const end = start + length;
  return end <= bytes.length ? { tag, content: bytes.subarray(start, end), end } : undefined;
}

// Undefined where it is of another tag than the caller expects, holds no elements, or they do not fill it.
export function childrenOf(parent: Element | undefined, tag: number): Element[] | undefined {
  if (parent?.tag !== tag || (tag & constructed) === 0) return undefined;
  const children: Element[] = [];
  for (let at = 0; at < parent.content.length;) {
    const child = elementAt(parent.content, at);
    if (!child) return undefined;
    children.push(child);
    at = child.end;
  }
  return children;
}
