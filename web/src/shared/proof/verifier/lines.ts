// Lines of canonical JSON, each ended by 0A, read slice by slice.
import { joined, textOf } from './bytes';
import { isObject, readCanonical, type JsonObject } from './canonical-json';
import { slices, type ByteSource } from './source';

const lineMax = 8 << 20;
const lineEnd = 0x0a;

export interface Part {
  readonly dataAt: number;
  readonly size: number;
}

export async function readWhole(source: ByteSource, { dataAt, size }: Part): Promise<Uint8Array> {
  return source.read(dataAt, dataAt + size);
}

function objectOf(bytes: Uint8Array): JsonObject | undefined {
  const text = bytes.length > lineMax ? undefined : textOf(bytes);
  const value = text === undefined ? undefined : readCanonical(text);
  return isObject(value) ? value : undefined;
}

// Each line as the object it holds, or nothing where it is none; nothing comes after such a line.
export async function* jsonLines(source: ByteSource, part: Part): AsyncGenerator<JsonObject | undefined> {
  let begun: Uint8Array = new Uint8Array(0);
  for await (const slice of slices(source, part.dataAt, part.dataAt + part.size)) {
    let from = 0;
    for (let end = slice.indexOf(lineEnd); end >= 0; end = slice.indexOf(lineEnd, from)) {
      const rest = slice.subarray(from, end);
      const value = objectOf(begun.length > 0 ? joined(begun, rest) : rest);
      yield value;
      if (!value) return;
      begun = new Uint8Array(0);
      from = end + 1;
    }
    begun = joined(begun, slice.subarray(from));
    if (begun.length > lineMax) break;
  }
  if (begun.length > 0) yield undefined;
}
