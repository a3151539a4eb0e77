// Bundles for tests, made here from the written format: two governments, five events, one file, one log, one witness.
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { centralHeader, endRecord, localHeader, type Entry } from './archive';
import { base64Of, bytesOfHex, hexOf, joined, utf8 } from './bytes';
import { canonicalText, type Json } from './canonical-json';
import { Crc32 } from './crc32';

export type Entries = Map<string, Uint8Array>;

export interface Signer {
  readonly seed: Uint8Array;
  readonly key: Uint8Array;
}

export function signer(number: number): Signer {
  const seed = new Uint8Array(32).map((_, at) => number * 32 + at);
  return { seed, key: ed25519.getPublicKey(seed) };
}

export function sign({ seed }: Signer, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}

export function crcOf(bytes: Uint8Array): number {
  const sum = new Crc32();
  sum.add(bytes);
  return sum.value;
}

export function hashOf(bytes: Uint8Array): string {
  return hexOf(sha256(bytes));
}

// In the one canonical form, whatever the entries hold.
export function zipped(contents: Entries): Uint8Array<ArrayBuffer> {
  const rank = (name: string): string => (name === 'simpul-bundle.json' ? ` ${name}` : name);
  const names = [...contents.keys()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const [bodies, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const name of names) {
    const data = contents.get(name) ?? new Uint8Array(0);
    const entry: Entry = { name, headerAt: at, dataAt: 0, size: data.length, crc: crcOf(data) };
    bodies.push(localHeader(entry), data);
    directory.push(centralHeader(entry));
    at += 30 + name.length + data.length;
  }
  const central = joined(...directory);
  return joined(...bodies, central, endRecord(names.length, central.length, at));
}

function verifierKey(name: string, type: number, key: Uint8Array): { text: string; id: Uint8Array } {
  const typed = joined(Uint8Array.of(type), key);
  const id = sha256(joined(utf8(`${name}\n`), typed)).subarray(0, 4);
  return { text: `${name}+${hexOf(id)}+${base64Of(typed)}`, id };
}

const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(joined(Uint8Array.of(1), left, right));
const half = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

// RFC 6962 section 2.1, as it is written there.
export function treeHash(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (!first) return sha256(new Uint8Array(0));
  if (entries.length === 1) return sha256(joined(Uint8Array.of(0), first));
  const k = half(entries.length);
  return node(treeHash(entries.slice(0, k)), treeHash(entries.slice(k)));
}

export function pathTo(index: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length <= 1) return [];
  const k = half(entries.length);
  if (index < k) return [...pathTo(index, entries.slice(0, k)), treeHash(entries.slice(k))];
  return [...pathTo(index - k, entries.slice(k)), treeHash(entries.slice(0, k))];
}

export function lines(values: readonly Json[]): Uint8Array {
  return utf8(values.map((one) => `${canonicalText(one)}\n`).join(''));
}

interface EventFacts {
  readonly seq: number;
  readonly prev: string | null;
  readonly subject: string;
  readonly seen?: Json;
  readonly kind?: string;
  readonly body?: Json;
}

export function envelopeOf(author: string, facts: EventFacts): string {
  return canonicalText({
    v: 1,
    author,
    at: `2026-11-23T02:00:0${facts.seq}.000Z`,
    salt: '00112233445566778899aabbccddeeff',
    seen: {},
    actor: { account: 'a1', capacity: 'definitif', office: 'Biro Pemerintahan dan Otonomi Daerah' },
    kind: 'dossier.described',
    body: { title: 'Pangan €🧵' },
    ...facts,
  });
}

export interface Made {
  readonly envelope: string;
  readonly hash: string;
  readonly line: { readonly envelope: string; readonly signature: string };
}

export function made(by: Signer, envelope: string): Made {
  const hash = hashOf(utf8(envelope));
  const signature = base64Of(sign(by, joined(utf8('simpul/event/v1\n'), bytesOfHex(hash))));
  return { envelope, hash, line: { envelope, signature } };
}

export const [kaltim, jatim, logKey, witnessKey] = [signer(1), signer(2), signer(3), signer(4)] as const;
export const origin = 'simpul.example/kaltim';
export const paper = utf8('%PDF-1.7 naskah');

export function note(text: string, times: readonly number[]): Uint8Array {
  const log = verifierKey(origin, 1, logKey.key);
  const signed = [`\u2014 ${origin} ${base64Of(joined(log.id, sign(logKey, utf8(text))))}\n`];
  const witness = verifierKey('saksi.example/pusat', 4, witnessKey.key);
  for (const time of times) {
    const clock = new Uint8Array(8);
    new DataView(clock.buffer).setBigUint64(0, BigInt(time));
    const signature = sign(witnessKey, utf8(`cosignature/v1\ntime ${time}\n${text}`));
    signed.push(`\u2014 saksi.example/pusat ${base64Of(joined(witness.id, clock, signature))}\n`);
  }
  return utf8(`${text}\n${signed.join('')}`);
}

export interface Story {
  readonly contents: Entries;
  readonly manifest: { [name: string]: Json };
  readonly dossier: string;
  readonly events: { readonly kaltim: Made[]; readonly jatim: Made[] };
  readonly folder: string;
}

function withManifest(story: Story): Story {
  story.contents.set('simpul-bundle.json', utf8(canonicalText(story.manifest)));
  return story;
}

function tale(): Pick<Story, 'dossier' | 'events'> {
  const first = made(kaltim, envelopeOf('64', { seq: 1, prev: null, subject: 'dossier', kind: 'dossier.opened' }));
  const subject = `dossier:${first.hash}`;
  const attached = { kind: 'dossier.file_attached', body: { hash: hashOf(paper), name: 'naskah.pdf' } };
  const second = made(kaltim, envelopeOf('64', { seq: 2, prev: first.hash, subject, ...attached }));
  const third = made(kaltim, envelopeOf('64', { seq: 3, prev: second.hash, subject }));
  const seen = { 64: { hash: second.hash, seq: 2 } };
  const answer = made(jatim, envelopeOf('35', { seq: 1, prev: null, subject, seen }));
  const later = made(jatim, envelopeOf('35', { seq: 2, prev: answer.hash, subject, seen }));
  return { dossier: first.hash, events: { kaltim: [first, second, third], jatim: [answer, later] } };
}

function manifestOf(dossier: string, folder: string): { [name: string]: Json } {
  return {
    v: 1,
    dossier,
    made_at: '2026-11-23T03:00:00.000Z',
    withheld: [],
    witnesses_needed: 1,
    governments: [
      { code: '35', key: base64Of(jatim.key), name: 'Provinsi Jawa Timur' },
      { code: '64', key: base64Of(kaltim.key), name: 'Provinsi Kalimantan Timur' },
    ],
    logs: [{ key: verifierKey(origin, 1, logKey.key).text, name: folder }],
    witnesses: [verifierKey('saksi.example/pusat', 4, witnessKey.key).text],
  };
}

// All but the last event of Jawa Timur stand in the log.
export function story(): Story {
  const { dossier, events } = tale();
  const [first, ...others] = events.kaltim;
  const logged = [first, events.jatim[0], ...others].filter((one) => one !== undefined);
  const leaves = logged.map((one) => bytesOfHex(one.hash));
  const folder = hashOf(utf8(origin)).slice(0, 16);
  const path = (index: number): string[] => pathTo(index, leaves).map(base64Of);
  const proofs = leaves.map((leaf, index) => ({ event: hexOf(leaf), index, path: path(index) }));
  const checkpoint = note(`${origin}\n${leaves.length}\n${base64Of(treeHash(leaves))}\n`, [1_795_000_000]);
  const contents: Entries = new Map([
    [`files/${hashOf(paper)}.pdf`, paper],
    [`logs/${folder}/checkpoint`, checkpoint],
    [`logs/${folder}/proofs.jsonl`, lines(proofs)],
    ['ringkasan.html', utf8('<p>Ringkasan</p>')],
    ['threads/35.jsonl', lines(events.jatim.map((one) => one.line))],
    ['threads/64.jsonl', lines(events.kaltim.map((one) => one.line))],
  ]);
  return withManifest({ contents, manifest: manifestOf(dossier, folder), dossier, events, folder });
}

// The bundle of the story after a change to it.
export function told(change: (story: Story) => void = () => undefined): Uint8Array<ArrayBuffer> {
  const begun = story();
  change(begun);
  return zipped(withManifest(begun).contents);
}
