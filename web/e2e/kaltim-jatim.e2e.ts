// Kalimantan Timur and Jawa Timur bring one agreement and seven agreements of agencies from the papers of the library
// to two signatures each, every government in a browser of its own and no flight between them: in ink, by key, and both
// on one document. What leaves the house is judged by programs of others and by the page for strangers.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PdfVerification, Signing } from '../src/shared/api/generated/schemas.ts';
import { agreement, documentOf, openCase, titles, type Case } from './kaltim-jatim-papers.ts';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { beginDraft, reword, sendRound, waitSaved } from './stage/texts.ts';
import {
  backToList, begin, consent, expectSignedBy, filesNaming, openSigning, printedSheet, readHere, row,
  signaturesIn, takeFile, tellInk, type Person,
} from './tanda-tangan-acts.ts';
import { makeAuthority, passphrase, type Authority } from './tanda-tangan-keys.ts';
import { fillDraft, heads, jatim, kaltim } from './tanda-tangan-papers.ts';

const usual = { size: 'laptop', scheme: 'light' } as const;
// The governor of Jawa Timur signs on the way, from a phone.
const phone = { size: 'phone', scheme: 'dark' } as const;
const [pks1 = '', pks2 = '', pks3 = '', pks4 = '', pks5 = '', pks6 = '', pks7 = ''] = titles;
const allAgree = 'Semua pihak memegang naskah yang sama. Naskah siap diparaf dan ditandatangani.';
const [isran, khofifah] = [heads[kaltim], heads[jatim]];

let node: RunningNode;
let browser: Browser;
let authority: Authority;
let folder: string;
let opened: Case;
// The browser of each government; who sits before it changes with the work.
let first: Page;
let second: Page;

beforeAll(async () => {
  authority = makeAuthority();
  folder = mkdtempSync(join(tmpdir(), 'simpul-kaltim-jatim-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  authority.trustedBy(node);
  authority.publishesListTo(node);
  opened = await openCase(node);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function openText(government: string): Promise<Page> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', government), `/kerja-sama/${opened.dossier}/naskah/kb`);
  await page.getByRole('heading', { level: 1, name: agreement }).waitFor();
  return page;
}

const openAs = (role: Person['role'], government: string, look: Look = usual): Promise<Page> =>
  openSigning({ browser, node, dossier: opened.dossier }, { role, government }, look);

async function giveKey(page: Page, government: string): Promise<void> {
  await page.getByLabel('Pilih berkas').setInputFiles(authority.key(heads[government] ?? ''));
  await page.getByLabel('Frasa sandi').fill(passphrase);
}

async function signInInk(government: string, papers: readonly string[]): Promise<void> {
  const staff = await openAs('staff', government);
  await begin(staff);
  const scans = new Map<string, Awaited<ReturnType<typeof printedSheet>>>();
  for (const title of papers) {
    await row(staff, title).getByRole('checkbox', { name: /sudah ditandatangani di atas kertas/ }).waitFor();
    scans.set(title, await printedSheet(staff, title));
  }
  await tellInk(staff, papers, (title) => scans.get(title) ?? { name: '', mimeType: '', buffer: Buffer.of() });
  await keepPicture(staff, `kaltim-jatim-basah-${government}`, usual);
  await staff.getByRole('button', { name: `Catat tanda tangan pada ${papers.length} naskah` }).click();
  await staff.getByText(`Tanda tangan basah tercatat pada ${papers.length} naskah.`).waitFor();
  await staff.context().close();
}

async function signByKey(page: Page, government: string, papers: readonly string[]): Promise<void> {
  await begin(page);
  await consent(page, papers);
  await giveKey(page, government);
  await page.getByRole('button', { name: `Tanda tangani ${papers.length} naskah` }).click();
  await page.getByRole('heading', { name: `${papers.length} naskah sudah ditandatangani.` }).waitFor();
}

async function strangerAsks(path: string): Promise<PdfVerification> {
  const reply = await fetch(`${node.origin}/api/v1/verifications`, {
    method: 'POST', headers: { 'Content-Type': 'application/pdf', 'X-Simpul': '1' },
    body: new Uint8Array(readFileSync(path)),
  });
  expect(reply.status, path).toBe(200);
  return (await reply.json()) as PdfVerification;
}

describe('the text of the agreement', () => {
  it('begins from the library before one government, and reaches the other as a round', async () => {
    [first, second] = [await openText(kaltim), await openText(jatim)];
    await beginDraft(first);
    await fillDraft(opened.ours, 'kb');
    await first.reload();
    await sendRound(first, 1, 'Naskah untuk upacara di Samarinda.');
    await second.getByText(/^Giliran kita menjawab putaran Kalimantan Timur/).waitFor();
  });

  it('is countered in one pasal, and agreed once that wording is taken', async () => {
    await second.getByRole('button', { name: 'Mulai dari naskah Kalimantan Timur' }).click();
    await reword(second, 'Pasal 5', 'Biaya pelaksanaan dibebankan pada APBD masing-masing pihak.');
    await waitSaved(second);
    await sendRound(second, 2);
    await first.getByRole('heading', { name: 'Belum sama (1)' }).waitFor();
    await first.getByRole('button', { name: 'Terima rumusan Jawa Timur: Pasal 5' }).click();
    await waitSaved(first);
    await sendRound(first, 3);
    for (const page of [first, second]) {
      await page.getByText(allAgree).waitFor();
    }
  });
});

describe('the seven', () => {
  it('are read and taken one by one by the other government', async () => {
    for (const title of titles) {
      await second.goto(`/kerja-sama/${opened.dossier}/naskah/${documentOf(title)}`);
      await second.getByRole('heading', { level: 1, name: title }).waitFor();
      await second.getByRole('button', { name: 'Terima seluruh naskah' }).click();
      await second.getByRole('dialog').getByRole('button', { name: /^Terima seluruh naskah/ }).click();
      await second.getByText(allAgree).waitFor();
    }
    for (const page of [first, second]) {
      expectNoFaults(page);
      await page.context().close();
    }
  });
});

describe('the signatures', () => {
  it('of Kalimantan Timur stand on paper for the ceremony and for one of the seven', async () => {
    await signInInk(kaltim, [agreement, pks5]);
  });

  it('of its governor stand by key on five more, each consented to on its own', async () => {
    [first, second] = [await openAs('signatory', kaltim), await openAs('signatory', jatim, phone)];
    await signByKey(first, kaltim, [pks1, pks2, pks3, pks4, pks7]);
    await keepPicture(first, 'kaltim-jatim-sesi', usual);
    await expectGoodLooks(first);
    await backToList(first);
    // What was not consented to was not signed.
    await row(first, pks6).getByText('Giliran kita').waitFor();
    await second.getByText('7 dari 16 tanda tangan').waitFor();
  });

  it('of Jawa Timur come after a reading inside the sitting, on a phone', async () => {
    await begin(second);
    await readHere(second, agreement, async (sheet) => {
      await sheet.getByText('Biaya pelaksanaan dibebankan pada APBD masing-masing pihak.').waitFor();
      await keepPicture(second, 'kaltim-jatim-baca', phone);
      await expectGoodLooks(second);
    });
    const box = row(second, agreement).getByRole('checkbox', { name: /^Saya sudah membaca dan menyetujui/ });
    expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
    await backToList(second);
  });

  it('of Jawa Timur join them by key, on the agreement after ink', async () => {
    await signByKey(second, jatim, [agreement, pks1, pks2, pks3, pks6, pks7]);
    await backToList(second);
    await row(second, agreement).getByText('Ditandatangani, basah').waitFor();
    await second.getByText('13 dari 16 tanda tangan').waitFor();
  });

  it('of Jawa Timur stand in ink on the print of what the other signed by key', async () => {
    await signInInk(jatim, [pks4, pks5]);
  });

  it('are whole for all eight once the last governor signs over the other’s file', async () => {
    await signByKey(first, kaltim, [pks6]);
    await backToList(first);
    for (const page of [first, second]) await page.getByText('8 dari 8 naskah lengkap').waitFor();
    await keepPicture(second, 'kaltim-jatim-lengkap', phone);
    await expectGoodLooks(second);
    const signing = (await (await first.request.get(`/api/v1/dossiers/${opened.dossier}/signing`)).json()) as Signing;
    const methods = (title: string): string => signing.documents.find((one) => one.title === title)?.slots
      .map((one) => one.signature?.fact.method).join(' ') ?? '';
    expect([agreement, ...titles].map(methods)).toEqual([
      'wet pades', 'pades pades', 'pades pades', 'pades pades', 'pades wet', 'wet wet', 'pades pades', 'pades pades',
    ]);
  });
});

describe('the files that leave the house', () => {
  it('are whole and validly signed in programs of others, and proven to strangers', async () => {
    const expected: readonly (readonly [string, readonly (string | undefined)[]])[] = [
      [agreement, [khofifah]], [pks1, [isran, khofifah]], [pks2, [isran, khofifah]], [pks3, [isran, khofifah]],
      [pks4, [isran]], [pks6, [khofifah, isran]], [pks7, [isran, khofifah]],
    ];
    for (const [title, names] of expected) {
      const path = await takeFile(second, title, folder);
      expectSignedBy(path, names);
      const seen = await strangerAsks(path);
      expect(seen.report?.signatures.map((one) => [one.verdict, one.signer?.name]), title)
        .toEqual(names.map((name) => ['proven', name]));
    }
    // Both signed this one by hand alone: there is no file to hand out but its scans.
    expect(await row(second, pks5).getByRole('link', { name: /^Unduh PDF/ }).count()).toBe(0);
  });

  it('are named tampered when one letter is changed, by others and by us', async () => {
    const bytes = readFileSync(join(folder, `${pks1}.pdf`));
    const at = bytes.indexOf('stream') + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const path = join(folder, 'berubah.pdf');
    writeFileSync(path, bytes);
    expect(signaturesIn(path)).toMatchObject({ names: [isran, khofifah], valid: 0 });
    const seen = await strangerAsks(path);
    expect(seen.report?.signatures.map((one) => [one.verdict, one.integrity]))
      .toEqual([['disproven', 'changed'], ['disproven', 'changed']]);
  });

  it('leave no word of a key behind', () => {
    expect(filesNaming(passphrase, node.folder)).toBe('');
    expect(node.output()).not.toContain(passphrase);
    for (const page of [first, second]) expectNoFaults(page);
  });
});
