// Kalimantan Timur and Jawa Timur sign one agreement and three agreements of agencies, each in a browser of its own:
// electronically, on paper, and both on one document. What leaves the house is read by a program that is not ours.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { pdf } from './stage/files.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { makeAuthority, passphrase, type Authority } from './tanda-tangan-keys.ts';
import { agreedPapers, heads, jatim, kaltim } from './tanda-tangan-papers.ts';

const usual = { size: 'laptop', scheme: 'light' } as const;

let node: RunningNode;
let browser: Browser;
let authority: Authority;
let folder: string;
let dossier: string;
let first: Page;
let second: Page;

beforeAll(async () => {
  authority = makeAuthority();
  folder = mkdtempSync(join(tmpdir(), 'simpul-signed-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  authority.trustedBy(node);
  dossier = await agreedPapers(node);
  first = await openSigning('signatory', kaltim);
  second = await openSigning('signatory', jatim);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function openSigning(role: string, government: string): Promise<Page> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, role, government), `/kerja-sama/${dossier}`);
  await page.getByRole('link', { name: 'Penandatanganan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Penandatanganan' }).waitFor();
  return page;
}

const row = (page: Page, title: string): Locator => page.getByRole('article', { name: title, exact: true });
const doubt = (page: Page, title: string, what: string): Locator =>
  row(page, title).getByRole('checkbox', { name: `Saya mengetahui dan menanggungnya: ${what}` });

async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mulai menandatangani' }).click();
  await page.getByRole('heading', { level: 1, name: 'Menandatangani' }).waitFor();
}

async function backToList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Daftar naskah' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Penandatanganan' }).waitFor();
}

// Reads, consents, and takes on that no paraf is on record: for each document on its own.
async function consent(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await row(page, title).getByRole('checkbox', { name: /^Saya sudah membaca dan menyetujui/ }).check();
    await doubt(page, title, 'Paraf lengkap').check();
  }
}

async function giveKey(page: Page, government: string, phrase = passphrase): Promise<void> {
  await page.getByLabel('Pilih berkas').setInputFiles(authority.key(heads[government] ?? ''));
  await page.getByLabel('Frasa sandi').fill(phrase);
}

async function download(page: Page, title: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    row(page, title).getByRole('link', { name: /^Unduh PDF bertanda tangan/ }).click(),
  ]);
  const path = join(folder, `${title}.pdf`);
  await file.saveAs(path);
  return path;
}

// What pdfsig of poppler-utils says of each signature in a file.
function signaturesIn(path: string): { names: string[]; valid: number; whole: number } {
  const told = execFileSync('pdfsig', [path], { encoding: 'utf8' });
  return {
    names: [...told.matchAll(/Signer Certificate Common Name: (.+)/g)].map((found) => found[1] ?? ''),
    valid: told.match(/Signature is Valid\./g)?.length ?? 0,
    whole: told.match(/Total document signed/g)?.length ?? 0,
  };
}

describe('Kalimantan Timur - Jawa Timur', () => {
  it('fixes for one document who signs first', async () => {
    const staff = await openSigning('staff', kaltim);
    await row(staff, 'PKS Jagung Pakan').getByText('Pilihan lain').click();
    await staff.getByRole('button', { name: 'Atur urutan: PKS Jagung Pakan' }).click();
    await staff.getByRole('radio', { name: /^Berurutan/ }).check();
    await staff.getByRole('button', { name: 'Turunkan Kalimantan Timur' }).click();
    await staff.getByRole('button', { name: 'Tetapkan urutan' }).click();
    await staff.getByText('Urutan penandatanganan tercatat.').waitFor();
    await row(first, 'PKS Jagung Pakan').getByText('Menunggu Jawa Timur').waitFor();
    await first.getByText('Giliran kita menandatangani 3 naskah.').waitFor();
    await staff.context().close();
  });

  it('signs nothing with a passphrase that does not open the key', async () => {
    await begin(first);
    await row(first, 'PKS Jagung Pakan').getByText('Belum dapat ditandatangani: 1 hal').waitFor();
    await consent(first, ['Kesepakatan Bersama Ketahanan Pangan', 'PKS Pasokan Beras']);
    await giveKey(first, kaltim, 'salah');
    await first.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await first.getByRole('alert').waitFor();
    await keepPicture(first, 'tanda-tangan-sandi-salah', usual);
    await expectGoodLooks(first);
    await second.getByText('Giliran kita menandatangani 4 naskah.').waitFor();
  });

  it('says what is in doubt once the key is open, and signs with it when that is taken on', async () => {
    await first.getByLabel('Frasa sandi').fill(passphrase);
    await first.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await first.getByRole('heading', { name: 'Belum ada naskah yang ditandatangani.' }).waitFor();
    const fit = 'Sertifikat berlaku dan sesuai dengan pejabat';
    await doubt(first, 'Kesepakatan Bersama Ketahanan Pangan', fit).check();
    await doubt(first, 'PKS Pasokan Beras', fit).check();
    await keepPicture(first, 'tanda-tangan-ragu', usual);
    await first.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await first.getByRole('heading', { name: '2 naskah sudah ditandatangani.' }).waitFor();
    expect(await first.getByLabel('Frasa sandi').inputValue()).toBe('');
    await keepPicture(first, 'tanda-tangan-berhasil', usual);
    await expectGoodLooks(first);
    await second.getByText('2 dari 8 tanda tangan').waitFor();
  });

  it('signs another on paper, and records it with its scan', async () => {
    const staff = await openSigning('staff', kaltim);
    await begin(staff);
    const cattle = row(staff, 'PKS Sapi Bibit');
    await cattle.getByRole('checkbox', { name: /sudah ditandatangani di atas kertas/ }).check();
    await doubt(staff, 'PKS Sapi Bibit', 'Paraf lengkap').check();
    await cattle.getByLabel('Pilih berkas').setInputFiles(pdf('pindaian-sapi.pdf'));
    await staff.getByRole('button', { name: 'Catat tanda tangan pada 1 naskah' }).click();
    await staff.getByText('Tanda tangan basah tercatat pada 1 naskah.').waitFor();
    await staff.context().close();
    await backToList(first);
    await row(first, 'PKS Sapi Bibit').getByText('Ditandatangani, basah').waitFor();
  });

  it('cannot tell of a certificate whose authority lists nothing, and says so as a result of its own', async () => {
    await row(first, 'PKS Pasokan Beras').getByRole('button', { name: /: Tidak dapat dipastikan$/ }).click();
    const dialog = first.getByRole('dialog');
    await dialog.getByText('Isi yang ditandatangani tidak berubah.').waitFor();
    await dialog.getByText('Pencabutan sertifikat tidak dapat dipastikan.').waitFor();
    await keepPicture(first, 'bukti-tanpa-daftar', usual);
    await first.keyboard.press('Escape');
  });

  it('lets the other side sign in the same files, one of them after ink', async () => {
    authority.publishesListTo(node);
    await begin(second);
    const titles = ['Kesepakatan Bersama Ketahanan Pangan', 'PKS Pasokan Beras', 'PKS Sapi Bibit'];
    await consent(second, titles);
    await giveKey(second, jatim);
    await second.getByRole('button', { name: 'Tanda tangani 3 naskah' }).click();
    await second.getByRole('heading', { name: '3 naskah sudah ditandatangani.' }).waitFor();
    await backToList(second);
    await second.getByText('3 dari 4 naskah lengkap').waitFor();
    await first.getByText('3 dari 4 naskah lengkap').waitFor();
  });

  it('proves both signatures to both sides', async () => {
    for (const page of [first, second]) {
      const agreement = row(page, 'Kesepakatan Bersama Ketahanan Pangan');
      await agreement.getByRole('button', { name: /: Terverifikasi$/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('heading', { name: `Tanda tangan ke-1: ${heads[kaltim] ?? ''}` }).waitFor();
      await dialog.getByRole('heading', { name: `Tanda tangan ke-2: ${heads[jatim] ?? ''}` }).waitFor();
      await dialog.getByText('Sesudahnya hanya ditambahkan tanda tangan lain.').waitFor();
      await expectGoodLooks(page, 'dialog[open]');
      await page.keyboard.press('Escape');
    }
  });

  it('hands out files that pdfsig finds valid, and qpdf whole', async () => {
    const both = [heads[kaltim], heads[jatim]];
    const expected = [
      ['Kesepakatan Bersama Ketahanan Pangan', both], ['PKS Pasokan Beras', both], ['PKS Sapi Bibit', [heads[jatim]]],
    ] as const;
    for (const [title, names] of expected) {
      const path = await download(second, title);
      expect(signaturesIn(path), title).toMatchObject({ names, valid: names.length });
      expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }), title).toContain('No syntax or stream');
    }
  });

  it('takes a refusal with its reason, and shows it to the other side', async () => {
    await row(second, 'PKS Jagung Pakan').getByText('Pilihan lain').click();
    await second.getByRole('button', { name: 'Nyatakan tidak menandatangani: PKS Jagung Pakan' }).click();
    await second.getByLabel('Alasan').fill('Pasal 6 menunggu APBD perubahan.');
    await second.getByRole('button', { name: 'Catat pernyataan' }).click();
    await second.getByText('Pernyataan tidak menandatangani tercatat.').waitFor();
    const corn = row(first, 'PKS Jagung Pakan');
    await corn.getByText('Tidak akan menandatangani').waitFor();
    await corn.getByText(/Pasal 6 menunggu APBD perubahan/).waitFor();
    await keepPicture(first, 'tanda-tangan-akhir', usual);
    await expectGoodLooks(first);
  });

  it('wrote no passphrase anywhere it tells of itself', () => {
    expect(node.output()).not.toContain(passphrase);
    for (const page of [first, second]) expectNoFaults(page);
  });
});
