// An old agreement read from its paper: one that the node itself printed, so that what it says is known.
import { expect } from 'vitest';
import type { DocumentText, NewRegistration } from '../../src/shared/api/generated/schemas.ts';
import { filled } from '../stage/whole-text.ts';
import type { Cast, Stories } from './cast.ts';
import { bytesOf, tagOf } from './dossiers.ts';

const document = 'kb-arsip';
const heads = [
  { name: 'Isran Noor', office: 'Gubernur Kalimantan Timur', seat: 'Samarinda' },
  { name: 'Khofifah Indar Parawansa', office: 'Gubernur Jawa Timur', seat: 'Surabaya' },
];

async function printedAgreement({ contract, staff }: Cast): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await contract.good(staff, 'openDossier', {
    json: { cooperation: 'ksdd_sukarela', title: 'Arsip antardaerah', parties: [{ region: '64' }, { region: '35' }] },
  });
  const id = opened.value.id;
  await contract.good(staff, 'registerDocument', {
    path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
    json: { document, type: 'joint_agreement', title: 'Kerja Sama Kearsipan' },
  });
  const path = { id, document };
  const begun = await staff.json<{ draft: { view: { hash: string; text: DocumentText } } }>(
    'POST', `/api/v1/dossiers/${id}/documents/${document}/draft`, { template: 'joint_agreement' });
  const saved = await contract.good(staff, 'saveDraft', {
    path, json: { text: filled(begun.draft.view.text, heads), based_on: begun.draft.view.hash },
  });
  const text = saved.value.draft?.view.hash ?? '';
  const printed = await contract.good(staff, 'printText', { path: { ...path, text } });
  return bytesOf(Buffer.from(printed.reply.bytes));
}

export const archiveStories: Stories = {
  'reads an old agreement without keeping anything': async (cast) => {
    const { contract, staff } = cast;
    const bytes = await printedAgreement(cast);
    const headers = { 'Content-Type': 'application/pdf' };
    const read = await contract.good(staff, 'readOldAgreement', { headers, bytes });
    const { kind, parties, articles, pages, registration } = read.value;
    expect(kind).toMatchObject({ certainty: 'certain', value: 'joint_agreement' });
    expect(parties.map((one) => one.region.value)).toEqual(['64', '35']);
    expect(parties.map((one) => one.signatory.value)).toEqual(['Isran Noor', 'Khofifah Indar Parawansa']);
    expect(articles.length).toBeGreaterThan(5);
    expect(kind.places[0]).toMatchObject({ page: 1 });
    expect(pages[0]?.source).toBe('text_layer');
    expect(Buffer.from(pages[0]?.picture ?? '', 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(registration.partners).toEqual(['35']);

    // The picture of its first page, sent as if it came from a scanner.
    const scan = bytesOf(Buffer.from(pages[0]?.picture ?? '', 'base64'));
    const seen = await contract.good(staff, 'readOldAgreement', {
      headers: { 'Content-Type': 'image/png' }, bytes: scan,
    });
    expect(seen.value.pages).toMatchObject([{ number: 1, source: 'ocr' }]);
    expect(seen.value.kind.value).toBe('joint_agreement');
    expect(seen.value.parties.map((one) => one.region.value)).toEqual(['64', '35']);
  },

  'registers what was confirmed, party by party': async ({ contract, staff }) => {
    const form: NewRegistration = {
      title: 'Kearsipan bersama', cooperation: 'ksdd_sukarela', document_title: 'Kesepakatan Bersama Kearsipan',
      document_type: 'joint_agreement', signed_on: '2021-07-28', start: '2021-07-28', term: 'P5Y', source: 'lemari arsip',
      parties: [
        { region: '35', number: '45/ARSIP/2021', signer: { name: 'Khofifah', office_kind: 'head_of_region' } },
        { region: '64', number: '54/ARSIP/2021', agency: 'Dinas Perpustakaan' },
      ],
      others: [{ name: 'PT Sinar Arsip', signer: 'Budi', office: 'Direktur', number: '7' }],
      articles: [{ number: 1, heading: 'Maksud dan Tujuan' }],
    };
    const paper = (await contract.good(staff, 'registerAgreement', { json: form })).value.documents[0];
    expect(paper).toMatchObject({ term: { end: '2026-07-28' }, numbers: { 35: { number: '45/ARSIP/2021' } } });
    expect(paper?.note).toContain('PT Sinar Arsip (Budi, Direktur; nomor 7)');
    const bad = [
      [{ ...form, term: 'P5X' }, 'registration_term_unreadable'],
      [{ ...form, end: '2031-01-01' }, 'registration_end_against_term'],
      [{ ...form, own_number: '1' }, 'registration_two_forms'],
      [{ ...form, signed_on: undefined }, 'registration_signer_needs_day'],
      [{ ...form, document_type: 'cooperation_agreement' }, 'document_parent_missing'],
    ] as const;
    for (const [json, code] of bad) await contract.bad(staff, 'registerAgreement', { json }, { status: 422, code });
  },

  'refuses what is no paper': async ({ contract, staff, admin }) => {
    const headers = { 'Content-Type': 'application/pdf' };
    const bytes = new TextEncoder().encode('bukan pdf');
    await contract.bad(staff, 'readOldAgreement', { headers, bytes }, { status: 422, code: 'file_not_what_it_claims' });
    await contract.bad(admin, 'readOldAgreement', { headers, bytes }, { status: 403, code: 'not_permitted' });
  },
};
