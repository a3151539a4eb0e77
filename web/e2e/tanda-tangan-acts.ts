// What tests do on the screens of signing as people do, and what programs that are not ours say of the files.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Dossier, Signing } from '../src/shared/api/generated/schemas.ts';
import { demoAccount, openPage, signIn, type Look } from './stage/browser.ts';
import type { RunningNode } from './stage/node.ts';

export interface SigningPlace {
  readonly browser: Browser;
  readonly node: RunningNode;
  readonly dossier: string;
}

export interface Person {
  readonly role: 'signatory' | 'staff';
  readonly government: string;
}

// The list of documents of a dossier, before one of its people.
export async function openSigning(place: SigningPlace, person: Person, look: Look = {}): Promise<Page> {
  const page = await openPage(place.browser, place.node, look);
  const account = await demoAccount(place.node, person.role, person.government);
  await signIn(page, account, `/kerja-sama/${place.dossier}`);
  await page.getByRole('link', { name: 'Penandatanganan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Penandatanganan' }).waitFor();
  return page;
}

export const row = (page: Page, title: string): Locator => page.getByRole('article', { name: title, exact: true });

export const doubt = (page: Page, title: string, what: string): Locator =>
  row(page, title).getByRole('checkbox', { name: `Saya mengetahui dan menanggungnya: ${what}` });

export async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mulai menandatangani' }).click();
  await page.getByRole('heading', { level: 1, name: 'Menandatangani' }).waitFor();
}

export async function backToList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Daftar naskah' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Penandatanganan' }).waitFor();
}

// Reads, consents, and takes on that no paraf is on record: for each document on its own.
export async function consent(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await row(page, title).getByRole('checkbox', { name: /^Saya sudah membaca dan menyetujui/ }).check();
    await doubt(page, title, 'Paraf lengkap').check();
  }
}

// Unfolds the text of a document inside the sitting, and folds it again once it is read to its end.
export async function readHere(page: Page, title: string, during: (sheet: Locator) => Promise<unknown>): Promise<void> {
  await row(page, title).getByText('Baca naskah di sini').click();
  const sheet = page.getByRole('region', { name: `Naskah ${title}` });
  await sheet.getByRole('heading', { name: /^Pasal 1/ }).waitFor();
  await during(sheet);
  await sheet.getByRole('button', { name: `Selesai membaca ${title}` }).click();
  await sheet.waitFor({ state: 'hidden' });
}

// The sheet to be signed by hand as the sitting prints it, as an office machine sends it back that reads the words.
export async function printedSheet(
  page: Page, title: string,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const link = row(page, title).getByRole('link', { name: /^Cetak/ });
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  return { name: 'pindaian.pdf', mimeType: 'application/pdf', buffer: await answer.body() };
}

// Marks as signed on paper, with a scan for each that shows the very text.
export async function tellInk(
  page: Page, titles: readonly string[], scan: (title: string) => { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  for (const title of titles) {
    await row(page, title).getByRole('checkbox', { name: /sudah ditandatangani di atas kertas/ }).check();
    await doubt(page, title, 'Paraf lengkap').check();
    await row(page, title).getByLabel('Pilih berkas').setInputFiles(scan(title));
    await row(page, title).getByText('Pindaian sesuai naskah').waitFor();
  }
}

// The signed PDF of a document, taken out of the house into `folder`.
export async function takeFile(page: Page, title: string, folder: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    row(page, title).getByRole('link', { name: /^Unduh PDF bertanda tangan/ }).click(),
  ]);
  const path = join(folder, `${title}.pdf`);
  await file.saveAs(path);
  return path;
}

export interface JudgedByOthers {
  readonly names: readonly string[];
  readonly valid: number;
  readonly whole: number;
  readonly stamped: number;
}

// What pdfsig of poppler-utils says of each signature in a file; it ends with 1 where one does not hold.
export function signaturesIn(path: string): JudgedByOthers {
  const told = spawnSync('pdfsig', [path], { encoding: 'utf8' }).stdout;
  return {
    names: [...told.matchAll(/Signer Certificate Common Name: (.+)/g)].map((found) => found[1] ?? ''),
    valid: told.match(/Signature is Valid\./g)?.length ?? 0,
    whole: told.match(/Total document signed/g)?.length ?? 0,
    stamped: told.match(/timestamp/gi)?.length ?? 0,
  };
}

// Every signature holds and stands in the names of these people, and the file is whole. pdfsig tells them by the
// place of their fields, not by time.
export function expectSignedBy(path: string, names: readonly (string | undefined)[]): void {
  const told = signaturesIn(path);
  expect(told.names.toSorted(), path).toEqual([...names].toSorted());
  expect(told.valid, path).toBe(names.length);
  expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }), path).toContain('No syntax or stream');
}

// What an administrator of the machine writes for the signing of one government, or for time stamps.
export function setUpSigning(node: RunningNode, name: string, text: string): void {
  const folder = join(node.folder, 'signing');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.yaml`), text, { mode: 0o600 });
}

// How many files a dossier holds and how many signatures it knows: what must not change where nothing was signed.
export async function standingOf(page: Page, dossier: string): Promise<{ files: number; signatures: number }> {
  const ask = async <T>(part: string): Promise<T> =>
    (await (await page.request.get(`/api/v1/dossiers/${dossier}${part}`)).json()) as T;
  const { documents } = await ask<Signing>('/signing');
  const { attachments } = await ask<Dossier>('');
  const signed = documents.flatMap((one) => one.slots).filter((one) => one.state === 'signed');
  return { files: attachments.length, signatures: signed.length };
}

// Files below `folder` in which these words stand.
export function filesNaming(words: string, folder: string): string {
  return spawnSync('grep', ['-rlaF', '--', words, folder], { encoding: 'utf8' }).stdout;
}
