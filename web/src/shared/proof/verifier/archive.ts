// The one form of ZIP a bundle has (docs/formats/bundle.md, "The archive"): read, then compared with what it must be.
import { textOf, utf8 } from './bytes';
import type { ByteSource } from './source';

export const manifestName = 'simpul-bundle.json';

const bytesMax = 2 ** 31;
const entriesMax = 200_000;
const nameMax = 200;
const nameForm = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;
const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const [localBytes, centralBytes, endBytes] = [30, 46, 22];
const [version, utf8Flag, firstDay] = [20, 0x0800, 0x0021];
const windowBytes = 1 << 16;

export interface Entry {
  readonly name: string;
  readonly headerAt: number;
  readonly dataAt: number;
  readonly size: number;
  readonly crc: number;
}

export interface ArchiveFault {
  readonly code: 'archive_malformed' | 'archive_not_canonical';
  readonly at: number;
}

export type Archive =
  { readonly entries: readonly Entry[]; readonly fault?: undefined } | { readonly fault: ArchiveFault };

class Malformed extends Error {
  constructor(readonly at: number) {
    super();
  }
}

// Reads headers through a window, so that many small entries do not each cost a reading.
class Window {
  private from = 0;
  private bytes: Uint8Array = new Uint8Array(0);

  constructor(private readonly source: ByteSource) {}

  // As many bytes as there are, at most `count`.
  async at(place: number, count: number): Promise<DataView> {
    const end = Math.min(this.source.size, place + count);
    if (place < this.from || end > this.from + this.bytes.length) {
      this.bytes = await this.source.read(place, Math.min(this.source.size, place + Math.max(count, windowBytes)));
      this.from = place;
    }
    const part = this.bytes.subarray(place - this.from, end - this.from);
    return new DataView(part.buffer, part.byteOffset, part.byteLength);
  }

  async starts(place: number, mark: number): Promise<boolean> {
    const view = await this.at(place, 4);
    return view.byteLength === 4 && view.getUint32(0, true) === mark;
  }
}

function isAfter(name: string, before: string | undefined): boolean {
  if (before === undefined) return true;
  return name !== manifestName && (before === manifestName || name > before);
}

async function localEntry(window: Window, at: number, size: number): Promise<Entry> {
  const head = await window.at(at, localBytes);
  if (head.byteLength < localBytes) throw new Malformed(at);
  const [dataBytes, nameBytes, extraBytes] = [
    head.getUint32(18, true),
    head.getUint16(26, true),
    head.getUint16(28, true),
  ];
  const crc = head.getUint32(14, true);
  const dataAt = at + localBytes + nameBytes + extraBytes;
  if (dataAt + dataBytes > size || nameBytes > nameMax) throw new Malformed(at);
  const named = await window.at(at + localBytes, nameBytes);
  const name = textOf(new Uint8Array(named.buffer, named.byteOffset, named.byteLength));
  if (name === undefined || !nameForm.test(name)) throw new Malformed(at);
  return { name, headerAt: at, dataAt, size: dataBytes, crc };
}

async function localEntries(window: Window, size: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let at = 0;
  while (await window.starts(at, localMark)) {
    const entry = await localEntry(window, at, size);
    if (entries.length === entriesMax || !isAfter(entry.name, entries.at(-1)?.name)) throw new Malformed(at);
    entries.push(entry);
    at = entry.dataAt + entry.size;
  }
  return entries;
}

// Whether the rest has the shape of a directory and its end; what it says is compared afterwards.
async function walkDirectory(window: Window, entries: readonly Entry[], size: number): Promise<void> {
  const last = entries.at(-1);
  let at = last ? last.dataAt + last.size : 0;
  for (let left = entries.length; left > 0; left -= 1) {
    const head = await window.at(at, centralBytes);
    if (head.byteLength < centralBytes || head.getUint32(0, true) !== centralMark) throw new Malformed(at);
    const next = at + centralBytes + [28, 30, 32].reduce((sum, field) => sum + head.getUint16(field, true), 0);
    if (next > size) throw new Malformed(at);
    at = next;
  }
  const end = await window.at(at, endBytes);
  if (end.byteLength < endBytes || end.getUint32(0, true) !== endMark) throw new Malformed(at);
}

function shared(head: DataView, from: number, entry: Entry): void {
  head.setUint16(from, version, true);
  head.setUint16(from + 2, utf8Flag, true);
  head.setUint16(from + 8, firstDay, true);
  head.setUint32(from + 10, entry.crc, true);
  head.setUint32(from + 14, entry.size, true);
  head.setUint32(from + 18, entry.size, true);
  head.setUint16(from + 22, entry.name.length, true);
}

function withName(fixed: DataView, name: string): Uint8Array {
  const whole = new Uint8Array(fixed.byteLength + name.length);
  whole.set(new Uint8Array(fixed.buffer));
  whole.set(utf8(name), fixed.byteLength);
  return whole;
}

export function localHeader(entry: Entry): Uint8Array {
  const head = new DataView(new ArrayBuffer(localBytes));
  head.setUint32(0, localMark, true);
  shared(head, 4, entry);
  return withName(head, entry.name);
}

export function centralHeader(entry: Entry): Uint8Array {
  const head = new DataView(new ArrayBuffer(centralBytes));
  head.setUint32(0, centralMark, true);
  head.setUint16(4, version, true);
  shared(head, 6, entry);
  head.setUint32(42, entry.headerAt, true);
  return withName(head, entry.name);
}

export function endRecord(count: number, directoryBytes: number, directoryAt: number): Uint8Array {
  const end = new DataView(new ArrayBuffer(endBytes));
  end.setUint32(0, endMark, true);
  end.setUint16(8, count & 0xffff, true);
  end.setUint16(10, count & 0xffff, true);
  end.setUint32(12, directoryBytes, true);
  end.setUint32(16, directoryAt, true);
  return new Uint8Array(end.buffer);
}

// The first byte at `at` that differs from what must stand there, or that only one of both has.
async function differsAt(window: Window, at: number, wanted: Uint8Array): Promise<number | undefined> {
  const view = await window.at(at, wanted.length);
  for (let index = 0; index < wanted.length; index += 1) {
    if (index >= view.byteLength || view.getUint8(index) !== wanted[index]) return at + index;
  }
  return undefined;
}

// Data stand in the file as they would be written, and every length that could shift them is a field before them: only
// headers need to be written again to find the first byte that differs.
async function firstDifference(window: Window, entries: readonly Entry[], size: number): Promise<number | undefined> {
  for (const entry of entries) {
    const differs = await differsAt(window, entry.headerAt, localHeader(entry));
    if (differs !== undefined) return differs;
  }
  const last = entries.at(-1);
  const directoryAt = last ? last.dataAt + last.size : 0;
  let at = directoryAt;
  for (const entry of entries) {
    const wanted = centralHeader(entry);
    const differs = await differsAt(window, at, wanted);
    if (differs !== undefined) return differs;
    at += wanted.length;
  }
  const wanted = endRecord(entries.length, at - directoryAt, directoryAt);
  return (await differsAt(window, at, wanted)) ?? (at + wanted.length < size ? at + wanted.length : undefined);
}

export async function readArchive(source: ByteSource): Promise<Archive> {
  if (source.size > bytesMax) return { fault: { code: 'archive_malformed', at: 0 } };
  const window = new Window(source);
  try {
    const entries = await localEntries(window, source.size);
    await walkDirectory(window, entries, source.size);
    const at = await firstDifference(window, entries, source.size);
    return at === undefined ? { entries } : { fault: { code: 'archive_not_canonical', at } };
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return { fault: { code: 'archive_malformed', at: fault.at } };
  }
}
