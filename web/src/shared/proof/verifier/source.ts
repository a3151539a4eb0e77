// Where the bytes of a bundle are read from, slice by slice, so that a large one is never in memory as a whole.

export interface ByteSource {
  readonly size: number;
  // The bytes from `from` up to `to`, both within the size.
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
}

const sliceBytes = 1 << 20;

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

export function sourceOfBlob(blob: Blob): ByteSource {
  return { size: blob.size, read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()) };
}

export async function* slices(source: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += sliceBytes) yield source.read(at, Math.min(to, at + sliceBytes));
}
