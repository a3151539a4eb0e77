// A node of Simpul for one test file: the release program on a free port and a fresh data folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const program = process.env['SIMPUL_PROGRAM'] ?? resolve(import.meta.dirname, '../../../build/release/simpul');
const readyWithinMs = 60_000;
const stopWithinMs = 10_000;

export interface RunningNode {
  // "http://127.0.0.1:40123"
  readonly origin: string;
  // Its data folder.
  readonly folder: string;
  // What the program wrote so far, both streams.
  readonly output: () => string;
  readonly stop: () => Promise<void>;
  // Ends it as a cut of the power does: nothing is finished.
  readonly kill: () => Promise<void>;
  // Starts again after a stop, on the same port and data; `publicly` as a node that knows its own address.
  readonly start: (publicly?: boolean) => Promise<void>;
  // Stops for good and removes the data.
  readonly remove: () => Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolvePort(port));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolveEnd) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolveEnd();
    });
    child.kill('SIGTERM');
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((gone) => {
    child.once('exit', () => gone());
    child.kill('SIGKILL');
  });
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (!output().includes('Simpul siap:')) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}:\n${output()}`);
    if (Date.now() > deadline) throw new Error(`${program} was not ready in time:\n${output()}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

// `demo` holds the five cases and their accounts; `serve` is an empty node that waits for its first run. `more` is put
// into its environment.
export async function startNode(
  command: 'demo' | 'serve', more: Readonly<Record<string, string>> = {},
): Promise<RunningNode> {
  const data = mkdtempSync(join(tmpdir(), 'simpul-e2e-'));
  const port = await freePort();
  let text = '';
  let child: ChildProcess | undefined;

  const start = async (publicly = false): Promise<void> => {
    text = '';
    const as = publicly ? ['serve', '--origin', `http://127.0.0.1:${port}`, '--plain-http'] : [command];
    const words = [...as, '--data', data, '--listen', `127.0.0.1:${port}`];
    child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...more } });
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await ready(child, () => text);
  };
  const stop = async (): Promise<void> => {
    if (child) await ended(child);
  };
  const kill = async (): Promise<void> => {
    if (child) await killed(child);
  };
  await start();
  return {
    origin: `http://127.0.0.1:${port}`,
    folder: data,
    output: () => text,
    start,
    stop,
    kill,
    remove: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
