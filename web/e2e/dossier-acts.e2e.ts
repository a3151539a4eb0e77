// A cooperation from its first proposal to its end, through every dialog, as a person of the cooperation unit does it.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { smallPdf } from './stage/files.ts';
import { expectAccessible, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

let node: RunningNode;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama/baru');
});
afterAll(async () => {
  expectNoFaults(page);
  await browser.close();
  await node.remove();
});

const dialog = (): Locator => page.getByRole('dialog');
const main = (): Locator => page.locator('main');

async function press(name: string | RegExp, within: Page | Locator = page): Promise<void> {
  await within.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
}

// Opens a dialog, fills it, sends it, and waits until the page says that it is done.
type Fill = (form: Locator) => Promise<void>;

async function act(open: string | RegExp, fill: Fill, send: string, done: string): Promise<void> {
  await press(open);
  await dialog().waitFor();
  await fill(dialog());
  await press(send, dialog());
  await dialog().waitFor({ state: 'hidden' });
  await page.getByText(done).first().waitFor();
}

function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: smallPdf() };
}

describe('a new proposal', () => {
  it('explains the kinds that are not run here', async () => {
    await page.getByText('Mitra bukan daerah lain?').click();
    await page.getByText('Mitranya bukan daerah melainkan perorangan').waitFor();
  });

  it('does not go on without a partner, and says so at the field', async () => {
    await press('Lanjut');
    await page.getByRole('alert').getByRole('link', { name: /Pilih sedikitnya 1 daerah mitra/ }).click();
    await page.getByRole('combobox', { name: 'Daerah mitra' }).pressSequentially('Gorontalo');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await press('Lanjut');
  });

  it('takes title and object, and the way back keeps them', async () => {
    await page.getByLabel('Judul kerja sama').fill('Bandar pangan dan pelayaran rakyat');
    await page.getByLabel('Apa yang dikerjasamakan').fill('Pasokan jagung dan angkutannya');
    await page.getByLabel('Cari urusan').fill('pertan');
    await page.getByLabel('Pertanian').check();
    await press('Lanjut');
    await page.getByText('Langkah 3 dari 3').waitFor();
    await page.goBack();
    expect(await page.getByLabel('Judul kerja sama').inputValue()).toBe('Bandar pangan dan pelayaran rakyat');
    await page.goForward();
  });

  it('shows before opening what the other side will see', async () => {
    await page.getByRole('heading', { name: 'Apa yang akan dilihat pihak lain' }).waitFor();
    await expectAccessible(page);
    await press('Buka berkas kerja sama');
    await page.getByText('Giliran Pemerintah Provinsi Kalimantan Timur').waitFor();
    await main().getByText('Pasokan jagung dan angkutannya', { exact: true }).waitFor();
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Persiapan');
  });
});

describe('the papers', () => {
  it('lead from stage to stage, each by the one gold button', async () => {
    await act('Daftarkan KAK', async (form) => {
      await form.getByLabel('Judul sebagaimana tercetak').fill('Kerangka acuan kerja bandar pangan');
    }, 'Daftarkan', 'Naskah terdaftar.');
    await act('Daftarkan surat penawaran', async (form) => {
      await form.getByLabel('Judul sebagaimana tercetak').fill('Surat penawaran');
      await form.getByLabel('Tanggal naskah').fill('01-03-2022');
    }, 'Daftarkan', 'Naskah terdaftar.');
    await page.getByText('menjawab surat penawaran').first().waitFor();
    await act('Daftarkan naskah', async (form) => {
      await form.getByLabel('Jenis menurut hukum').selectOption({ label: 'Surat tanggapan' });
      await form.getByLabel('Judul sebagaimana tercetak').fill('Surat tanggapan');
      await form.getByLabel('Milik pihak').selectOption({ label: 'Gorontalo' });
    }, 'Daftarkan', 'Naskah terdaftar.');
    await act('Daftarkan kesepakatan bersama', async (form) => {
      await form.getByLabel('Judul sebagaimana tercetak').fill('Kesepakatan Bersama Bandar Pangan');
    }, 'Daftarkan', 'Naskah terdaftar.');
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Penyusunan KB');
  });

  it('are corrected, numbered, dated and attached to', async () => {
    await main().getByRole('button', { name: /^Kesepakatan Bersama Bandar Pangan/, expanded: false }).last().click();
    await act('Perbaiki', async (form) => {
      await form.getByLabel('Final dan menunggu tanda tangan sejak').fill('10-03-2022');
    }, 'Simpan perbaikan', 'Perbaikan tercatat.');
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Penandatanganan KB');
    await act('Isi nomor', async (form) => {
      await form.getByLabel('Nomor', { exact: true }).fill('120/77/KSB');
    }, 'Catat nomor', 'Nomor tercatat.');
    await act('Lampirkan berkas', async (form) => {
      await form.locator('input[type=file]').setInputFiles(pdf('kb.pdf'));
    }, 'Lampirkan', 'Berkas terlampir.');
    await main().getByRole('link', { name: /kb\.pdf/ }).waitFor();
  });

  it('keep what was typed when the server refuses it', async () => {
    await press('Isi jangka waktu');
    await dialog().getByLabel('Mulai berlaku').fill('10-03-2022');
    await dialog().getByLabel('Berakhir').fill('09-03-2020');
    await dialog().getByLabel('Ketentuan lain').fill('dapat diperpanjang');
    await press('Catat jangka waktu', dialog());
    await dialog().getByRole('alert').waitFor();
    expect(await dialog().getByLabel('Berakhir').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog().getByLabel('Ketentuan lain').inputValue()).toBe('dapat diperpanjang');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await act('Isi jangka waktu', async (form) => {
      expect(await form.getByLabel('Ketentuan lain').inputValue()).toBe('dapat diperpanjang');
      await form.getByLabel('Berakhir').fill('9 Maret 2027');
      await form.getByText('hari Selasa, tanggal sembilan bulan Maret tahun dua ribu dua puluh tujuh').waitFor();
    }, 'Catat jangka waktu', 'Jangka waktu tercatat.');
    await main().getByText('10 Maret 2022 sampai 9 Maret 2027').first().waitFor();
  });
});

describe('object, scope and parties', () => {
  it('show which scope item has no owner, and take one', async () => {
    await act('Tambah butir', async (form) => {
      await form.getByLabel('Butir', { exact: true }).fill('Perdagangan jagung');
    }, 'Tambahkan', 'Ruang lingkup tercatat.');
    await page.getByText('1 butir belum ada penanggung jawab').waitFor();
    await act('Tambah butir', async (form) => {
      await form.getByLabel('Butir', { exact: true }).fill('Bidang lain yang disepakati');
      await form.getByLabel(/Butir terbuka/).check();
    }, 'Tambahkan', 'Ruang lingkup tercatat.');
    await act('Sebut perangkat daerah: Perdagangan jagung', async (form) => {
      await form.getByLabel('Nama perangkat daerah').fill('Dinas Pangan');
    }, 'Catat', 'Perangkat daerah tercatat.');
    await main().getByText('Gorontalo: belum ada penanggung jawab').waitFor();
    await act('Ubah: Perdagangan jagung', async (form) => {
      await form.getByLabel('Butir', { exact: true }).fill('Perdagangan jagung dan beras');
    }, 'Simpan perubahan', 'Ruang lingkup tercatat.');
    await act('Hapus: Bidang lain yang disepakati', async (form) => {
      await form.getByLabel('Alasan').fill('sudah dirinci');
    }, 'Hapus butir', 'Butir dihapus.');
  });

  it('take a changed object and title', async () => {
    await act('Ubah objek', async (form) => {
      await form.getByLabel('Tercantum dalam dokumen perencanaan').check();
      await form.getByLabel('Dokumen perencanaan', { exact: true }).fill('RPJMD 2019–2023');
    }, 'Tetapkan objek', 'Objek kerja sama tercatat.');
    await main().getByText('Tercantum dalam RPJMD 2019–2023').waitFor();
    await act('Ubah judul dan ringkasan', async (form) => {
      await form.getByLabel('Ringkasan').fill('Jagung dari utara, kapal dari barat.');
    }, 'Simpan', 'Perubahan tercatat.');
    await main().getByText('Jagung dari utara, kapal dari barat.').waitFor();
  });
});

describe('signatures', () => {
  it('of a party that does not write here need evidence and say who recorded them', async () => {
    await main().getByRole('button', { name: /Kesepakatan Bersama Bandar Pangan, Gorontalo/ }).click();
    await dialog().getByText('Gorontalo belum mencatat sendiri di berkas ini.', { exact: false }).waitFor();
    await dialog().getByLabel('Tanggal ditandatangani').fill('11-03-2022');
    await press('Catat tanda tangan', dialog());
    await dialog().getByRole('alert').getByText(/Sertakan pindaian atau tulis sumbernya/).waitFor();
    await dialog().getByLabel('Bukti atau sumber').fill('dilihat pada naskah asli');
    await press('Catat tanda tangan', dialog());
    await page.getByText('Tanda tangan tercatat pada 1 naskah.').first().waitFor();
    await main().getByText('dicatat oleh Kalimantan Timur, belum dikonfirmasi').first().waitFor();
  });

  it('are taken back with a reason, and both stay in the weave', async () => {
    await main().getByRole('button', { name: /Kesepakatan Bersama Bandar Pangan, Gorontalo/ }).click();
    await dialog().getByText('dilihat pada naskah asli').waitFor();
    await press('Tarik catatan ini', dialog());
    await dialog().getByLabel('Alasan').fill('salah tanggal');
    await press('Tarik catatan', dialog());
    await main().getByText(/menarik catatan tanda tangan Gubernur Gorontalo .*: salah tanggal\./).waitFor();
  });

  it('in a doubtful capacity are marked', async () => {
    await press('Catat tanda tangan');
    await dialog().getByLabel('Tanggal ditandatangani').waitFor();
    const signer = dialog().getByLabel('Penanda tangan', { exact: true });
    if (await signer.count() > 0) await signer.selectOption({ label: 'Tulis sendiri' });
    await dialog().getByLabel('Kapasitas').selectOption({ label: 'Pelaksana harian' });
    await dialog().getByText('Dicatat dan dihitung, tetapi ditandai:', { exact: false }).waitFor();
    await dialog().getByLabel('Jabatan di bawah tanda tangan').fill('Gubernur Kalimantan Timur');
    await dialog().getByLabel('Tanggal ditandatangani').fill('11-03-2022');
    await press('Catat tanda tangan', dialog());
    await main().getByText('kapasitas diragukan: Plh.').waitFor();
  });
});

describe('what happens besides', () => {
  it('is recorded: events, handovers, the DPRD gate', async () => {
    await act('Catat peristiwa', async (form) => {
      await form.getByLabel('Apa yang terjadi').fill('Pertemuan pertama di Samarinda');
      await form.getByLabel(/^Tanggal/).fill('02-03-2022');
    }, 'Catat peristiwa', 'Peristiwa tercatat.');
    await main().getByText('Rapat: Pertemuan pertama di Samarinda.').waitFor();
    await act('Catat serah terima', async (form) => {
      await form.getByLabel('Kesepakatan Bersama Bandar Pangan').check();
      await form.getByLabel(/^Tanggal/).fill('12-03-2022');
    }, 'Catat serah terima', 'Serah terima tercatat.');
    await act('Nilai perlunya DPRD', async (form) => {
      await form.getByLabel('Dananya belum tersedia dalam APBD tahun berjalan').check();
      await form.getByLabel('Alasan penilaian').fill('belum dianggarkan');
    }, 'Catat penilaian', 'Penilaian tercatat.');
    await main().getByText('Persetujuan DPRD diperlukan: belum dianggarkan', { exact: true }).waitFor();
  });

  it('ends only with a signed termination, and leads to it', async () => {
    await press('Akhiri kerja sama');
    await dialog().getByText('Belum ada naskah pengakhiran yang ditandatangani semua pihak.').waitFor();
    await press('Daftarkan naskah pengakhiran', dialog());
    await dialog().getByRole('heading', { name: 'Daftarkan naskah' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is told to the awaited side in words that can be copied', async () => {
    await press('Ingatkan');
    const text = await dialog().getByLabel('Teks pengingat').inputValue();
    const [turn, title, link] = text.split('\n');
    expect(turn).toMatch(/^\*Giliran Gubernur Gorontalo:\* menandatangani kesepakatan bersama sejak /);
    expect(title).toBe('Kerja sama: Bandar pangan dan pelayaran rakyat (Kalimantan Timur – Gorontalo).');
    expect(link).toMatch(/^Buka: http.*\(perlu masuk\)$/);
    await page.keyboard.press('Escape');
  });
});

describe('old agreements', () => {
  it('are registered in one form with their scan first', async () => {
    await page.goto('/kerja-sama/daftarkan');
    await page.locator('input[type=file]').setInputFiles(pdf('KB_Gorontalo_2019.pdf'));
    expect(await page.getByLabel('Judul kerja sama').inputValue()).toBe('KB Gorontalo 2019');
    await page.getByRole('combobox', { name: 'Daerah mitra' }).pressSequentially('Gorontalo');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Tanggal ditandatangani').fill('05-02-2019');
    await press('Daftarkan kerja sama');
    await page.getByText('Kerja sama lama terdaftar.').waitFor();
    await page.getByRole('heading', { level: 1 }).getByText('Gorontalo').waitFor();
  });

  it('are imported after a check row by row', async () => {
    await page.goto('/kerja-sama/impor');
    const table = 'judul,mitra\nKerja sama pelabuhan,73\nKerja sama tanpa mitra,99\n';
    const file = { name: 'daftar.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    await page.locator('input[type=file]').setInputFiles(file);
    await press('Periksa tabel');
    await page.getByText('1 baris siap diimpor').waitFor();
    await page.getByText('1 baris perlu diperbaiki dan akan dilewati').waitFor();
    await page.getByRole('row', { name: /Kerja sama tanpa mitra/ }).getByText('kolom mitra').waitFor();
    await expectAccessible(page);
    await press('Impor 1 kerja sama');
    await page.getByText('1 kerja sama terdaftar.').waitFor();
  });
});
