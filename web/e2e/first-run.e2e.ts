import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { oneTimeCode } from './stage/totp.ts';

let node: RunningNode;
let browser: Browser;
const password = 'jembatan kayu ulin tiga';

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('serve'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

// Long because it is one story: the steps rest on each other as they do for the person.
it('a new node becomes a government with its admin, who then guards the door twice', async () => {
  const page = await openPage(browser, node, { size: 'phone' });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Menyiapkan Simpul' }).waitFor();
  await expectGoodLooks(page);

  // A wrong code is refused in words, and nothing typed is lost.
  await page.getByLabel('Kode penyiapan').fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByLabel('Pemerintah daerah').fill('kaur');
  await page.getByRole('option', { name: /Kabupaten Kaur/ }).click();
  await page.getByLabel('Nama lengkap').fill('Dewi Lestari, S.Kom.');
  await page.getByLabel('Nama akun').fill('dewi');
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Buat pemerintah daerah dan admin' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Kode penyiapan');

  const code = /\b[A-Z2-7]{4}(?:-[A-Z0-9]{4}){3}\b/.exec(node.output())?.[0] ?? '';
  await page.getByLabel('Kode penyiapan').fill(code);
  await page.getByRole('button', { name: 'Buat pemerintah daerah dan admin' }).click();
  await page.getByRole('heading', { name: 'Simpul siap untuk Kabupaten Kaur' }).waitFor();
  await expectGoodLooks(page);
  await page.getByRole('button', { name: 'Ke halaman masuk' }).click();

  // An admin must set up a second factor before anything else.
  await signInAs(page, 'dewi');
  await page.getByRole('heading', { name: 'Pasang autentikator' }).waitFor();
  await page.getByLabel('Kata sandi saat ini').fill(password);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('img', { name: /Kode QR/ }).waitFor();
  await expectGoodLooks(page);
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Kode dari autentikator').fill(oneTimeCode(secret));
  await page.getByRole('button', { name: 'Pasang', exact: true }).click();
  await page.getByRole('heading', { name: 'Simpan kode pemulihan Anda' }).waitFor();
  const recovery = await page.locator('ol li').allTextContents();
  expect(recovery).toHaveLength(10);
  await page.getByRole('button', { name: 'Saya sudah menyimpannya' }).click();
  // Who keeps the machine has no dossiers: the first section is the government's register.
  await page.getByRole('heading', { name: 'Kabupaten Kaur', level: 1 }).waitFor();

  // The next time a recovery code stands in for the phone, once.
  await page.goto('/akun-saya');
  await page.getByRole('button', { name: 'Keluar dari Simpul' }).click();
  await signInAs(page, 'dewi');
  await page.getByRole('heading', { name: 'Satu langkah lagi' }).waitFor();
  await expectGoodLooks(page);
  await page.getByLabel('Kode').fill(recovery[0] ?? '');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('navigation', { name: 'Utama' }).last().waitFor();
  await page.goto('/akun-saya');
  await page.getByText('Kode pemulihan yang belum terpakai: 9').waitFor();
  await page.context().close();
});
