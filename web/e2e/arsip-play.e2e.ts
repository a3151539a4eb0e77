// An old agreement from the scanner into the register: read, confirmed field by field, corrected once, found, counted.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { pdf } from './stage/files.ts';
import { expectNoFaults } from './stage/looks.ts';
import { oldCooperation } from './stage/old-papers.ts';
import { keepPicture } from './stage/pictures.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { noAgreement, oldAgreement, scanned } from './stage/scans.ts';

let node: RunningNode;
let browser: Browser;
let page: Page;
let scan: Buffer;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openPage(browser, node);
  scan = await scanned(browser, oldAgreement);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama/daftarkan');
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const item = (name: string): Locator => page.getByRole('group', { name, exact: true });
const total = async (): Promise<number> => {
  const answer = await page.request.get('/api/v1/dossiers');
  return ((await answer.json()) as { total: number }).total;
};
async function readFile(name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
}

describe('an old agreement from its scan', () => {
  it('is reached from the form, and files that are none say so', async () => {
    await page.getByRole('link', { name: 'Baca isinya dari berkas' }).click();
    await page.getByRole('heading', { name: 'Baca naskah lama dari berkasnya' }).waitFor();
    await readFile('rusak.pdf', Buffer.from('%PDF-1.7 terpotong'));
    await page.getByRole('alert').getByText('Berkas rusak atau tidak utuh.').waitFor();
    await readFile('resep.pdf', await scanned(browser, noAgreement));
    await page.getByText('Berkas ini tidak tampak seperti naskah kerja sama.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pilih berkas lain' }).click();
    await readFile('kosong.pdf', pdf('kosong.pdf').buffer);
    await page.getByText('Berkas ini tidak tampak seperti naskah kerja sama.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pilih berkas lain' }).click();
  });

  it('is read, with every value at its place on the page', async () => {
    await readFile('KB sungai 2022.pdf', scan);
    await page.getByText('Naskah sedang dibaca…').waitFor();
    await item('Jenis naskah').waitFor({ timeout: 60_000 });
    expect(await item('Judul kerja sama').innerText()).toContain('PENGELOLAAN SUNGAI DAN RAWA');
    expect(await item('Nomor naskah, Pihak 2').innerText()).toContain('120.1/88/011.2/2022');
    expect(await item('Penanda tangan, Pihak 1').innerText()).toContain('H. RADEN SUTOYO');
    expect(await item('Judul pasal').innerText()).toContain('2. PENGERUKAN ALUR');
    const day = await item('Tanggal ditandatangani').innerText();
    expect(day).toContain('Perlu dilihat');
    expect(day).toContain('berbeda dari tanggal dengan angka');

    await page.getByTitle('Tempat ditandatangani, halaman 1').first().click();
    await item('Tempat ditandatangani').locator(':focus').waitFor();
    await page.getByRole('button', { name: 'Lihat Jangka waktu di halaman 2' }).click();
    await page.locator('[data-lit]').and(page.getByTitle('Jangka waktu, halaman 2')).first().waitFor();
  });

  it('is not registered before each part is confirmed', async () => {
    const before = await total();
    await page.getByRole('button', { name: 'Daftarkan kerja sama', exact: true }).click();
    await page.getByRole('alert').getByText('Jenis naskah: tekan Sesuai, atau ubah isinya.').waitFor();
    await page.getByRole('alert').getByText('Pilih jenis kerja samanya.').waitFor();
    expect(await total()).toBe(before);
  });

  it('is confirmed by keyboard, corrected once, and registered with its scan', async () => {
    const before = await total();
    await page.getByRole('button', { name: 'Ubah Tanggal ditandatangani' }).click();
    await page.getByRole('textbox', { name: 'Tanggal ditandatangani' }).fill('29-07-2022');
    await page.getByRole('button', { name: 'Sesuai: Tanggal ditandatangani' }).click();
    await page.getByRole('button', { name: 'Sesuai: Jenis naskah' }).focus();
    // Each word given leads to the next thing that waits for one.
    for (let i = 0; i < 30 && (await page.locator('[data-open]').count()) > 0; ++i) await page.keyboard.press('Enter');
    await page.getByText('Semua isian yang terbaca sudah Anda periksa.').waitFor();
    await page.getByRole('radio', { name: /^KSDD Sukarela|^Kerja sama sukarela/i }).check();
    await page.getByLabel('Cari urusan').fill('pekerjaan umum');
    await page.getByRole('checkbox', { name: /pekerjaan umum/i }).first().check();
    await page.getByRole('button', { name: 'Ubah Mulai berlaku' }).click();
    await page.getByRole('textbox', { name: 'Mulai berlaku' }).fill('29-07-2022');
    await page.getByRole('button', { name: 'Sesuai: Mulai berlaku' }).click();
    await page.getByRole('button', { name: 'Daftarkan kerja sama', exact: true }).click();
    await page.getByText('Kerja sama lama terdaftar beserta pindaiannya.').waitFor();
    await keepPicture(page, 'arsip-terdaftar', { size: 'laptop', scheme: 'light' });
    await page.getByText('PENGELOLAAN SUNGAI DAN RAWA', { exact: true }).first().waitFor();
    expect(await page.locator('main').innerText()).toContain('KB sungai 2022.pdf');
    expect(await total()).toBe(before + 1);
  });

  it('is found by a heading, a signatory and a number, and counted', async () => {
    for (const words of ['pengerukan', 'Maryati', '119/2207']) {
      const answer = await page.request.get(`/api/v1/search?q=${encodeURIComponent(words)}`);
      const { hits } = (await answer.json()) as { hits: { title: string }[] };
      expect(hits.map((one) => one.title), words).toContain('PENGELOLAAN SUNGAI DAN RAWA');
    }
    await page.goto('/kerja-sama?cari=sungai');
    await page.getByRole('link', { name: /PENGELOLAAN SUNGAI DAN RAWA/ }).first().waitFor();
    const { items } = (await (await page.request.get('/api/v1/dossiers?q=pengerukan')).json()) as {
      items: { end: string; papers_signed: number }[];
    };
    expect(items).toMatchObject([{ end: '2027-07-29', papers_signed: 1 }]);
    expectNoFaults(page);
  });
});

describe('an old paper that follows it', () => {
  // Every proposal is right; what nobody could read stays empty.
  async function confirmAll(): Promise<void> {
    await page.getByRole('button', { name: 'Sesuai: Jenis naskah' }).focus();
    for (let i = 0; i < 30 && (await page.locator('[data-open]').count()) > 0; ++i) await page.keyboard.press('Enter');
    await page.getByText('Semua isian yang terbaca sudah Anda periksa.').waitFor();
  }

  it('is read as such, and asks for the paper it follows', async () => {
    await page.goto('/kerja-sama/arsip');
    await readFile('PKS alur 2022.pdf', await scanned(browser, oldCooperation));
    await item('Jenis naskah').waitFor({ timeout: 60_000 });
    expect(await item('Jenis naskah').innerText()).toContain('Perjanjian kerja sama');
    expect(await item('Nomor naskah, Pihak 1').innerText()).toContain('600/415/PU/2022');
    expect(await item('Penanda tangan, Pihak 2').innerText()).toContain('RATNA DEWI');
    await page.getByRole('heading', { name: 'Naskah induk' }).waitFor();
    await confirmAll();
    await page.getByRole('button', { name: 'Tambahkan ke berkas kerja sama' }).click();
    await page.getByRole('alert').getByText('Pilih berkas kerja sama dan naskah yang diikuti.').waitFor();
    await keepPicture(page, 'arsip-pks', { size: 'laptop', scheme: 'light' });
  });

  it('joins the dossier of its parent, which is then counted with both', async () => {
    const before = await total();
    await page.getByLabel('Cari berkas kerja sama').fill('sungai');
    const dossier = page.getByLabel('Berkas kerja sama', { exact: true });
    await dossier.locator('option').filter({ hasText: /^PENGELOLAAN SUNGAI DAN RAWA/ }).waitFor({ state: 'attached' });
    await dossier.selectOption({ index: 1 });
    for (const [label, words] of [
      ['Nomor surat kuasa', '188/12/2022'], ['Tanggal surat kuasa', '01-09-2022'], ['Pemberi kuasa', 'Gubernur'],
    ] as const) {
      for (const field of await page.getByLabel(label, { exact: true }).all()) await field.fill(words);
    }
    await keepPicture(page, 'arsip-pks-lengkap', { size: 'laptop', scheme: 'light' });
    await page.getByRole('button', { name: 'Tambahkan ke berkas kerja sama' }).click();
    await page.getByText('Kerja sama lama terdaftar beserta pindaiannya.').waitFor();
    expect(await total()).toBe(before);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const kept = (await (await page.request.get(`/api/v1/dossiers/${id}`)).json()) as {
      documents: { document: string; type: string; parent?: string; numbers: Record<string, unknown> }[];
    };
    const [agreement, cooperation] = kept.documents;
    expect(cooperation).toMatchObject({ type: 'cooperation_agreement', parent: agreement?.document });
    expectNoFaults(page);
  });
});
