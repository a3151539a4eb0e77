// What a bundle says of itself: `simpul-bundle.json` (docs/formats/bundle.md, "Entries").
import { bytesOfBase64, byText, textOf, utf8 } from './bytes';
import { hasExactly, isInteger, isObject, isList, readCanonical, type Json, type JsonObject } from './canonical-json';
import { isGoodKey } from './ed25519';
import { isCode, isHash } from './event';
import { isInstant } from './instant';
import { logKeyType, readVerifierKey, witnessKeyType, type VerifierKey } from './note';

export const manifestBytesMax = 16 << 20;

// "Fewer than 500,000".
const membersMax = 499_999;
const nameBytesMax = 200;
const neededMax = 100;
const folderForm = /^[0-9a-f]{16}$/;

export interface Government {
  readonly code: string;
  readonly name: string;
  readonly key: string;
  readonly keyBytes: Uint8Array;
}

export interface Log {
  readonly folder: string;
  readonly key: VerifierKey;
}

export interface Manifest {
  readonly dossier: string;
  readonly madeAt: string;
  readonly governments: readonly Government[];
  readonly logs: readonly Log[];
  readonly witnesses: readonly VerifierKey[];
  readonly witnessesNeeded: number;
  readonly withheld: readonly string[];
}

// A JSON Pointer to the first thing that is not as it should be.
class Fault extends Error {
  constructor(readonly pointer: string) {
    super();
  }
}

interface ListRule<Item> {
  readonly most: number;
  readonly read: (value: Json) => Item | undefined;
  // What rises from element to element.
  readonly rank: (item: Item) => string;
}

function byBytes(one: string, other: string): number {
  const [left, right] = [utf8(one), utf8(other)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

function readList<Item>(manifest: JsonObject, name: string, rule: ListRule<Item>): Item[] {
  const value = manifest[name];
  if (!isList(value) || value.length > rule.most) throw new Fault(`/${name}`);
  const items: Item[] = [];
  for (const [at, each] of value.entries()) {
    const item = rule.read(each);
    const before = items.at(-1);
    const rises = item === undefined || before === undefined || byBytes(rule.rank(before), rule.rank(item)) < 0;
    if (item === undefined || !rises) throw new Fault(`/${name}/${at}`);
    items.push(item);
  }
  return items;
}

function readGovernment(value: Json): Government | undefined {
  if (!isObject(value) || !hasExactly(value, ['code', 'name', 'key'])) return undefined;
  const { code, name, key } = value;
  if (!isCode(code) || typeof name !== 'string' || typeof key !== 'string') return undefined;
  const nameBytes = utf8(name).length;
  const keyBytes = bytesOfBase64(key);
  if (nameBytes < 1 || nameBytes > nameBytesMax || !keyBytes || !isGoodKey(keyBytes)) return undefined;
  return { code, name, key, keyBytes };
}

function readGoodKey(value: Json | undefined, type: number): VerifierKey | undefined {
  const key = typeof value === 'string' ? readVerifierKey(value, type) : undefined;
  return key && isGoodKey(key.key) ? key : undefined;
}

function readLog(value: Json): Log | undefined {
  if (!isObject(value) || !hasExactly(value, ['key', 'name'])) return undefined;
  const folder = value['name'];
  const key = readGoodKey(value['key'], logKeyType);
  return typeof folder === 'string' && folderForm.test(folder) && key ? { folder, key } : undefined;
}

function readWitness(value: Json): { key: VerifierKey; text: string } | undefined {
  const key = readGoodKey(value, witnessKeyType);
  return key && typeof value === 'string' ? { key, text: value } : undefined;
}

function taken<Item>(
  name: string,
  value: Json | undefined,
  isRight: (one: Json | undefined) => one is Item & Json,
): Item {
  if (!isRight(value)) throw new Fault(`/${name}`);
  return value;
}

const members = ['v', 'dossier', 'made_at', 'governments', 'logs', 'witnesses', 'witnesses_needed', 'withheld'];

function read(value: JsonObject): Manifest {
  taken('v', value['v'], (one): one is 1 => one === 1);
  const dossier = taken('dossier', value['dossier'], isHash);
  const madeAt = taken('made_at', value['made_at'], isInstant);
  const governments = readList(value, 'governments', { most: 1_000, read: readGovernment, rank: (one) => one.code });
  const logs = readList(value, 'logs', { most: 100, read: readLog, rank: (one) => one.folder });
  const witnesses = readList(value, 'witnesses', { most: 100, read: readWitness, rank: (one) => one.text });
  const isNeeded = (one: Json | undefined): one is number => isInteger(one, 0) && one <= neededMax;
  const witnessesNeeded = taken('witnesses_needed', value['witnesses_needed'], isNeeded);
  const readHash = (one: Json): string | undefined => (isHash(one) ? one : undefined);
  const withheld = readList(value, 'withheld', { most: 200_000, read: readHash, rank: (one) => one });
  return {
    dossier,
    madeAt,
    governments,
    logs,
    witnesses: witnesses.map((one) => one.key),
    witnessesNeeded,
    withheld,
  };
}

export type ManifestRead = Manifest | { readonly faultAt: string };

export function readManifest(bytes: Uint8Array): ManifestRead {
  const text = bytes.length > manifestBytesMax ? undefined : textOf(bytes);
  const value = text === undefined ? undefined : readCanonical(text, membersMax);
  if (!isObject(value) || Object.keys(value).some((name) => !members.includes(name))) return { faultAt: '' };
  try {
    return read(value);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { faultAt: fault.pointer };
  }
}

// Which entries a manifest asks for beside the files.
export function wantedEntries(manifest: Manifest): string[] {
  const threads = manifest.governments.map((one) => `threads/${one.code}.jsonl`);
  const logs = manifest.logs.flatMap(({ folder }) => [`logs/${folder}/checkpoint`, `logs/${folder}/proofs.jsonl`]);
  return [...logs, ...threads].sort(byText);
}
