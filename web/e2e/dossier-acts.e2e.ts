// Signatures and what happens besides, to the end of a cooperation: every dialog filled wrongly once, then rightly.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { dialogOf, pass, press } from './stage/dialogs.ts';
import { tellDossier } from './stage/dossiers.ts';
import { pdf } from './stage/files.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const needed = 'Isi bagian ini.';
const noDay = 'Tulis tanggal.';

let node: RunningNode;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama');
  await page.goto(`/kerja-sama/${await dossierToSign()}`);
  await main().getByText('Kesepakatan Bersama Rempah').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

// Gorontalo does not write here; its agreement with Kalimantan Timur waits for the signatures.
async function dossierToSign(): Promise<string> {
  const parties = [{ region: '64' }, { region: '75' }];
  const opening = { cooperation: 'ksdd_sukarela', title: 'Rempah dan kopra', parties };
  const kb = { document: 'kb', type: 'joint_agreement', title: 'Kesepakatan Bersama Rempah', final_on: '2022-03-10' };
  const pks = { document: 'pks', type: 'cooperation_agreement', parent: 'kb', title: 'PKS Kopra' };
  return tellDossier(page, opening, [['documents', kb], ['documents', { ...pks, final_on: '2022-04-10' }]]);
}

const main = (): Locator => page.locator('main');
const box = (paper: string, party: string, state = ''): Locator =>
  main().getByRole('button', { name: new RegExp(`^${paper}, ${party}: ${state}`) });

describe('signatures', () => {
  it('of a party that does not write here need evidence and say who recorded them', async () => {
    await pass(page, {
      open: box('Kesepakatan Bersama Rempah', 'Gorontalo', 'Belum'),
      wrong: async (form) => {
        await form.getByText('Gorontalo belum mencatat sendiri di berkas ini.', { exact: false }).waitFor();
        await form.getByLabel('Jabatan di bawah tanda tangan').fill('');
      },
      send: 'Catat tanda tangan',
      faults: [
        'Jabatan di bawah tanda tangan: Tulis jabatan penanda tangan.',
        `Tanggal ditandatangani: ${noDay}`,
        'Bukti atau sumber: Sertakan pindaian atau tulis sumbernya, karena ini catatan tentang pihak lain.',
      ],
      right: async (form) => {
        await form.getByLabel('Jabatan di bawah tanda tangan').fill('Gubernur Gorontalo');
        await form.getByLabel('Tanggal ditandatangani').fill('11-03-2022');
        await form.getByLabel('Bukti atau sumber').fill('dilihat pada naskah asli');
      },
      done: 'Tanda tangan tercatat pada 1 naskah.',
    });
    await main().getByText('dicatat oleh Kalimantan Timur, belum dikonfirmasi').first().waitFor();
  });

  it('are taken back with a reason, and both stay in the weave', async () => {
    await box('Kesepakatan Bersama Rempah', 'Gorontalo', 'Ditandatangani').click();
    await dialogOf(page).getByText('dilihat pada naskah asli').waitFor();
    await expectGoodLooks(page);
    await pass(page, {
      open: dialogOf(page).getByRole('button', { name: 'Tarik catatan ini' }),
      send: 'Tarik catatan',
      faults: [`Alasan: ${needed}`],
      right: (form) => form.getByLabel('Alasan').fill('salah tanggal'),
      done: 'Catatan tanda tangan ditarik.',
    });
    await main().getByText(/menarik catatan tanda tangan Gubernur Gorontalo .*: salah tanggal\./).waitFor();
    await box('Kesepakatan Bersama Rempah', 'Gorontalo', 'Belum').waitFor();
  });

  it('in a doubtful capacity are marked', async () => {
    await pass(page, {
      open: box('Kesepakatan Bersama Rempah', 'Kalimantan Timur', 'Belum'),
      wrong: async (form) => {
        await form.getByLabel('Kapasitas').selectOption({ label: 'Pelaksana harian' });
        await form.getByText('Dicatat dan dihitung, tetapi ditandai:', { exact: false }).waitFor();
      },
      send: 'Catat tanda tangan',
      faults: [`Tanggal ditandatangani: ${noDay}`],
      right: async (form) => {
        await form.getByLabel('Tanggal ditandatangani').fill('11-03-2022');
        await form.locator('input[type=file]').setInputFiles(pdf('kb-bertanda-tangan.pdf'));
      },
      done: 'Tanda tangan tercatat pada 1 naskah.',
    });
    await main().getByText('kapasitas diragukan: Plh.').waitFor();
    await main().getByText(/kb-bertanda-tangan\.pdf/).first().waitFor();
  });

  it('of an agency head rest on a surat kuasa', async () => {
    await pass(page, {
      open: box('PKS Kopra', 'Kalimantan Timur', 'Belum'),
      wrong: async (form) => {
        await form.getByLabel('Jenis jabatan').selectOption({ label: 'Kepala perangkat daerah' });
        await form.getByLabel('Tanggal ditandatangani').fill('11-04-2022');
      },
      send: 'Catat tanda tangan',
      faults: [
        'Jabatan di bawah tanda tangan: Tulis jabatan penanda tangan.',
        'Nomor surat kuasa: Tulis nomor surat kuasa.',
        'Tanggal surat kuasa: Tulis tanggal surat kuasa.',
        'Pemberi kuasa: Tulis nama pemberi kuasa.',
      ],
      right: async (form) => {
        await form.getByLabel('Jabatan di bawah tanda tangan').fill('Kepala Dinas Perkebunan');
        await form.getByLabel('Nomor surat kuasa').fill('181/12/SK/2022');
        await form.getByLabel('Tanggal surat kuasa').fill('01-04-2022');
        await form.getByLabel('Pemberi kuasa').fill('Gubernur Kalimantan Timur');
      },
      done: 'Tanda tangan tercatat pada 1 naskah.',
    });
    await box('PKS Kopra', 'Kalimantan Timur', 'Ditandatangani').click();
    await dialogOf(page).getByText('181/12/SK/2022').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('what happens besides', () => {
  it('is told as an event', async () => {
    await pass(page, {
      open: 'Catat peristiwa',
      send: 'Catat peristiwa',
      faults: [`Apa yang terjadi: ${needed}`],
      right: async (form) => {
        await form.getByLabel('Apa yang terjadi').fill('Pertemuan pertama di Samarinda');
        await form.getByLabel(/^Tanggal/).fill('02-03-2022');
      },
      done: 'Peristiwa tercatat.',
    });
    await main().getByText('Rapat: Pertemuan pertama di Samarinda.').waitFor();
  });

  it('hands papers over', async () => {
    await pass(page, {
      open: 'Catat serah terima',
      send: 'Catat serah terima',
      faults: ['Naskah yang diserahkan: Pilih sedikitnya satu naskah.', `Tanggal: ${noDay}`],
      right: async (form) => {
        await form.getByLabel('Kesepakatan Bersama Rempah').check();
        await form.getByLabel(/^Tanggal/).fill('12-03-2022');
      },
      done: 'Serah terima tercatat.',
    });
    await main().getByText(/menyerahkan .*kepada Gorontalo/).waitFor();
  });

  it('judges whether the DPRD must agree', async () => {
    await pass(page, {
      open: 'Nilai perlunya DPRD',
      wrong: (form) => form.getByLabel('Dananya belum tersedia dalam APBD tahun berjalan').check(),
      send: 'Catat penilaian',
      faults: [`Alasan penilaian: ${needed}`],
      right: (form) => form.getByLabel('Alasan penilaian').fill('belum dianggarkan'),
      done: 'Penilaian tercatat.',
    });
    await main().getByText('Persetujuan DPRD diperlukan: belum dianggarkan', { exact: true }).waitFor();
  });

  it('names the agency in charge of a paper', async () => {
    await main().getByRole('button', { name: /^PKS Kopra/, expanded: false }).last().click();
    await pass(page, {
      open: main().locator('dd').getByRole('button', { name: 'Sebut perangkat daerah' }),
      send: 'Catat',
      faults: [`Nama perangkat daerah: ${needed}`],
      right: (form) => form.getByLabel('Nama perangkat daerah').fill('Dinas Perkebunan'),
      done: 'Perangkat daerah tercatat.',
    });
    await main().getByText('Kalimantan Timur: Dinas Perkebunan').first().waitFor();
  });

  it('is told to the awaited side in words that can be copied', async () => {
    await press('Ingatkan', page);
    await expectGoodLooks(page);
    const text = await dialogOf(page).getByLabel('Teks pengingat').inputValue();
    const [turn, title, link] = text.split('\n');
    expect(turn).toMatch(/^\*Giliran Gubernur Gorontalo:\* menandatangani kesepakatan bersama sejak /);
    expect(title).toBe('Kerja sama: Rempah dan kopra (Kalimantan Timur – Gorontalo).');
    expect(link).toMatch(/^Buka: http.*\(perlu masuk\)$/);
    await page.keyboard.press('Escape');
  });
});

describe('the end', () => {
  it('comes only with a signed termination, and leads to it', async () => {
    await press('Akhiri kerja sama', main());
    await dialogOf(page).getByText('Belum ada naskah pengakhiran yang ditandatangani semua pihak.').waitFor();
    await expectGoodLooks(page);
    await pass(page, {
      open: dialogOf(page).getByRole('button', { name: 'Daftarkan naskah pengakhiran' }),
      send: 'Daftarkan',
      faults: [`Judul sebagaimana tercetak: ${needed}`],
      right: (form) => form.getByLabel('Judul sebagaimana tercetak').fill('Pengakhiran Bersama'),
      done: 'Naskah terdaftar.',
    });
    for (const party of ['Kalimantan Timur', 'Gorontalo']) {
      await box('Pengakhiran Bersama', party, 'Belum').click();
      await dialogOf(page).getByLabel('Tanggal ditandatangani').fill('01-06-2024');
      await dialogOf(page).getByLabel('Bukti atau sumber').fill('dilihat pada naskah asli');
      await press('Catat tanda tangan', dialogOf(page));
      await box('Pengakhiran Bersama', party, 'Ditandatangani').waitFor();
    }
  });

  it('is dated, and the dossier says so', async () => {
    await pass(page, {
      open: 'Akhiri kerja sama',
      send: 'Catat berakhirnya kerja sama',
      faults: [`Berakhir pada: ${noDay}`],
      right: (form) => form.getByLabel('Berakhir pada').fill('01-06-2024'),
      done: 'Berakhirnya kerja sama tercatat.',
    });
    await main().getByText(/Berakhir pada 1 Juni 2024/).first().waitFor();
    expect(await main().getByRole('button', { name: 'Akhiri kerja sama' }).count()).toBe(0);
  });
});
