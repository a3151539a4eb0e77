// The ways in: a new proposal, an old agreement, a whole table; and the way to a signature by keyboard alone.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { typedDay } from './stage/days.ts';
import { expectFaults, pass, press } from './stage/dialogs.ts';
import { pdf } from './stage/files.ts';
import { tabTo } from './stage/keys.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const needed = 'Isi bagian ini.';

let node: RunningNode;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama/baru');
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const main = (): Locator => page.locator('main');

async function choosePartner(name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Daerah mitra' }).pressSequentially(name);
  // While the answer is on its way, Enter neither chooses something else nor sends the form.
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().getByText(`Provinsi ${name}`, { exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

describe('a new proposal', () => {
  it('explains the kinds that are not run here', async () => {
    await page.getByText('Mitra bukan daerah lain?').click();
    await page.getByText('Mitranya bukan daerah melainkan perorangan').waitFor();
    await expectGoodLooks(page);
  });

  it('does not go on without a partner, and says so at the field', async () => {
    await press('Lanjut', page);
    await expectFaults(main(), ['Daerah mitra: Pilih sedikitnya 1 daerah mitra.']);
    await main().getByRole('alert').getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await choosePartner('Gorontalo');
    await press('Lanjut', page);
  });

  it('takes title and object, and the way back keeps them', async () => {
    await page.getByText('Langkah 2 dari 3').waitFor();
    await expectGoodLooks(page);
    await page.getByLabel('Apa yang dikerjasamakan').fill('Pasokan jagung dan angkutannya');
    await press('Lanjut', page);
    await expectFaults(main(), [`Judul kerja sama: ${needed}`]);
    await page.getByLabel('Judul kerja sama').fill('Bandar pangan dan pelayaran rakyat');
    await page.getByLabel('Cari urusan').fill('pertan');
    await page.getByLabel('Pertanian').check();
    await press('Lanjut', page);
    await page.getByText('Langkah 3 dari 3').waitFor();
    await page.goBack();
    expect(await page.getByLabel('Judul kerja sama').inputValue()).toBe('Bandar pangan dan pelayaran rakyat');
    await page.goForward();
  });

  it('shows before opening what the other side will see', async () => {
    await page.getByRole('heading', { name: 'Apa yang akan dilihat pihak lain' }).waitFor();
    await expectGoodLooks(page);
    await press('Buka berkas kerja sama', page);
    await page.getByText('Giliran Pemerintah Provinsi Kalimantan Timur').waitFor();
    await main().getByText('Pasokan jagung dan angkutannya', { exact: true }).waitFor();
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Persiapan');
  });
});

describe('with the keyboard alone', () => {
  const type = async (field: string | RegExp, text: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  const enter = async (button: string | RegExp): Promise<void> => {
    await tabTo(page, button);
    await page.keyboard.press('Enter');
  };

  it('one opens a dossier', async () => {
    await page.goto('/kerja-sama');
    await page.getByRole('table').first().waitFor();
    await enter('Usulan baru');
    await tabTo(page, /^Daerah mitra/);
    await choosePartner('Maluku Utara');
    await enter('Lanjut');
    await page.getByText('Langkah 2 dari 3').waitFor();
    await type(/^Judul kerja sama/, 'Rempah dan kopra');
    await enter('Lanjut');
    await page.getByText('Langkah 3 dari 3').waitFor();
    await enter('Buka berkas kerja sama');
    await main().getByText('Belum ada naskah terdaftar.').waitFor();
  });

  it('one registers the paper to be signed', async () => {
    await enter('Daftarkan naskah');
    await type(/^Judul sebagaimana tercetak/, 'Kesepakatan Bersama Rempah');
    await type(/^Final dan menunggu tanda tangan sejak/, '10-03-2022');
    await enter('Daftarkan');
    await page.getByText('Naskah terdaftar.').waitFor();
  });

  it('one signs, and the box says so', async () => {
    await enter(/^Kesepakatan Bersama Rempah, Kalimantan Timur: Belum/);
    await page.getByRole('dialog').waitFor();
    await type(/^Tanggal ditandatangani/, '11-03-2022');
    await enter('Catat tanda tangan');
    await page.getByText('Tanda tangan tercatat pada 1 naskah.').waitFor();
    await page.getByRole('button', { name: /^Kesepakatan Bersama Rempah, Kalimantan Timur: Ditandatangani/ }).waitFor();
    await main().getByText('Gubernur Kalimantan Timur menandatangani kesepakatan bersama.').waitFor();
  });
});

describe('an old agreement', () => {
  it('is registered in one form with its scan first', async () => {
    await page.goto('/kerja-sama/daftarkan');
    const scan = page.locator('input[type=file]');
    const drawing = { name: 'denah.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await scan.setInputFiles(drawing);
    await page.getByText('Berkas ini bukan PDF, JPG, PNG, atau WebP. Pilih berkas lain.').waitFor();
    await scan.setInputFiles(pdf('KB_Gorontalo_2019.pdf'));
    expect(await page.getByLabel('Judul kerja sama').inputValue()).toBe('KB Gorontalo 2019');
    await press('Daftarkan kerja sama', page);
    await expectFaults(main(), ['Daerah mitra: Pilih sedikitnya 1 daerah mitra.']);
    await expectGoodLooks(page);
    await choosePartner('Gorontalo');
    await page.getByLabel('Tanggal ditandatangani').fill('05-02-2019');
    await page.getByLabel('Berakhir').fill(typedDay(60));
    await press('Daftarkan kerja sama', page);
    await page.getByText('Kerja sama lama terdaftar.').waitFor();
    await page.getByRole('heading', { level: 1 }).getByText('Gorontalo').waitFor();
    await main().getByRole('button', { name: /Gorontalo: Ditandatangani/ }).waitFor();
  });

  it('that ends soon stands on Beranda until it is renewed', async () => {
    const dossier = page.url();
    await page.goto('/');
    await main().getByRole('heading', { name: 'Akan berakhir (1)' }).waitFor();
    await main().getByText('KB Gorontalo 2019').first().waitFor();
    await page.goto(dossier);
    await renew();
    await page.goto('/');
    await main().getByRole('heading', { name: 'Akan berakhir (0)' }).waitFor();
  });

  // A renewal is a paper of its own: it moves the end once all have signed it.
  async function renew(): Promise<void> {
    await pass(page, {
      open: 'Daftarkan naskah',
      wrong: (form) => form.getByLabel('Jenis menurut hukum').selectOption({ label: 'Perpanjangan' }),
      send: 'Daftarkan',
      faults: [`Judul sebagaimana tercetak: ${needed}`],
      right: (form) => form.getByLabel('Judul sebagaimana tercetak').fill('Perpanjangan KB Gorontalo'),
      done: 'Naskah terdaftar.',
    });
    await main().getByRole('button', { name: /^Perpanjangan KB Gorontalo/, expanded: false }).last().click();
    await press('Isi jangka waktu', main().locator('li', { hasText: 'Perpanjangan KB Gorontalo' }).last());
    await page.getByRole('dialog').getByLabel('Berakhir').fill(typedDay(60 + 5 * 365));
    await press('Catat jangka waktu', page.getByRole('dialog'));
    await page.getByText('Jangka waktu tercatat.').waitFor();
    for (const party of ['Kalimantan Timur', 'Gorontalo']) {
      await main().getByRole('button', { name: new RegExp(`^Perpanjangan KB Gorontalo, ${party}: Belum`) }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Tanggal ditandatangani').fill(typedDay(-1));
      await form.getByLabel('Bukti atau sumber').fill('dilihat pada naskah asli');
      await press('Catat tanda tangan', form);
      await main().getByRole('button', { name: new RegExp(`^Perpanjangan KB Gorontalo, ${party}: Ditanda`) }).waitFor();
    }
  }
});

describe('a table of old agreements', () => {
  it('is checked row by row before anything is recorded', async () => {
    await page.goto('/kerja-sama/impor');
    await press('Periksa tabel', page);
    await expectFaults(main(), ['Tabel CSV: Pilih tabel CSV.']);
    const rows = ['judul,mitra,berakhir', 'Kerja sama pelabuhan,73,', 'Tanpa mitra,99,', 'Salah tanggal,75,31-02-2025'];
    const file = { name: 'daftar.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) };
    await page.locator('input[type=file]').setInputFiles(file);
    await press('Periksa tabel', page);
    await page.getByText('1 baris siap diimpor').waitFor();
    await page.getByText('2 baris perlu diperbaiki dan akan dilewati').waitFor();
    await page.getByRole('row', { name: /Tanpa mitra/ }).getByText('kolom mitra').waitFor();
    await page.getByRole('row', { name: /Salah tanggal/ }).getByText('kolom berakhir').waitFor();
    await expectGoodLooks(page);
  });

  it('is then recorded, and its agreement found in the list', async () => {
    await press('Impor 1 kerja sama', page);
    await page.getByText('1 kerja sama terdaftar.').waitFor();
    await page.goto('/kerja-sama');
    await page.getByRole('row', { name: /Kerja sama pelabuhan/ }).getByText('Sulawesi Selatan').waitFor();
  });
});
