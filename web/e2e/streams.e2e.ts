// What open screens hear, and for how long.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client, jsonSending, newAccount } from './stage/client.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const soonMs = 3_000;
let node: RunningNode;
let admin: Client;

beforeAll(async () => {
  node = await startNode('demo');
  admin = await new Client(node).signIn('kaltim-admin@64');
});
afterAll(async () => {
  await node.remove();
});

interface Listening {
  readonly heard: () => string;
  readonly ended: Promise<void>;
  // Goes without a word, as a phone out of reach of its network does.
  readonly leave: () => void;
}

async function listen(client: Client): Promise<Listening> {
  const control = new AbortController();
  const response = await client.listen('/api/v1/changes', control.signal);
  expect(response.status).toBe(200);
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) text += decoder.decode(piece as Uint8Array, { stream: true });
  };
  const ended = read().catch(() => undefined);
  await until(() => text.includes('retry:'));
  return { heard: () => text, ended, leave: () => control.abort() };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + soonMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('not within time');
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

async function endsSoon(listening: Listening): Promise<boolean> {
  const late = new Promise<boolean>((wait) => setTimeout(() => wait(false), soonMs));
  return Promise.race([listening.ended.then(() => true), late]);
}

async function note(client: Client): Promise<string> {
  const { items } = await client.json<{ items: { id: string }[] }>('GET', '/api/v1/dossiers?limit=1');
  const id = items[0]?.id ?? '';
  const tag = (await client.send('GET', `/api/v1/dossiers/${id}`)).headers.get('etag') ?? '';
  const sending = jsonSending({ what: 'note', text: 'Catatan' }, { 'If-Match': tag });
  expect((await client.send('POST', `/api/v1/dossiers/${id}/occurrences`, sending)).status).toBe(200);
  return id;
}

async function openStreams(): Promise<number> {
  const metrics = await new Client(node).send('GET', '/metrics');
  return Number(/^simpul_\w*streams_open\w* (\d+)/m.exec(metrics.text)?.[1] ?? Number.NaN);
}

it('parties hear of a change within a second, others never', async () => {
  const [partner, stranger] = await Promise.all(
    ['jatim@35', 'bali@51'].map(async (name) => listen(await new Client(node).signIn(name))),
  );
  const began = Date.now();
  const id = await note(await new Client(node).signIn('kaltim@64'));
  await until(() => partner?.heard().includes(id) ?? false);
  expect(Date.now() - began).toBeLessThan(1_000);
  // What the stranger may hear comes after it, so that silence is not only slowness.
  const own = await note(await new Client(node).signIn('kalteng@62'));
  await until(() => stranger?.heard().includes(own) ?? false);
  expect(stranger?.heard()).not.toContain(id);
  partner?.leave();
  stranger?.leave();
});

it('a stream ends when its person leaves', async () => {
  const person = await new Client(node).signIn('kaltim@64');
  const listening = await listen(person);
  expect((await person.send('DELETE', '/api/v1/session')).status).toBe(204);
  expect(await endsSoon(listening)).toBe(true);
});

it('a stream ends when its session is ended from elsewhere, and only that one', async () => {
  const [here, there] = await Promise.all(['kaltim@64', 'kaltim@64'].map((name) => new Client(node).signIn(name)));
  if (!here || !there) throw new Error('nobody there');
  const [stays, goes] = await Promise.all([listen(here), listen(there)]);
  const { sessions } = await there.json<{ sessions: { id: string; current: boolean }[] }>(
    'GET', '/api/v1/account/sessions',
  );
  const id = sessions.find((one) => one.current)?.id ?? '';
  expect((await here.send('DELETE', `/api/v1/account/sessions/${id}`)).status).toBe(204);
  expect(await endsSoon(goes)).toBe(true);
  const changed = await note(here);
  await until(() => stays.heard().includes(changed));
  stays.leave();
});

it('a stream ends when the account is disabled, and when its roles no longer allow it', async () => {
  const [one, two] = await Promise.all([
    newAccount(node, admin, 'pergi', 'staff'), newAccount(node, admin, 'pindah', 'leader'),
  ]);
  const [gone, moved] = await Promise.all([listen(one), listen(two)]);
  const { accounts } = await admin.json<{ accounts: { id: string; sign_in_name: string; version: number }[] }>(
    'GET', '/api/v1/accounts?limit=100',
  );
  const found = (name: string) => accounts.find((account) => account.sign_in_name === `${name}@64`);
  await admin.json('POST', `/api/v1/accounts/${found('pergi')?.id}/disable`);
  expect(await endsSoon(gone)).toBe(true);
  const roles = jsonSending({ roles: ['administrator'] }, { 'If-Match': `"${found('pindah')?.version}"` });
  expect((await admin.send('PATCH', `/api/v1/accounts/${found('pindah')?.id}`, roles)).status).toBe(200);
  expect(await endsSoon(moved)).toBe(true);
});

it('a screen that goes leaves nothing open behind', async () => {
  const client = await new Client(node).signIn('kaltim@64');
  await until(async () => (await openStreams()) === 0);
  const listening = await Promise.all(Array.from({ length: 5 }, () => listen(client)));
  expect(await openStreams()).toBe(5);
  for (const one of listening) one.leave();
  await until(async () => (await openStreams()) === 0);
});
