// Kalimantan Timur and Jawa Timur sign one agreement and three agreements of agencies, each in a browser of its own:
// electronically, on paper, and both on one document. What leaves the house is read by a program that is not ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { pdf } from './stage/files.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import {
  backToList, begin, consent, doubt, expectSignedBy, openSigning, printedSheet, row, takeFile, tellInk, type Person,
} from './tanda-tangan-acts.ts';
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
  first = await openAs('signatory', kaltim);
  second = await openAs('signatory', jatim);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

const openAs = (role: Person['role'], government: string): Promise<Page> =>
  openSigning({ browser, node, dossier }, { role, government });

async function giveKey(page: Page, government: string, phrase = passphrase): Promise<void> {
  await page.getByLabel('Pilih berkas').setInputFiles(authority.key(heads[government] ?? ''));
  await page.getByLabel('Frasa sandi').fill(phrase);
}

describe('Kalimantan Timur - Jawa Timur', () => {
  it('fixes for one document who signs first', async () => {
    const staff = await openAs('staff', kaltim);
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
    const staff = await openAs('staff', kaltim);
    await begin(staff);
    const [title, sheet] = ['PKS Sapi Bibit', await printedSheet(staff, 'PKS Sapi Bibit')];
    await tellInk(staff, [title], () => sheet);
    // The scan of another paper is told apart, and nobody records it unknowingly.
    const other = await printedSheet(staff, 'PKS Jagung Pakan');
    await row(staff, title).locator('input[type=file]').setInputFiles(other);
    await row(staff, title).getByText('Bukan naskah ini').waitFor();
    await row(staff, title).getByText(/Kertas yang dipindai memuat sidik naskah lain/).waitFor();
    await keepPicture(staff, 'pindaian-lain', usual);
    await expectGoodLooks(staff);
    await staff.getByRole('button', { name: 'Catat tanda tangan pada 1 naskah' }).click();
    await staff.getByRole('alert').getByText(/^Pindaian PKS Sapi Bibit bukan naskah itu/).first().waitFor();
    await row(staff, title).locator('input[type=file]').setInputFiles(pdf('pindaian-sapi.pdf'));
    await row(staff, title).getByText('Tidak dapat dipastikan apakah pindaian ini menunjukkan naskahnya.').waitFor();
    await row(staff, title).getByRole('checkbox', { name: /^Saya sudah membandingkan sendiri/ }).check();
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
      expectSignedBy(await takeFile(second, title, folder), names);
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
