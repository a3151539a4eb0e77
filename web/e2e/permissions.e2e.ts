// Operation x role x ownership over HTTP: what each may, what is denied to each, and what none may even learn.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendingOf, targetOf, type Named } from './permissions/requests.ts';
import { callers, readTable, type Caller, type Rule } from './permissions/table.ts';
import { Client, newAccount, ownPassword, type Reply } from './stage/client.ts';
import { ApiDocument } from './stage/document.ts';
import { smallPdf } from './stage/files.ts';
import { startNode, type RunningNode } from './stage/node.ts';

type Outcome = 'allowed' | 'needs_sign_in' | 'forbidden' | 'not_found';

const rules = readTable();
const clients = new Map<Caller, Client>();
// Sessions that are there to be left, and the ids of those to be ended from elsewhere, one for each caller.
const spare = new Map<Caller, Client>();
const ending = new Map<Caller, string>();
const noText = '0'.repeat(64);
const absent: Named = {
  dossier: 'f'.repeat(64), account: 'tiada', session: 'tiada', paper: 'naskah', text: noText, kept: 'tiada',
};
let node: RunningNode;
let document: ApiDocument;
let own: Named;
let foreign: Named;
let uploaded = '';

interface Present {
  readonly account: { readonly id: string; readonly government: string };
  readonly operations: readonly string[];
}

beforeAll(async () => {
  node = await startNode('demo');
  document = new ApiDocument((await new Client(node).send('GET', '/api/v1/openapi.json')).text);
  const admin = await new Client(node).signIn('kaltim-admin@64');
  await Promise.all(callers.map(async (caller) => makeCaller(admin, caller)));
  const staff = clientOf('staff');
  const file = { headers: { 'Content-Type': 'application/pdf' }, body: new Uint8Array(smallPdf()) };
  uploaded = (JSON.parse((await staff.send('PUT', '/api/v1/files', file)).text) as { hash: string }).hash;
  own = await thingsOf(staff, (await temporary(admin, 'sasaran')).id);
  own = { ...own, text: await sendText(staff, own) };
  foreign = await thingsOf(await new Client(node).signIn('lampung@18'));
  // One after another: an account has one file of others read at a time.
  for (const caller of callers) await keptBy(staff, `buang-${caller.replace('_', '-')}`);
  await staff.send('POST', `/api/v1/dossiers/${own.dossier}/attachments`, {
    headers: { 'Content-Type': 'application/json', 'If-Match': await tagOf(staff) },
    body: JSON.stringify({ attachment: 'naskah', name: 'a.pdf', hash: uploaded, role: 'scan' }),
  });
});
afterAll(async () => {
  await node.remove();
});

// Each role alone; a temporary password keeps the roles of its account at rest. One more session to be left, and one
// to be ended from elsewhere.
async function makeCaller(admin: Client, caller: Caller): Promise<void> {
  const name = caller.replace('_', '-');
  if (caller === 'nobody') {
    clients.set(caller, new Client(node));
    spare.set(caller, new Client(node));
  } else if (caller === 'resting') {
    const { password } = await temporary(admin, name);
    clients.set(caller, await new Client(node).signIn(`${name}@64`, password));
    spare.set(caller, await new Client(node).signIn(`${name}@64`, password));
  } else {
    clients.set(caller, await newAccount(node, admin, name, caller));
    spare.set(caller, await new Client(node).signIn(`${name}@64`, ownPassword));
    ending.set(caller, await sessionOf(await new Client(node).signIn(`${name}@64`, ownPassword)));
  }
}

async function sessionOf(client: Client): Promise<string> {
  const { sessions } = await client.json<{ sessions: { id: string; current: boolean }[] }>(
    'GET', '/api/v1/account/sessions',
  );
  return sessions.find((one) => one.current)?.id ?? '';
}

async function temporary(admin: Client, name: string): Promise<{ id: string; password: string }> {
  const made = await admin.json<{ account: { id: string }; temporary_password: string }>(
    'POST', '/api/v1/accounts', { sign_in_name: name, name: 'Orang', roles: ['staff'] },
  );
  return { id: made.account.id, password: made.temporary_password };
}

async function thingsOf(client: Client, account?: string): Promise<Named> {
  const [present, dossiers, session] = await Promise.all([
    client.json<Present>('GET', '/api/v1/session'),
    client.json<{ items: { id: string }[] }>('GET', '/api/v1/dossiers'),
    sessionOf(client),
  ]);
  return {
    dossier: dossiers.items[0]?.id ?? '', account: account ?? present.account.id, session, paper: 'naskah',
    text: noText, kept: await keptBy(client, `milik-${present.account.government}`),
  };
}

async function keptBy(client: Client, kept: string): Promise<string> {
  const file = `{version: 1, id: ${kept}, document: minutes, name: Milik, about: Contoh, source: Contoh,
    certainty: practice, clauses: [{clause: isi, kind: considerations, blocks: [Isi.]}]}`;
  const sending = { headers: { 'Content-Type': 'application/yaml' }, body: file };
  const reply = await client.send('POST', '/api/v1/templates', sending);
  if (reply.status !== 200) throw new Error(reply.text);
  return kept;
}

// A text that was sent, so that all that reads texts has something to read.
async function sendText(staff: Client, { dossier, paper }: Named): Promise<string> {
  await staff.send('POST', `/api/v1/dossiers/${dossier}/documents`, {
    headers: { 'Content-Type': 'application/json', 'If-Match': await tagOf(staff, dossier) },
    body: JSON.stringify({ document: paper, type: 'joint_agreement', title: 'Naskah' }),
  });
  const place = `/api/v1/dossiers/${dossier}/documents/${paper}`;
  const { draft } = await staff.json<{ draft: { view: { hash: string } } }>(
    'POST', `${place}/draft`, { template: 'joint_agreement' },
  );
  await staff.json('POST', `${place}/rounds`, { text: draft.view.hash });
  return draft.view.hash;
}

function clientOf(caller: Caller): Client {
  const client = clients.get(caller);
  if (!client) throw new Error(`no ${caller}`);
  return client;
}

async function tagOf(client: Client, dossier = own.dossier): Promise<string> {
  return (await client.send('GET', `/api/v1/dossiers/${dossier}`)).headers.get('etag') ?? '';
}

async function ask(caller: Caller, operation: string, named: Named): Promise<Reply> {
  const { method, pattern } = document.endpoint(operation);
  const client = operation === 'signOut' ? spare.get(caller) : clientOf(caller);
  if (!client) throw new Error(`no ${caller}`);
  // Each caller drops a paper of his own, so that the others still find theirs.
  const drops = operation === 'dropKeptPaper' && named.kept === own.kept;
  const found = drops ? { ...named, kept: `buang-${caller.replace('_', '-')}` } : named;
  return client.send(method, targetOf(operation, pattern, found), sendingOf(operation, method, uploaded));
}

function outcomeOf(reply: Reply): Outcome | `${number}` {
  const code = reply.status < 400 ? '' : /urn:simpul:refusal:(\w+)/.exec(reply.text)?.[1];
  if (code === 'sign_in_needed' && reply.status === 401) return 'needs_sign_in';
  if (code === 'not_permitted' && reply.status === 403) return 'forbidden';
  if (/^(route_not_found|dossier_unknown|kept_unknown)$/.test(code ?? '') && reply.status === 404) return 'not_found';
  // Done, or refused for what was sent and not for who sent it.
  const isAllowed = reply.status < 400 || [400, 409, 412, 422, 428].includes(reply.status)
    || code === 'log_not_witnessed';
  return isAllowed ? 'allowed' : `${reply.status}`;
}

function expected(rule: Rule, caller: Caller): Outcome {
  if (rule.allowed.has(caller)) return 'allowed';
  return caller === 'nobody' ? 'needs_sign_in' : 'forbidden';
}

// What a reader can see of an answer, but for the number of the request and the moment.
function visible(reply: Reply): readonly unknown[] {
  const ofRequest = ['date', 'x-request-id', 'content-length', 'connection', 'keep-alive'];
  const headers = [...reply.headers].filter(([name]) => !ofRequest.includes(name));
  return [reply.status, headers, reply.text.replace(/"instance":"[^"]*"/, '"instance":""')];
}

describe('every operation', () => {
  it('stands in the table, and nothing else does', () => {
    expect([...rules.keys()].sort()).toEqual([...document.endpoints.keys()].sort());
  });

  it('needs a sign-in exactly where the document says so', () => {
    const open = [...document.endpoints].filter(([, one]) => one.operation.security?.length === 0).map(([id]) => id);
    const openByTable = [...rules].filter(([, rule]) => rule.allowed.has('nobody')).map(([id]) => id);
    expect(openByTable.sort()).toEqual(open.sort());
  });

  it('has the cells that were reviewed in tests/permissions', () => {
    const path = resolve(import.meta.dirname, '../../tests/permissions/matrix.csv');
    const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
    const columns = head.split(',').slice(2).map((name) => (name === 'anonymous' ? 'nobody' : name));
    expect(columns).toEqual(callers);
    const reviewed = lines.map((line) => line.split(','));
    for (const [operation, rule] of rules) {
      const rows = reviewed.filter(([name, ownership]) => name === operation && ownership !== 'foreign');
      // Allowed on one ownership or another; where a thing can be named, a foreign one is not found.
      const allowed = callers.filter((_, index) => rows.some((row) => row[index + 2] === 'allowed'));
      expect(allowed, operation).toEqual([...rule.allowed]);
      if (rule.thing === '-' || rule.thing === 'session') continue;
      const row = reviewed.find(([name, ownership]) => name === operation && ownership === 'foreign') ?? [];
      const hidden = callers.filter((_, index) => row[index + 2] === 'not_found');
      expect(hidden, operation).toEqual([...rule.allowed]);
    }
  });
});

describe.each(callers)('%s', (caller) => {
  it('may exactly what the table says', async () => {
    const found = await Promise.all([...rules.keys()].map(async (operation) => {
      const reply = await ask(caller, operation, { ...own, session: ending.get(caller) ?? own.session });
      const outcome = outcomeOf(reply);
      // What is read is read: there is nothing else to refuse, but of a paper that nobody has signed yet and of a log
      // that nobody has had witnessed.
      const isRead = document.endpoint(operation).method === 'GET'
        && !['examineSignedFile', 'getWitnessedCheckpoint'].includes(operation);
      return [operation, isRead && outcome === 'allowed' && reply.status !== 200 && reply.status !== 308
        ? reply.status : outcome];
    }));
    expect(found).toEqual([...rules].map(([operation, rule]) => [operation, expected(rule, caller)]));
  });

  it('is told so by the node', async () => {
    const { operations } = await clientOf(caller).json<Present>('GET', '/api/v1/session');
    const allowed = [...rules].filter(([, rule]) => rule.allowed.has(caller)).map(([id]) => id);
    // The screens themselves are files, not operations.
    expect(operations.filter((id) => id !== 'getApp').sort()).toEqual(allowed.sort());
  });

  it('cannot tell what belongs to others from what is not there', async () => {
    await Promise.all([...rules].filter(([, one]) => one.thing !== '-').map(async ([operation, rule]) => {
      const [others, none] = await Promise.all([ask(caller, operation, foreign), ask(caller, operation, absent)]);
      const wanted = expected(rule, caller);
      expect(outcomeOf(others), operation).toBe(wanted === 'allowed' ? 'not_found' : wanted);
      expect(visible(others), operation).toEqual(visible(none));
    }));
  });
});

describe('what is foreign', () => {
  it('shows in no list and in no search', async () => {
    const { title } = await (await new Client(node).signIn('lampung@18')).json<{ title: string }>(
      'GET', `/api/v1/dossiers/${foreign.dossier}`,
    );
    const targets = ['/api/v1/home', '/api/v1/dossiers?limit=100', `/api/v1/search?q=${encodeURIComponent(title)}`];
    for (const caller of callers.filter((one) => rules.get('listDossiers')?.allowed.has(one))) {
      for (const target of targets) {
        const reply = await clientOf(caller).send('GET', target);
        expect(reply.status, target).toBe(200);
        expect(reply.text, target).not.toContain(foreign.dossier);
      }
    }
    const [others, none] = await Promise.all([foreign.account, absent.account].map(
      async (account) => clientOf('auditor').send('GET', `/api/v1/audit-trail?account=${account}`),
    ));
    if (!others || !none) throw new Error('two were asked');
    expect(visible(others)).toEqual(visible(none));
  });

  it('cannot be brought into an own dossier: files, holders', async () => {
    const lampung = await new Client(node).signIn('lampung@18');
    const another = new Uint8Array(Buffer.concat([smallPdf(), Buffer.from('% Lampung\n')]));
    const file = { headers: { 'Content-Type': 'application/pdf' }, body: another };
    const { hash } = JSON.parse((await lampung.send('PUT', '/api/v1/files', file)).text) as { hash: string };
    const headers = { 'Content-Type': 'application/json', 'If-Match': await tagOf(clientOf('staff')) };
    const attach = async (text: string): Promise<Reply> => clientOf('staff').send(
      'POST', `/api/v1/dossiers/${own.dossier}/attachments`,
      { headers, body: JSON.stringify({ name: 'a.pdf', hash: text, role: 'scan' }) },
    );
    const [others, none] = [await attach(hash), await attach('0'.repeat(64))];
    expect(others.text).toContain('attachment_not_uploaded');
    expect(visible(others)).toEqual(visible(none));
  });
});
