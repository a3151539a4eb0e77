// Every screen of the shell in its states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture, takesPictures } from './stage/pictures.ts';

let node: RunningNode;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  await fillRegister();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

// The five cases name offices and no person, so people are added here: holders over time, a gap and a surat kuasa.
// Long because a whole register is told in one go.
async function fillRegister(): Promise<void> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/akun-saya');
  // Long because what runs inside the page cannot call what stands outside it.
  await page.evaluate(async () => {
    const send = async (path: string, body: object): Promise<void> => {
      const response = await fetch(`/api/v1/government/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'Content-Type': 'application/json',
          'X-Simpul': '1',
          'Idempotency-Key': `looks-${crypto.randomUUID()}`,
        },
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    };
    await send('holders', {
      holder: 'g1',
      office: 'gubernur',
      name: 'Dr. Contoh Pertama, M.Si.',
      capacity: 'definitif',
      from: '2018-10-01',
      until: '2023-09-30',
    });
    await send('holders', {
      holder: 'g2',
      office: 'gubernur',
      name: 'Prof. Contoh Kedua',
      capacity: 'pj',
      from: '2023-10-02',
      decree: '82/P Tahun 2023',
    });
    await send('holders', {
      holder: 'k1',
      office: 'kepala-bpod',
      name: 'Contoh Ketiga, S.Sos.',
      capacity: 'plt',
      from: '2021-01-04',
    });
    await send('mandates', {
      mandate: 'm1',
      number: '180/421/SK/2022',
      dated: '2022-07-20',
      giver: 'g1',
      receiver: 'k1',
      from: '2022-07-20',
      until: '2022-12-31',
      scope: 'Menandatangani perjanjian kerja sama dengan Provinsi Jawa Timur',
    });
  });
  await page.context().close();
}

// Two schemes and three sizes; the other pairs add pictures for people and nothing that a check could find.
const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'zoomed', scheme: 'light' },
  ...(takesPictures
    ? ([
        { size: 'laptop', scheme: 'dark' },
        { size: 'phone', scheme: 'light' },
      ] as const)
    : []),
];

interface Screen {
  readonly name: string;
  readonly role: 'staff' | 'administrator' | 'auditor';
  readonly path: string;
  // What stands there once the screen is whole.
  readonly ready: (page: Page) => Promise<void>;
}

const byHeading =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('heading', { name }).first().waitFor();
  };

async function pressed(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').first().waitFor();
}

const screens: readonly Screen[] = [
  { name: 'pemerintah', role: 'staff', path: '/pemerintah', ready: byHeading('Gubernur Kalimantan Timur') },
  {
    name: 'perangkat',
    role: 'staff',
    path: '/pemerintah?bagian=perangkat',
    ready: byHeading('Provinsi Kalimantan Timur'),
  },
  { name: 'kuasa', role: 'staff', path: '/pemerintah?bagian=kuasa', ready: byHeading('Provinsi Kalimantan Timur') },
  {
    name: 'pejabat',
    role: 'staff',
    path: '/pemerintah',
    ready: async (page) => {
      await pressed(page, /Catat pejabat Gubernur/);
      await page.getByLabel('Mulai menjabat').fill('25-1-2022');
      await page.getByLabel('Hari terakhir menjabat').fill('24-1-2022');
      await page.getByRole('dialog').getByRole('button', { name: 'Catat pejabat' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'akun-saya',
    role: 'staff',
    path: '/akun-saya',
    ready: async (page) =>
      page
        .getByText(/^Terakhir dipakai/)
        .first()
        .waitFor(),
  },
  { name: 'bukan-peran', role: 'staff', path: '/akun', ready: byHeading('Halaman ini bukan untuk peran Anda') },
  { name: 'tidak-ada', role: 'staff', path: '/tidak-ada', ready: byHeading('Halaman ini tidak ada') },
  {
    name: 'cari',
    role: 'staff',
    path: '/pemerintah',
    ready: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Cari dan buka' }).fill('pembangunan');
      await page.getByText(/\d+ hasil/).waitFor();
    },
  },
  { name: 'akun', role: 'administrator', path: '/akun', ready: async (page) => page.getByRole('table').waitFor() },
  {
    name: 'akun-baru',
    role: 'administrator',
    path: '/akun',
    ready: async (page) => {
      await pressed(page, 'Buat akun');
      await page.getByRole('dialog').getByRole('button', { name: 'Buat akun' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'akun-kelola',
    role: 'administrator',
    path: '/akun',
    ready: async (page) => pressed(page, /^Kelola akun/),
  },
  { name: 'jejak', role: 'auditor', path: '/akun', ready: async (page) => page.getByRole('table').waitFor() },
];

describe.each(looks)('at $size size, $scheme', (look) => {
  it('the door keeps its looks', async () => {
    const page = await openPage(browser, node, look);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Akun peragaan' }).waitFor();
    await keepPicture(page, 'masuk', look);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it.each(['staff', 'administrator', 'auditor'] as const)('the screens of a %s keep their looks', async (role) => {
    const page = await openPage(browser, node, look);
    await signIn(page, await demoAccount(node, role, '64'), '/akun-saya');
    for (const screen of screens.filter((one) => one.role === role)) {
      await page.goto(screen.path);
      await screen.ready(page);
      await keepPicture(page, screen.name, look);
      await expectGoodLooks(page);
    }
    await page.context().close();
  });
});
