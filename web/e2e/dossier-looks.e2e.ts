// The dossier screens in all their states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';

let node: RunningNode;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function openAs(government: string, path: string, look: Look = {}): Promise<Page> {
  const page = await openPage(browser, node, look);
  await signIn(page, await demoAccount(node, 'staff', government), path);
  return page;
}

const usual: Required<Look> = { size: 'laptop', scheme: 'light' };

const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'light' },
  { size: 'zoomed', scheme: 'dark' },
];

const screens = [
  { name: 'beranda', path: '/', ready: 'Giliran Anda' },
  { name: 'daftar', path: '/kerja-sama', ready: 'Bukti terakhir|Berakhir' },
  { name: 'usulan', path: '/kerja-sama/baru', ready: 'Langkah 1 dari 3' },
  { name: 'kerja-sama-lama', path: '/kerja-sama/daftarkan', ready: 'Pindaian kesepakatan' },
  { name: 'impor', path: '/kerja-sama/impor', ready: 'Kolom yang dikenali' },
] as const;

describe.each(looks)('at $size size, $scheme', (look) => {
  it('every screen keeps its looks', async () => {
    const page = await openDossier(look);
    await keepPicture(page, 'berkas', look);
    await expectGoodLooks(page);
    for (const { name, path, ready } of screens) {
      await page.goto(path);
      await page.locator('main').getByText(new RegExp(ready)).first().waitFor({ state: 'attached' });
      await keepPicture(page, name, look);
      await expectGoodLooks(page);
    }
    await page.context().close();
  }, 180_000);
});

async function openDossier(look: Look = {}): Promise<Page> {
  const page = await openAs('64', '/kerja-sama', look);
  await page
    .getByRole('row')
    .filter({ hasText: 'Jawa Timur' })
    .filter({ hasText: 'Penandatanganan KB' })
    .getByRole('link')
    .click();
  await page.getByText('Benang bertemu ketika').waitFor();
  return page;
}

describe('the states', () => {
  it('on its way says so after a second', async () => {
    const page = await openAs('64', '/akun-saya');
    await page.route('**/api/v1/home', () => undefined);
    await page.getByRole('link', { name: 'Beranda' }).first().click();
    await page.getByText('Memuat…').waitFor();
    await keepPicture(page, 'beranda-memuat', usual);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it.each([
    { name: 'beranda', link: 'Beranda', route: '**/api/v1/home' },
    { name: 'daftar', link: 'Kerja Sama', route: '**/api/v1/dossiers?*' },
  ])('$name says what happened and what to do when it cannot be read', async ({ name, link, route }) => {
    const page = await openAs('64', '/akun-saya');
    const problem = {
      type: 'urn:simpul:refusal:storage_busy',
      title: 'Penyimpanan sedang sibuk.',
      status: 503,
      detail: 'Data Anda aman. Coba lagi sebentar lagi.',
      instance: 'req-1',
      errors: [],
    };
    await page.route(route, (asked) =>
      asked.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('link', { name: link }).first().click();
    await page.getByText('Penyimpanan sedang sibuk.').waitFor();
    await keepPicture(page, `${name}-galat`, usual);
    await expectGoodLooks(page);
    await page.unroute(route);
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('table').first().waitFor();
    await page.context().close();
  });

  it('a search that finds nothing keeps its filter and offers the way out', async () => {
    const page = await openAs('64', '/kerja-sama?cari=tidakadasamasekali&giliran=kita');
    await page.getByText('Tidak ada kerja sama dengan saringan ini.').waitFor();
    await keepPicture(page, 'daftar-kosong', usual);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Hapus saringan' }).last().click();
    await page.getByRole('table').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('a dossier of others is as if it did not exist', async () => {
    const page = await openAs('64', `/kerja-sama/${'0'.repeat(64)}`);
    await page.getByRole('alert').waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('reaches every control of a dossier, and every stop is seen', async () => {
    const page = await openDossier();
    const stops = await walk(page, 160);
    expect(stops.length).toBeGreaterThan(30);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
    await page.context().close();
  });

  it('walks the weave with the arrow keys', async () => {
    const page = await openDossier();
    const rows = page.getByRole('list', { name: 'Anyaman' }).locator('> li');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    expect(await rows.last().evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    expect(await rows.first().evaluate((row) => row === document.activeElement)).toBe(true);
    expect(await rows.evaluateAll((all) => all.filter((row) => row.getAttribute('tabindex') === '0').length)).toBe(1);
    await page.context().close();
  });

  it('reads the weave as a list as well', async () => {
    const page = await openDossier();
    await page.getByRole('button', { name: 'Sebagai daftar' }).click();
    await page.getByRole('table', { name: 'Anyaman' }).getByText('Gubernur Kalimantan Timur').first().waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });
});
