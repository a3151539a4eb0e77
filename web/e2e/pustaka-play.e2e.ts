// A government keeps its own wordings, uses them in the next draft, carries them out and in, and nobody else sees them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { bali, beginDraft, kalteng, openText, reword, textAddress } from './stage/texts.ts';

const own = 'Kesepakatan dagang baku';
const wording = 'Biaya ditanggung bersama, separuh demi separuh.';
const laptop = { size: 'laptop', scheme: 'light' } as const;

let node: RunningNode;
let browser: Browser;
let page: Page;
let partner: Page;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-pustaka-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  address = await textAddress(page);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function openLibrary(on: Page, part = 'naskah'): Promise<Locator> {
  await on.goto(`/pustaka-naskah?bagian=${part}`);
  const section = on.getByRole('region', { name: /^Milik / });
  await section.waitFor();
  return section;
}

async function draftWords(): Promise<string> {
  const [, id] = /kerja-sama\/([^/]+)/.exec(address) ?? [];
  const answer = await page.request.get(`/api/v1/dossiers/${id}/documents/kb/negotiation`);
  return JSON.stringify(((await answer.json()) as { draft?: { view: { text: unknown } } }).draft?.view.text);
}

describe('an empty library of one’s own', () => {
  it('says what it is and how it is filled', async () => {
    const section = await openLibrary(page);
    await section.getByText(/^Belum ada naskah baku milik sendiri\./).waitFor();
    await section.getByText('Hanya pemerintah kita yang melihatnya').waitFor();
    await keepPicture(page, 'pustaka-milik-kosong', laptop);
    await expectGoodLooks(page);
  });
});

describe('what is kept from a draft', () => {
  it('is asked for by name and use, and offers values to become variables', async () => {
    await page.goto(address);
    await beginDraft(page);
    await reword(page, 'Pasal 5', wording);
    await page.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    const dialog = page.getByRole('dialog', { name: 'Simpan ke pustaka' });
    const values = dialog.getByRole('group', { name: 'Jadikan isian' });
    await values.getByRole('checkbox', { name: /^Pemerintah Provinsi Kalimantan Tengah/ }).waitFor();
    await dialog.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    await dialog.getByRole('alert').getByText('Tulis namanya.').waitFor();
    await expectGoodLooks(page, 'dialog');
    await dialog.getByLabel('Nama di pustaka').fill(own);
    await dialog.getByLabel('Kegunaannya').fill('Untuk kerja sama perdagangan.');
    await keepPicture(page, 'pustaka-simpan', laptop);
    await dialog.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    await page.getByText(`${own} tersimpan di pustaka.`).waitFor();
  });

  it('can be a single pasal', async () => {
    await page.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    const dialog = page.getByRole('dialog', { name: 'Simpan ke pustaka' });
    const choice = dialog.getByLabel('Yang disimpan');
    const option = await choice.locator('option').filter({ hasText: /^Pasal 5/ }).getAttribute('value');
    await choice.selectOption(option);
    await dialog.getByLabel('Kapan dipakai').fill('Bila biaya dibagi dua');
    await dialog.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    await page.getByText(/^Pasal 5, .* tersimpan di pustaka\./).waitFor();
  });

  it('is offered when a pasal is added', async () => {
    const adder = page.getByLabel('Tambah bagian');
    const option = adder.locator('optgroup[label="Milik kita"] option');
    expect(await option.textContent()).toMatch(/: Bila biaya dibagi dua$/);
    await adder.selectOption(await option.getAttribute('value'));
    await page.getByRole('button', { name: 'Tambahkan' }).click();
    await page.getByRole('button', { name: 'Selesai mengubah' }).click();
    await expect.poll(async () => (await draftWords()).split(wording).length - 1, { timeout: 10_000 }).toBe(2);
  });
});

describe('the library', () => {
  it('shows what is one’s own apart, with who kept it and when', async () => {
    const section = await openLibrary(page);
    await section.getByText(own).click();
    await section.getByText(/^Disimpan .* oleh /).waitFor();
    await keepPicture(page, 'pustaka-milik', laptop);
    await expectGoodLooks(page);
  });

  it('gives it out as a file that says where its faults are when it is spoilt', async () => {
    const section = await openLibrary(page);
    await section.getByText(own).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'), section.getByRole('button', { name: `Unduh ${own}` }).click(),
    ]) as [Download, void];
    expect(download.suggestedFilename()).toBe('kesepakatan-dagang-baku.yaml');
    const path = join(folder, 'naskah.yaml');
    await download.saveAs(path);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(wording);
    expect(text).toContain('{{pihak.1.pemerintah}}');
    expect(text).not.toContain('Pemerintah Provinsi Kalimantan Tengah ');

    partner = await openText(browser, node, bali);
    const theirs = await openLibrary(partner);
    await theirs.getByText(/^Belum ada naskah baku milik sendiri\./).waitFor();
    await theirs.getByRole('button', { name: 'Masukkan berkas' }).click();
    const dialog = partner.getByRole('dialog', { name: 'Masukkan berkas naskah baku' });
    const file = (words: string) => ({ name: 'naskah.yaml', mimeType: '', buffer: Buffer.from(words) });
    await dialog.locator('input[type=file]')
      .setInputFiles(file(text.replaceAll('{{pihak.1.pemerintah}}', '{{pihak.9.pemerintahan}}')));
    await dialog.getByRole('button', { name: 'Periksa dan simpan' }).click();
    await dialog.getByRole('alert').getByText(/^Berkas ini belum disimpan: \d+ hal perlu diperbaiki\.$/).waitFor();
    await dialog.getByText(/Bagian ke-\d+, butir ke-\d+:/).first().waitFor();
    await keepPicture(partner, 'pustaka-berkas-keliru', laptop);
    await expectGoodLooks(partner, 'dialog');
    await dialog.locator('input[type=file]').setInputFiles(file(text));
    await dialog.getByRole('button', { name: 'Periksa dan simpan' }).click();
    await theirs.getByText(own).waitFor();
    expectNoFaults(partner);
  });
});

describe('the next draft', () => {
  it('is offered one’s own paper first, and is filled for its own parties', async () => {
    await partner.goto(address);
    const first = partner.getByRole('radio').first();
    await first.waitFor();
    expect(await first.isChecked()).toBe(true);
    await partner.getByText('Untuk kerja sama perdagangan. Milik kita.').waitFor();
    await keepPicture(partner, 'pustaka-mulai', laptop);
    await expectGoodLooks(partner);
    await partner.getByRole('button', { name: 'Mulai draf' }).click();
    const paper = partner.getByRole('article');
    await paper.getByText(wording).first().waitFor();
    await paper.getByText('Pemerintah Provinsi Kalimantan Tengah').first().waitFor();
  });
});

describe('what is removed', () => {
  it('leaves the library after a question, and the drafts as they are', async () => {
    const section = await openLibrary(page);
    await section.getByText(own).click();
    await section.getByRole('button', { name: `Hapus ${own}` }).click();
    const dialog = page.getByRole('dialog', { name: `Hapus ${own} dari pustaka?` });
    await expectGoodLooks(page, 'dialog');
    await dialog.getByRole('button', { name: 'Hapus dari pustaka' }).click();
    await section.getByText(/^Belum ada naskah baku milik sendiri\./).waitFor();
    // The other government keeps its copy, which is its own.
    await (await openLibrary(partner)).getByText(own).waitFor();
    expect(await draftWords()).toContain(wording);
    expectNoFaults(page);
    expectNoFaults(partner);
  });
});
