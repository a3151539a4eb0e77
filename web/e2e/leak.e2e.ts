// What one government keeps to itself is in nothing that another can fetch: words are planted wherever a room or a
// library holds any, then every address of the API is asked for, by every role of the partner and by nobody at all.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library, Negotiation, TextClause } from '../src/shared/api/generated/schemas.ts';
import { layersOf, says } from './stage/buried-words.ts';
import { Client, newAccount, ownPassword } from './stage/client.ts';
import { ApiDocument, inPath, type Endpoint } from './stage/document.ts';
import { smallPdf } from './stage/files.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { printedCodeOf } from './stage/printed-code.ts';
import { Writer } from './tanda-tangan-papers.ts';

const parties = ['64', '35', '62'];
const partners = ['jatim@35', 'jatim-ttd@35', 'kalteng@62', 'kalteng-hukum@62', 'kalteng-sekda@62', 'kalteng-ttd@62'];
// Roles that the demonstration gives to nobody at a partner: they walk the other way, by the room of Jawa Timur.
const otherRoles = ['agency_officer', 'auditor', 'administrator'];

// Every planted word is two: the first is searched for, and the second, which nobody ever asks for, betrays it.
const places = [
  'openNote', 'settledNote', 'oldDraft', 'unsentDraft', 'paperName', 'paperAbout', 'paperWords', 'clauseUse',
  'clauseWords', 'initialHand',
] as const;
type PlantedAt = (typeof places)[number];
const sought = Object.fromEntries(places.map((place) => [place, `cari${randomBytes(6).toString('hex')}`]));
const betrays = Object.fromEntries(places.map((place) => [place, `rahasia${randomBytes(6).toString('hex')}`]));
const planted = (place: PlantedAt): string => `${sought[place] ?? ''} ${betrays[place] ?? ''}`;
const shared = `terbuka${randomBytes(6).toString('hex')}`;
// In a file that was sent to the node and belongs to no dossier: nobody fetches it, until it is attached.
const loose = `lepas${randomBytes(6).toString('hex')}`;

const across = `seberang${randomBytes(6).toString('hex')}`;

let node: RunningNode;
let document: ApiDocument;
let ours: Client;
// What stands in addresses, as the government that has it all knows it.
let fillings: Readonly<Record<string, readonly string[]>>;
let looseFile: string;

// What narrows or turns the pages of a list shows nothing that the list without it does not.
const leftOut = new Set([
  'account', 'cursor', 'ending_within_months', 'limit', 'phase', 'region', 'sleeping', 'sort', 'stage', 'turn', 'urusan',
  'withhold', 'year',
]);

beforeAll(async () => {
  node = await startNode('demo');
  document = new ApiDocument((await new Client(node).send('GET', '/api/v1/openapi.json')).text);
  ours = await new Client(node).signIn('kaltim@64');
  fillings = await plant();
});
afterAll(() => node.remove());

function reworded(clauses: readonly TextClause[], words: string): { text: { v: 1; clauses: TextClause[] } } {
  const article = clauses.findIndex((one) => one.kind === 'article');
  const told = clauses.map((one, at): TextClause => (at === article && one.kind === 'article'
    ? { ...one, blocks: [{ kind: 'paragraph', text: words }] } : one));
  return { text: { v: 1, clauses: told } };
}

// Whose hand is on the paraf: names of those who work inside are nobody else's business.
async function handInside(): Promise<Client> {
  const admin = await new Client(node).signIn('kaltim-admin@64');
  const made = await admin.json<{ account: { sign_in_name: string }; temporary_password: string }>(
    'POST', '/api/v1/accounts', { sign_in_name: 'orang-dalam', name: planted('initialHand'), roles: ['staff'] },
  );
  const client = await new Client(node).signIn(made.account.sign_in_name, made.temporary_password);
  await client.json('POST', '/api/v1/account/password', {
    current_password: made.temporary_password, password: ownPassword,
  });
  return client;
}

// Opens a dossier, sends one round, and leaves words wherever words can stay inside.
async function plant(): Promise<Record<string, readonly string[]>> {
  const { id } = await ours.json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title: 'Pangan', parties: parties.map((region) => ({ region })),
  });
  const writer = new Writer(ours, id);
  await writer.tell('documents', { document: 'kb', type: 'joint_agreement', title: 'Kesepakatan Pangan' });
  const [at, hashes] = ['documents/kb', new Set<string>()];
  let page = await writer.ask<Negotiation>('POST', `${at}/draft`, { template: 'joint_agreement' });
  async function save(words: string): Promise<string> {
    const hash = page.draft?.view.hash ?? '';
    const body = { ...reworded(page.draft?.view.text.clauses ?? [], words), based_on: hash };
    page = await writer.ask<Negotiation>('PUT', `${at}/draft`, body);
    [hash, page.draft?.view.hash ?? ''].forEach((one) => hashes.add(one));
    return page.draft?.view.hash ?? '';
  }
  await save(planted('oldDraft'));
  const sent = await save(shared);
  await new Writer(await handInside(), id).ask('POST', `${at}/initials`, { text: sent, rung: 'staff' });
  await writer.ask('POST', `${at}/rounds`, { text: sent });
  const unsent = await save(planted('unsentDraft'));
  await writer.ask('POST', `${at}/notes`, { note: 'satu', body: planted('openNote') });
  await writer.ask('POST', `${at}/notes`, { note: 'dua', body: planted('settledNote') });
  await writer.ask('POST', `${at}/settled-notes`, { note: 'dua' });
  const kept = await plantLibrary(writer, at, unsent, page);
  const dossiers = await ours.json<{ items: { id: string }[] }>('GET', '/api/v1/dossiers');
  const texts = [...hashes];
  looseFile = await plantFile();
  const other = new Writer(await new Client(node).signIn('jatim@35'), id);
  await other.ask('POST', `${at}/notes`, { note: 'empat', body: across });
  return {
    id: [id, ...dossiers.items.map((one) => one.id).filter((one) => one !== id).slice(0, 2)],
    document: ['kb'], text: texts, from: texts, to: texts, hash: [...texts, looseFile], size: ['a4', 'f4'], kept,
    code: texts.map(printedCodeOf), attachment: ['satu', 'dua', 'berkas', ...kept, ...texts, looseFile],
    q: [...Object.values(sought), shared],
    origin: ['0'.repeat(64)],
    tile: ['0/000', '0/000.p/1', 'entries/000', 'entries/000.p/1', 'x'],
  };
}

async function plantFile(): Promise<string> {
  const body = new Uint8Array(Buffer.concat([smallPdf(), Buffer.from(`% ${loose}\n`)]));
  const sent = await ours.send('PUT', '/api/v1/files', { headers: { 'Content-Type': 'application/pdf' }, body });
  expect(sent.status, sent.text).toBe(201);
  return (JSON.parse(sent.text) as { hash: string }).hash;
}

async function plantLibrary(
  writer: Writer, at: string, text: string, page: Negotiation,
): Promise<readonly string[]> {
  const article = page.draft?.view.text.clauses?.find((one) => one.kind === 'article')?.clause;
  await writer.ask<Library>('POST', `${at}/kept-papers`,
    { kept: 'naskah-kita', name: planted('paperName'), about: planted('paperAbout'), text });
  await writer.ask<Library>('POST', `${at}/kept-clauses`,
    { kept: 'pasal-kita', use: planted('clauseUse'), text, clause: article });
  const file = (id: string, words: string): string => [
    'version: 1', `id: ${id}`, 'document: joint_agreement', `name: ${id}`, 'about: Sendiri.', 'source: Sendiri',
    'certainty: practice', 'clauses:', '  - clause: isi', '    kind: article', '    heading: ISI', '    blocks:',
    `      - "${words}"`, '',
  ].join('\n');
  for (const [id, place] of [['berkas-satu', 'paperWords'], ['berkas-dua', 'clauseWords']] as const) {
    const reply = await ours.send('POST', '/api/v1/templates', {
      headers: { 'Content-Type': 'application/yaml' }, body: file(id, planted(place)),
    });
    expect(reply.status, reply.text).toBeLessThan(300);
  }
  const library = await ours.json<Library>('GET', '/api/v1/templates');
  return [...library.own.papers, ...library.own.clauses].map((one) => one.kept);
}

// All addresses of one operation; a parameter nobody knows how to fill is a hole in the walk.
function addressesOf({ pattern, operation }: Endpoint): string[] {
  let found = [pattern];
  const asks: string[][] = [];
  for (const { name, in: where, required } of document.parameters(operation)) {
    if (where === 'header' || (leftOut.has(name) && !required)) continue;
    const values = fillings[name];
    if (!values || values.length === 0) throw new Error(`${operation.operationId}: nothing to fill ${name} with`);
    if (where === 'path') {
      found = found.flatMap((one) => values.map((value) => one.replace(`{${name}}`, inPath(value))));
    } else asks.push(values.map((value) => `${name}=${encodeURIComponent(value)}`));
  }
  const queries = asks.reduce<string[]>(
    (all, one) => (all.length === 0 ? one : all.flatMap((left) => one.map((right) => `${left}&${right}`))), []);
  return queries.length === 0 ? found : found.flatMap((one) => queries.map((query) => `${one}?${query}`));
}

function everyAddress(): string[] {
  return [...document.endpoints.values()].filter((one) => one.method === 'GET').flatMap(addressesOf);
}

interface Walk {
  readonly told: ReadonlySet<string>;
  readonly where: readonly string[];
}

async function walk(who: string, client: Client): Promise<Walk> {
  const words = [...Object.values(betrays), loose, across, shared];
  const [told, where] = [new Set<string>(), [] as string[]];
  const addresses = everyAddress();
  let answered = 0;
  for (const address of addresses) {
    const reply = await client.send('GET', address);
    if (reply.status === 200) answered += 1;
    const layers = layersOf(reply);
    for (const word of words.filter((one) => says(layers, one))) {
      if (!told.has(word)) where.push(`${word}: ${address}`);
      told.add(word);
    }
  }
  const operations = [...document.endpoints.values()].filter((one) => one.method === 'GET').length;
  console.log(`${who}: ${operations} operations, ${addresses.length} addresses, ${answered} of them answered`);
  return { told, where };
}

function expectNothing(found: Walk, who: string): void {
  const inside = new Set([...Object.values(betrays), loose]);
  expect(found.where.filter((one) => inside.has(one.split(':')[0] ?? '')), who).toEqual([]);
}

describe('the eyes of the walk', () => {
  it.each([0, 1, 2])('find a word in every alphabet of bytes, %s signs in', (before) => {
    const text = `${'x'.repeat(before)}${shared} dan lagi`;
    const plain = Buffer.from(text);
    for (const look of ['base64', 'base64url', 'hex', 'utf8'] as const) {
      expect(says([Buffer.from(plain.toString(look))], shared), look).toBe(true);
    }
    expect(says([Buffer.from(text, 'utf16le')], shared)).toBe(true);
    expect(says([Buffer.from(text, 'utf16le').swap16()], shared)).toBe(true);
    expect(says([plain], loose)).toBe(false);
  });
});

describe('a walk through everything that can be fetched', () => {
  it('finds every planted word where the government itself walks', async () => {
    const found = await walk('kaltim@64', ours);
    for (const place of places) expect(found.told.has(betrays[place] ?? ''), place).toBe(true);
    expect(found.told.has(shared)).toBe(true);
    expect(found.told.has(across)).toBe(false);
  });

  it.each(partners)('finds none of them for a partner: %s', async (name) => {
    const found = await walk(name, await new Client(node).signIn(name));
    expectNothing(found, name);
    // What was sent is found by the same walk, and what is kept by one's own government.
    expect(found.told.has(shared)).toBe(true);
    expect(found.told.has(across)).toBe(name.endsWith('@35'));
  });

  it.each(otherRoles)('finds nothing of the room of a partner: %s', async (role) => {
    const admin = await new Client(node).signIn('kaltim-admin@64');
    const found = await walk(role, await newAccount(node, admin, `mitra-${role.replace('_', '-')}`, role));
    expect(found.told.has(across)).toBe(false);
  });

  it('finds neither them nor what was sent for a government outside', async () => {
    const found = await walk('lampung@18', await new Client(node).signIn('lampung@18'));
    expectNothing(found, 'outside');
    expect(found.told.has(shared)).toBe(false);
  });

  it('finds neither them nor what was sent for nobody', async () => {
    const found = await walk('nobody', new Client(node));
    expectNothing(found, 'nobody');
    expect(found.told.has(shared)).toBe(false);
  });

  it('finds the file once it is attached, with the same eyes', async () => {
    const [id = ''] = fillings['id'] ?? [];
    await new Writer(ours, id).tell('attachments',
      { attachment: 'berkas', document: 'kb', name: 'Pangan.pdf', hash: looseFile, role: 'evidence' });
    const partner = await new Client(node).signIn('kalteng-hukum@62');
    expect(says(layersOf(await partner.send('GET', `/api/v1/dossiers/${id}/files/berkas`)), loose)).toBe(true);
  });
});

describe('the stream of changes', () => {
  it('says nothing of what happens inside, and much of what is sent', async () => {
    const [id = ''] = fillings['id'] ?? [];
    const partner = await listening('kalteng-hukum@62');
    const own = await listening('kaltim@64');
    const [inside, sent] = [`dalam${randomBytes(6).toString('hex')}`, `luar${randomBytes(6).toString('hex')}`];
    const writer = new Writer(ours, id);
    await writer.ask('POST', 'documents/kb/notes', { note: 'tiga', body: inside });
    await expect.poll(() => own.heard(), { timeout: 5_000 }).toContain(id);
    // What comes after it is heard by both, so that silence is not only slowness.
    expect(partner.heard()).not.toContain(id);
    await writer.tell('description', { title: `Pangan ${sent}` });
    await expect.poll(() => partner.heard(), { timeout: 5_000 }).toContain(id);
    for (const said of [partner.heard(), own.heard()]) expect(said).not.toContain(inside);
    [partner, own].forEach((one) => one.leave());
  });
});

async function listening(name: string): Promise<{ heard: () => string; leave: () => void }> {
  const control = new AbortController();
  const response = await (await new Client(node).signIn(name)).listen('/api/v1/changes', control.signal);
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) text += decoder.decode(piece as Uint8Array, { stream: true });
  };
  void read().catch(() => undefined);
  await expect.poll(() => text, { timeout: 5_000 }).toContain('retry:');
  return { heard: () => text, leave: () => control.abort() };
}
