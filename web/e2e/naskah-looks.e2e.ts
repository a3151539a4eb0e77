// The screens of negotiation in all their states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, sizes, type Look } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
import { expectColours, expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { bali, beginDraft, kalteng, openText, reword, sendRound, textAddress, waitSaved } from './stage/texts.ts';

let node: RunningNode;
let browser: Browser;

const usual: Required<Look> = { size: 'laptop', scheme: 'light' };

// One screen, drawn once and looked at in every size; `also` is the other scheme of a size, where only colours differ.
const sights: readonly { look: Required<Look>; also?: Required<Look> }[] = [
  { look: usual, also: { size: 'laptop', scheme: 'dark' } },
  { look: { size: 'phone', scheme: 'light' }, also: { size: 'phone', scheme: 'dark' } },
  { look: { size: 'tablet', scheme: 'light' } },
  { look: { size: 'zoomed', scheme: 'dark' } },
];

async function lookedAt(page: Page, name: string, within?: string): Promise<void> {
  for (const { look, also } of sights) {
    await show(page, look);
    await keepPicture(page, name, look);
    await expectGoodLooks(page, within);
    if (!also) continue;
    await show(page, also);
    await keepPicture(page, name, also);
    await expectColours(page, within);
  }
  await show(page, usual);
}

async function show(page: Page, look: Required<Look>): Promise<void> {
  await page.setViewportSize(sizes[look.size]);
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
}

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

describe('before there is a text', () => {
  it('the first step is offered', async () => {
    const page = await openText(browser, node, kalteng);
    await page.getByRole('button', { name: 'Mulai draf' }).waitFor();
    await lookedAt(page, 'naskah-mulai');
    await page.getByRole('button', { name: 'Masukkan berkas Word atau PDF' }).click();
    await lookedAt(page, 'naskah-berkas', 'dialog');
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

  it('keeps its looks while it is read, worded and spoken of', async () => {
    const page = await openText(browser, node, kalteng);
    await page.locator('ins').first().waitFor();
    await lookedAt(page, 'naskah');
    await page.getByRole('button', { name: /^Ubah: Pasal 3/ }).click();
    await lookedAt(page, 'naskah-ubah');
    await page.getByRole('button',
      { name: 'Percakapan (1): Pasal 5' }).or(page.getByRole('button', { name: /^Komentar: Pasal 5/ })).click();
    await lookedAt(page, 'naskah-komentar', 'dialog');
    await page.context().close();
  });

  it.each([['perubahan', 'bagian berbeda'], ['riwayat', 'Baca naskah'], ['percakapan', 'Tunggu telaah']])(
    'keeps its looks in its part %s', async (part, ready) => {
      const page = await openText(browser, node, kalteng);
      await page.goto(`${await textAddress(page)}?bagian=${part}`);
      await page.locator('main').getByText(new RegExp(ready)).first().waitFor();
      await lookedAt(page, `naskah-${part}`);
      await page.context().close();
    });

  it('keeps the looks of the library', async () => {
    const page = await openText(browser, node, kalteng);
    for (const part of ['naskah', 'pasal', 'variabel']) {
      await page.goto(`/pustaka-naskah?bagian=${part}`);
      await page.getByRole('heading', { name: 'Pustaka Naskah' }).waitFor();
      if (part !== 'variabel') await page.locator('summary').first().click();
      await lookedAt(page, `pustaka-${part}`);
    }
    await page.context().close();
  });

  it('its dialogs keep their looks', async () => {
    const page = await openText(browser, node, kalteng);
    await page.getByRole('button', { name: 'Terima seluruh naskah' }).click();
    await lookedAt(page, 'naskah-terima', 'dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Beri paraf' }).first().click();
    await lookedAt(page, 'naskah-paraf', 'dialog');
    await page.keyboard.press('Escape');
    await reword(page, 'Pasal 2', 'Objek kerja sama, diperiksa.');
    await page.getByRole('button', { name: 'Kirim putaran 3' }).click();
    await page.getByRole('dialog').getByText('Yang tidak ikut terkirim').waitFor();
    await page.getByRole('dialog').getByText(/bagian berubah$/).click();
    await lookedAt(page, 'naskah-kirim', 'dialog');
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
