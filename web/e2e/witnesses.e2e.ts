// Two nodes watch each other's logs: what one shows, the other has put its name under, also after cuts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogView } from '../src/shared/api/generated/schemas.ts';
import { sourceOfBytes } from '../src/shared/proof/verifier/source.ts';
import { resultText } from '../src/shared/proof/verifier/result.ts';
import { verifyBundle } from '../src/shared/proof/verifier/verify.ts';
import { Client } from './stage/client.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const settledWithinMs = 20_000;

let kaltim: RunningNode;
let jatim: RunningNode;

const logOf = (node: RunningNode): Promise<LogView> => new Client(node).json<LogView>('GET', '/api/v1/log');

async function until<T>(what: string, look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + settledWithinMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`${what}: ${JSON.stringify(seen)}`);
    await pause(200);
  }
}

const ofNodes = async (): Promise<readonly [LogView, LogView]> => [
  await until('the first log begins', () => logOf(kaltim), (one) => one.key !== undefined),
  await until('the second log begins', () => logOf(jatim), (one) => one.key !== undefined),
];

// What the administrator of `node` writes down about the other.
function setUp(node: RunningNode, other: RunningNode, log: LogView): void {
  const lines = [
    'needed: 1', 'witnesses:', `  - key: "${log.witness_key}"`, `    address: ${other.origin}/witness`, 'logs:',
    `  - "${log.key ?? ''}"`, '',
  ];
  writeFileSync(join(node.folder, 'witnessing.yaml'), lines.join('\n'));
}

async function openDossier(title: string): Promise<string> {
  const { id } = await (await new Client(kaltim).signIn('kaltim@64')).json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title, parties: [{ region: '64' }, { region: '35' }],
  });
  return id;
}

const isSeen = (log: LogView): boolean =>
  log.witnesses.every((one) => one.outcome === 'cosigned' && one.size === log.size) && log.witnesses.length === 1;

beforeAll(async () => {
  [kaltim, jatim] = await Promise.all([startNode('demo'), startNode('demo')]);
  const [first, second] = await ofNodes();
  await Promise.all([kaltim.stop(), jatim.stop()]);
  setUp(kaltim, jatim, second);
  setUp(jatim, kaltim, first);
  await Promise.all([kaltim.start(), jatim.start()]);
});
afterAll(() => Promise.all([kaltim.remove(), jatim.remove()]));

it('each puts its name under what the other shows, within seconds of an act', async () => {
  await openDossier('Disaksikan');
  const seen = await until('kaltim is seen', () => logOf(kaltim), isSeen);
  await until('jatim is seen', () => logOf(jatim), isSeen);
  const note = (await new Client(kaltim).send('GET', '/log/checkpoint')).text;
  expect(note.split('\n').filter((line) => line.startsWith('—'))).toHaveLength(2);
  const [, other] = await ofNodes();
  expect(other.watched).toMatchObject([{ origin: seen.origin, size: seen.size }]);
  expect(other.splits).toEqual([]);
});

it('a bundle tells since when a witness had seen all of it', async () => {
  const before = (await logOf(kaltim)).size ?? 0;
  const id = await openDossier('Dibundel');
  await until('kaltim is seen', () => logOf(kaltim), (log) => isSeen(log) && (log.size ?? 0) > before);
  const staff = await new Client(kaltim).signIn('kaltim@64');
  const { bytes } = await staff.send('GET', `/api/v1/dossiers/${id}/bundle`);
  const { result } = await verifyBundle(sourceOfBytes(new Uint8Array(bytes)));
  expect(result, resultText(result)).toMatchObject({
    verdict: 'proven', unlogged: 0, logs: [{ events: 1, witnesses: 1, needed: 1 }],
  });
  expect(Date.parse(result.logs[0]?.seen_by ?? '')).toBeGreaterThan(Date.now() - settledWithinMs * 2);
});

it('a witness that is away holds nothing up, and sees the rest when it is back', async () => {
  await jatim.stop();
  for (let at = 0; at < 3; at += 1) await openDossier(`Tanpa saksi ${at}`);
  const alone = await until('the witness is missed', () => logOf(kaltim),
    (log) => log.witnesses[0]?.outcome === 'unreachable');
  expect(alone.size).toBeGreaterThan(alone.witnesses[0]?.size ?? 0);
  await jatim.start();
  await until('kaltim is seen again', () => logOf(kaltim), isSeen);
});
