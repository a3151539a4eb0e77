// The threads of a bundle: each line, then the dossier as a whole (docs/formats/bundle.md, steps 4 and 5).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOfBase64, bytesOfHex, hexOf, joined, utf8 } from './bytes';
import { hasExactly, isInteger, type JsonObject } from './canonical-json';
import type { Verify } from './ed25519';
import { digestsIn, isHash, readEvent, type Event, type Head } from './event';
import { jsonLines, type Part } from './lines';
import type { Government, Manifest } from './manifest';
import type { Problem, ProblemCode } from './result';
import type { ByteSource } from './source';

const signatureBytes = 64;
const nameMax = 300;
const signedPrefix = utf8('simpul/event/v1\n');

export interface Thread {
  readonly government: Government;
  // The hash of each line that counts; the first stands at seq 1.
  readonly hashes: string[];
  // What each shown event that counts had seen, by its line.
  readonly seen: { readonly line: number; readonly heads: readonly Head[] }[];
  shown: number;
  withheld: number;
  last: string | null;
}

// Files that shown events speak of.
export interface Mentions {
  // Digests of bodies for which the bundle has a file.
  readonly named: Set<string>;
  // Digests that must be there or be withheld.
  readonly required: Set<string>;
  // For people: what the dossier is called, and its files.
  title: string | undefined;
  readonly fileNames: Map<string, string>;
}

export interface Reading {
  readonly source: ByteSource;
  readonly manifest: Manifest;
  readonly verify: Verify;
  readonly part: (name: string) => Part | undefined;
  readonly hasFile: (digest: string) => boolean;
  readonly problems: Problem[];
}

interface Line {
  readonly hash: string;
  readonly seq: number;
  readonly signature: Uint8Array;
  readonly event?: Event;
}

const requiredMembers = new Map([
  ['dossier.file_attached', 'hash'],
  ['negotiation.position_taken', 'text'],
]);

export function threadName(code: string): string {
  return `threads/${code}.jsonl`;
}

function signatureOf(value: JsonObject): Uint8Array | undefined {
  const text = value['signature'];
  const bytes = typeof text === 'string' ? bytesOfBase64(text) : undefined;
  return bytes?.length === signatureBytes ? bytes : undefined;
}

function readLine(value: JsonObject): Line | ProblemCode {
  const signature = signatureOf(value);
  if (!signature) return 'line_malformed';
  const { envelope, hash, seq } = value;
  if (hasExactly(value, ['envelope', 'signature']) && typeof envelope === 'string') {
    const event = readEvent(envelope);
    return event ? { hash: hexOf(sha256(utf8(envelope))), seq: event.seq, signature, event } : 'event_malformed';
  }
  const isWithheld = hasExactly(value, ['hash', 'seq', 'signature']) && isHash(hash) && isInteger(seq, 1);
  return isWithheld ? { hash, seq, signature } : 'line_malformed';
}

function subjectFits({ subject, seq }: Event, hash: string, dossier: string): boolean {
  return subject === `dossier:${dossier}` || (subject === 'dossier' && seq === 1 && hash === dossier);
}

async function faultOf(reading: Reading, thread: Thread, line: Line): Promise<ProblemCode | undefined> {
  const { event, hash, seq, signature } = line;
  const { government, hashes } = thread;
  if (event && !subjectFits(event, hash, reading.manifest.dossier)) return 'event_of_other_dossier';
  if (event && event.author !== government.code) return 'event_of_other_author';
  if (seq !== hashes.length + 1) return 'event_out_of_order';
  if (event && hashes.length > 0 && event.prev !== hashes.at(-1)) return 'prev_differs';
  const message = joined(signedPrefix, bytesOfHex(hash));
  return (await reading.verify(signature, message, government.keyBytes)) ? undefined : 'signature_fails';
}

function keep(thread: Thread, line: Line, mentions: Mentions, reading: Reading): void {
  thread.hashes.push(line.hash);
  const { event } = line;
  if (!event) {
    thread.withheld += 1;
    return;
  }
  thread.shown += 1;
  thread.last = event.at;
  if (event.seen.length > 0) thread.seen.push({ line: thread.hashes.length, heads: event.seen });
  for (const digest of digestsIn(event.body)) if (reading.hasFile(digest)) mentions.named.add(digest);
  const required = event.body[requiredMembers.get(event.kind) ?? ''];
  if (isHash(required)) mentions.required.add(required);
  keepNames(event, line.hash === reading.manifest.dossier, mentions, reading);
}

function keepNames({ kind, body }: Event, isOpening: boolean, mentions: Mentions, reading: Reading): void {
  const { title, name, hash } = body;
  if (isOpening && typeof title === 'string') mentions.title = title.slice(0, nameMax);
  if (kind !== 'dossier.file_attached' || typeof name !== 'string' || !isHash(hash) || !reading.hasFile(hash)) return;
  mentions.fileNames.set(hash, name.slice(0, nameMax));
}

async function readThread(reading: Reading, government: Government, mentions: Mentions): Promise<Thread> {
  const thread: Thread = { government, hashes: [], seen: [], shown: 0, withheld: 0, last: null };
  const name = threadName(government.code);
  const part = reading.part(name);
  if (!part) return thread;
  for await (const value of jsonLines(reading.source, part)) {
    const line = value ? readLine(value) : 'line_malformed';
    const fault = typeof line === 'string' ? line : await faultOf(reading, thread, line);
    if (fault) {
      reading.problems.push({ code: fault, where: `${name}:${thread.hashes.length + 1}` });
      break;
    }
    keep(thread, line as Line, mentions, reading);
  }
  return thread;
}

function lookAtWhole(reading: Reading, threads: readonly Thread[]): void {
  const { dossier } = reading.manifest;
  if (!threads.some((one) => one.hashes.includes(dossier)))
    reading.problems.push({ code: 'opening_missing', where: '' });
  const byCode = new Map(threads.map((one) => [one.government.code, one.hashes]));
  for (const { government, seen } of threads) {
    for (const { line, heads } of seen) {
      const isOther = ({ author, seq, hash }: Head): boolean => (byCode.get(author)?.[seq - 1] ?? hash) !== hash;
      if (!heads.some(isOther)) continue;
      reading.problems.push({ code: 'seen_unknown', where: `${threadName(government.code)}:${line}` });
    }
  }
}

export async function readThreads(reading: Reading): Promise<{ threads: readonly Thread[]; mentions: Mentions }> {
  const mentions: Mentions = { named: new Set(), required: new Set(), title: undefined, fileNames: new Map() };
  const threads: Thread[] = [];
  for (const government of reading.manifest.governments)
    threads.push(await readThread(reading, government, mentions));
  lookAtWhole(reading, threads);
  return { threads, mentions };
}
