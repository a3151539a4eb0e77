// What every screen shows before there is something to show: on its way, refused, empty; and each of them in English.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';

let node: RunningNode;
let browser: Browser;
let dossier = '';

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  const page = await pageOf('staff', '64', looks[0]);
  const answer = await page.request.get('/api/v1/dossiers');
  dossier = ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const looks = [
  { size: 'phone', scheme: 'light' },
  { size: 'laptop', scheme: 'dark' },
] as const satisfies readonly Required<Look>[];

interface Screen {
  readonly name: string;
  readonly role: 'staff' | 'administrator' | 'auditor';
  readonly path: () => string;
  // What the screen reads.
  readonly reads: RegExp;
}

const screens: readonly Screen[] = [
  { name: 'beranda', role: 'staff', path: () => '/', reads: /\/api\/v1\/home$/ },
  { name: 'daftar', role: 'staff', path: () => '/kerja-sama', reads: /\/api\/v1\/dossiers\?/ },
  { name: 'berkas', role: 'staff', path: () => `/kerja-sama/${dossier}`, reads: /\/api\/v1\/dossiers\/\w{64}$/ },
  { name: 'pemerintah', role: 'staff', path: () => '/pemerintah', reads: /\/api\/v1\/government$/ },
  { name: 'akun-saya', role: 'staff', path: () => '/akun-saya', reads: /\/api\/v1\/account\/sessions$/ },
  { name: 'akun', role: 'administrator', path: () => '/akun', reads: /\/api\/v1\/accounts(\?.*)?$/ },
  { name: 'jejak', role: 'auditor', path: () => '/akun', reads: /\/api\/v1\/audit-trail(\?.*)?$/ },
];

// One person of a role signs in once for each look.
const pages = new Map<string, Page>();

async function pageOf(role: Screen['role'], government: string, look: Look): Promise<Page> {
  const name = [role, government, look.size].join(' ');
  const known = pages.get(name);
  if (known) return known;
  const page = await openPage(browser, node, look);
  await signIn(page, await demoAccount(node, role, government), '/tidak-ada');
  pages.set(name, page);
  return page;
}

async function inEnglish(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('simpul.language', 'en'));
}

describe.each(looks)('at $size size, $scheme', (look) => {
  it.each(screens)('$name tells that it is on its way', async ({ name, role, path, reads }) => {
    const page = await pageOf(role, '64', look);
    await page.route(reads, () => undefined);
    await page.goto(path());
    // The door waits for its screen's code in the same words; what is looked at is the screen.
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Memuat…').first().waitFor();
    await keepPicture(page, `${name}-memuat`, look);
    await expectGoodLooks(page);
    await page.unroute(reads);
  });

  it.each(screens)('$name tells what happened, what is safe and what to do', async ({ name, role, path, reads }) => {
    const page = await pageOf(role, '64', look);
    const problem = {
      type: 'urn:simpul:refusal:storage_busy', title: 'Penyimpanan sedang sibuk.', status: 503,
      detail: 'Data Anda aman. Coba lagi sebentar lagi.', instance: 'req-1', errors: [],
    };
    const answer = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    await page.route(reads, (asked) => asked.fulfill(answer));
    await page.goto(path());
    await page.getByText('Penyimpanan sedang sibuk.').first().waitFor();
    await page.getByText('Data Anda aman. Coba lagi sebentar lagi.').first().waitFor();
    await keepPicture(page, `${name}-galat`, look);
    await expectGoodLooks(page);
    await page.unroute(reads);
    await page.getByRole('button', { name: 'Coba lagi' }).first().click();
    await page.getByText('Penyimpanan sedang sibuk.').first().waitFor({ state: 'hidden' });
  });

  it('an empty house says what belongs there and offers the first step', async () => {
    const page = await pageOf('staff', '64', look);
    const today = '2026-01-02';
    const counts = { dossiers: 0, mine: 0, others: 0, ending: 0, sleeping: 0 };
    const home = { today, counts, mine: [], others: [], ending: [], sleeping: [] };
    await page.route(/\/api\/v1\/home$/, (asked) => asked.fulfill({ json: home }));
    await page.route(/\/api\/v1\/dossiers\?/, (asked) => asked.fulfill({ json: { today, items: [], total: 0 } }));
    await page.goto('/');
    await page.getByText('Belum ada kerja sama.').waitFor();
    await page.locator('main').getByRole('link', { name: 'Daftarkan kerja sama lama' }).waitFor();
    await keepPicture(page, 'beranda-kosong', look);
    await expectGoodLooks(page);
    await page.goto('/kerja-sama');
    await page.getByText('Belum ada kerja sama.').waitFor();
    await page.locator('main').getByRole('link', { name: 'Usulan baru' }).waitFor();
    await keepPicture(page, 'daftar-belum-ada', look);
    await expectGoodLooks(page);
    await page.unrouteAll();
  });

  // No report names an office, an agency or a person of Jakarta.
  it.each([
    ['', 'Belum ada jabatan'],
    ['?bagian=perangkat', 'Belum ada perangkat daerah'],
    ['?bagian=kuasa', 'Belum ada surat kuasa'],
  ])('an empty register says what belongs there: %s', async (part, words) => {
    const page = await pageOf('staff', '31', look);
    await page.goto(`/pemerintah${part}`);
    await page.getByText(words, { exact: true }).waitFor();
    await keepPicture(page, `pemerintah-kosong${part.replace('?bagian=', '-')}`, look);
    await expectGoodLooks(page);
  });
});

describe('in English', () => {
  const own = ['/kerja-sama/baru', '/kerja-sama/daftarkan', '/kerja-sama/impor', '/pemerintah', '/akun-saya', '/akun'];

  it.each(looks)('no Indonesian word is left over at $size size, $scheme', async (look) => {
    const page = await pageOf('staff', '64', look);
    await inEnglish(page);
    for (const path of own) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
      await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      await page.getByText('Loading…').waitFor({ state: 'hidden' });
      const text = await page.locator('main').innerText();
      expect(text.match(/\b(yang|belum|dengan|untuk|atau|tidak|sudah|Anda|Pasal|ayat)\b/giu) ?? [], path).toEqual([]);
      await keepPicture(page, `english${path.replaceAll('/', '-')}`, look);
      await expectGoodLooks(page);
    }
  });

  it.each(looks)('the screens with papers keep their looks at $size size, $scheme', async (look) => {
    const page = await pageOf('staff', '64', look);
    await inEnglish(page);
    for (const path of ['/', '/kerja-sama', `/kerja-sama/${dossier}`]) {
      await page.goto(path);
      await page.locator('main').getByText(/Signing the KB/).first().waitFor({ state: 'attached' });
      await keepPicture(page, `english-papers-${path.split('/').length}`, look);
      await expectGoodLooks(page);
    }
  });
});
