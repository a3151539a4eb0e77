// Nobody loses words by signing out, or by a session that ends: what the server has not taken is told of first, stays
// on the device for who wrote it, and goes only where that person says so.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, signIn, sizes, type Look } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { beginDraft, kalteng, openText, reword, textAddress, waitSaved } from './stage/texts.ts';

let node: RunningNode;
let browser: Browser;
let page: Page;
let address: string;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  address = await textAddress(page);
  await beginDraft(page);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const question = (): Locator => page.getByRole('dialog', { name: 'Tulisan Anda belum terkirim' });
const signOut = (): Promise<void> => page.getByRole('button', { name: 'Keluar', exact: true }).first().click();
const pasal = (words: string): Promise<void> => page.getByText(words).first().waitFor();
const keptHere = (): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('simpul.naskah')));

// Writes while the server is away and goes elsewhere: the words are on the device, and no screen of the text is open.
// What a page sends as it goes passes by a network that is only switched off for pages, so the server itself is away.
async function writeAndGo(words: string): Promise<void> {
  await node.stop();
  await reword(page, 'Pasal 2', words);
  await page.goto('about:blank');
  await node.start();
  await page.goto('/kerja-sama');
}

describe('signing out', () => {
  it('sends what waits, where it can', async () => {
    await reword(page, 'Pasal 2', 'Ditulis tepat sebelum keluar.');
    await signOut();
    await page.getByLabel('Nama akun').waitFor();
    expect(await keptHere()).toEqual([]);
    await signIn(page, await demoAccount(node, 'staff', kalteng), address);
    await pasal('Ditulis tepat sebelum keluar.');
  });

  it('asks first where the network is away, and staying keeps every word', async () => {
    await page.context().setOffline(true);
    await reword(page, 'Pasal 2', 'Ditulis di pesawat.');
    await signOut();
    await question().getByRole('link', { name: 'Nota Kesepahaman' }).waitFor();
    await question().getByText(/^1 bagian naskah, ditulis /).waitFor();
    for (const look of [{ size: 'laptop', scheme: 'light' }, { size: 'phone', scheme: 'dark' }] as Required<Look>[]) {
      await page.setViewportSize(sizes[look.size]);
      await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
      await keepPicture(page, 'keluar-belum-terkirim', look);
      await expectGoodLooks(page, 'dialog');
    }
    await page.setViewportSize(sizes.laptop);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await question().getByRole('button', { name: 'Tetap masuk' }).click();
    await page.context().setOffline(false);
    await waitSaved(page);
    await pasal('Ditulis di pesawat.');
  });

  it('sends words whose screen is closed', async () => {
    await writeAndGo('Ditulis lalu pergi ke halaman lain.');
    await signOut();
    await page.getByLabel('Nama akun').waitFor();
    expect(await keptHere()).toEqual([]);
    await signIn(page, await demoAccount(node, 'staff', kalteng), address);
    await pasal('Ditulis lalu pergi ke halaman lain.');
  });

  it('leads to them where they cannot be sent', async () => {
    await writeAndGo('Ditulis lalu halaman ditutup.');
    await page.context().setOffline(true);
    await signOut();
    await question().getByText(/^1 bagian naskah, ditulis /).waitFor();
    await page.context().setOffline(false);
    await question().getByRole('link', { name: 'Nota Kesepahaman' }).click();
    await waitSaved(page);
    await pasal('Ditulis lalu halaman ditutup.');
    await signOut();
    await page.getByLabel('Nama akun').waitFor();
    await signIn(page, await demoAccount(node, 'staff', kalteng), address);
    await pasal('Ditulis lalu halaman ditutup.');
  });

  it('discards them only where that is said', async () => {
    await writeAndGo('Ditulis lalu dibuang.');
    await page.context().setOffline(true);
    await signOut();
    await question().waitFor();
    await page.keyboard.press('Escape');
    expect(await keptHere()).toHaveLength(1);
    await signOut();
    await question().waitFor();
    await page.context().setOffline(false);
    await question().getByRole('button', { name: 'Keluar dan buang tulisan ini' }).click();
    await page.getByLabel('Nama akun').waitFor();
    expect(await keptHere()).toEqual([]);
    await signIn(page, await demoAccount(node, 'staff', kalteng), address);
    await pasal('Ditulis lalu halaman ditutup.');
  });
});

describe('a session that ends', () => {
  it('leaves the words on the device, for the next time the same person signs in', async () => {
    await page.context().setOffline(true);
    await reword(page, 'Pasal 2', 'Ditulis ketika sesi berakhir.');
    await page.context().clearCookies();
    await page.context().setOffline(false);
    await page.getByLabel('Nama akun').waitFor();
    expect(await keptHere()).toHaveLength(1);
    await signIn(page, await demoAccount(node, 'staff', kalteng), address);
    await pasal('Ditulis ketika sesi berakhir.');
    await waitSaved(page);
    expect(await keptHere()).toEqual([]);
    expectNoFaults(page);
  });
});
