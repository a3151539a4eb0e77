// The screens of negotiation in all their states, at every size and in both schemes.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { bali, beginDraft, kalteng, openText, reword, sendRound, textAddress, waitSaved } from './stage/texts.ts';

let node: RunningNode;
let browser: Browser;

const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' },
  { size: 'laptop', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'light' },
  { size: 'zoomed', scheme: 'dark' },
];
const usual: Required<Look> = { size: 'laptop', scheme: 'light' };

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

describe.each([usual, { size: 'phone', scheme: 'dark' } as const])('before there is a text, at $size size', (look) => {
  it('the first step is offered', async () => {
    const page = await openText(browser, node, kalteng, look);
    await page.getByRole('button', { name: 'Mulai draf' }).waitFor();
    await keepPicture(page, 'naskah-mulai', look);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('a negotiation under way', () => {
  it('is told', async () => {
    const first = await openText(browser, node, kalteng);
    const second = await openText(browser, node, bali);
    await beginDraft(first);
    await sendRound(first, 1, 'Draf pertama untuk dibahas.');
    await second.getByRole('button', { name: 'Mulai dari naskah Kalimantan Tengah' }).click();
    await keepPicture(second, 'naskah-dari-pihak-lain', usual);
    await reword(second, 'Pasal 3', 'usaha mikro dan menengah;', 2);
    await reword(second, 'Pasal 5', 'Biaya dibebankan pada APBD masing-masing.');
    await waitSaved(second);
    await sendRound(second, 2);
    await first.getByRole('button', { name: /^Komentar: Pasal 3/ }).click();
    await first.getByLabel('Catatan internal').fill('Tunggu telaah Bappeda.');
    await first.getByRole('button', { name: 'Simpan catatan internal' }).click();
    await first.getByRole('dialog').getByText('Tunggu telaah Bappeda.').waitFor();
    await first.context().close();
    await second.context().close();
  });

  it.each(looks)('keeps its looks at $size size, $scheme', async (look) => {
    const page = await openText(browser, node, kalteng, look);
    const address = await textAddress(page);
    await page.locator('ins').first().waitFor();
    await keepPicture(page, 'naskah', look);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: /^Ubah: Pasal 3/ }).click();
    await keepPicture(page, 'naskah-ubah', look);
    await expectGoodLooks(page);
    await page.getByRole('button',
      { name: 'Percakapan (1): Pasal 5' }).or(page.getByRole('button', { name: /^Komentar: Pasal 5/ })).click();
    await keepPicture(page, 'naskah-komentar', look);
    await expectGoodLooks(page, 'dialog');
    for (const [part, ready] of [['perubahan', 'bagian berbeda'], ['riwayat', 'Baca naskah'],
      ['percakapan', 'Tunggu telaah']] as const) {
      await page.goto(`${address}?bagian=${part}`);
      await page.locator('main').getByText(new RegExp(ready)).first().waitFor();
      await keepPicture(page, `naskah-${part}`, look);
      await expectGoodLooks(page);
    }
    for (const part of ['naskah', 'pasal', 'variabel']) {
      await page.goto(`/pustaka-naskah?bagian=${part}`);
      await page.getByRole('heading', { name: 'Pustaka Naskah' }).waitFor();
      if (part !== 'variabel') await page.locator('summary').first().click();
      await keepPicture(page, `pustaka-${part}`, look);
      await expectGoodLooks(page);
    }
    await page.context().close();
  }, 180_000);

  it.each([usual, { size: 'phone', scheme: 'dark' } as const])('its dialogs keep their looks at $size size',
    async (look) => {
    const page = await openText(browser, node, kalteng, look);
    await page.getByRole('button', { name: 'Terima seluruh naskah' }).click();
    await keepPicture(page, 'naskah-terima', look);
    await expectGoodLooks(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Beri paraf' }).first().click();
    await keepPicture(page, 'naskah-paraf', look);
    await expectGoodLooks(page, 'dialog');
    await page.keyboard.press('Escape');
    await reword(page, 'Pasal 2', `Objek kerja sama, ${look.size}.`);
    await page.getByRole('button', { name: 'Kirim putaran 3' }).click();
    await page.getByRole('dialog').getByText('Yang tidak ikut terkirim').waitFor();
    await page.getByRole('dialog').getByText(/bagian berubah$/).click();
    await keepPicture(page, 'naskah-kirim', look);
    await expectGoodLooks(page, 'dialog');
    await page.context().close();
  });
});

describe('paraf', () => {
  it('stands with who and when, and falls with the pasal that changed', async () => {
    const page = await openText(browser, node, kalteng);
    await page.getByRole('button', { name: 'Beri paraf' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Beri paraf' }).click();
    await page.getByText('Paraf Staf kerja sama tercatat di ruang kita.').waitFor();
    await reword(page, 'Pasal 6', 'Berlaku lima tahun.');
    await waitSaved(page);
    await page.getByText('Gugur: Pasal 6 berubah.').waitFor();
    await keepPicture(page, 'naskah-paraf-gugur', usual);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('the states', () => {
  it('says what happened and what to do when it cannot be read', async () => {
    const page = await openPage(browser, node);
    await signIn(page, await demoAccount(node, 'staff', kalteng), '/kerja-sama');
    const address = await textAddress(page);
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
    await page.context().close();
  });

  it('a document that does not exist is told so', async () => {
    const page = await openText(browser, node, kalteng);
    await page.goto((await textAddress(page)).replace(/kb$/, 'tidak-ada'));
    await page.getByRole('alert').waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('reaches every control of the page, and every stop is seen', async () => {
    const page = await openText(browser, node, kalteng);
    await page.locator('ins').first().waitFor();
    const stops = await walk(page, 160);
    expect(stops.length).toBeGreaterThan(40);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
    await page.context().close();
  });
});
