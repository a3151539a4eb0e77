// The log of a node as a stranger reads it: from the entries up, believing nothing but hashes.
import { createHash } from 'node:crypto';
import type { Client } from './client.ts';

export interface ReadLog {
  readonly size: number;
  // As the checkpoint names it, base64.
  readonly root: string;
  // Hashes of events in hex, in their order.
  readonly entries: readonly string[];
}

const entryBytes = 34;
const tileEntries = 256;

function hash(...parts: readonly Uint8Array[]): Buffer {
  const hasher = createHash('sha256');
  parts.forEach((part) => hasher.update(part));
  return hasher.digest();
}

function treeOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return hash();
  if (leaves.length === 1) return first;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash(Buffer.of(1), treeOf(leaves.slice(0, half)), treeOf(leaves.slice(half)));
}

// RFC 6962 section 2.1, over the entries themselves; base64.
export function rootOf(entries: readonly string[]): string {
  return treeOf(entries.map((one) => hash(Buffer.of(0), Buffer.from(one, 'hex')))).toString('base64');
}

function inBundle(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += entryBytes) {
    if (bytes.readUInt16BE(at) !== entryBytes - 2) throw new Error(`entry of another length at ${at}`);
    found.push(bytes.subarray(at + 2, at + entryBytes).toString('hex'));
  }
  return found;
}

export async function readLog(client: Client): Promise<ReadLog> {
  const checkpoint = await client.send('GET', '/log/checkpoint');
  if (checkpoint.status === 404) return { size: 0, root: rootOf([]), entries: [] };
  const [, sizeText, root = ''] = checkpoint.text.split('\n');
  const size = Number(sizeText);
  const entries: string[] = [];
  for (let at = 0; at < size; at += tileEntries) {
    const width = Math.min(tileEntries, size - at);
    const number = String(at / tileEntries).padStart(3, '0');
    const tile = `entries/${number}${width < tileEntries ? `.p/${width}` : ''}`;
    const reply = await client.send('GET', `/log/tile/${tile}`);
    if (reply.status !== 200) throw new Error(`${tile}: ${reply.status} ${reply.text}`);
    entries.push(...inBundle(Buffer.from(reply.bytes)));
  }
  return { size, root, entries };
}
