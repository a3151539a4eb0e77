import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
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

async function openRegister(part = ''): Promise<Page> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), `/pemerintah${part}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the government’s register', () => {
  it('holds what the cases tell, and says that no person is known', async () => {
    const page = await openRegister();
    const main = page.locator('main');
    await main.getByRole('heading', { name: 'Gubernur Kalimantan Timur' }).waitFor();
    await main.getByRole('heading', { name: 'Kepala Biro Pemerintahan dan Otonomi Daerah' }).waitFor();
    expect(await main.getByText('Belum ada pejabat tercatat.').count()).toBe(2);
    await page.getByRole('link', { name: /Perangkat daerah/ }).click();
    await main.getByRole('row', { name: /Biro Pemerintahan dan Otonomi Daerah/ }).getByText('BPOD').waitFor();
    await page.context().close();
  });

  it('takes an office and its holder, and shows who holds it now', async () => {
    const page = await openRegister();
    await page.getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByLabel('Jenis jabatan').selectOption('other');
    await page.getByLabel('Nama jabatan').fill('Asisten Pemerintahan dan Kesejahteraan Rakyat');
    await expectGoodLooks(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByRole('heading', { name: 'Asisten Pemerintahan dan Kesejahteraan Rakyat' }).waitFor();

    await page.getByRole('button', { name: /Catat pejabat Asisten Pemerintahan/ }).click();
    await page.getByLabel('Nama lengkap').fill('Dr. Ir. Yusuf Rahman, M.Si.');
    await page.getByLabel('Mulai menjabat').fill('25 Januari 2022');
    await page.getByText('Dibaca sebagai Selasa, 25 Januari 2022').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Catat pejabat' }).click();
    const timeline = page.getByRole('list', { name: /Pejabat Asisten Pemerintahan/ });
    await timeline.getByText('Dr. Ir. Yusuf Rahman, M.Si.').waitFor();
    expect(await timeline.textContent()).toContain('Definitif, sejak 25 Januari 2022');
    expect(await timeline.textContent()).toContain('menjabat sekarang');
    await page.context().close();
  });

  it('refuses an end before the start at its field, keeps the words and takes the correction', async () => {
    const page = await openRegister();
    await page.getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByLabel('Jenis jabatan').selectOption('other');
    await page.getByLabel('Nama jabatan').fill('Staf Ahli Bidang Ekonomi');
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah jabatan' }).click();
    await page.getByRole('button', { name: /Catat pejabat Staf Ahli/ }).click();
    await page.getByLabel('Nama lengkap').fill('Nur Aini');
    await page.getByLabel('Mulai menjabat').fill('01-02-2022');
    await page.getByLabel('Hari terakhir menjabat').fill('31-01-2022');
    await page.getByRole('dialog').getByRole('button', { name: 'Catat pejabat' }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await summary.getByRole('link').first().click();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toMatch(/-0[12]-2022$/);
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Nur Aini');
    await page.getByLabel('Hari terakhir menjabat').fill('31-12-2023');
    await page.getByRole('dialog').getByRole('button', { name: 'Catat pejabat' }).click();
    const timeline = page.getByRole('list', { name: /Pejabat Staf Ahli/ });
    await timeline.getByText('Nur Aini').waitFor();
    expect(await timeline.textContent()).toContain('1 Februari 2022 sampai 31 Desember 2023');
    await page.context().close();
  });

  it('reads dates as people write them, and says at once what is none', async () => {
    const page = await openRegister();
    await page.getByRole('button', { name: /Catat pejabat/ }).first().click();
    const field = page.getByLabel('Mulai menjabat');
    await field.fill('1/25/22');
    await page.getByLabel('Nomor keputusan').focus();
    await page.getByText(/Tulis tahun dengan empat angka|Tulis tanggal sebagai|Tanggal ini tidak ada/).waitFor();
    await field.fill('2/3/2022');
    await page.getByText('Dibaca sebagai Rabu, 2 Maret 2022').waitFor();
    await page.context().close();
  });

  it('takes an agency and lets it close', async () => {
    const page = await openRegister('?bagian=perangkat');
    await page.getByRole('button', { name: 'Tambah perangkat daerah' }).click();
    await page.getByLabel('Nama perangkat daerah').fill('Badan Riset Daerah Percobaan');
    await page.getByLabel('Singkatan').fill('BRDP');
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah perangkat daerah' }).click();
    await page.getByRole('button', { name: 'Ubah Badan Riset Daerah Percobaan' }).click();
    await page.getByLabel('Perangkat daerah ini sudah tidak ada').check();
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    const row = page.getByRole('row', { name: /Badan Riset Daerah Percobaan/ });
    await row.getByText('Sudah tidak ada').waitFor();
    await page.context().close();
  });

  it('closes a dialog with Escape and gives the focus back', async () => {
    const page = await openRegister();
    const button = page.getByRole('button', { name: 'Tambah jabatan' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Tambah jabatan');
    await page.context().close();
  });
});
