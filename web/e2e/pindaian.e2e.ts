// The scan of a paper signed by hand, as an office scanner gives it: what the node reads of it decides, on both screens
// where such a signature is recorded.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier, Negotiation, ScanCheck, TextClause } from '../src/shared/api/generated/schemas.ts';
import { openBrowser, type Look } from './stage/browser.ts';
import { Client } from './stage/client.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { noAgreement, rescanned, scanned, type Glass } from './stage/scans.ts';
import { begin, doubt, openSigning, row } from './tanda-tangan-acts.ts';
import { agreedPapers, fillDraft, papers, Writer } from './tanda-tangan-papers.ts';

const usual: Glass = { dpi: 150, degrees: 0.6, noise: 24 };
const finer: Glass = { dpi: 200, degrees: -0.8, noise: 24 };
const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' }, { size: 'laptop', scheme: 'dark' },
  { size: 'phone', scheme: 'light' }, { size: 'phone', scheme: 'dark' },
];

let node: RunningNode;
let browser: Browser;
let staff: Client;
let id: string;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  id = await agreedPapers(node);
  staff = await new Client(node).signIn('kaltim@64');
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function printOf(dossier: string, document: string, text: string): Promise<Uint8Array> {
  const reply = await staff.send('GET', `/api/v1/dossiers/${dossier}/documents/${document}/texts/${text}/pdf`);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.bytes;
}

async function agreedPrint(document: string): Promise<Uint8Array> {
  const page = await staff.json<Dossier>('GET', `/api/v1/dossiers/${id}`);
  return printOf(id, document, page.documents.find((one) => one.document === document)?.agreed_text ?? '');
}

// The print of the same agreement in other words, out of a draft of its own.
async function otherPrint(change: (text: string) => string): Promise<Uint8Array> {
  const opened = await staff.json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title: 'Ketahanan pangan', parties: [{ region: '64' }, { region: '35' }],
  });
  const writer = new Writer(staff, opened.id);
  await writer.tell('documents', papers[0]);
  await writer.ask('POST', 'documents/kb/draft', { template: 'joint_agreement' });
  await fillDraft(writer, 'kb');
  const { draft } = await writer.ask<Negotiation>('GET', 'documents/kb/negotiation');
  // A number is used once; the agreed paper has it already.
  const words = JSON.stringify(draft?.view.text.clauses).replace(/119\/(64|35)\/2026/g, '119/kb/$1');
  const clauses = JSON.parse(change(words)) as TextClause[];
  const saved = await writer.ask<Negotiation>('PUT', 'documents/kb/draft', {
    text: { v: 1, clauses }, based_on: draft?.view.hash,
  });
  return printOf(opened.id, 'kb', saved.draft?.view.hash ?? '');
}

async function check(document: string, scan: Uint8Array): Promise<ScanCheck> {
  const reply = await staff.send('POST', `/api/v1/dossiers/${id}/documents/${document}/scan-checks`, {
    headers: { 'Content-Type': 'application/pdf' }, body: new Uint8Array(scan),
  });
  if (reply.status !== 200) throw new Error(reply.text);
  return JSON.parse(reply.text) as ScanCheck;
}

const differences = (seen: ScanCheck): string => seen.pages.flatMap((one) => one.differences).join('; ');
const denied = (text: string): string => text.replace('dapat diperpanjang', 'tidak dapat diperpanjang');
const ofBali = (text: string): string => text.replaceAll('Jawa Timur', 'Bali').replaceAll('JAWA TIMUR', 'BALI')
  .replaceAll('Khofifah Indar Parawansa', 'I Wayan Koster').replaceAll('Surabaya', 'Denpasar');

describe('a scan read off pictures', () => {
  it.each([usual, finer])('of the very paper is the same at $dpi dpi, $degrees degrees askew', async (glass) => {
    const seen = await check('kb', await rescanned(browser, await agreedPrint('kb'), glass));
    expect(seen, differences(seen)).toMatchObject({ verdict: 'same', unread_pages: 0 });
    expect(Math.min(...seen.pages.map((one) => one.share))).toBeGreaterThanOrEqual(95);
  });

  it('of a longer paper is the same', async () => {
    const seen = await check('pks-beras', await rescanned(browser, await agreedPrint('pks-beras'), usual));
    expect(seen, differences(seen)).toMatchObject({ verdict: 'same' });
  });

  it('whose foot lay outside the glass is the same by its words', async () => {
    const seen = await check('kb', await rescanned(browser, await agreedPrint('kb'), { ...finer, isFootCut: true }));
    expect(seen, differences(seen)).toMatchObject({ verdict: 'same' });
  });

  it('rough and coarse leaves doubts, but is never called another paper', async () => {
    const rough = await rescanned(browser, await agreedPrint('kb'), { dpi: 100, degrees: 2.5, noise: 60 });
    expect((await check('kb', rough)).verdict).toMatch(/^(same|doubtful)$/);
  });

  it('of the same agreement with another party is another paper, by its fingerprint or by its words', async () => {
    const print = await otherPrint(ofBali);
    const whole = await check('kb', await rescanned(browser, print, usual));
    expect(whole).toMatchObject({ verdict: 'other', findings: [{ code: 'scan_other_fingerprint' }] });
    for (const glass of [usual, finer]) {
      const cut = await check('kb', await rescanned(browser, print, { ...glass, isFootCut: true }));
      expect(cut, differences(cut)).toMatchObject({ verdict: 'other', findings: [{ code: 'scan_other_paper' }] });
    }
    const recipe = await check('kb', await scanned(browser, [...noAgreement, ...noAgreement]));
    expect(recipe.verdict).not.toBe('same');
  });

  it('without a page names the page', async () => {
    const seen = await check('kb', await rescanned(browser, await agreedPrint('kb'), { ...finer, pages: [1, 3, 4] }));
    expect(seen).toMatchObject({ verdict: 'doubtful', findings: [{ code: 'scan_pages_missing' }] });
    expect(seen.pages.filter((one) => one.found_on === undefined).map((one) => one.page)).toEqual([2]);
  });

  it('that turns one sentence round names the word', async () => {
    const scan = await rescanned(browser, await otherPrint(denied), { ...finer, isFootCut: true });
    const seen = await check('kb', scan);
    expect(seen.verdict).toBe('doubtful');
    expect(differences(seen)).toMatch(/→ \S+ tidak dapat/);
  });

  it('of empty paper cannot be determined', async () => {
    const seen = await check('kb', await scanned(browser, ['', '']));
    expect(seen).toMatchObject({ verdict: 'undeterminable', findings: [{ code: 'scan_unreadable' }] });
  });
});

const asFile = (buffer: Buffer) => ({ name: 'pindaian.pdf', mimeType: 'application/pdf', buffer });
const kb = papers[0].title;

async function toInk(look: Look = {}): Promise<Page> {
  const page = await openSigning({ browser, node, dossier: id }, { role: 'staff', government: '64' }, look);
  await begin(page);
  await row(page, kb).getByRole('checkbox', { name: /sudah ditandatangani di atas kertas/ }).check();
  await doubt(page, kb, 'Paraf lengkap').check();
  return page;
}

const standing = async (): Promise<{ files: number; signatures: number }> => {
  const dossier = await staff.json<Dossier>('GET', `/api/v1/dossiers/${id}`);
  return { files: dossier.attachments.length, signatures: dossier.signatures.length };
};

describe('on the screens', () => {
  let doubtful: Buffer;
  let other: Buffer;
  beforeAll(async () => {
    const changed = await otherPrint((text) => denied(text).replaceAll('0541-733333', '0541-788888'));
    doubtful = await rescanned(browser, changed, { ...finer, isFootCut: true, pages: [1, 3, 4] });
    other = await rescanned(browser, await otherPrint(ofBali), finer);
  });

  it.each(looks)('a doubt is seen word by word at $size size, $scheme', async (look) => {
    const page = await toInk(look);
    await row(page, kb).locator('input[type=file]').setInputFiles(asFile(doubtful));
    await row(page, kb).getByText('Sebagian tidak sama').waitFor();
    await row(page, kb).getByRole('cell', { name: /tidak dapat$/ }).waitFor();
    await row(page, kb).getByText('Tidak ada dalam pindaian.').waitFor();
    await keepPicture(page, 'pindaian-meragukan', look);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('the text unfolds inside the sitting', async () => {
    for (const look of looks) {
      const page = await toInk(look);
      await row(page, kb).getByText('Baca naskah di sini').click();
      await page.getByRole('region', { name: `Naskah ${kb}` }).getByRole('heading', { name: /^Pasal 1/ }).waitFor();
      await keepPicture(page, 'tanda-tangan-baca', look);
      await expectGoodLooks(page);
      await page.context().close();
    }
  });

  it('another paper is refused, whoever vouches for it, and the dossier stays as it was', async () => {
    const before = await standing();
    const page = await toInk();
    await row(page, kb).locator('input[type=file]').setInputFiles(asFile(other));
    await row(page, kb).getByText('Bukan naskah ini').waitFor();
    expect(await row(page, kb).getByRole('checkbox', { name: /^Saya sudah membandingkan sendiri/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Catat tanda tangan pada 1 naskah' }).click();
    await page.getByRole('alert').getByText(`Pindaian ${kb} bukan naskah itu. Pilih pindaian yang benar.`).waitFor();
    await keepPicture(page, 'pindaian-naskah-lain', { size: 'laptop', scheme: 'light' });
    await expectGoodLooks(page);
    expect(await standing()).toEqual(before);
    // Nor does the node take it from a program that does not ask.
    const { hash } = JSON.parse((await staff.send('PUT', '/api/v1/files', {
      headers: { 'Content-Type': 'application/pdf' }, body: new Uint8Array(other),
    })).text) as { hash: string };
    const scan = { document: 'kb', name: 'kb.pdf', hash, role: 'scan' };
    await expect(new Writer(staff, id).tell('attachments', scan)).rejects.toThrow('scan_is_other_document');
    expect(await standing()).toEqual(before);
    await page.context().close();
  });

  it('the form of the dossier asks the same, and the record says what the node read', async () => {
    const look = { size: 'laptop', scheme: 'light' } as const;
    const page = await openSigning({ browser, node, dossier: id }, { role: 'staff', government: '64' }, look);
    await page.goto(`/kerja-sama/${id}`);
    await page.getByRole('button', { name: new RegExp(`^${kb}, Kalimantan Timur:`) }).click();
    const form = page.getByRole('dialog');
    for (const { title } of papers) {
      const box = form.getByRole('checkbox', { name: title });
      if (await box.count() > 0) await box.setChecked(title === kb);
    }
    const { today } = await staff.json<Dossier>('GET', `/api/v1/dossiers/${id}`);
    await form.getByLabel('Tanggal ditandatangani').fill(today);
    await form.locator('input[type=file]').setInputFiles(asFile(doubtful));
    await form.getByText('Sebagian tidak sama').waitFor();
    await form.getByRole('button', { name: 'Catat tanda tangan' }).click();
    await form.getByRole('alert').getByText(/^Bandingkan dahulu pindaian/).first().waitFor();
    await keepPicture(page, 'pindaian-formulir', look);
    await expectGoodLooks(page, 'dialog[open]');
    await form.getByRole('checkbox', { name: /^Saya sudah membandingkan sendiri/ }).check();
    await form.getByRole('button', { name: 'Catat tanda tangan' }).click();
    await form.waitFor({ state: 'hidden' });
    const [record] = (await staff.json<Dossier>('GET', `/api/v1/dossiers/${id}`)).signatures;
    expect(record?.fact.evidence?.reading).toMatchObject({ verdict: 'doubtful' });
    expect(record?.fact.evidence?.reading?.pages.map((one) => one.page)).toContain(2);
    await page.getByRole('button', { name: new RegExp(`^${kb}, Kalimantan Timur:`) }).click();
    await form.getByText(/^Dibaca simpul pencatat: sebagian tidak sama/).waitFor();
    await form.getByRole('cell', { name: /tidak dapat$/ }).waitFor();
    await keepPicture(page, 'pindaian-catatan', look);
    await expectGoodLooks(page, 'dialog[open]');
    await page.context().close();
  });
});
