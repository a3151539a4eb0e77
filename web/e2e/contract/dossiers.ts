// One dossier from its first letter to its end, and what is read of it on the way.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Client } from '../stage/client.ts';
import type { Answer, Asking, OperationId } from '../stage/contract.ts';
import { smallPdf } from '../stage/files.ts';
import type { Cast, Stories } from './cast.ts';

export const pdf = { 'Content-Type': 'application/pdf' } as const;
export const csv = { 'Content-Type': 'text/csv' } as const;

interface Refused {
  readonly code: string;
  readonly status?: number;
}

type Body<Id extends OperationId> = NonNullable<Asking<Id>['json']>;
export type FactId = Extract<OperationId, 'describeDossier' | 'setObject' | 'addScopeItem' | 'changeScopeItem'
  | 'removeScopeItem' | 'nameAgency' | 'assessBurden' | 'registerDocument' | 'changeDocument' | 'assignNumber'
  | 'setTerms' | 'attachFile' | 'takePosition' | 'recordSignature' | 'retractSignature' | 'recordHandover'
  | 'recordOccurrence' | 'attestRecord' | 'endDossier'>;

// Always decided upon what the dossier is now.
export async function tagOf(client: Client, id: string): Promise<string> {
  return (await client.send('GET', `/api/v1/dossiers/${id}`)).headers.get('etag') ?? '';
}

export function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

const governor = { office: 'Gubernur Jawa Timur', office_kind: 'head_of_region' } as const;
const ownGovernor = { office: 'Gubernur Kalimantan Timur', office_kind: 'head_of_region' } as const;

// The dossier the stories work on; each rests on those before.
let id = '';

async function act<Id extends FactId>(
  cast: Cast, operation: Id, json: Body<Id>, who = cast.staff,
): Promise<Answer<Id>> {
  const asking = { path: { id }, headers: { 'If-Match': await tagOf(who, id) }, json } as unknown as Asking<Id>;
  return cast.contract.good(who, operation, asking);
}

async function refuse(cast: Cast, operation: FactId, json: unknown, { code, status = 422 }: Refused): Promise<void> {
  const headers = { 'If-Match': await tagOf(cast.staff, id) };
  await cast.contract.bad(cast.staff, operation, { path: { id }, headers, json }, { status, code });
}

export const dossierStories: Stories = {

  'opens and describes a dossier': async (cast) => {
    const { contract, staff } = cast;
    const opened = await contract.good(staff, 'openDossier', {
      headers: { 'Idempotency-Key': 'kontrak-buka-1' },
      json: {
        cooperation: 'ksdd_sukarela', title: 'Rantai dingin perikanan', since: '2021-01-04', source: 'Surat dinas',
        parties: [{ region: '64', unit: 'Biro Pemerintahan' }, { region: '35' }],
      },
    });
    id = opened.value.id;
    await act(cast, 'describeDossier', { summary: 'Gudang beku di dua pelabuhan.' });
    await refuse(cast, 'describeDossier', { title: ' ' }, { code: 'field_empty' });
    await act(cast, 'setObject', {
      urusan: ['3.25'], matter: 'Gudang beku', location: 'Balikpapan', basis: 'plan',
      plan_document: 'RPJMD 2019–2023', plan_line: 'Program 4',
    });
    await refuse(cast, 'setObject', { urusan: [], matter: 'Gudang', basis: 'plan' }, { code: 'plan_document_missing' });
    await act(cast, 'addScopeItem', { item: 'gudang', title: 'Gudang beku', urusan: '3.25' });
    await act(cast, 'addScopeItem', { title: 'Bidang lain yang disepakati', residual: true });
    await refuse(cast, 'addScopeItem', { item: 'gudang', title: 'Gudang' }, { code: 'scope_item_twice' });
    await act(cast, 'changeScopeItem', { item: 'gudang', title: 'Gudang beku bersama' });
    await refuse(cast, 'changeScopeItem', { item: 'tiada', title: 'Tiada' },
      { code: 'scope_item_unknown', status: 404 });
    await refuse(cast, 'removeScopeItem', { item: 'gudang', reason: '' }, { code: 'field_empty' });
    await act(cast, 'nameAgency', { party: '64', agency: 'Dinas Kelautan dan Perikanan', item: 'gudang' });
    await refuse(cast, 'nameAgency', { party: '33', agency: 'Dinas' }, { code: 'not_a_party' });
    await act(cast, 'removeScopeItem', { item: 'gudang', reason: 'Digabung' });
    await act(cast, 'assessBurden', {
      party: '64', burdens_people_and_region: false, unfunded_this_year: false, ground: 'Sudah dianggarkan',
    });
    await refuse(cast, 'assessBurden', {
      party: '64', burdens_people_and_region: false, unfunded_this_year: false, ground: '',
    }, { code: 'field_empty' });
  },

  'registers papers with numbers, terms, files and texts': async (cast) => {
    const { contract, staff } = cast;
    await act(cast, 'registerDocument', {
      document: 'kb', type: 'joint_agreement', title: 'KB Rantai Dingin', note: 'Rancangan',
    });
    await refuse(cast, 'registerDocument', { type: 'cooperation_agreement', title: 'PKS' },
      { code: 'document_parent_missing' });
    await act(cast, 'registerDocument', { document: 'kak', type: 'kak', title: 'Kerangka acuan' });
    await act(cast, 'changeDocument', { document: 'kb', dated: '2021-03-01', final_on: '2021-03-01' });
    await refuse(cast, 'changeDocument', { document: 'tiada', title: 'Tiada' },
      { code: 'document_unknown', status: 404 });
    await act(cast, 'assignNumber', { document: 'kb', party: '64', number: '119/15/KB', dated: '2021-03-01' });
    await act(cast, 'setTerms', { document: 'kb', start: '2021-03-01', end: '2026-03-01', note: 'Lima tahun' });
    const uploaded = await contract.good(staff, 'uploadFile', {
      headers: { ...pdf, 'Content-Digest': digestOf(smallPdf()) }, bytes: bytesOf(smallPdf()),
    });
    const { hash } = uploaded.value;
    await act(cast, 'attachFile', { attachment: 'naskah', document: 'kb', name: 'KB.pdf', hash, role: 'text' });
    await refuse(cast, 'attachFile', { name: 'KB.pdf', hash: '0'.repeat(64), role: 'scan' },
      { code: 'attachment_not_uploaded' });
    const file = await contract.good(staff, 'getFile', { path: { id, attachment: 'naskah' } });
    expect(Buffer.from(file.reply.bytes)).toEqual(smallPdf());
    await contract.bad(staff, 'getFile', { path: { id, attachment: 'tiada' } },
      { status: 404, code: 'attachment_unknown' });
    await refuse(cast, 'takePosition', { document: 'kb', party: '64', text: '0'.repeat(64), attachment: 'naskah' },
      { code: 'text_is_not_the_file' });
    await act(cast, 'takePosition', {
      document: 'kb', party: '64', text: hash, attachment: 'naskah', on: '2021-02-20',
    });
    const agreed = await act(cast, 'takePosition', { document: 'kb', party: '35', text: hash, note: 'Lisan' });
    expect(agreed.value.documents.find((one) => one.document === 'kb')?.agreed_text).toBe(hash);
    const signed = await act(cast, 'recordSignature', {
      document: 'kb', party: '64', text: hash, signer: { ...ownGovernor, name: 'Isran Noor' }, capacity: 'definitif',
      authority: 'office', on: '2021-03-01', place: 'Samarinda', evidence: { scan: 'naskah' },
    });
    expect(signed.value.standing.matrix[0]?.cells.map((one) => one.status)).toEqual(['signed_wet', 'text_agreed']);
  },

  'keeps signatures of both sides, and what each says of the other’s record': async (cast) => {
    const { contract, partner } = cast;
    const text = (await contract.good(partner, 'getDossier', { path: { id } })).value.documents[0]?.agreed_text ?? '';
    const theirs = {
      document: 'kb', party: '35', text, signer: governor, capacity: 'pj', authority: 'office', on: '2021-03-02',
      evidence: { note: 'Disaksikan' },
    } as const;
    const first = await act(cast, 'recordSignature', { ...theirs });
    const wrong = first.value.signatures.at(-1)?.event ?? '';
    await act(cast, 'retractSignature', { record: wrong, reason: 'Kapasitas keliru' });
    await refuse(cast, 'retractSignature', { record: wrong, reason: 'Lagi' }, { code: 'record_retracted' });
    const again = await act(cast, 'recordSignature', { ...theirs, capacity: 'definitif' });
    const record = again.value.signatures.at(-1)?.event ?? '';
    await refuse(cast, 'attestRecord', { record, verdict: 'confirmed' }, { code: 'record_not_about_you', status: 403 });
    const confirmed = await act(cast, 'attestRecord', { record, verdict: 'confirmed' }, partner);
    const row = confirmed.value.standing.matrix.find((one) => one.document === 'kb');
    expect(row?.complete).toBe(true);
    expect(confirmed.value.standing.course.in_force).toBe(true);
  },

  'records what happens, to the end': async (cast) => {
    const { partner } = cast;
    await act(cast, 'recordHandover', {
      documents: ['kb'], from: '64', to: '35', on: '2021-03-03', place: 'Surabaya', by: 'Biro', source: 'Tanda terima',
    });
    await refuse(cast, 'recordHandover', { documents: [], from: '64', to: '35', on: '2021-03-03' },
      { code: 'handover_without_documents' });
    await act(cast, 'recordOccurrence', {
      what: 'visit', text: 'Kunjungan ke gudang', on: '2021-04-01', document: 'kb',
    });
    await refuse(cast, 'recordOccurrence', { what: 'visit', text: 'Nanti', on: '2999-04-01' },
      { code: 'date_in_the_future' });
    await refuse(cast, 'endDossier', { ground: 'parties_agree', on: '2021-05-01', document: 'kb' },
      { code: 'ending_needs_termination' });
    await act(cast, 'registerDocument', { document: 'akhir', type: 'termination', parent: 'kb', title: 'Pengakhiran' });
    const sign = { document: 'akhir', capacity: 'definitif', authority: 'office', on: '2021-05-01' } as const;
    await act(cast, 'recordSignature', {
      ...sign, party: '64', signer: ownGovernor, evidence: { note: 'Asli di biro' },
    });
    await act(cast, 'recordSignature', { ...sign, party: '35', signer: governor }, partner);
    const ended = await act(cast, 'endDossier', { ground: 'parties_agree', on: '2021-05-02', document: 'akhir' });
    expect(ended.value.dated.phase).toBe('ended');
  },

  'is read as a page, as a history and as threads': async (cast) => {
    const { contract, staff, partner } = cast;
    const page = await contract.good(partner, 'getDossier', { path: { id } });
    const history = await contract.good(partner, 'getDossierEvents', { path: { id } });
    expect(history.value.events).toHaveLength(page.value.version);
    // The agreement was whole twice: the first record of the partner's pen was taken back.
    const crossings = history.value.events.map((one) => one.crossing).filter(Boolean);
    expect(crossings).toEqual(['agreed', 'signed', 'signed', 'signed']);
    const threads = await contract.good(staff, 'exportDossier', { path: { id } });
    const lines = threads.reply.text.trim().split('\n')
      .map((line) => JSON.parse(line) as { hash: string; envelope: string });
    expect(lines.map((one) => one.hash).sort()).toEqual(history.value.events.map((one) => one.hash).sort());
    for (const one of lines) expect(createHash('sha256').update(one.envelope).digest('hex')).toBe(one.hash);
    for (const operation of ['getDossier', 'getDossierEvents', 'exportDossier'] as const) {
      await contract.bad(staff, operation, { path: { id: 'x' } }, { status: 404, code: 'dossier_unknown' });
    }
  },

  'registers old agreements, one and many': async (cast) => {
    const { contract, staff } = cast;
    const { hash } = (await contract.good(staff, 'uploadFile', { headers: pdf, bytes: bytesOf(smallPdf()) })).value;
    await contract.good(staff, 'registerAgreement', {
      json: {
        title: 'Pelabuhan', cooperation: 'ksdd_sukarela', partners: ['63'], urusan: ['2.15'], document_title: 'KB Pelabuhan',
        own_number: '119/3', partner_number: '550/4', signed_on: '2019-05-02', place: 'Banjarmasin', own_signer: 'Isran Noor',
        partner_signer: 'Sahbirin Noor', start: '2019-05-02', end: '2024-05-02', file: hash, file_name: 'kb.pdf', source: 'Arsip',
      },
    });
    const old = { title: 'Lama', cooperation: 'ksdd_sukarela', document_title: 'KB' } as const;
    await contract.bad(staff, 'registerAgreement', { json: { ...old, partners: [] } },
      { status: 422, code: 'registration_needs_partner', pointer: '/partners' });
    const table = 'judul,mitra\nAir bersih,63\nTanpa daerah,99\n';
    const trial = { query: { dry_run: true }, headers: csv, bytes: table };
    const tried = await contract.good(staff, 'importDossiers', trial);
    expect(tried.value.results.map((one) => one.dossier)).toEqual([undefined, undefined]);
    const real = await contract.good(staff, 'importDossiers', { headers: csv, bytes: table });
    expect([real.value.good, real.value.bad]).toEqual([1, 1]);
  },

  'is found in lists and by its words': async (cast) => {
    const { contract, staff } = cast;
    const all = await contract.good(staff, 'listDossiers', { query: { limit: 1, sort: 'title' } });
    const rest = await contract.good(staff, 'listDossiers', { query: { cursor: all.value.next ?? '', sort: 'title' } });
    expect(1 + rest.value.items.length).toBe(all.value.total);
    const found = await contract.good(staff, 'listDossiers', {
      query: { q: 'dingin', region: '35', urusan: '3.25', year: 2021, phase: 'ended' },
    });
    expect(found.value.items.map((one) => one.id)).toEqual([id]);
    for (const query of [{ sleeping: true }, { turn: 'mine' }, { ending_within_months: 12 }, { stage: 'ja_signing' }]) {
      await contract.good(staff, 'listDossiers', { query });
    }
    const hits = await contract.good(staff, 'searchEverything', { query: { q: 'rantai dingin', limit: 5 } });
    expect(hits.value.hits[0]?.dossier).toBe(id);
    await contract.good(staff, 'getHome');
    await contract.bad(cast.admin, 'getHome', {}, { status: 403, code: 'not_permitted' });
    const stream = await contract.good(staff, 'streamChanges');
    expect(stream.reply.text).toContain('retry:');
    await contract.bad(cast.nobody, 'streamChanges', {}, { status: 401, code: 'sign_in_needed' });
  },
};

function digestOf(bytes: Buffer): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}
