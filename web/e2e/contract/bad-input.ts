// What people and programs get wrong: refused in words, and nothing is left behind.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { Client } from '../stage/client.ts';
import type { BadAsking, Expected, OperationId } from '../stage/contract.ts';
import { smallPdf } from '../stage/files.ts';
import type { Cast, Stories } from './cast.ts';
import { bytesOf, csv, pdf, tagOf, type FactId } from './dossiers.ts';

const mebibyte = 1 << 20;
const json = { 'Content-Type': 'application/json' } as const;
const wet = { document: 'kb', party: '35', capacity: 'definitif', authority: 'office', on: '2022-05-05' } as const;
const governor = { office: 'Gubernur Jawa Timur', office_kind: 'head_of_region' } as const;

interface By {
  readonly who?: Client;
}

let id = '';

// What must be the same before and after a refusal.
async function everything({ staff, admin }: Cast): Promise<readonly string[]> {
  const dossier = `/api/v1/dossiers/${id}`;
  const targets = [dossier, `${dossier}/events`, '/api/v1/dossiers?limit=100', '/api/v1/government'];
  const replies = await Promise.all(targets.map((target) => staff.send('GET', target)));
  const accounts = await admin.send('GET', '/api/v1/accounts');
  return [...replies.map((one) => `${one.headers.get('etag') ?? ''} ${one.text}`), accounts.text];
}

// By the staff, unless somebody else is named.
async function refused(
  cast: Cast, operation: OperationId, { who = cast.staff, ...asking }: By & BadAsking, expected: Expected,
): Promise<void> {
  const before = await everything(cast);
  await cast.contract.bad(who, operation, asking, expected);
  expect(await everything(cast), operation).toEqual(before);
}

// By the partner, unless somebody else is named.
async function refusedFact(
  cast: Cast, operation: FactId, json: unknown, { who = cast.partner, ...expected }: By & Expected,
): Promise<void> {
  const headers = { 'If-Match': await tagOf(who, id) };
  await refused(cast, operation, { who, path: { id }, headers, json }, expected);
}

// A dossier with a paper to sign, and a partner whose register knows its governor.
export async function openBadInput({ contract, staff, partner }: Cast): Promise<void> {
  const opened = await contract.good(staff, 'openDossier', {
    json: { cooperation: 'ksdd_sukarela', title: 'Benih padi', parties: [{ region: '64' }, { region: '35' }] },
  });
  id = opened.value.id;
  await contract.good(staff, 'registerDocument', {
    path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
    json: { document: 'kb', type: 'joint_agreement', title: 'KB Benih Padi' },
  });
  await contract.good(partner, 'registerOffice', {
    json: { office: 'gub', title: 'Gubernur Jawa Timur', kind: 'head_of_region' },
  });
  await contract.good(partner, 'registerHolder', {
    json: { office: 'gub', name: 'Khofifah Indar Parawansa', capacity: 'definitif', from: '2019-02-13' },
  });
}

export const badInputStories: Stories = {

  'regions, dates and kinds that cannot be': async (cast) => {
    const dossier = { cooperation: 'ksdd_sukarela', title: 'Benih', parties: [{ region: '64' }, { region: '35' }] };
    await refused(cast, 'openDossier', { json: { ...dossier, parties: [{ region: '64' }, { region: '99' }] } },
      { status: 404, code: 'region_unknown', pointer: '/parties/1/region' });
    await refused(cast, 'openDossier', { json: { ...dossier, parties: [{ region: '64' }, { region: '64' }] } },
      { status: 422, code: 'party_twice', pointer: '/parties/1' });
    await refused(cast, 'openDossier', { json: { ...dossier, cooperation: 'ksdpl' } },
      { status: 422, code: 'kind_refused_ksdpl', pointer: '/cooperation' });
    await refused(cast, 'openDossier', { json: { ...dossier, title: 'Benih \u202e85 iad' } },
      { status: 422, code: 'field_unseen_signs', pointer: '/title' });
    await refused(cast, 'openDossier', { json: { ...dossier, since: '2022-02-30' } },
      { status: 422, code: 'field_unknown_value', pointer: '/since' });
    await refusedFact(cast, 'setTerms', { document: 'kb', start: '2022-05-02', end: '2022-05-01' },
      { status: 422, code: 'end_before_start', pointer: '/end' });
    await refused(cast, 'listDossiers', { query: { stage: 'tiada' } }, { status: 422, code: 'query_value_unknown' });
    await refused(cast, 'listDossiers', { query: { sleeping: 'ya' } }, { status: 422, code: 'query_value_unknown' });
    await refused(cast, 'listDossiers', { query: { limit: 101 } }, { status: 422, code: 'query_value_range' });
    await refused(cast, 'searchEverything', { query: { q: 'benih', limit: 'lima' } },
      { status: 422, code: 'query_value_unknown' });
    // Whatever is not plainly "for trial" must not register in earnest.
    await refused(cast, 'importDossiers', { query: { dry_run: '1' }, headers: csv, bytes: 'judul,mitra\nBenih,35\n' },
      { status: 422, code: 'query_value_unknown' });
    await refused(cast, 'importDossiers', { headers: csv, bytes: 'nama\nBenih\n' },
      { status: 422, code: 'import_columns_missing' });
  },

  'signatures that the register, the law or the paper itself contradict': async (cast) => {
    const { contract, partner } = cast;
    await refusedFact(cast, 'recordSignature', { ...wet, signer: { ...governor, name: 'Orang Lain' } },
      { status: 422, code: 'signer_not_in_office', pointer: '/signer/name' });
    await refusedFact(cast, 'recordSignature', {
      ...wet, signer: { office: 'Kepala Dinas', office_kind: 'agency_head', name: 'Rini' },
    },
      { status: 422, code: 'signature_needs_head_of_region', pointer: '/signer/office_kind' });
    const good = { ...wet, signer: { ...governor, name: 'Khofifah Indar Parawansa' } };
    await refusedFact(cast, 'recordSignature', { ...good, on: '2999-01-01' },
      { status: 422, code: 'date_in_the_future', pointer: '/on' });
    await contract.good(partner, 'recordSignature', {
      path: { id }, headers: { 'If-Match': await tagOf(partner, id) }, json: good,
    });
    await refusedFact(cast, 'recordSignature', { ...good, on: '2022-05-06' },
      { status: 422, code: 'party_has_signed', pointer: '/party' });
    await refusedFact(cast, 'recordSignature', { ...good }, {
      status: 422, code: 'party_writes_itself', who: cast.staff,
    });
  },

  'numbers that the register has given already': async (cast) => {
    const { contract, staff } = cast;
    const number = { document: 'kb', party: '64', number: '500/BENIH' };
    await contract.good(staff, 'registerAgreement', {
      json: {
        title: 'Benih lama', cooperation: 'ksdd_sukarela', partners: ['63'], document_title: 'KB',
        own_number: number.number,
      },
    });
    await refusedFact(cast, 'assignNumber', number, {
      status: 422, code: 'number_already_used', pointer: '/number', who: staff,
    });
  },

  'files over the limit, and files that are not what they claim': async (cast) => {
    const large = new Uint8Array(50 * mebibyte + 1);
    large.set(smallPdf());
    await refused(cast, 'uploadFile', { headers: pdf, bytes: large }, { status: 413, code: 'file_too_large' });
    await refused(cast, 'uploadFile', { headers: { 'Content-Type': 'image/png' }, bytes: bytesOf(smallPdf()) },
      { status: 422, code: 'file_not_what_it_claims' });
    await refused(cast, 'uploadFile', { headers: { 'Content-Type': 'text/html' }, bytes: '<p>Halo</p>' },
      { status: 415, code: 'file_type_not_accepted' });
    await refused(cast, 'uploadFile', { headers: pdf, bytes: bytesOf(smallPdf().subarray(0, 40)) },
      { status: 422, code: 'file_damaged' });
    await refused(cast, 'uploadFile', { headers: pdf, bytes: '' }, { status: 422, code: 'file_empty' });
    const digest = `sha-256=:${createHash('sha256').update('lain').digest('base64')}:`;
    await refused(cast, 'uploadFile', { headers: { ...pdf, 'Content-Digest': digest }, bytes: bytesOf(smallPdf()) },
      { status: 422, code: 'file_digest_differs' });
  },

  'decisions made upon an older dossier, or upon none': async (cast) => {
    const { contract, staff } = cast;
    const before = await tagOf(staff, id);
    await contract.good(staff, 'recordOccurrence', {
      path: { id }, headers: { 'If-Match': before }, json: { what: 'note', text: 'Benih tiba' },
    });
    const asking = { path: { id }, json: { what: 'note', text: 'Benih tiba lagi' } };
    await refused(cast, 'recordOccurrence', { ...asking, headers: { 'If-Match': before } },
      { status: 412, code: 'dossier_changed_meanwhile' });
    await refused(cast, 'recordOccurrence', { ...asking, headers: { 'If-Match': 'x' } },
      { status: 412, code: 'precondition_failed' });
    await refused(cast, 'recordOccurrence', asking, { status: 428, code: 'precondition_required' });
  },

  'keys that came with another request before': async (cast) => {
    const { contract, staff, admin } = cast;
    const reused = { status: 422, code: 'idempotency_key_reused' } as const;
    const key = { 'Idempotency-Key': 'dipakai-dua-kali' };
    const opening = { cooperation: 'ksdd_sukarela' as const, parties: [{ region: '64' }, { region: '63' }] };
    await contract.good(staff, 'openDossier', { headers: key, json: { ...opening, title: 'Pertama' } });
    await refused(cast, 'openDossier', { headers: key, json: { ...opening, title: 'Kedua' } }, reused);
    const fact = { path: { id }, headers: { ...key, 'If-Match': await tagOf(staff, id) } };
    await refused(cast, 'recordOccurrence', { ...fact, json: { what: 'note', text: 'Kedua' } }, reused);
    const register = { 'Idempotency-Key': 'register-dua-kali' };
    await contract.good(staff, 'registerAgency', { headers: register, json: { name: 'Dinas Pertama' } });
    await refused(cast, 'registerAgency', { headers: register, json: { name: 'Dinas Kedua' } }, reused);
    const table = { ...csv, 'Idempotency-Key': 'tabel-dua-kali' };
    await contract.good(staff, 'importDossiers', { headers: table, bytes: 'judul,mitra\nTabel pertama,63\n' });
    await refused(cast, 'importDossiers', { headers: table, bytes: 'judul,mitra\nTabel kedua,63\nKetiga,63\n' },
      reused);
    const account = { sign_in_name: 'dwi', name: 'Dwi', roles: ['staff'] } as const;
    await contract.good(admin, 'createAccount', { headers: key, json: { ...account, roles: ['staff'] } });
    await refused(cast, 'createAccount', { who: admin, headers: key, json: { ...account, sign_in_name: 'tri' } },
      reused);
    await refused(cast, 'registerAgency', { headers: { 'Idempotency-Key': 'x' }, json: { name: 'Dinas' } },
      { status: 400, code: 'idempotency_key_malformed' });
  },

  'requests from elsewhere, without the mark of our pages, or with a head too large': async (cast) => {
    const { nobody } = cast;
    await refused(cast, 'signOut', { headers: { 'X-Simpul': '0' } }, { status: 403, code: 'request_mark_missing' });
    await refused(cast, 'signOut', { headers: { Origin: 'https://lain.example' } },
      { status: 403, code: 'cross_site_request' });
    const headers = { 'X-Panjang': 'x'.repeat(20_000) };
    await refused(cast, 'getNode', { who: nobody, headers }, { status: 431, code: 'header_too_large' });
    await refused(cast, 'getSession', { who: nobody, headers }, { status: 431, code: 'header_too_large' });
  },

  // The same faults of form at every operation that takes JSON.
  'bodies that are no JSON, or not the JSON of the operation': async (cast) => {
    const { contract, staff } = cast;
    const before = await everything(cast);
    const headers = { ...json, 'If-Match': await tagOf(staff, id) };
    const path = { id, code: '64', attachment: 'x' };
    const bodies: readonly (readonly [string, Record<string, string>, Expected])[] = [
      ['{"title": ', headers, { status: 400, code: 'json_malformed' }],
      ['{"name": "a", "name": "b"}', headers, { status: 400, code: 'json_duplicate_name' }],
      [`{"a":${'['.repeat(200)}`, headers, { status: 400, code: 'json_too_deep' }],
      ['', headers, { status: 400, code: 'body_missing' }],
      ['[]', headers, { status: 422, code: 'field_wrong_type', pointer: '' }],
      ['{"tidak_dikenal": 1}', headers, { status: 422, code: 'field_unknown', pointer: '/tidak_dikenal' }],
      ['{}', { ...headers, 'Content-Type': 'text/plain' }, { status: 415, code: 'unsupported_media_type' }],
      [`"${'x'.repeat(mebibyte)}"`, headers, { status: 413, code: 'body_too_large' }],
    ];
    const operations = [...contract.document.endpoints.values()]
      .filter((one) => one.operation.requestBody?.content['application/json'])
      .map((one) => one.operation.operationId as OperationId);
    expect(operations.length).toBeGreaterThan(30);
    for (const operation of operations) {
      const who = clientFor(cast, operation);
      const account = /Account$/.test(operation) ? { id: 'x' } : path;
      for (const [bytes, sent, expected] of bodies) {
        await contract.bad(who, operation, { path: account, headers: sent, bytes }, expected);
      }
    }
    expect(await everything(cast)).toEqual(before);
  },

  'members of a wrong type, each named at its place': async (cast) => {
    const problem = await cast.contract.bad(cast.staff, 'openDossier', {
      json: { cooperation: 'bebas', title: 7, parties: [{ region: 64 }, 'x'], since: '1/2/2022' },
    }, { status: 422, code: 'field_unknown_value', pointer: '/cooperation' });
    expect(problem.errors.map((one) => one.pointer).sort())
      .toEqual(['/cooperation', '/parties/0/region', '/parties/1', '/since', '/title']);
  },
};

function clientFor({ admin, staff, partner, signatory, nobody, empty }: Cast, operation: OperationId): Client {
  if (operation === 'completeFirstRun') return new Client(empty);
  if (['signIn', 'completeSecondFactor'].includes(operation)) return nobody;
  if (['changePassword', 'startTotp', 'confirmTotp', 'disableTotp'].includes(operation)) return partner;
  if (operation === 'signDocuments' || operation === 'requestSigningCode') return signatory;
  return /Account$/.test(operation) ? admin : staff;
}
