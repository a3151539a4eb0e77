import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, demoAccounts, openBrowser, openPage, signIn } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
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

describe('the door', () => {
  it('lists every demonstration account and fills one in with a press', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    const accounts = await demoAccounts(node);
    expect(accounts.length).toBeGreaterThan(5);
    const [first] = accounts;
    await page.getByRole('button', { name: `Pakai akun ${first?.name}, ${first?.government_name}` }).first().click();
    expect(await page.getByLabel('Nama akun').inputValue()).toBe(first?.sign_in_name);
    expect(await page.getByLabel('Kata sandi', { exact: true }).inputValue()).not.toBe('');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Utama' }).first().waitFor();
    await page.context().close();
  });

  it('lists each of the five cases with accounts of both sides', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Akun peragaan' }).waitFor();
    const sides = {
      'Kalimantan Tengah – Bali': ['Provinsi Kalimantan Tengah', 'Provinsi Bali'],
      'Kalimantan Timur – Jawa Timur': ['Provinsi Kalimantan Timur', 'Provinsi Jawa Timur'],
      'Kaur – Muara Enim': ['Kabupaten Kaur', 'Kabupaten Muara Enim'],
      'Lampung – DKI Jakarta': ['Provinsi Lampung', 'Provinsi Daerah Khusus Ibukota Jakarta'],
      'Lampung – Jawa Timur': ['Provinsi Lampung', 'Provinsi Jawa Timur'],
    };
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(Object.keys(sides));
    for (const [story, names] of Object.entries(sides)) {
      const buttons = page.locator('section', { has: page.getByRole('heading', { name: story }) }).getByRole('button');
      const governments = await buttons.locator('span').allInnerTexts();
      expect([...new Set(governments)]).toEqual(names);
    }
    await page.context().close();
  });

  it('tells two accounts of one government apart by their names', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Akun peragaan' }).waitFor();
    for (const { name, government_name, sign_in_name } of await demoAccounts(node)) {
      const fill = `Pakai akun ${name}, ${government_name} (${sign_in_name})`;
      const button = page.getByRole('button', { name: fill, exact: true });
      expect(await button.getByText(sign_in_name, { exact: true }).count()).toBe(1);
    }
    await page.context().close();
  });

  it('is where the first run of a node leads that is set up', async () => {
    const page = await openPage(browser, node);
    await page.goto('/mulai#AAAA-BBBB-CCCC-DDDD');
    await page.getByRole('heading', { name: 'Masuk ke Simpul' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.getByLabel('Kode penyiapan').count()).toBe(0);
    await page.context().close();
  });

  it('says in words why it stays shut, and keeps what was typed', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByLabel('Nama akun').fill('tidak.ada@64');
    await page.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandi siapa pun');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('belum cocok');
    expect(await page.getByLabel('Nama akun').inputValue()).toBe('tidak.ada@64');
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('leads a link to its screen after signing in', async () => {
    const page = await openPage(browser, node);
    await signIn(page, await demoAccount(node, 'staff', '64'), '/pemerintah?bagian=kuasa');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/pemerintah?bagian=kuasa');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
  });

  it('is passed by keyboard alone, and every stop is seen', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Akun peragaan' }).waitFor();
    const stops = await walk(page);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
    expect(stops.map((stop) => stop.name)).toEqual(expect.arrayContaining(['Masuk', 'English']));
    await page.context().close();
  });

  it('speaks English when asked, and stays so', async () => {
    const page = await openPage(browser, node);
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in to Simpul' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to Simpul' }).waitFor();
    await page.context().close();
  });

  it('lets nobody in again after signing out, and forgets what the device kept', async () => {
    const page = await openPage(browser, node);
    await signIn(page, await demoAccount(node, 'staff', '64'), '/pemerintah');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Keluar' }).first().click();
    await page.getByRole('heading', { name: 'Masuk ke Simpul' }).waitFor();
    const kept = await page.evaluate(async () => {
      const names = await indexedDB.databases();
      return names.length;
    });
    expect(kept).toBe(0);
    await page.goBack().catch(() => undefined);
    await page.goto('/pemerintah');
    await page.getByRole('heading', { name: 'Masuk ke Simpul' }).waitFor();
    await page.context().close();
  });
});
