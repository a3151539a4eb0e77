// Texts leave as PDF and Word and come back: what a file was understood to say is shown before anything is stored.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { bali, kalteng, openText, reword, sendRound, textAddress, waitSaved } from './stage/texts.ts';
import { fileOf, partsOf, remark, rewordTracked } from './stage/word.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const foreignPaper = `<!doctype html><html lang="id"><style>h1,h2{text-align:center;font-size:12pt}</style>
<h1>PERJANJIAN KERJA SAMA</h1><h1>TENTANG PELATIHAN PERAJIN ROTAN</h1>
<p>Pada hari ini, Senin tanggal dua bulan Maret tahun dua ribu dua puluh enam, bertempat di Palangka Raya, kami:</p>
<p>SUGIANTO, Gubernur Kalimantan Tengah, bertindak untuk dan atas nama Pemerintah Provinsi Kalimantan Tengah,
selanjutnya disebut PIHAK KESATU.</p>
<p>WAYAN KOSTER, Gubernur Bali, bertindak untuk dan atas nama Pemerintah Provinsi Bali, selanjutnya disebut PIHAK
KEDUA.</p>
<h2>Pasal 1<br>MAKSUD DAN TUJUAN</h2>
<p>(1) Maksud perjanjian ini adalah meningkatkan keterampilan perajin rotan.</p>
<p>(2) Tujuan perjanjian ini adalah membuka pasar bersama.</p>
<h2>Pasal 2<br>BIAYA</h2><p>Biaya dibebankan pada APBD masing-masing sebagaimana dimaksud dalam Pasal 1 ayat (2).</p>
<h2>Pasal 3<br>JANGKA WAKTU</h2><p>Perjanjian ini berlaku selama dua tahun.</p></html>`;

let node: RunningNode;
let browser: Browser;
let page: Page;
let folder: string;
let foreign: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-files-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  const blank = await page.context().newPage();
  await blank.setContent(foreignPaper);
  foreign = await blank.pdf({ format: 'A4' });
  await blank.close();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function saved(where: Page, press: Locator): Promise<{ name: string; bytes: Buffer; path: string }> {
  const [download] = await Promise.all([where.waitForEvent('download'), press.press('Enter')]) as [Download, void];
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: readFileSync(path), path };
}

const pressable = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

async function draftHash(): Promise<string | undefined> {
  const [, id] = /kerja-sama\/([^/]+)/.exec(await textAddress(page)) ?? [];
  const answer = await page.request.get(`/api/v1/dossiers/${id}/documents/kb/negotiation`);
  return ((await answer.json()) as { draft?: { view: { hash: string } } }).draft?.view.hash;
}

// The dialog with what was understood of the file.
async function bringIn(file: { name: string; mimeType: string; buffer: Buffer }): Promise<Locator> {
  await pressable('Masukkan berkas Word atau PDF').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Masukkan berkas Word atau PDF' });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Baca berkas' }).press('Enter');
  return dialog;
}

describe('a file that begins a draft', () => {
  it('is split into parts with their places, and nothing is kept before it is taken', async () => {
    const dialog = await bringIn({ name: 'perjanjian lama.pdf', mimeType: 'application/pdf', buffer: foreign });
    await dialog.getByText(/^Berkas ini tidak dibuat di Simpul\. Tulisannya dipilah menjadi \d+ bagian, .* 3 pasal\.$/)
      .waitFor();
    const parts = dialog.getByRole('region', { name: /^Bagian yang ditemukan/ }).getByRole('listitem');
    const rows = await parts.allInnerTexts();
    expect(rows.filter((row) => row.startsWith('Pasal')).map((row) => row.split('\n')[0])).toEqual([
      'Pasal 1, Maksud dan tujuan', 'Pasal 2, Biaya', 'Pasal 3, Jangka waktu',
    ]);
    expect(rows.find((row) => row.startsWith('Pasal 2'))).toMatch(/halaman 1, baris \d+/);
    await dialog.getByText('Seluruh naskah seperti yang terbaca').click();
    await dialog.getByText('meningkatkan keterampilan perajin rotan').waitFor();
    await keepPicture(page, 'naskah-berkas-asing', { size: 'laptop', scheme: 'light' });
    await expectGoodLooks(page, 'dialog');
    await dialog.getByRole('button', { name: 'Tinggalkan, tidak ada yang disimpan' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await draftHash()).toBeUndefined();
  });

  it('becomes the draft when it is taken', async () => {
    const dialog = await bringIn({ name: 'perjanjian lama.pdf', mimeType: 'application/pdf', buffer: foreign });
    await dialog.getByRole('button', { name: 'Pakai sebagai draf kita' }).press('Enter');
    await page.getByText('Isi berkas sudah menjadi draf kita. Pihak lain belum melihatnya.').waitFor();
    await page.getByRole('region', { name: /^Pasal 2/ }).getByText(/dalam Pasal 1 ayat \(2\)/).waitFor();
    expect(await draftHash()).toBeDefined();
  });
});

describe('a text as a file', () => {
  let exported: Buffer;

  it('is printed on both papers, with its title, once what was typed has reached the room', async () => {
    await reword(page, 'Pasal 3', 'Perjanjian ini berlaku selama lima tahun.');
    const a4 = await saved(page, pressable('PDF A4: naskah kita'));
    expect(a4.name).toMatch(/-naskah-kita-a4\.pdf$/);
    expect(a4.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = execFileSync('pdftotext', ['-layout', a4.path, '-'], { encoding: 'utf8' });
    expect(words).toContain('PELATIHAN PERAJIN ROTAN');
    expect(words).toContain('berlaku selama lima tahun');
    const f4 = await saved(page, pressable('PDF F4: naskah kita'));
    const size = (path: string): string =>
      /Page size:\s+(.*)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1] ?? '';
    expect(size(a4.path)).toContain('595');
    expect(size(f4.path)).toMatch(/^6\d\d/);
    await page.getByText(`${f4.name} tersimpan di perangkat Anda.`).waitFor();
  });

  it('comes back from Word unedited as the very same text', async () => {
    const before = await draftHash();
    const { bytes, name } = await saved(page, pressable('Word: naskah kita'));
    const dialog = await bringIn({ name, mimeType: wordType, buffer: bytes });
    await dialog.getByText('Isi berkas ini sama persis dengan naskah asalnya. Draf kita tidak perlu diubah.').waitFor();
    await dialog.getByText('Semua isi berkas terbaca.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Pakai sebagai draf kita' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Tutup', exact: true }).last().press('Enter');
    expect(await draftHash()).toBe(before);
  });

  it('brings tracked changes back as proposals and remarks as notes, into a draft that went on meanwhile', async () => {
    await sendRound(page, 1);
    await page.getByRole('button', { name: /^Komentar: Pasal 1/ }).click();
    await page.getByRole('radio', { name: /^Komentar/ }).check();
    await page.getByLabel('Komentar untuk semua pihak').fill('Apakah cukup?');
    await page.getByRole('button', { name: 'Kirim komentar ke semua pihak' }).click();
    await page.getByRole('dialog').getByText('Apakah cukup?').waitFor();
    await page.keyboard.press('Escape');
    exported = (await saved(page, pressable('Word: naskah kita'))).bytes;
    await reword(page, 'Pasal 1', 'Maksud yang ditulis sesudah berkas dibuat.');
    await waitSaved(page);
    const parts = partsOf(exported);
    rewordTracked(parts, 'Perjanjian ini berlaku', 'Perjanjian ini berlaku selama tiga tahun.', 'Rina Biro Hukum');
    remark(parts, 'Biaya dibebankan', 'Tanyakan kepada BPKAD.', 'Rina Biro Hukum');
    const dialog = await bringIn({ name: 'telaah hukum.docx', mimeType: wordType, buffer: fileOf(parts) });
    await dialog.getByText('Berkas ini dibuat dari naskah kita di Simpul. 1 bagian diubah di dalamnya.').waitFor();
    const proposals = dialog.getByRole('region', { name: 'Usulan perubahan (1)' });
    await proposals.getByRole('checkbox', { name: 'Pasal 3, Jangka waktu: diubah, oleh Rina Biro Hukum' }).waitFor();
    await proposals.getByText('Lihat rumusannya').click();
    await proposals.getByText('Perjanjian ini berlaku selama tiga tahun.').waitFor();
    const remarks = dialog.getByRole('region', { name: 'Komentar di berkas (1)' });
    await remarks.getByText('Tanyakan kepada BPKAD.').waitFor();
    expect(await remarks.getByText('Apakah cukup?').count()).toBe(0);
    await keepPicture(page, 'naskah-berkas-word', { size: 'laptop', scheme: 'light' });
    await expectGoodLooks(page, 'dialog');
    await dialog.getByRole('button', { name: 'Pakai sebagai draf kita' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: /^Pasal 3/ }).getByText('selama tiga tahun').waitFor();
    await page.getByRole('region', { name: /^Pasal 1/ }).getByText('sesudah berkas dibuat').waitFor();
    await page.getByRole('button', { name: 'Percakapan (1): Pasal 2' }).click();
    await page.getByRole('dialog').getByText(/Tanyakan kepada BPKAD/).waitFor();
    await page.getByRole('dialog').getByText('Hanya pemerintah kita', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('leaves out a proposal that is not ticked', async () => {
    const before = await draftHash();
    const parts = partsOf(exported);
    rewordTracked(parts, 'Biaya dibebankan', 'Biaya dibagi dua.', 'Rina Biro Hukum');
    const dialog = await bringIn({ name: 'telaah.docx', mimeType: wordType, buffer: fileOf(parts) });
    await dialog.getByRole('checkbox', { name: /^Pasal 2, Biaya: diubah/ }).press('Space');
    await dialog.getByRole('button', { name: 'Pakai sebagai draf kita' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await draftHash()).toBe(before);
  });

  it('is compared on paper, and every round can be had as a file', async () => {
    await sendRound(page, 2);
    await page.getByRole('link', { name: 'Perubahan' }).click();
    const { bytes, path } = await saved(page, pressable('PDF A4: perubahan'));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain('tiga tahun');
    await page.getByRole('link', { name: /^Riwayat/ }).click();
    const round = await saved(page, pressable('Word: putaran 1'));
    expect([...partsOf(round.bytes).keys()]).toContain('word/document.xml');
    expectNoFaults(page);
    await page.getByRole('link', { name: 'Naskah kita' }).click();
  });
});

describe('a file that cannot be read', () => {
  const macros = (): Buffer => {
    const parts = partsOf(wordFile);
    parts.set('word/vbaProject.bin', Buffer.from('program'));
    return fileOf(parts);
  };
  const locked = (): Buffer => {
    const [plain, out] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')];
    writeFileSync(plain, foreign);
    execFileSync('qpdf', ['--encrypt', 'rahasia', 'rahasia', '256', '--', plain, out]);
    return readFileSync(out);
  };
  let wordFile: Buffer;

  it.each([
    ['damaged', wordType, () => wordFile.subarray(0, 400), /rusak atau terpotong/],
    ['with macros', wordType, macros, /memuat makro/],
    ['a locked PDF', 'application/pdf', locked, /sandi/],
    ['a damaged PDF', 'application/pdf', () => foreign.subarray(0, 300), /rusak|terpotong/],
    ['no Word at all', wordType, () => Buffer.from('halo'), /bukan dokumen Word/],
    ['too large', 'application/pdf', () => Buffer.alloc(22_000_000, 37), /batasnya 20 MB/],
    ['another kind', 'image/png', () => Buffer.from('x'), /bukan Word \(\.docx\) atau PDF/],
  ])('%s: says why, and the draft stays', async (_, mimeType, make, why) => {
    wordFile ??= (await saved(page, pressable('Word: naskah kita'))).bytes;
    const before = await draftHash();
    const dialog = await bringIn({ name: 'berkas', mimeType, buffer: make() });
    const alert = dialog.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(why);
    expect(await dialog.innerText()).not.toMatch(/undefined|Error|[a-z]+_[a-z]+/);
    await expectGoodLooks(page, 'dialog');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await draftHash()).toBe(before);
  });
});

describe('on a phone', () => {
  it('a file is brought in, and the other side sees nothing of it', async () => {
    const look = { size: 'phone', scheme: 'dark' } as const;
    const small = await openText(browser, node, bali, look);
    await small.getByRole('button', { name: 'Masukkan berkas Word atau PDF' }).click();
    const dialog = small.getByRole('dialog');
    await keepPicture(small, 'naskah-berkas-pilih', look);
    await dialog.locator('input[type=file]')
      .setInputFiles({ name: 'lama.pdf', mimeType: 'application/pdf', buffer: foreign });
    await dialog.getByRole('button', { name: 'Baca berkas' }).click();
    await dialog.getByText(/^Berkas ini tidak dibuat di Simpul/).waitFor();
    await keepPicture(small, 'naskah-berkas-asing', look);
    await expectGoodLooks(small, 'dialog');
    await small.context().close();
  });
});
