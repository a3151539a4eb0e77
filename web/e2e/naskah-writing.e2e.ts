// Writing survives a lost network and a closed page, and two who write at once lose nothing.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { beginDraft, kalteng, openText, reword, textAddress, waitSaved } from './stage/texts.ts';

let node: RunningNode;
let browser: Browser;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  await beginDraft(page);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const clause = (where: Page, name: string) => where.getByRole('region', { name: new RegExp(`^${name}`) });

describe('without a network', () => {
  it('goes on writing, says where the words are, and sends them when the network is back', async () => {
    await page.context().setOffline(true);
    await reword(page, 'Pasal 2', 'Ditulis tanpa jaringan.');
    await page.getByText(/^Menunggu jaringan\. Tulisan Anda tersimpan di perangkat ini/).waitFor();
    await clause(page, 'Pasal 2').getByText('Ditulis tanpa jaringan.').waitFor();
    await page.getByRole('button', { name: 'Kirim putaran 1' }).click();
    await page.getByRole('dialog').getByText(/tidak ada jaringan/).waitFor();
    await page.keyboard.press('Escape');
    await page.context().setOffline(false);
    await waitSaved(page);
  });

  it('finds the words again after the page was closed', async () => {
    await page.context().setOffline(true);
    await reword(page, 'Pasal 2', 'Ditulis lalu laptop ditutup.');
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto('/kerja-sama');
    await page.goto(await textAddress(page));
    await clause(page, 'Pasal 2').getByText('Ditulis lalu laptop ditutup.').waitFor();
    await waitSaved(page);
    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter((name) => name.startsWith('simpul.naskah')));
    expect(kept).toEqual([]);
  });
});

describe('two of one government', () => {
  it('are joined where each words another pasal', async () => {
    colleague = await openPage(browser, node);
    await signIn(colleague, await demoAccount(node, 'staff', kalteng), '/kerja-sama');
    await colleague.goto(await textAddress(colleague));
    await colleague.getByRole('article').waitFor();
    await page.context().setOffline(true);
    await reword(page, 'Pasal 5', 'Biaya menurut saya.');
    await reword(colleague, 'Pasal 9', 'Perubahan menurut rekan.');
    await waitSaved(colleague);
    await page.context().setOffline(false);
    await clause(page, 'Pasal 9').getByText('Perubahan menurut rekan.').waitFor();
    await waitSaved(page);
    await clause(colleague, 'Pasal 5').getByText('Biaya menurut saya.').waitFor();
  });

  it('see both paragraphs where they worded the same pasal, and choose', async () => {
    await page.context().setOffline(true);
    await reword(page, 'Pasal 5', 'Biaya: tulisan saya.');
    await reword(colleague, 'Pasal 5', 'Biaya: tulisan rekan.');
    await waitSaved(colleague);
    await page.context().setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Bagian ini diubah dua orang' });
    await dialog.getByText('Biaya: tulisan saya.').waitFor();
    await dialog.getByText('Biaya: tulisan rekan.').waitFor();
    await dialog.getByRole('radio', { name: 'Keduanya, saya rapikan kemudian' }).check();
    await dialog.getByRole('button', { name: 'Pakai pilihan ini' }).click();
    await waitSaved(page);
    for (const where of [page, colleague]) {
      await clause(where, 'Pasal 5').getByText('Biaya: tulisan saya.').waitFor();
      await clause(where, 'Pasal 5').getByText('Biaya: tulisan rekan.').waitFor();
      expectNoFaults(where);
    }
  });
});

describe('the keyboard alone', () => {
  it('adds, moves and removes blocks', async () => {
    await page.getByRole('button', { name: /^Ubah: Pasal 1/ }).press('Enter');
    const editor = page.getByRole('region', { name: 'Mengubah Pasal 1' });
    await editor.locator('textarea').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ayat ketiga.');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await editor.locator('textarea').nth(1).inputValue()).toBe('Ayat ketiga.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    expect(await editor.locator('textarea').count()).toBe(3);
    await page.keyboard.press('Escape');
    await clause(page, 'Pasal 1').getByText('(3)').waitFor();
    await waitSaved(page);
  });

  it('adds a clause of the library, refers to it, and the number follows a move', async () => {
    await page.getByLabel('Tambah bagian').selectOption({ index: 2 });
    await page.getByLabel('sesudah').selectOption({ label: 'Pasal 2, Objek kerja sama' });
    await page.getByRole('button', { name: 'Tambahkan' }).press('Enter');
    await page.getByRole('region', { name: 'Mengubah Pasal 3' }).waitFor();
    await page.getByRole('button', { name: 'Selesai mengubah' }).press('Enter');
    await page.getByRole('button', { name: /^Ubah: Pasal 2/ }).press('Enter');
    const editor = page.getByRole('region', { name: 'Mengubah Pasal 2' });
    await editor.locator('textarea').first().fill('Lihat');
    const picker = editor.getByLabel('Sisipkan acuan atau isian').first();
    const target = await picker.locator('option').filter({ hasText: /^Pasal 3,/ }).first().getAttribute('value');
    await picker.selectOption(target);
    await page.getByRole('button', { name: 'Selesai mengubah' }).press('Enter');
    await clause(page, 'Pasal 2').getByText('Lihat Pasal 3').waitFor();
    await page.getByRole('button', { name: /^Ubah: Pasal 3/ }).press('Enter');
    await page.getByRole('button', { name: 'Pindahkan ke bawah', exact: true }).last().press('Enter');
    await page.getByRole('button', { name: 'Selesai mengubah' }).press('Enter');
    await clause(page, 'Pasal 2').getByText('Lihat Pasal 4').waitFor();
    await waitSaved(page);
  });
});
