// The screens that read an old agreement, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { oldAgreement, scanned } from './stage/scans.ts';

let node: RunningNode;
let browser: Browser;
let file: { name: string; mimeType: string; buffer: Buffer };
let answer: { status: number; body: Buffer; headers: Record<string, string> };

const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' },
  { size: 'laptop', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'zoomed', scheme: 'light' },
];

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  file = { name: 'KB 2022.pdf', mimeType: 'application/pdf', buffer: await scanned(browser, oldAgreement) };
  const page = await open({ size: 'laptop', scheme: 'light' });
  const reply = page.waitForResponse('**/archive-readings');
  await page.locator('input[type=file]').setInputFiles(file);
  const told = await reply;
  answer = { status: told.status(), body: await told.body(), headers: { 'content-type': 'application/json' } };
  await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function open(look: Look): Promise<Page> {
  const page = await openPage(browser, node, look);
  await signIn(page, await demoAccount(node, 'staff', '64'), '/kerja-sama/arsip');
  await page.getByRole('heading', { name: 'Baca naskah lama dari berkasnya' }).waitFor();
  return page;
}

describe.each(looks)('at $size size, $scheme', (look) => {
  it('choosing, waiting, and a file that is refused keep their looks', async () => {
    const page = await open(look);
    await keepPicture(page, 'arsip-pilih', look);
    await expectGoodLooks(page);
    await page.route('**/archive-readings', () => undefined);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Naskah sedang dibaca…').waitFor();
    await keepPicture(page, 'arsip-baca', look);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Batalkan pembacaan' }).click();
    await page.unroute('**/archive-readings');
    const broken = { ...file, buffer: Buffer.from('%PDF-1.7 terpotong') };
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.getByRole('alert').waitFor();
    await keepPicture(page, 'arsip-ditolak', look);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('what was read keeps its looks while it is confirmed', async () => {
    const page = await open(look);
    // Read once by the node itself; the other sizes see the same answer without waiting for it again.
    await page.route('**/archive-readings', (route) => route.fulfill(answer));
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Sesuai: Jenis naskah' }).click();
    await keepPicture(page, 'arsip-periksa', look);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Ubah Tanggal ditandatangani' }).click();
    await page.getByRole('radio', { name: 'Pihak ini bukan pemerintah daerah' }).last().check();
    await page.getByRole('button', { name: 'Daftarkan kerja sama', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await keepPicture(page, 'arsip-kurang', look);
    await expectGoodLooks(page);
    await page.context().close();
  });
});
