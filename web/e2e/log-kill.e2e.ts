// A node that is killed while it writes: its log never takes back what it showed, and holds whatever was acknowledged.
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from './stage/client.ts';
import { readLog, rootOf, type ReadLog } from './stage/log.ts';
import { program, startNode, type RunningNode } from './stage/node.ts';

const rounds = 6;
const writers = 4;
const longestLifeMs = 900;
const integratedWithinMs = 10_000;

let node: RunningNode;
beforeAll(async () => {
  node = await startNode('demo');
});
afterAll(() => node.remove());

// Opens dossiers until the node is gone; a dossier's name is the hash of its first event.
async function writeUntilKilled(acknowledged: string[]): Promise<void> {
  try {
    const client = await new Client(node).signIn('kaltim@64');
    for (let at = 0; ; at += 1) {
      const { id } = await client.json<{ id: string }>('POST', '/api/v1/dossiers', {
        cooperation: 'ksdd_sukarela', title: `Berkas ${at}`, parties: [{ region: '64' }, { region: '35' }],
      });
      acknowledged.push(id);
    }
  } catch {
    // The node is gone; what it answered before counts.
  }
}

async function watchUntilKilled(seen: ReadLog[]): Promise<void> {
  try {
    for (;;) {
      seen.push(await readLog(new Client(node)));
      await pause(20);
    }
  } catch {
    // As above.
  }
}

async function logWith(hashes: readonly string[]): Promise<ReadLog> {
  const deadline = Date.now() + integratedWithinMs;
  for (;;) {
    const log = await readLog(new Client(node));
    const entries = new Set(log.entries);
    const missing = hashes.filter((one) => !entries.has(one));
    if (missing.length === 0) return log;
    expect(Date.now(), `${missing.length} acknowledged events are not in the log`).toBeLessThan(deadline);
    await pause(100);
  }
}

it('killed in the middle of its work, a node never shows another history', async () => {
  const acknowledged: string[] = [];
  const seen: ReadLog[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const busy = [...Array.from({ length: writers }, () => writeUntilKilled(acknowledged)), watchUntilKilled(seen)];
    await pause(200 + ((round * 389) % longestLifeMs));
    await node.kill();
    await Promise.all(busy);
    await node.start();
  }
  const log = await logWith(acknowledged);
  expect(acknowledged.length).toBeGreaterThan(rounds);
  expect(new Set(seen.map((one) => one.size)).size, 'the log grew while it was watched').toBeGreaterThan(2);
  expect(rootOf(log.entries)).toBe(log.root);
  for (const earlier of seen) {
    expect(earlier.size).toBeLessThanOrEqual(log.size);
    expect(rootOf(log.entries.slice(0, earlier.size)), `the tree of ${earlier.size}`).toBe(earlier.root);
    expect(earlier.entries).toEqual(log.entries.slice(0, earlier.size));
  }
  console.log(
    `${rounds} kills: ${acknowledged.length} acknowledged, ${seen.length} checkpoints, ${log.size} leaves`,
  );
  await node.stop();
  const told = JSON.parse(execFileSync(program, ['doctor', '--data', node.folder, '--json']).toString()) as {
    checks: { name: string; ok: boolean }[];
  };
  expect(told.checks.filter((one) => ['log', 'journal', 'storage'].includes(one.name)).map((one) => one.ok))
    .toEqual([true, true, true]);
});
