import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

let node: RunningNode;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});
beforeEach(async () => {
  page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/pemerintah');
  await page.getByRole('heading', { name: 'Provinsi Kalimantan Timur' }).waitFor();
  // The shell is kept by a worker of the browser, which needs a moment on the first visit.
  await page.evaluate(async () => navigator.serviceWorker.ready);
});

async function cut(): Promise<void> {
  await node.stop();
}

describe('without the server', () => {
  it('a reload still shows what was read last, with its time', async () => {
    await cut();
    await page.reload();
    await page.getByRole('heading', { name: 'Provinsi Kalimantan Timur' }).waitFor();
    await page.getByText(/Data tersimpan per pukul \d\d\.\d\d WITA/).waitFor();
    await page.getByText(/Tidak ada jaringan sejak/).waitFor();
    await expectGoodLooks(page);
    await node.start();
    // The page also tries by itself: its line may be gone before a person presses.
    const line = page.getByText(/Tidak ada jaringan sejak/);
    const press = page.getByRole('button', { name: 'Sambungkan lagi' }).click();
    await Promise.race([press.catch(() => undefined), line.waitFor({ state: 'hidden' })]);
    await line.waitFor({ state: 'hidden' });
    await page.getByText(/Data tersimpan per/).waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('a screen never read says so and comes by itself when the server is back', async () => {
    await cut();
    await page.getByRole('link', { name: 'Akun saya' }).click();
    await page.getByText('Simpul tidak dapat dihubungi.').waitFor();
    await expectGoodLooks(page);
    await node.start();
    await page.getByText(/^Terakhir dipakai/).first().waitFor({ timeout: 40_000 });
    await page.context().close();
  });

  it('a change says that it is not sent, keeps the words, and is stored once when sent again', async () => {
    await page.getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByLabel('Jenis jabatan').selectOption('other');
    await page.getByLabel('Nama jabatan').fill('Inspektur Daerah');
    await cut();
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah jabatan' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('belum terkirim');
    expect(await page.getByLabel('Nama jabatan').inputValue()).toBe('Inspektur Daerah');
    await node.start();
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('heading', { name: 'Inspektur Daerah' }).count()).toBe(1);
    await page.context().close();
  });

  it('an account that signed out leaves nothing for the next person', async () => {
    await page.getByRole('button', { name: 'Keluar' }).first().click();
    await page.getByRole('heading', { name: 'Masuk ke Simpul' }).waitFor();
    await cut();
    await page.goto('/pemerintah').catch(() => undefined);
    expect(await page.getByRole('heading', { name: 'Provinsi Kalimantan Timur' }).count()).toBe(0);
    await node.start();
    await page.context().close();
  });
});
