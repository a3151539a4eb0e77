// Papers, object and scope of a dossier: every dialog filled wrongly once, then rightly.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { dialogOf, pass, press } from './stage/dialogs.ts';
import { tellDossier } from './stage/dossiers.ts';
import { pdf } from './stage/files.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const needed = 'Isi bagian ini.';

let node: RunningNode;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama');
  const parties = [{ region: '64' }, { region: '75' }];
  const opening = { cooperation: 'ksdd_sukarela', title: 'Bandar pangan', parties };
  await page.goto(`/kerja-sama/${await tellDossier(page, opening, [])}`);
  await main().getByText('Belum ada naskah terdaftar.').waitFor();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const main = (): Locator => page.locator('main');
const stage = async (): Promise<string> => page.locator('[aria-current=step]').innerText();

describe('a paper', () => {
  it('is registered with its printed title, and moves the stage', async () => {
    const kak = 'Kerangka acuan kerja bandar pangan';
    expect(await stage()).toContain('Persiapan');
    await pass(page, {
      open: 'Daftarkan KAK',
      send: 'Daftarkan',
      faults: [`Judul sebagaimana tercetak: ${needed}`],
      right: (form) => form.getByLabel('Judul sebagaimana tercetak').fill(kak),
      done: 'Naskah terdaftar.',
    });
    expect(await stage()).toContain('Penawaran');
    await main().getByText(`mendaftarkan “${kak}”`).waitFor();
  });

  it('belongs to the party that wrote it', async () => {
    await pass(page, {
      open: 'Daftarkan surat penawaran',
      wrong: async (form) => {
        await form.getByLabel('Judul sebagaimana tercetak').fill('Surat penawaran');
        await form.getByLabel('Tanggal naskah').fill('31-02-2022');
      },
      send: 'Daftarkan',
      faults: ["Tanggal naskah: Tanggal ini tidak ada di kalender. Urutannya tanggal, bulan, tahun."],
      right: (form) => form.getByLabel('Tanggal naskah').fill('01-03-2022'),
      done: 'Naskah terdaftar.',
    });
    await page.getByText('menjawab surat penawaran').first().waitFor();
    await pass(page, {
      open: 'Daftarkan naskah',
      wrong: (form) => form.getByLabel('Jenis menurut hukum').selectOption({ label: 'Surat tanggapan' }),
      send: 'Daftarkan',
      faults: [`Judul sebagaimana tercetak: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Judul sebagaimana tercetak').fill('Surat tanggapan');
        await form.getByLabel('Milik pihak').selectOption({ label: 'Gorontalo' });
      },
      done: 'Naskah terdaftar.',
    });
    expect(await stage()).toContain('Penyusunan KB');
  });

  it('stands under another where the law asks for it', async () => {
    await pass(page, {
      open: 'Daftarkan naskah',
      wrong: async (form) => {
        await form.getByLabel('Jenis menurut hukum').selectOption({ label: 'Perjanjian kerja sama' });
        await form.getByLabel('Judul sebagaimana tercetak').fill('PKS jagung');
      },
      send: 'Daftarkan',
      faults: [`Di bawah naskah: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Jenis menurut hukum').selectOption({ label: 'Kesepakatan bersama' });
        await form.getByLabel('Judul sebagaimana tercetak').fill('Nota Kesepahaman Bandar Pangan');
      },
      done: 'Naskah terdaftar.',
    });
    await main().getByRole('button', { name: /^Nota Kesepahaman Bandar Pangan/, expanded: false }).last().click();
    await main().getByText('Lampirkan berkas').waitFor();
  });

  it('is corrected', async () => {
    await pass(page, {
      open: 'Perbaiki',
      wrong: (form) => form.getByLabel('Judul sebagaimana tercetak').fill(' '),
      send: 'Simpan perbaikan',
      faults: [`Judul sebagaimana tercetak: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Judul sebagaimana tercetak').fill('Kesepakatan Bersama Bandar Pangan');
        await form.getByLabel('Final dan menunggu tanda tangan sejak').fill('10-03-2022');
      },
      done: 'Perbaikan tercatat.',
    });
    expect(await stage()).toContain('Penandatanganan KB');
  });

  it('bears one number of each party', async () => {
    await pass(page, {
      open: 'Isi nomor',
      send: 'Catat nomor',
      faults: [`Nomor: ${needed}`],
      right: (form) => form.getByLabel('Nomor', { exact: true }).fill('120/77/KSB'),
      done: 'Nomor tercatat.',
    });
    await main().getByText('120/77/KSB').first().waitFor();
  });

  it('runs from a day to a later one, the end in words too', async () => {
    await pass(page, {
      open: 'Isi jangka waktu',
      wrong: async (form) => {
        await form.getByLabel('Mulai berlaku').fill('10-03-2022');
        await form.getByLabel('Berakhir').fill('09-03-2020');
      },
      send: 'Catat jangka waktu',
      faults: ['Berakhir: Tanggal berakhir (9 Maret 2020) mendahului tanggal mulai (10 Maret 2022).'],
      right: async (form) => {
        await form.getByLabel('Berakhir').fill('9 Maret 2027');
        await form.getByText('hari Selasa, tanggal sembilan bulan Maret tahun dua ribu dua puluh tujuh').waitFor();
      },
      done: 'Jangka waktu tercatat.',
    });
    await main().getByText('10 Maret 2022 sampai 9 Maret 2027').first().waitFor();
  });

  it('keeps what was typed in a dialog that was closed', async () => {
    await press('Isi nomor', main());
    await dialogOf(page).getByLabel('Nomor', { exact: true }).fill('009/KS');
    await page.keyboard.press('Escape');
    await press('Isi nomor', main());
    expect(await dialogOf(page).getByLabel('Nomor', { exact: true }).inputValue()).toBe('009/KS');
    await page.keyboard.press('Escape');
  });

  it('takes files, and none that is not what it claims to be', async () => {
    const drawing = { name: 'denah.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await pass(page, {
      open: 'Lampirkan berkas',
      wrong: (form) => form.locator('input[type=file]').setInputFiles(drawing),
      send: 'Lampirkan',
      faults: ['Berkas: Berkas ini bukan PDF, JPG, PNG, atau WebP. Pilih berkas lain.'],
      right: (form) => form.locator('input[type=file]').setInputFiles(pdf('kb.pdf')),
      done: 'Berkas terlampir.',
    });
    await main().getByRole('link', { name: /kb\.pdf/ }).waitFor();
  });

  it('is answered with a text of one’s own', async () => {
    await pass(page, {
      open: 'Jawab naskah',
      send: 'Jadikan naskah kita',
      faults: ['Berkas naskah: Pilih berkas.'],
      right: (form) => form.locator('input[type=file]').setInputFiles(pdf('naskah-kaltim.pdf')),
      done: 'Naskah ini sekarang menjadi pegangan pemerintah Anda.',
    });
    await main().getByText(/Kalimantan Timur .*naskah.*kesepakatan bersama/).first().waitFor();
  });
});

describe('object and scope', () => {
  it('say what is cooperated on and which plan it stands in', async () => {
    await pass(page, {
      open: 'Tetapkan objek',
      wrong: (form) => form.getByLabel('Tercantum dalam dokumen perencanaan').check(),
      send: 'Tetapkan objek',
      faults: [`Apa yang dikerjasamakan: ${needed}`, `Dokumen perencanaan: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Apa yang dikerjasamakan').fill('Pasokan jagung dan angkutannya');
        await form.getByLabel('Cari urusan').fill('pertan');
        await form.getByLabel('Pertanian').check();
        await form.getByLabel('Dokumen perencanaan', { exact: true }).fill('RPJMD 2019–2023');
      },
      done: 'Objek kerja sama tercatat.',
    });
    await main().getByText('Tercantum dalam RPJMD 2019–2023').waitFor();
  });

  it('count the items without an owner, and name one', async () => {
    await pass(page, {
      open: 'Tambah butir',
      send: 'Tambahkan',
      faults: [`Butir: ${needed}`],
      right: (form) => form.getByLabel('Butir', { exact: true }).fill('Perdagangan jagung'),
      done: 'Ruang lingkup tercatat.',
    });
    await main().getByText('1 butir belum ada penanggung jawab').waitFor();
    await pass(page, {
      open: 'Sebut perangkat daerah: Perdagangan jagung',
      send: 'Catat',
      faults: [`Nama perangkat daerah: ${needed}`],
      right: (form) => form.getByLabel('Nama perangkat daerah').fill('Dinas Pangan'),
      done: 'Perangkat daerah tercatat.',
    });
    await main().getByText('Kalimantan Timur: Dinas Pangan').waitFor();
    await main().getByText('Gorontalo: belum ada penanggung jawab').waitFor();
  });

  it('change and lose items with a reason', async () => {
    await pass(page, {
      open: 'Ubah: Perdagangan jagung',
      wrong: (form) => form.getByLabel('Butir', { exact: true }).fill(''),
      send: 'Simpan perubahan',
      faults: [`Butir: ${needed}`],
      right: (form) => form.getByLabel('Butir', { exact: true }).fill('Perdagangan jagung dan beras'),
      done: 'Ruang lingkup tercatat.',
    });
    await pass(page, {
      open: 'Tambah butir',
      wrong: (form) => form.getByLabel(/Butir terbuka/).check(),
      send: 'Tambahkan',
      faults: [`Butir: ${needed}`],
      right: (form) => form.getByLabel('Butir', { exact: true }).fill('Bidang lain yang disepakati'),
      done: 'Ruang lingkup tercatat.',
    });
    await pass(page, {
      open: 'Hapus: Bidang lain yang disepakati',
      send: 'Hapus butir',
      faults: [`Alasan: ${needed}`],
      right: (form) => form.getByLabel('Alasan').fill('sudah dirinci'),
      done: 'Butir dihapus.',
    });
    expect(await main().getByText('Bidang lain yang disepakati', { exact: true }).count()).toBe(0);
    await main().getByText('Perdagangan jagung dan beras').first().waitFor();
  });

  it('leave the title to be bettered', async () => {
    await pass(page, {
      open: 'Ubah judul dan ringkasan',
      wrong: (form) => form.getByLabel('Judul', { exact: true }).fill(''),
      send: 'Simpan',
      faults: [`Judul: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Judul', { exact: true }).fill('Bandar pangan dan pelayaran rakyat');
        await form.getByLabel('Ringkasan').fill('Jagung dari utara, kapal dari barat.');
      },
      done: 'Perubahan tercatat.',
    });
    await main().getByText('Jagung dari utara, kapal dari barat.').waitFor();
    await main().getByText('Bandar pangan dan pelayaran rakyat').first().waitFor();
  });
});
