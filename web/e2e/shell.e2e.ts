import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { focused, walk } from './stage/keys.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

let node: RunningNode;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function openAsStaff(path: string, size: 'phone' | 'laptop' = 'laptop'): Promise<Page> {
  const page = await openPage(browser, node, { size });
  await signIn(page, await demoAccount(node, 'staff', '64'), path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the shell', () => {
  it('leads past the rail with the first key', async () => {
    const page = await openAsStaff('/pemerintah');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toBe('Langsung ke isi');
    await page.keyboard.press('Enter');
    expect((await focused(page)).tag).toBe('main');
    await page.context().close();
  });

  it('is walked by keyboard, and every stop is seen', async () => {
    const page = await openAsStaff('/pemerintah');
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
    await page.context().close();
  });

  it('shows only sections that exist and that the role may use', async () => {
    const page = await openAsStaff('/pemerintah');
    const names = await page.getByRole('navigation', { name: 'Utama' }).first().getByRole('link').allTextContents();
    expect(names).toEqual(['Beranda', 'Kerja Sama', 'Pustaka Naskah', 'Pemerintah']);
    for (const name of names) {
      await page.getByRole('navigation', { name: 'Utama' }).first().getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByRole('heading', { name: 'Halaman ini tidak ada' }).count()).toBe(0);
    }
    await page.context().close();
  });

  it('says what is missing where there is no page', async () => {
    const page = await openAsStaff('/tidak-ada');
    await page.getByRole('heading', { name: 'Halaman ini tidak ada' }).waitFor();
    await expectGoodLooks(page);
    await page.getByRole('link', { name: 'Ke halaman utama' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
  });

  it('takes the focus to the heading of a new screen and names it in the window', async () => {
    const page = await openAsStaff('/pemerintah');
    await page.getByRole('link', { name: 'Akun saya' }).click();
    await page.getByRole('heading', { name: 'Akun saya' }).waitFor();
    expect((await focused(page)).tag).toBe('h1');
    expect(await page.title()).toBe('Akun saya · Simpul');
    await page.goBack();
    await page.getByRole('heading', { name: 'Provinsi Kalimantan Timur' }).waitFor();
    await page.context().close();
  });

  it('asks for what a screen shows once', async () => {
    const page = await openAsStaff('/akun-saya');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('navigation', { name: 'Utama' }).first().getByRole('link', { name: 'Pemerintah' }).click();
    await page.getByText('Kode Kemendagri').waitFor();
    await page.waitForTimeout(500);
    expect(asked.filter((path) => path === '/api/v1/government')).toHaveLength(1);
    await page.context().close();
  });

  it('goes to pages by letters, and stops doing so when told', async () => {
    const page = await openAsStaff('/akun-saya');
    await page.getByLabel(/Pakai pintasan satu huruf/).waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL('**/pemerintah');
    await page.goto('/akun-saya');
    await page.getByLabel(/Pakai pintasan satu huruf/).uncheck();
    await page.locator('main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/akun-saya');
    await page.context().close();
  });
});

describe('search from everywhere', () => {
  it.each(['phone', 'laptop'] as const)('finds cases as one types, on %s', async (size) => {
    const page = await openAsStaff('/pemerintah', size);
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Cari dan buka' });
    await field.fill('jawa');
    const find = page.getByRole('option', { name: /Jawa Timur/ }).first();
    await find.waitFor();
    await page.getByText(/\d+ hasil/).waitFor();
    await expectGoodLooks(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/kerja-sama/);
    await page.context().close();
  });

  it('says that nothing fits', async () => {
    const page = await openAsStaff('/pemerintah');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Cari dan buka' }).fill('zzqqxx');
    await page.getByText('Tidak ada yang cocok').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Cari dan buka' }).waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
