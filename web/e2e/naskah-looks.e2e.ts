// The screens of negotiation in all their states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, sizes, type Look } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
import { expectColours, expectGoodLooks, expectShape } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { bali, beginDraft, kalteng, openText, reword, sendRound, textAddress, waitSaved } from './stage/texts.ts';

let node: RunningNode;
let browser: Browser;
// One person of Kalimantan Tengah, who goes through the door once.
let page: Page;
let address: string;

const usual: Required<Look> = { size: 'laptop', scheme: 'light' };

// One screen, drawn once and looked at in every size and scheme. Colours follow the scheme and shapes the size, so each
// is looked at wherever it can differ; below 860 pixels tablets and zoomed laptops have the colours of phones.
const sights: readonly { look: Required<Look>; sees: typeof expectGoodLooks }[] = [
  { look: usual, sees: expectGoodLooks },
  { look: { size: 'laptop', scheme: 'dark' }, sees: expectColours },
  { look: { size: 'phone', scheme: 'light' }, sees: expectGoodLooks },
  { look: { size: 'phone', scheme: 'dark' }, sees: expectColours },
  { look: { size: 'tablet', scheme: 'light' }, sees: expectShape },
  { look: { size: 'zoomed', scheme: 'dark' }, sees: expectShape },
];

async function lookedAt(name: string, within?: string): Promise<void> {
  for (const { look, sees } of sights) {
    await show(look);
    await keepPicture(page, name, look);
    await sees(page, within);
  }
  await show(usual);
}

async function open(query = ''): Promise<void> {
  await page.goto(address + query);
  await page.getByRole('heading', { level: 1, name: 'Nota Kesepahaman' }).waitFor();
}

async function show(look: Required<Look>): Promise<void> {
  await page.setViewportSize(sizes[look.size]);
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
}

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  address = await textAddress(page);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

describe('before there is a text', () => {
  it('the first step is offered', async () => {
    await page.getByRole('button', { name: 'Mulai draf' }).waitFor();
    await lookedAt('naskah-mulai');
    await page.getByRole('button', { name: 'Masukkan berkas Word atau PDF' }).click();
    await lookedAt('naskah-berkas', 'dialog');
  });
});

describe('a negotiation under way', () => {
  it('is told', async () => {
    await open();
    const second = await openText(browser, node, bali);
    await beginDraft(page);
    await sendRound(page, 1, 'Draf pertama untuk dibahas.');
    await second.getByRole('button', { name: 'Mulai dari naskah Kalimantan Tengah' }).click();
    await keepPicture(second, 'naskah-dari-pihak-lain', usual);
    await reword(second, 'Pasal 3', 'usaha mikro dan menengah;', 2);
    await reword(second, 'Pasal 5', 'Biaya dibebankan pada APBD masing-masing.');
    await waitSaved(second);
    await sendRound(second, 2);
    await page.getByRole('button', { name: /^Komentar: Pasal 3/ }).click();
    await page.getByLabel('Catatan internal').fill('Tunggu telaah Bappeda.');
    await page.getByRole('button', { name: 'Simpan catatan internal' }).click();
    await page.getByRole('dialog').getByText('Tunggu telaah Bappeda.').waitFor();
    await second.context().close();
  });

  it('keeps its looks while it is read, worded and spoken of', async () => {
    await open();
    await page.locator('ins').first().waitFor();
    await lookedAt('naskah');
    await page.getByRole('button', { name: /^Ubah: Pasal 3/ }).click();
    await lookedAt('naskah-ubah');
    await page.getByRole('button',
      { name: 'Percakapan (1): Pasal 5' }).or(page.getByRole('button', { name: /^Komentar: Pasal 5/ })).click();
    await lookedAt('naskah-komentar', 'dialog');
  });

  it.each([['perubahan', 'bagian berbeda'], ['riwayat', 'Baca naskah'], ['percakapan', 'Tunggu telaah']])(
    'keeps its looks in its part %s', async (part, ready) => {
      await open(`?bagian=${part}`);
      await page.locator('main').getByText(new RegExp(ready)).first().waitFor();
      await lookedAt(`naskah-${part}`);
      });

  it('keeps the looks of the library', async () => {
    for (const part of ['naskah', 'pasal', 'variabel']) {
      await page.goto(`/pustaka-naskah?bagian=${part}`);
      await page.getByRole('heading', { name: 'Pustaka Naskah' }).waitFor();
      if (part !== 'variabel') await page.locator('summary').first().click();
      await lookedAt(`pustaka-${part}`);
    }
  });

  it('its dialogs keep their looks', async () => {
    await open();
    await page.getByRole('button', { name: 'Terima seluruh naskah' }).click();
    await lookedAt('naskah-terima', 'dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Beri paraf' }).first().click();
    await lookedAt('naskah-paraf', 'dialog');
    await page.keyboard.press('Escape');
    await reword(page, 'Pasal 2', 'Objek kerja sama, diperiksa.');
    await page.getByRole('button', { name: 'Kirim putaran 3' }).click();
    await page.getByRole('dialog').getByText('Yang tidak ikut terkirim').waitFor();
    await page.getByRole('dialog').getByText(/bagian berubah$/).click();
    await lookedAt('naskah-kirim', 'dialog');
  });
});

describe('paraf', () => {
  it('stands with who and when, and falls with the pasal that changed', async () => {
    await open();
    await page.getByRole('button', { name: 'Beri paraf' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Beri paraf' }).click();
    await page.getByText('Paraf Staf kerja sama tercatat di ruang kita.').waitFor();
    await reword(page, 'Pasal 6', 'Berlaku lima tahun.');
    await waitSaved(page);
    await page.getByText('Gugur: Pasal 6 berubah.').waitFor();
    await keepPicture(page, 'naskah-paraf-gugur', usual);
    await expectGoodLooks(page);
  });
});

describe('the states', () => {
  it('says what happened and what to do when it cannot be read', async () => {
    const problem = {
      type: 'urn:simpul:refusal:storage_busy', title: 'Penyimpanan sedang sibuk.', status: 503,
      detail: 'Data Anda aman. Coba lagi sebentar lagi.', instance: 'req-1', errors: [],
    };
    await page.route('**/negotiation', (asked) =>
      asked.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.goto(address);
    await page.getByText('Penyimpanan sedang sibuk.').waitFor();
    await keepPicture(page, 'naskah-galat', usual);
    await expectGoodLooks(page);
    await page.unroute('**/negotiation');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('article').waitFor();
  });

  it('a document that does not exist is told so', async () => {
    await page.goto(address.replace(/kb$/, 'tidak-ada'));
    await page.getByRole('alert').waitFor();
    await expectGoodLooks(page);
  });
});

describe('the keyboard', () => {
  it('reaches every control of the page, and every stop is seen', async () => {
    await open();
    await page.locator('ins').first().waitFor();
    const stops = await walk(page, 160);
    expect(stops.length).toBeGreaterThan(40);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
  });
});
