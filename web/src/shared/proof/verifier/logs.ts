// Logs of a bundle: checkpoint, witnesses, proofs of single events (docs/formats/bundle.md, step 7).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOfBase64, bytesOfHex, hexOf, utf8 } from './bytes';
import { hasExactly, isInteger, isList, type Json, type JsonObject } from './canonical-json';
import type { Verify } from './ed25519';
import { isHash } from './event';
import { instantOfSeconds, lastSecond } from './instant';
import { jsonLines, readWhole } from './lines';
import type { Log } from './manifest';
import { isIncluded, leafHash } from './merkle';
import {
  noteMax,
  readCheckpoint,
  readNote,
  signaturesOf,
  type Checkpoint,
  type Note,
  type VerifierKey,
} from './note';
import type { LogResult } from './result';
import type { Reading } from './threads';

const pathMax = 63;
const hashBytes = 32;
const timeBytes = 8;
const folderDigits = 16;

interface Proof {
  readonly event: string;
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

function readPath(value: Json | undefined): readonly Uint8Array[] | undefined {
  if (!isList(value) || value.length > pathMax) return undefined;
  const path = value.map((each) => (typeof each === 'string' ? bytesOfBase64(each) : undefined));
  const whole = path.filter((each) => each?.length === hashBytes);
  return whole.length === value.length ? (whole as Uint8Array[]) : undefined;
}

function readProof(value: JsonObject | undefined): Proof | undefined {
  if (!value || !hasExactly(value, ['event', 'index', 'path'])) return undefined;
  const { event, index } = value;
  const path = readPath(value['path']);
  return isHash(event) && isInteger(index, 0) && path ? { event, index, path } : undefined;
}

async function isSigned(verify: Verify, note: Note, key: VerifierKey): Promise<boolean> {
  const signatures = signaturesOf(note, key);
  for (const one of signatures) if (!(await verify(one, utf8(note.text), key.key))) return false;
  return signatures.length > 0;
}

// When a witness had seen the checkpoint, in seconds since 1970: its latest cosignature, where all of its hold.
async function seenAt(verify: Verify, note: Note, witness: VerifierKey): Promise<bigint | undefined> {
  let latest: bigint | undefined;
  for (const one of signaturesOf(note, witness)) {
    if (one.length <= timeBytes) return undefined;
    const time = new DataView(one.buffer, one.byteOffset, timeBytes).getBigUint64(0);
    const message = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
    if (time > lastSecond || !(await verify(one.subarray(timeBytes), message, witness.key))) return undefined;
    if (latest === undefined || time > latest) latest = time;
  }
  return latest;
}

async function witnessTimes(reading: Reading, note: Note): Promise<bigint[]> {
  const times: bigint[] = [];
  for (const witness of reading.manifest.witnesses) {
    const time = await seenAt(reading.verify, note, witness);
    if (time !== undefined) times.push(time);
  }
  return times.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

// The hashes of a log's proofs that hold.
async function readProofs(
  reading: Reading,
  log: Log,
  checkpoint: Checkpoint,
  known: ReadonlySet<string>,
): Promise<Set<string>> {
  const name = `logs/${log.folder}/proofs.jsonl`;
  const part = reading.part(name);
  const included = new Set<string>();
  if (!part) return included;
  let before = -1;
  for await (const value of jsonLines(reading.source, part)) {
    const proof = readProof(value);
    const stop = (code: 'proof_malformed' | 'proof_fails' | 'proof_of_unknown_event'): void => {
      reading.problems.push({ code, where: `${name}:${included.size + 1}` });
    };
    if (!proof || proof.index <= before || included.has(proof.event)) {
      stop('proof_malformed');
      break;
    }
    if (!isIncluded(leafHash(bytesOfHex(proof.event)), proof.index, proof.path, checkpoint)) {
      stop('proof_fails');
      break;
    }
    if (!known.has(proof.event)) {
      stop('proof_of_unknown_event');
      break;
    }
    included.add(proof.event);
    before = proof.index;
  }
  return included;
}

// The note and checkpoint of a log where they are in order; what is not is a problem.
async function openLog(reading: Reading, log: Log): Promise<{ note: Note; checkpoint: Checkpoint } | undefined> {
  const folder = `logs/${log.folder}`;
  const part = reading.part(`${folder}/checkpoint`);
  if (!part || !reading.part(`${folder}/proofs.jsonl`)) return undefined;
  const note = part.size > noteMax ? undefined : readNote(await readWhole(reading.source, part));
  const checkpoint = note && readCheckpoint(note.text);
  const where = `${folder}/checkpoint`;
  if (!note || !checkpoint) {
    reading.problems.push({ code: 'checkpoint_malformed', where });
    return undefined;
  }
  if (!(await isSigned(reading.verify, note, log.key))) {
    reading.problems.push({ code: 'checkpoint_unsigned', where });
    return undefined;
  }
  const named = hexOf(sha256(utf8(log.key.name))).slice(0, folderDigits);
  if (checkpoint.origin !== log.key.name || log.folder !== named) {
    reading.problems.push({ code: 'log_differs', where: folder });
    return undefined;
  }
  return { note, checkpoint };
}

async function readLog(
  reading: Reading,
  log: Log,
  known: ReadonlySet<string>,
  logged: Set<string>,
): Promise<LogResult> {
  const { witnessesNeeded } = reading.manifest;
  const empty = { origin: log.key.name, size: 0, events: 0, witnesses: 0, needed: witnessesNeeded, seen_by: null };
  const opened = await openLog(reading, log);
  if (!opened) return empty;
  const times = await witnessTimes(reading, opened.note);
  const included = await readProofs(reading, log, opened.checkpoint, known);
  for (const event of included) logged.add(event);
  if (times.length < witnessesNeeded) {
    reading.problems.push({ code: 'witnesses_too_few', where: `logs/${log.folder}/checkpoint` });
  }
  const decisive = times[Math.max(witnessesNeeded, 1) - 1];
  return {
    ...empty,
    size: opened.checkpoint.size,
    events: included.size,
    witnesses: times.length,
    seen_by: decisive === undefined ? null : instantOfSeconds(decisive),
  };
}

export async function readLogs(
  reading: Reading,
  known: ReadonlySet<string>,
): Promise<{ logs: LogResult[]; logged: ReadonlySet<string> }> {
  const logged = new Set<string>();
  const logs: LogResult[] = [];
  for (const log of reading.manifest.logs) logs.push(await readLog(reading, log, known, logged));
  return { logs, logged };
}
