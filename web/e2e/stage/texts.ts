// What tests do with the text of a document as people do: open it, word a clause, send a round.
import type { Browser, Page } from 'playwright-core';
import { demoAccount, openPage, signIn, type Look } from './browser.ts';
import type { RunningNode } from './node.ts';

export const kalteng = '62';
export const bali = '51';

// The screen of the memorandum between Kalimantan Tengah and Bali, for one of its governments.
export async function openText(
  browser: Browser, node: RunningNode, government: string, look: Look = {},
): Promise<Page> {
  const page = await openPage(browser, node, look);
  await signIn(page, await demoAccount(node, 'staff', government), '/kerja-sama');
  await page.goto(await textAddress(page));
  await page.getByRole('heading', { level: 1, name: 'Nota Kesepahaman' }).waitFor();
  return page;
}

export async function textAddress(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/dossiers');
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  const found = items.find((one) => one.title === 'Pembangunan dan pengembangan potensi daerah');
  if (!found) throw new Error('the demonstration has no dossier of Kalimantan Tengah and Bali');
  return `/kerja-sama/${found.id}/naskah/kb`;
}

export async function beginDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mulai draf' }).click();
  await page.getByRole('article').waitFor();
}

// Words one block of a clause anew, and leaves the clause.
export async function reword(page: Page, clause: string, words: string, block = 0): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Ubah: ${clause}`) }).click();
  await page.getByRole('region', { name: `Mengubah ${clause}` }).locator('textarea').nth(block).fill(words);
  await page.getByRole('button', { name: 'Selesai mengubah' }).click();
}

export async function waitSaved(page: Page): Promise<void> {
  await page.getByText(/^Tersimpan di ruang kita pukul [0-9.]+ WI(B|TA|T)$/).waitFor();
}

export async function sendRound(page: Page, number: number, note = ''): Promise<void> {
  await page.getByRole('button', { name: `Kirim putaran ${number}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Yang tidak ikut terkirim' }).waitFor();
  if (note) await dialog.getByLabel('Pengantar').fill(note);
  await dialog.getByRole('button', { name: `Kirim putaran ${number}` }).click();
  await page.getByText(`Putaran ${number} terkirim.`).waitFor();
}
