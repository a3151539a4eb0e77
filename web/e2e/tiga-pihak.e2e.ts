// An agreement of three governments: every one of them holds the same text before anybody signs, in an order, in ink
// and in one PDF.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentText, Negotiation, Signing, SittingReport } from '../src/shared/api/generated/schemas.ts';
import { tagOf } from './contract/dossiers.ts';
import { Client, jsonSending } from './stage/client.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { passphrase, Signers } from './stage/signers.ts';
import { filled, type Signatory } from './stage/whole-text.ts';

const run = promisify(execFile);
const document = 'kb-tiga';
const heads: Readonly<Record<'64' | '35' | '18', Signatory>> = {
  '64': { name: 'Isran Noor', office: 'Gubernur Kalimantan Timur', seat: 'Samarinda' },
  '35': { name: 'Khofifah Indar Parawansa', office: 'Gubernur Jawa Timur', seat: 'Surabaya' },
  '18': { name: 'Arinal Djunaidi', office: 'Gubernur Lampung', seat: 'Bandar Lampung' },
};

let node: RunningNode;
let signers: Signers;
let id = '';
let text = '';
const staff: Record<string, Client> = {};

const base = (): string => `/api/v1/dossiers/${id}/documents/${document}`;

async function fact(who: Client, path: string, body: object): Promise<number> {
  const headers = { 'If-Match': await tagOf(who, id) };
  return (await who.send('POST', `/api/v1/dossiers/${id}${path}`, jsonSending(body, headers))).status;
}

async function sign(account: string, region: '64' | '35'): Promise<SittingReport['results'][number] | undefined> {
  const signatory = await new Client(node).signIn(account);
  const pkcs12 = (await signers.keyOf(heads[region].name)).toString('base64');
  const report = await signatory.json<SittingReport>('POST', `/api/v1/dossiers/${id}/sittings`, {
    holder: `h-${region}`, authority: 'office', place: heads[region].seat,
    consents: [{ document, text, doubts: ['paraf_whole', 'certificate_fit'] }],
    key: { kind: 'file', pkcs12, passphrase },
  });
  return report.results[0];
}

beforeAll(async () => {
  node = await startNode('demo');
  signers = await Signers.believedBy(node);
  const accounts = { '64': 'kaltim@64', '35': 'jatim@35', '18': 'lampung@18' };
  for (const [region, name] of Object.entries(accounts)) staff[region] = await new Client(node).signIn(name);
  const opened = await staff['64']?.json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title: 'Ketahanan pangan tiga provinsi',
    parties: [{ region: '64' }, { region: '35' }, { region: '18' }],
  });
  id = opened?.id ?? '';
  for (const region of ['64', '35'] as const) {
    await staff[region]?.json('POST', '/api/v1/government/offices', {
      office: `g-${region}`, title: heads[region].office, kind: 'head_of_region',
    }).catch(() => undefined);
    const own = await staff[region]?.json<{ offices: { office: string; kind: string }[] }>('GET', '/api/v1/government');
    const office = own?.offices.find((one) => one.kind === 'head_of_region')?.office;
    await staff[region]?.json('POST', '/api/v1/government/holders', {
      holder: `h-${region}`, office, name: heads[region].name, capacity: 'definitif', from: '2018-10-01',
    });
  }
});
afterAll(async () => {
  await signers.remove();
  await node.remove();
});

describe('three governments', () => {
  it('agree only when the third holds the text as well', async () => {
    const [first, second, third] = [staff['64'], staff['35'], staff['18']] as [Client, Client, Client];
    expect(await fact(first, '/documents', { document, type: 'joint_agreement', title: 'Kesepakatan Bersama Pangan' }))
      .toBe(200);
    const begun = await first.json<Negotiation>('POST', `${base()}/draft`, { template: 'joint_agreement' });
    const draft = begun.draft?.view as { hash: string; text: DocumentText };
    const saved = await first.json<Negotiation>('PUT', `${base()}/draft`, {
      text: filled(draft.text, Object.values({ a: heads['64'], b: heads['35'], c: heads['18'] })), based_on: draft.hash,
    });
    text = saved.draft?.view.hash ?? '';
    await first.json('POST', `${base()}/rounds`, { text });
    const half = await second.json<Negotiation>('POST', `${base()}/acceptances`, { text });
    expect(half.agreed_text).toBeUndefined();
    expect(half.agreement).toMatchObject({ articles_agreed: 0, whole: false });
    const whole = await third.json<Negotiation>('POST', `${base()}/acceptances`, { text });
    expect(whole.agreed_text).toBe(text);
    expect(whole.agreement.articles_agreed).toBe(whole.agreement.articles);
    expect(whole.findings.filter((one) => one.severity === 'error')).toEqual([]);
  });

  it('sign in their order, two in one PDF and one in ink', async () => {
    for (const region of ['64', '35', '18']) {
      expect(await fact(staff[region] as Client, '/numbers', { document, party: region, number: `119/${region}/KB` }))
        .toBe(200);
    }
    expect(await fact(staff['64'] as Client, '/signing-orders', { document, parties: ['18', '35', '64'] })).toBe(200);
    const early = await sign('kaltim-ttd@64', '64');
    expect(early?.checks?.map((one) => one.code)).toEqual(['order_reached']);
    expect(await fact(staff['18'] as Client, '/signatures', {
      document, party: '18', text, signer: { office: heads['18'].office, office_kind: 'head_of_region' },
      capacity: 'definitif', authority: 'office', on: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
    })).toBe(200);
    expect(await sign('jatim-ttd@35', '35')).toMatchObject({ signed: true });
    expect(await sign('kaltim-ttd@64', '64')).toMatchObject({ signed: true });
    const seen = await (staff['18'] as Client).json<Signing>('GET', `/api/v1/dossiers/${id}/signing`);
    expect(seen.documents[0]).toMatchObject({ complete: true, slots: [
      { party: '18', place: 1, state: 'signed', signature: { fact: { method: 'wet' } } },
      { party: '35', place: 2, state: 'signed', signature: { fact: { method: 'pades' } } },
      { party: '64', place: 3, state: 'signed', signature: { fact: { method: 'pades' } } },
    ] });
  });

  it('hold a file that tools of others find whole', async () => {
    const third = staff['18'] as Client;
    const seen = await third.json<Signing>('GET', `/api/v1/dossiers/${id}/signing`);
    const file = seen.documents[0]?.signed_file;
    const folder = await mkdtemp(join(tmpdir(), 'simpul-tiga-'));
    const path = join(folder, 'kb.pdf');
    await writeFile(path, (await third.send('GET', `/api/v1/dossiers/${id}/files/${file?.attachment}`)).bytes);
    const judged = (await run('pdfsig', ['-nocert', path])).stdout;
    expect(judged.match(/Signature is Valid/g)).toHaveLength(2);
    expect(judged).toContain('Total document signed');
    await run('qpdf', ['--check', path]);
    await rm(folder, { recursive: true, force: true });
  });
});
