// Kalimantan Tengah and Bali sharpen a scope of ten fields from a paper of the library to "all pasal agreed", each in a
// browser of its own. Everything Bali's browser was ever sent is read at the end: nothing of Kalimantan Tengah's own
// room is in it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { bali, beginDraft, kalteng, openText, reword, sendRound, waitSaved } from './stage/texts.ts';

const secretNote = 'Batas kami tiga miliar rupiah, jangan disebut.';
const secretDraft = 'Rumusan cadangan yang tidak pernah dikirim';
const comment = 'Transmigrasi kami setujui; sumber daya manusia menunggu telaah dinas.';
// The ten fields of the report (tests/scenarios/kalteng-bali.yaml), the tenth in the words of the paper, and three of
// them as they are sharpened.
const fields = [
  'Pariwisata dan kebudayaan', 'Usaha mikro, kecil, dan menengah', 'Perdagangan', 'Pemberdayaan desa',
  'Kelautan dan perikanan', 'Pertanian dan peternakan', 'Kehutanan dan perkebunan', 'Transmigrasi',
  'Sumber daya manusia',
];
const tenth = 'bidang lain yang disepakati PARA PIHAK sesuai dengan kewenangannya.';
const sharpened: Readonly<Record<number, string>> = {
  1: 'promosi pariwisata bersama dan pertukaran kebudayaan', 8: 'pembinaan transmigrasi asal Bali',
  9: 'pengembangan sumber daya manusia',
};

let node: RunningNode;
let browser: Browser;
let first: Page;
let second: Page;
// Every answer that Bali's browser got from the program.
const heard: string[] = [];

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  first = await openText(browser, node, kalteng);
  second = await openText(browser, node, bali);
  second.on('response', (response) => {
    if (!response.url().includes('/api/') || response.url().includes('/changes')) return;
    void response.text().then((text) => heard.push(text), () => undefined);
  });
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const count = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();

async function sharpen(page: Page, place: number): Promise<void> {
  await reword(page, 'Pasal 3', `${sharpened[place] ?? ''};`, place);
}

// The scope as this browser shows it, field by field and in order.
async function expectFields(page: Page, expected: readonly string[]): Promise<void> {
  const scope = page.getByRole('region', { name: /^Pasal 3/ });
  await scope.getByText(`${expected.at(-1) ?? ''};`).first().waitFor();
  const words = await scope.innerText();
  const places = [...expected.map((one) => `${one};`), tenth].map((one) => words.indexOf(one));
  expect(places, words).toEqual(places.filter((one) => one >= 0).toSorted((one, other) => one - other));
}

describe('Kalimantan Tengah - Bali', () => {
  it('begins from a paper of the library, filled from the dossier', async () => {
    await first.getByText('Belum ada naskah. Mulai draf, lalu kirim putaran pertama.').waitFor();
    await beginDraft(first);
    await first.getByText('PEMERINTAH PROVINSI KALIMANTAN TENGAH', { exact: true }).waitFor();
    await first.getByRole('heading', { name: 'Pasal 3' }).getByText('RUANG LINGKUP').waitFor();
    await expectFields(first, fields);
    expect(await first.getByText('belum terisi:').count()).toBeGreaterThan(5);
  });

  it('keeps what is written in one’s own room, and shows the other side nothing', async () => {
    await reword(first, 'Pasal 2', secretDraft);
    await waitSaved(first);
    await first.getByRole('button', { name: /^Komentar: Pasal 2/ }).click();
    await first.getByLabel('Catatan internal').fill(secretNote);
    await first.getByRole('button', { name: 'Simpan catatan internal' }).click();
    await first.getByRole('dialog').getByText(secretNote).waitFor();
    await first.getByRole('dialog').getByText('Hanya pemerintah kita', { exact: true }).waitFor();
    await first.keyboard.press('Escape');
    await second.reload();
    await second.getByText('Belum ada naskah. Mulai draf, lalu kirim putaran pertama.').waitFor();
    await reword(first, 'Pasal 2', 'Objek Kesepakatan Bersama ini adalah pengembangan potensi kedua provinsi.');
    await waitSaved(first);
  });

  it('sends a round after showing exactly what will be seen', async () => {
    await first.getByRole('button', { name: 'Kirim putaran 1' }).click();
    const dialog = first.getByRole('dialog');
    await dialog.getByText('Penerima: Pemerintah Provinsi Bali. Periksa dahulu apa yang akan mereka lihat.').waitFor();
    await dialog.getByText('1 catatan internal').waitFor();
    await dialog.getByText(/^Seluruh naskah/).click();
    await dialog.getByText('pengembangan potensi kedua provinsi').waitFor();
    expect(await dialog.getByText(secretNote).count()).toBe(0);
    await first.keyboard.press('Escape');
    await sendRound(first, 1, 'Draf pertama untuk dibahas.');
    await first.getByText(/^Menunggu jawaban Bali/).waitFor();
    await second.getByText(/^Giliran kita menjawab putaran Kalimantan Tengah/).waitFor();
  });

  it('lets the other side begin from that text, sharpen the scope and word another pasal anew', async () => {
    await second.getByRole('button', { name: 'Mulai dari naskah Kalimantan Tengah' }).click();
    await sharpen(second, 1);
    await sharpen(second, 9);
    await reword(second, 'Pasal 5', 'Biaya dibebankan pada APBD masing-masing.');
    await waitSaved(second);
    await sendRound(second, 2);
    await count(second, '7 dari 9');
  });

  it('shows the differences pasal by pasal, and jumps to them by key', async () => {
    await first.getByText(/^Giliran kita menjawab putaran Bali/).waitFor();
    await count(first, '7 dari 9');
    await first.getByRole('heading', { name: 'Belum sama (2)' }).waitFor();
    const fifth = first.getByRole('region', { name: /^Pasal 5/ });
    await fifth.locator('ins').getByText('Biaya dibebankan pada APBD masing-masing.').waitFor();
    expect(await fifth.locator('del').first().innerText()).toContain('Segala biaya');
    await fifth.getByRole('img', { name: /Bali: rumusan sendiri/ }).waitFor();
    await first.locator('body').press('n');
    await first.locator('body').press('j');
    expect(await fifth.evaluate((one) => one === document.activeElement)).toBe(true);
    await first.locator('body').press('p');
    const third = first.getByRole('region', { name: /^Pasal 3/ });
    expect(await third.evaluate((one) => one === document.activeElement)).toBe(true);
    await first.locator('body').press('?');
    await first.getByRole('dialog').getByText('Bagian berikutnya yang belum sama').waitFor();
    await first.keyboard.press('Escape');
  });

  it('carries a comment to both sides, and an answer back', async () => {
    await first.getByRole('button', { name: /^Komentar: Pasal 3/ }).click();
    await first.getByRole('radio', { name: /^Komentar/ }).check();
    await first.getByLabel('Komentar untuk semua pihak').fill(comment);
    await first.getByRole('button', { name: 'Kirim komentar ke semua pihak' }).click();
    await first.getByRole('dialog').getByText(comment).waitFor();
    await first.keyboard.press('Escape');
    await second.getByRole('button', { name: 'Percakapan (1): Pasal 3' }).click();
    await second.getByRole('dialog').getByText(comment).waitFor();
    await second.getByRole('button', { name: 'Jawab' }).click();
    await second.getByLabel('Komentar untuk semua pihak').fill('Baik, kami tunggu.');
    await second.getByRole('button', { name: 'Kirim komentar ke semua pihak' }).click();
    await second.getByRole('dialog').getByText('Baik, kami tunggu.').waitFor();
    await second.getByRole('button', { name: 'Tandai selesai' }).click();
    await second.getByText('Ditandai selesai oleh Bali').waitFor();
    await second.keyboard.press('Escape');
  });

  it('accepts one wording, counters the other, and counts', async () => {
    await first.getByRole('button', { name: 'Terima rumusan Bali: Pasal 5' }).click();
    await first.getByText('Rumusan Bali sudah Anda ambil; belum dikirim.').waitFor();
    for (const place of [1, 8, 9]) await sharpen(first, place);
    await first.getByText('Rumusan kita sudah diubah; belum dikirim.').waitFor();
    await waitSaved(first);
    await sendRound(first, 3);
    await count(first, '8 dari 9');
    await count(second, '8 dari 9');
  });

  it('compares any two rounds in three ways, and tells their history', async () => {
    await second.getByRole('link', { name: 'Perubahan' }).click();
    await second.getByText(/^\d bagian berbeda/).waitFor();
    for (const form of ['Sebaris', 'Berdampingan', 'Hanya yang berubah']) {
      await second.getByRole('button', { name: form }).click();
      await second.locator('ins').getByText('asal Bali').first().waitFor();
    }
    await second.getByRole('link', { name: /^Riwayat/ }).click();
    expect(await second.getByRole('heading', { name: /^Putaran/ }).allInnerTexts()).toEqual([
      'Putaran 3, Kalimantan Tengah', 'Putaran 2, Bali', 'Putaran 1, Kalimantan Tengah',
    ]);
    await second.getByText('Draf pertama untuk dibahas.').waitFor();
    await second.getByRole('link', { name: 'Naskah kita' }).click();
  });

  it('agrees on the whole text', async () => {
    await second.getByRole('button', { name: 'Terima seluruh naskah' }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByText(/menjadi naskah kita, kata demi kata, termasuk 1 bagian/).waitFor();
    await dialog.getByRole('button', { name: 'Terima seluruh naskah Kalimantan Tengah' }).click();
    for (const page of [second, first]) {
      await page.getByText('Semua pihak memegang naskah yang sama. Naskah siap diparaf dan ditandatangani.').waitFor();
      await count(page, '9 dari 9');
      await expectFields(page, fields.map((one, at) => sharpened[at + 1] ?? one));
      expectNoFaults(page);
    }
  });

  it('never sent the other side a note or a draft', () => {
    const all = heard.join('\n');
    expect(all).toContain(comment);
    expect(all).not.toContain(secretNote);
    expect(all).not.toContain(secretDraft);
  });
});
