// The page on which anybody checks a document: on the device, by its hash, and by the file itself.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Negotiation, Signing } from '../src/shared/api/generated/schemas.ts';
import { tagOf } from './contract/dossiers.ts';
import { openBrowser, openPage } from './stage/browser.ts';
import { Client, jsonSending } from './stage/client.ts';
import { smallPdf } from './stage/files.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { passphrase, Signers } from './stage/signers.ts';
import { filled } from './stage/whole-text.ts';

const document = 'kb-periksa';
const isran = { name: 'Isran Noor', office: 'Gubernur Kalimantan Timur', seat: 'Samarinda' };
const khofifah = { name: 'Khofifah Indar Parawansa', office: 'Gubernur Jawa Timur', seat: 'Surabaya' };

let node: RunningNode;
let browser: Browser;
let signed: Buffer;
let text = '';

// One agreement, agreed by both and signed by Kalimantan Timur with a key.
async function signOne(): Promise<void> {
  const staff = await new Client(node).signIn('kaltim@64');
  const partner = await new Client(node).signIn('jatim@35');
  const { items } = await staff.json<{ items: { id: string }[] }>('GET', '/api/v1/dossiers');
  const id = items[0]?.id ?? '';
  const fact = async (who: Client, path: string, body: object): Promise<void> => {
    const sent = jsonSending(body, { 'If-Match': await tagOf(who, id) });
    const reply = await who.send('POST', `/api/v1/dossiers/${id}${path}`, sent);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
  };
  await staff.json('POST', '/api/v1/government/holders', {
    holder: 'isran', office: 'gubernur', name: isran.name, capacity: 'definitif', from: '2018-10-01',
  });
  await fact(staff, '/documents', { document, type: 'joint_agreement', title: 'Kesepakatan Bersama Pangan' });
  await fact(staff, '/numbers', { document, party: '64', number: '119/9/KB' });
  const base = `/api/v1/dossiers/${id}/documents/${document}`;
  const begun = await staff.json<Negotiation>('POST', `${base}/draft`, { template: 'joint_agreement' });
  const draft = begun.draft?.view;
  if (!draft) throw new Error('no draft');
  const saved = await staff.json<Negotiation>('PUT', `${base}/draft`, {
    text: filled(draft.text, [isran, khofifah]), based_on: draft.hash,
  });
  text = saved.draft?.view.hash ?? '';
  await staff.json('POST', `${base}/rounds`, { text });
  await partner.json('POST', `${base}/acceptances`, { text });
  const signers = await Signers.believedBy(node);
  const signatory = await new Client(node).signIn('kaltim-ttd@64');
  await signatory.json('POST', `/api/v1/dossiers/${id}/sittings`, {
    holder: 'isran', authority: 'office', consents: [{ document, text, doubts: ['paraf_whole', 'certificate_fit'] }],
    key: { kind: 'file', pkcs12: (await signers.keyOf(isran.name)).toString('base64'), passphrase },
  });
  await signers.remove();
  const seen = await signatory.json<Signing>('GET', `/api/v1/dossiers/${id}/signing`);
  const file = seen.documents.find((one) => one.document === document)?.signed_file;
  signed = Buffer.from((await staff.send('GET', `/api/v1/dossiers/${id}/files/${file?.attachment}`)).bytes);
}

async function checked(page: Page, file: Buffer): Promise<void> {
  await page.goto('/periksa');
  await page.locator('input[type=file]').setInputFiles({ name: 'naskah.pdf', mimeType: 'application/pdf', buffer: file });
  await page.getByRole('heading', { name: 'Yang diketahui simpul ini' }).waitFor();
}

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  await signOne();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

describe('anybody', () => {
  it('finds the page at the door, and reads what a printed code leads to', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByRole('link', { name: 'Periksa dokumen tanpa masuk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Periksa dokumen' }).waitFor();
    await expectGoodLooks(page);
    await page.goto(`/periksa/${text}`);
    await page.getByText('Sidik ini milik naskah yang disepakati semua pihak.').waitFor();
    await page.getByText(/^Isran Noor, Gubernur Kalimantan Timur: tanda tangan elektronik/).waitFor();
    await expectGoodLooks(page);
    await page.goto(`/periksa/${'0'.repeat(64)}`);
    await page.getByText('Ini bukan berarti palsu').waitFor();
    await page.context().close();
  });

  it('has a file checked on the device, by its hash, and wholly where it is sent', async () => {
    const page = await openPage(browser, node);
    await checked(page, signed);
    await page.getByText('Ditemukan 1 tanda tangan elektronik.').waitFor();
    await page.getByText('Dikenal simpul ini').waitFor();
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    await page.getByRole('heading', { name: 'Tanda tangan ke-1: Isran Noor' }).waitFor();
    await page.getByText('Isi yang ditandatangani tidak berubah.').waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('learns that one bit was changed, and that a paper without signatures proves nothing', async () => {
    const page = await openPage(browser, node);
    const flipped = Buffer.from(signed);
    flipped[1000] = (flipped[1000] ?? 0) ^ 1;
    await checked(page, flipped);
    await page.getByText('Ini bukan berarti palsu').waitFor();
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    await page.getByText('Isi berubah sesudah ditandatangani.').waitFor();
    await checked(page, smallPdf());
    await page.getByText('Tidak ditemukan tanda tangan elektronik.').waitFor();
    await page.context().close();
  });
});
