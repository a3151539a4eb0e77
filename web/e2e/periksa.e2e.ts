// The page on which anybody checks a document: on the device, by its hash, and by the file itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Negotiation, Signing } from '../src/shared/api/generated/schemas.ts';
import { tagOf } from './contract/dossiers.ts';
import { openBrowser, openPage } from './stage/browser.ts';
import { Client, jsonSending } from './stage/client.ts';
import { DoubtfulCertificates } from './stage/doubtful-certificates.ts';
import { longPdf, pdfToSign, pdfWithScript, smallPdf } from './stage/files.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { signedByOthers, type SigningPair } from './stage/pdf-signing.ts';
import { keepPicture } from './stage/pictures.ts';
import { printedCodeOf } from './stage/printed-code.ts';
import { passphrase, Signers } from './stage/signers.ts';
import { filled } from './stage/whole-text.ts';

const document = 'kb-periksa';
const isran = { name: 'Isran Noor', office: 'Gubernur Kalimantan Timur', seat: 'Samarinda' };
const khofifah = { name: 'Khofifah Indar Parawansa', office: 'Gubernur Jawa Timur', seat: 'Surabaya' };

let node: RunningNode;
let browser: Browser;
let signed: Buffer;
let text = '';
// Asked by a stranger while each was a paper of the house: a draft, and a text that only one party had taken.
const asked: { hash: string; answer: string }[] = [];
let printedAt = '';

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
  printedAt = base;
  const begun = await staff.json<Negotiation>('POST', `${base}/draft`, { template: 'joint_agreement' });
  const draft = begun.draft?.view;
  if (!draft) throw new Error('no draft');
  const saved = await staff.json<Negotiation>('PUT', `${base}/draft`, {
    text: filled(draft.text, [isran, khofifah]), based_on: draft.hash,
  });
  text = saved.draft?.view.hash ?? '';
  await staff.json('POST', `${base}/rounds`, { text });
  for (const hash of [draft.hash, text]) asked.push({ hash, answer: await strangerAsks(hash) });
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

const named = (buffer: Buffer): { name: string; mimeType: string; buffer: Buffer } =>
  ({ name: 'naskah.pdf', mimeType: 'application/pdf', buffer });

function flipped(at: number): Buffer {
  const copy = Buffer.from(signed);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function encrypted(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-periksa-'));
  const [plain, locked] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
  writeFileSync(plain, smallPdf());
  execFileSync('qpdf', ['--encrypt', 'rahasia', 'rahasia', '256', '--', plain, locked]);
  const bytes = readFileSync(locked);
  rmSync(folder, { recursive: true });
  return bytes;
}

async function strangerAsks(hash: string): Promise<string> {
  const response = await fetch(`${node.origin}/api/v1/verifications/${hash}`);
  return `${response.status} ${await response.text()}`;
}

async function checked(page: Page, file: Buffer): Promise<void> {
  await page.goto('/periksa');
  await page.locator('input[type=file]').setInputFiles(named(file));
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

// The words of a paper as a program that is not ours reads them, without breaks of lines.
async function printed(path: string): Promise<string> {
  const reply = await (await new Client(node).signIn('kaltim@64')).send('GET', path);
  expect(reply.status, reply.status === 200 ? '' : reply.text).toBe(200);
  return execFileSync('pdftotext', ['-', '-'], { input: reply.bytes }).toString().replace(/\s/g, '');
}

describe('a stranger with a hash', () => {
  it('hears of a paper of the house what he hears of one that never was', async () => {
    const never = '5'.repeat(64);
    const nothing = await strangerAsks(never);
    expect(nothing.startsWith('200 ')).toBe(true);
    expect(asked.length).toBe(2);
    for (const { hash, answer } of asked) expect(answer.replace(hash, never)).toBe(nothing);
    // Once all hold the text it is known, and the draft that led there still is not.
    expect((await strangerAsks(text)).replace(text, never)).not.toBe(nothing);
    const [draft] = asked;
    expect(draft && (await strangerAsks(draft.hash)).replace(draft.hash, never)).toBe(nothing);
  });
});

describe('a printed paper', () => {
  it('says where it is verified once all hold its text, on a node that knows its own address', async () => {
    const [draft] = asked;
    const place = new URL('/periksa/', node.origin).href;
    const sheet = (...parts: string[]): string => [printedAt, ...parts].join('/');
    const [agreed, earlier] = [sheet('texts', text, 'pdf'), sheet('texts', draft?.hash ?? '', 'pdf')];
    expect(await printed(agreed)).not.toContain('/periksa/');
    await node.stop();
    await node.start(true);
    expect(await printed(agreed)).toContain(`${place}${text}`);
    expect(await printed(earlier)).not.toContain('/periksa/');
    const comparison = sheet('comparison', `pdf?from=${draft?.hash}&to=${text}`);
    expect(await printed(comparison)).not.toContain('/periksa/');
    await node.stop();
    await node.start();
  });
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
    await page.getByRole('heading', { name: 'Dikenal, belum lengkap' }).waitFor();
    await page.getByText(/^Isran Noor, Gubernur Kalimantan Timur: tanda tangan elektronik/).waitFor();
    await expectGoodLooks(page);
    await page.goto(`/periksa/${'0'.repeat(64)}`);
    await page.getByRole('heading', { name: 'Tidak dapat dipastikan', exact: true }).waitFor();
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
    // Nobody lists what the authority has revoked, so the certificate stays in doubt though the file is known.
    await page.getByRole('heading', { name: 'Tidak dapat dipastikan', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Yang terbukti' }).waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('learns that one bit was changed, and that a paper without signatures proves nothing', async () => {
    const page = await openPage(browser, node);
    await checked(page, flipped(1000));
    await page.getByRole('heading', { name: 'Tidak cocok', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    await page.getByText('Isi berubah sesudah ditandatangani.').waitFor();
    await checked(page, smallPdf());
    await page.getByText('Tidak ditemukan tanda tangan elektronik.').waitFor();
    await page.context().close();
  });
});

describe('a file that does not hold', () => {
  it('is told of a change before anything but the hash has left the device', async () => {
    const page = await openPage(browser, node);
    const sent: string[] = [];
    page.on('request', (one) => {
      if (one.url().includes('/verifications')) sent.push(`${one.method()} ${one.url()}`);
    });
    await checked(page, signed);
    await page.getByText('Isi yang dicakup tanda tangan ke-1 cocok dengan sidik di dalamnya.').waitFor();
    await checked(page, flipped(1000));
    await page.getByText('Isi berkas ini berubah sesudah ditandatangani.').waitFor();
    await page.getByRole('heading', { name: 'Tidak cocok', exact: true }).waitFor();
    await expectGoodLooks(page);
    await keepPicture(page, 'periksa-berubah', { size: 'laptop', scheme: 'light' });
    expect(sent.map((one) => one.replace(/[0-9a-f]{64}$/, '…'))).toEqual(
      Array(2).fill(`GET ${node.origin}/api/v1/verifications/…`));
    await page.context().close();
  });

  it('is told why it cannot be examined and what to do, in words for somebody who only checks', async () => {
    const page = await openPage(browser, node);
    const refusals: readonly (readonly [Buffer, RegExp, RegExp])[] = [
      [signed.subarray(0, 3000), /rusak atau terpotong/, /Mintalah berkas itu sekali lagi/],
      [encrypted(), /dikunci dengan kata sandi/, /Mintalah berkas tanpa kunci/],
      [longPdf(2001), /berisi 2001 halaman; paling banyak 2000/, /Periksa apakah ini dokumen yang dimaksud/],
      [longPdf(5000), /berisi 5000 halaman; paling banyak 2000/, /Periksa apakah ini dokumen yang dimaksud/],
      [pdfWithScript(), /isi yang bertindak sendiri \(J/, /Mintalah PDF tanpa skrip/],
    ];
    for (const [file, what, next] of refusals) {
      await checked(page, file);
      await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      const words = await alert.innerText();
      expect(words).toMatch(what);
      expect(words).toMatch(next);
      expect(words).toContain('Tidak ada yang disimpan atau berubah');
      expect(words).not.toMatch(/dossier|ditandatangani|unggah/);
      expect(await page.getByRole('heading', { name: 'Pemeriksaan penuh' }).count()).toBe(0);
    }
    await expectGoodLooks(page);
    await keepPicture(page, 'periksa-ditolak', { size: 'laptop', scheme: 'light' });
    await checked(page, longPdf(2000));
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    await page.getByRole('heading', { name: 'Pemeriksaan penuh' }).waitFor();
    await page.context().close();
  });

  it('says which certificate had expired, was revoked, or was never given by whom it names', async () => {
    const doubtful = new DoubtfulCertificates(node);
    const page = await openPage(browser, node);
    const read = async (pair: SigningPair): Promise<string> => {
      await checked(page, signedByOthers(pdfToSign(), pair));
      await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
      await page.getByRole('heading', { name: 'Pemeriksaan penuh' }).waitFor();
      return page.locator('main').innerText();
    };
    const sound = await read(doubtful.sound('Ani Utuh'));
    expect(sound).toContain('Penerbit sertifikat dipercaya simpul ini.');
    expect(sound).toContain('Sertifikat tidak dicabut.');
    const cases = [
      [doubtful.expired('Budi Lewat'), 'Masa berlaku sertifikat Budi Lewat sudah habis pada Jumat, 1 Januari 2021'],
      [doubtful.revoked('Cici Cabut'), 'Sertifikat Cici Cabut sudah dicabut sejak'],
      [doubtful.forged('Dedi Palsu'), 'Rantai sertifikat putus pada Dedi Palsu'],
    ] as const;
    for (const [turn, [pair, what]] of cases.entries()) {
      const words = await read(pair);
      expect(words).toContain(what);
      expect(words).toContain('Jangan mengandalkan tanda tangan dengan sertifikat ini');
      expect(words).toContain('Isi yang ditandatangani tidak berubah.');
      expect(words).not.toContain('sebelum menandatangani');
      await expectGoodLooks(page);
      await keepPicture(page, `periksa-sertifikat-${turn}`, { size: 'laptop', scheme: 'light' });
    }
    await page.context().close();
    doubtful.remove();
  });

  it('never reads the result of one file beneath the name of another', async () => {
    const page = await openPage(browser, node);
    let answer = (): void => undefined;
    const held = new Promise<void>((go) => (answer = go));
    await page.route('**/api/v1/verifications', async (route) => {
      await held;
      await route.continue();
    });
    await checked(page, signed);
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    await page.locator('input[type=file]').setInputFiles(named(smallPdf()));
    await page.getByText('Tidak ditemukan tanda tangan elektronik.').waitFor();
    const late = page.waitForResponse('**/api/v1/verifications');
    answer();
    await (await late).finished();
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).waitFor();
    expect(await page.getByRole('heading', { name: /Tanda tangan ke-1/ }).count()).toBe(0);
    expect(await page.getByText('Dikenal simpul ini').count()).toBe(0);
    await page.context().close();
  });
});

describe('a browser that runs no scripts', () => {
  const withoutScripts = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: node.origin, javaScriptEnabled: false, locale: 'id-ID' });
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };

  it('reads in words what a printed code leads to', async () => {
    const page = await withoutScripts(`/P/${printedCodeOf(text)}`);
    expect(new URL(page.url()).pathname).toBe(`/periksa/${text}`);
    const words = await page.locator('body').innerText();
    expect(words).toContain('sidik naskah yang disepakati semua pihak');
    expect(words).toContain('Isran Noor, Gubernur Kalimantan Timur');
    expect(words).toContain('Belum ditandatangani semua pihak.');
    await keepPicture(page, 'periksa-tanpa-skrip', { size: 'laptop', scheme: 'light' });
    await page.context().close();
  });

  it('is told that nothing can be determined, that a code is damaged, and what to do about a file', async () => {
    for (const [path, words] of [
      [`/periksa/${'0'.repeat(64)}`, 'Tidak dapat dipastikan.'], ['/P/RUSAK', 'tidak memuat sidik dokumen yang utuh'],
      ['/periksa', 'pembaca PDF yang dapat memeriksa tanda tangan elektronik'],
    ] as const) {
      const page = await withoutScripts(path);
      expect(await page.locator('body').innerText(), path).toContain(words);
      await page.context().close();
    }
  });
});

describe('one address that asks too often', () => {
  it('waits, is told how long, and keeps nobody from anything else', async () => {
    const address = `${node.origin}/api/v1/verifications`;
    const ask = async (headers: Record<string, string>): Promise<Response> => fetch(address, {
      method: 'POST', headers: { 'Content-Type': 'application/pdf', ...headers }, body: new Uint8Array(smallPdf()),
    });
    await node.stop();
    await node.start();
    // What another site makes a browser send counts for nothing.
    for (let n = 0; n < 40; n += 1) expect((await ask({})).status).toBe(403);
    const ours = { 'X-Simpul': '1' };
    for (let n = 0; n < 30; n += 1) expect((await ask(ours)).status).toBe(200);
    const turnedAway = await ask(ours);
    expect(turnedAway.status).toBe(429);
    expect(Number(turnedAway.headers.get('retry-after'))).toBeGreaterThan(0);
    // Behind a proxy on this machine everybody counts for himself, and nobody reaches what is for this machine alone.
    expect((await ask({ ...ours, 'X-Forwarded-For': '203.0.113.7' })).status).toBe(200);
    const metrics = await fetch(`${node.origin}/metrics`, { headers: { 'X-Forwarded-For': '203.0.113.7' } });
    expect(metrics.status).toBe(404);
    expect((await strangerAsks(text)).startsWith('200 ')).toBe(true);
    const page = await openPage(browser, node);
    await checked(page, signed);
    await page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/Tunggu \d+ detik/);
    await page.context().close();
    await node.stop();
    await node.start();
  });
});

describe('the page', () => {
  it('meets no broken page where the address was copied badly', async () => {
    const page = await openPage(browser, node);
    await page.goto('/periksa/c90e');
    await page.getByText('Sidik dokumen ini tidak lengkap.').waitFor();
    await page.goto('/periksa/%25');
    await page.getByText('Sidik dokumen ini tidak lengkap.').waitFor();
    expectNoFaults(page);
    await page.context().close();
  });

  it('can do it all by keys, on a phone and in the dark', async () => {
    const looks = [
      { size: 'phone', scheme: 'dark' }, { size: 'laptop', scheme: 'dark' }, { size: 'zoomed', scheme: 'light' },
    ] as const;
    for (const look of looks) {
      const page = await openPage(browser, node, look);
      await checked(page, signed);
      const button = page.getByRole('button', { name: 'Kirim ke simpul untuk pemeriksaan penuh' });
      const isFocused = (): Promise<boolean> => button.evaluate((one) => one === one.ownerDocument.activeElement);
      for (let step = 0; step < 20 && !(await isFocused()); step += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Tanda tangan ke-1: Isran Noor' }).waitFor();
      await expectGoodLooks(page);
      await keepPicture(page, 'periksa', look);
      await page.context().close();
    }
  });
});
