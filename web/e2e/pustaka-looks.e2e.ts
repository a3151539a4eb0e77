// What a government keeps of its own, in all its states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, sizes, type Look } from './stage/browser.ts';
import { expectColours, expectGoodLooks, expectShape } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { beginDraft, kalteng, openText } from './stage/texts.ts';

const usual: Required<Look> = { size: 'laptop', scheme: 'light' };
const sights: readonly { look: Required<Look>; sees: typeof expectGoodLooks }[] = [
  { look: usual, sees: expectGoodLooks },
  { look: { size: 'laptop', scheme: 'dark' }, sees: expectColours },
  { look: { size: 'phone', scheme: 'light' }, sees: expectGoodLooks },
  { look: { size: 'phone', scheme: 'dark' }, sees: expectColours },
  { look: { size: 'tablet', scheme: 'light' }, sees: expectShape },
  { look: { size: 'zoomed', scheme: 'dark' }, sees: expectShape },
];

let node: RunningNode;
let browser: Browser;
let page: Page;

async function show(look: Required<Look>): Promise<void> {
  await page.setViewportSize(sizes[look.size]);
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
}

async function lookedAt(name: string, within?: string): Promise<void> {
  for (const { look, sees } of sights) {
    await show(look);
    await keepPicture(page, name, look);
    await sees(page, within);
  }
  await show(usual);
}

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

describe('the dialogs that fill it', () => {
  it('ask what is kept and which values become variables', async () => {
    await beginDraft(page);
    await page.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    const dialog = page.getByRole('dialog', { name: 'Simpan ke pustaka' });
    await dialog.getByRole('checkbox').first().waitFor();
    await lookedAt('pustaka-simpan', 'dialog');
    await dialog.getByLabel('Nama di pustaka').fill('Kesepakatan perdagangan antarprovinsi, disetujui Biro Hukum');
    await dialog.getByLabel('Kegunaannya').fill('Untuk kerja sama perdagangan dengan provinsi lain.');
    await dialog.getByRole('button', { name: 'Simpan ke pustaka' }).click();
    await page.getByText(/tersimpan di pustaka\./).waitFor();
  });

  it('read a file and tell every fault', async () => {
    await page.goto('/pustaka-naskah');
    await page.getByRole('button', { name: 'Masukkan berkas' }).click();
    const dialog = page.getByRole('dialog', { name: 'Masukkan berkas naskah baku' });
    await lookedAt('pustaka-masukkan', 'dialog');
    const words = 'version: 1\nid: satu\ndocument: joint_agreement\nname: Satu\nabout: Contoh\nsource: Contoh\n'
      + 'certainty: practice\nclauses:\n  - clause: isi\n    kind: article\n    blocks:\n      - "{{tidak.ada}}"\n'
      + '      - "lihat [[tiada]]"\n      - "{{Nama Pihak}}"\n';
    await dialog.locator('input[type=file]')
      .setInputFiles({ name: 'naskah.yaml', mimeType: '', buffer: Buffer.from(words) });
    await dialog.getByRole('button', { name: 'Periksa dan simpan' }).click();
    await dialog.getByRole('alert').getByText('3 hal perlu diperbaiki').waitFor();
    await lookedAt('pustaka-berkas-keliru', 'dialog');
  });
});

describe('what is kept', () => {
  it('stands first, with its acts', async () => {
    await page.goto('/pustaka-naskah');
    const section = page.getByRole('region', { name: /^Milik / });
    await section.locator('summary').click();
    await section.getByText(/^Disimpan .* oleh /).waitFor();
    await lookedAt('pustaka-milik');
    await section.getByRole('button', { name: /^Hapus / }).click();
    await lookedAt('pustaka-hapus', 'dialog');
  });

  it('is empty where no pasal is kept, and says how to begin', async () => {
    await page.goto('/pustaka-naskah?bagian=pasal');
    await page.getByText(/^Belum ada pasal milik sendiri\./).waitFor();
    await lookedAt('pustaka-pasal-kosong');
  });
});

describe('a node that does not answer', () => {
  it('leaves the dialog open with what was chosen', async () => {
    await page.goto('/pustaka-naskah');
    await page.getByRole('button', { name: 'Masukkan berkas' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]')
      .setInputFiles({ name: 'naskah.yaml', mimeType: '', buffer: Buffer.from('version: 1') });
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Periksa dan simpan' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByText('naskah.yaml').count()).toBe(1);
    await expectGoodLooks(page, 'dialog');
    await page.context().setOffline(false);
  });
});
