// A bundle, verified from the first byte to the last without a network (docs/formats/bundle.md, "Verification").
import { sha256 } from '@noble/hashes/sha2.js';
import { manifestName, readArchive, type Entry } from './archive';
import { byText, hexOf } from './bytes';
import { Crc32 } from './crc32';
import { fastestVerify, type Verify } from './ed25519';
import { readLogs } from './logs';
import { manifestBytesMax, readManifest, wantedEntries, type Government, type Manifest } from './manifest';
import { brokenBy, type GovernmentResult, type Problem, type Result } from './result';
import { slices, type ByteSource } from './source';
import { keyWords } from './spoken-words';
import { readThreads, type Mentions, type Reading, type Thread } from './threads';

export const summaryName = 'ringkasan.html';
const fileForm = /^files\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/;

// A file inside a bundle, for saving it.
export interface HeldFile {
  readonly name: string;
  // As the event calls it that names the file.
  readonly title?: string | undefined;
  readonly digest: string;
  readonly dataAt: number;
  readonly size: number;
}

export interface NamedKey {
  readonly code: string;
  readonly name: string;
  // Ten words for people to compare.
  readonly fingerprint: string;
}

export interface Verified {
  readonly result: Result;
  // What people are shown beside the result; nothing of it stands there.
  readonly title: string | undefined;
  readonly names: readonly NamedKey[];
  readonly files: readonly HeldFile[];
  readonly hasSummary: boolean;
}

export interface Way {
  readonly verify?: Verify;
  // Bytes looked at so far, of all.
  readonly onProgress?: (done: number, all: number) => void;
}

interface Digests {
  readonly damaged: Problem[];
  // SHA-256 of the files, by the name of their entry.
  readonly ofFiles: Map<string, string>;
}

// One passage over all data: the CRC-32 of every entry, and SHA-256 of the files.
async function passOver(source: ByteSource, entries: readonly Entry[], way: Way): Promise<Digests> {
  const digests: Digests = { damaged: [], ofFiles: new Map() };
  for (const { name, dataAt, size, crc } of entries) {
    const sum = new Crc32();
    const hash = fileForm.test(name) ? sha256.create() : undefined;
    let done = dataAt;
    for await (const slice of slices(source, dataAt, dataAt + size)) {
      sum.add(slice);
      hash?.update(slice);
      done += slice.length;
      way.onProgress?.(done, source.size);
    }
    if (sum.value !== crc) digests.damaged.push({ code: 'entry_damaged', where: name });
    if (hash) digests.ofFiles.set(name, hexOf(hash.digest()));
  }
  return digests;
}

interface Shelf {
  readonly entries: ReadonlyMap<string, Entry>;
  // The one entry that counts for a digest.
  readonly files: ReadonlyMap<string, HeldFile>;
  readonly problems: Problem[];
}

// Which entries are there that should be, and which that should not (step 3).
function sort(entries: readonly Entry[], manifest: Manifest): Shelf {
  const wanted = new Set([manifestName, summaryName, ...wantedEntries(manifest)]);
  const withheld = new Set(manifest.withheld);
  const files = new Map<string, HeldFile>();
  const problems: Problem[] = [];
  for (const { name, dataAt, size } of entries) {
    const digest = fileForm.exec(name)?.[1];
    if (digest !== undefined && !withheld.has(digest) && !files.has(digest))
      files.set(digest, { name, digest, dataAt, size });
    else if (!wanted.has(name)) problems.push({ code: 'entry_unexpected', where: name });
  }
  const byName = new Map(entries.map((one) => [one.name, one]));
  const missing = wantedEntries(manifest).filter((name) => !byName.has(name));
  problems.push(...missing.map((where): Problem => ({ code: 'entry_missing', where })));
  return { entries: byName, files, problems };
}

// Step 6; the files that count.
function lookAtFiles(shelf: Shelf, digests: Digests, mentions: Mentions, manifest: Manifest): HeldFile[] {
  const present: HeldFile[] = [];
  for (const file of shelf.files.values()) {
    if (digests.ofFiles.get(file.name) !== file.digest)
      shelf.problems.push({ code: 'file_differs', where: file.name });
    else if (!mentions.named.has(file.digest)) shelf.problems.push({ code: 'file_unnamed', where: file.name });
    else present.push(file);
  }
  const withheld = new Set(manifest.withheld);
  const missing = [...mentions.required].filter((one) => !shelf.files.has(one) && !withheld.has(one)).sort(byText);
  shelf.problems.push(...missing.map((one): Problem => ({ code: 'file_missing', where: `files/${one}` })));
  return present;
}

function sum(threads: readonly Thread[], count: (one: Thread) => number): number {
  return threads.reduce((all, one) => all + count(one), 0);
}

interface Opened {
  readonly shelf: Shelf;
  readonly manifest: Manifest;
  readonly digests: Digests;
}

async function verifyContents(source: ByteSource, opened: Opened, verify: Verify): Promise<Verified> {
  const { shelf, manifest, digests } = opened;
  const reading: Reading = {
    source,
    manifest,
    verify,
    problems: shelf.problems,
    part: (name) => shelf.entries.get(name),
    hasFile: (digest) => shelf.files.has(digest),
  };
  const { threads, mentions } = await readThreads(reading);
  const files = lookAtFiles(shelf, digests, mentions, manifest);
  const { logs, logged } = await readLogs(reading, new Set(threads.flatMap((one) => one.hashes)));
  const result: Result = {
    v: 1,
    verdict: shelf.problems.length === 0 ? 'proven' : 'broken',
    dossier: manifest.dossier,
    made_at: manifest.madeAt,
    governments: threads.map(governmentResult),
    events: { shown: sum(threads, (one) => one.shown), withheld: sum(threads, (one) => one.withheld) },
    files: { present: files.length, withheld: manifest.withheld.length },
    logs,
    unlogged: sum(threads, (one) => one.hashes.filter((hash) => !logged.has(hash)).length),
    problems: shelf.problems,
  };
  return {
    result,
    title: mentions.title,
    names: manifest.governments.map(namedKey),
    files: files.map((one) => ({ ...one, title: mentions.fileNames.get(one.digest) })),
    hasSummary: shelf.entries.has(summaryName),
  };
}

function namedKey({ code, name, keyBytes }: Government): NamedKey {
  return { code, name, fingerprint: keyWords(keyBytes) };
}

function governmentResult({ government: { code, key }, shown, withheld, last }: Thread): GovernmentResult {
  return { code, key, events: shown, withheld, last };
}

function broken(problems: readonly Problem[]): Verified {
  return { result: brokenBy(problems), title: undefined, names: [], files: [], hasSummary: false };
}

export async function verifyBundle(source: ByteSource, way: Way = {}): Promise<Verified> {
  const archive = await readArchive(source);
  if (archive.fault) return broken([{ code: archive.fault.code, where: String(archive.fault.at) }]);
  const digests = await passOver(source, archive.entries, way);
  if (digests.damaged.length > 0) return broken(digests.damaged);
  const first = archive.entries.find((one) => one.name === manifestName);
  if (!first) return broken([{ code: 'entry_missing', where: manifestName }]);
  const isTooLarge = first.size > manifestBytesMax;
  const read = isTooLarge
    ? { faultAt: '' }
    : readManifest(await source.read(first.dataAt, first.dataAt + first.size));
  if ('faultAt' in read) return broken([{ code: 'manifest_malformed', where: read.faultAt }]);
  const verify = way.verify ?? (await fastestVerify());
  return verifyContents(source, { shelf: sort(archive.entries, read), manifest: read, digests }, verify);
}
