import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

let node: RunningNode;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function openAccounts(): Promise<Page> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'administrator'), '/akun');
  await page.getByRole('heading', { name: 'Akun', level: 1 }).waitFor();
  return page;
}

describe('accounts', () => {
  it('are made with a password told once, which the person replaces at the first visit', async () => {
    const page = await openAccounts();
    await page.getByRole('button', { name: 'Buat akun' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buat akun' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodLooks(page);
    await page.getByLabel('Nama akun').fill('tono.w');
    await page.getByLabel('Nama lengkap').fill('Tono Wibowo, S.H.');
    await page.getByRole('checkbox', { name: /^Hukum/ }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Buat akun' }).click();
    await page.getByRole('heading', { name: 'Kata sandi sementara untuk Tono Wibowo, S.H.' }).waitFor();
    const temporary = (await page.locator('.secret').textContent()) ?? '';
    const words = (await page.getByRole('dialog').textContent()) ?? '';
    const name = /tono\.w@[\d.]+/.exec(words)?.[0] ?? '';
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Sudah saya sampaikan' }).click();
    await page.getByRole('row', { name: /Tono Wibowo/ }).getByText('Menunggu kata sandi sendiri').waitFor();

    const theirs = await openPage(browser, node, { size: 'phone' });
    await theirs.goto('/');
    await theirs.getByLabel('Nama akun').fill(name);
    await theirs.getByLabel('Kata sandi', { exact: true }).fill(temporary);
    await theirs.getByRole('button', { name: 'Masuk', exact: true }).click();
    await theirs.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri' }).waitFor();
    await expectGoodLooks(theirs);
    await theirs.getByLabel('Kata sandi saat ini').fill(temporary);
    await theirs.getByLabel('Kata sandi baru').fill('pendek');
    await theirs.getByRole('button', { name: 'Simpan kata sandi baru' }).click();
    await theirs.getByRole('alert').waitFor();
    await theirs.getByLabel('Kata sandi baru').fill('perahu layar biru tua');
    await theirs.getByRole('button', { name: 'Simpan kata sandi baru' }).click();
    await theirs.getByRole('navigation', { name: 'Utama' }).last().waitFor();
    await theirs.context().close();
    await page.context().close();
  });

  it('tell a stale change instead of overwriting another admin’s', async () => {
    const [mine, theirs] = [await openAccounts(), await openAccounts()];
    await mine.getByRole('button', { name: 'Buat akun' }).click();
    await mine.getByLabel('Nama akun').fill('rudi.s');
    await mine.getByLabel('Nama lengkap').fill('Rudi Salim');
    await mine.getByRole('checkbox', { name: /^Staf kerja sama/ }).check();
    await mine.getByRole('dialog').getByRole('button', { name: 'Buat akun' }).click();
    await mine.getByRole('button', { name: 'Sudah saya sampaikan' }).click();
    await theirs.reload();
    for (const page of [mine, theirs]) {
      await page.getByRole('button', { name: 'Kelola akun Rudi Salim' }).click();
    }
    await mine.getByLabel('Nama lengkap').fill('Rudi Salim, S.E.');
    await mine.getByRole('button', { name: 'Simpan perubahan' }).click();
    await mine.getByRole('dialog').waitFor({ state: 'hidden' });
    await theirs.getByLabel('Nama lengkap').fill('Rudi');
    await theirs.getByRole('button', { name: 'Simpan perubahan' }).click();
    expect(await theirs.getByRole('alert').textContent()).toContain('sudah diubah orang lain');
    await mine.reload();
    await mine.getByText('Rudi Salim, S.E.').waitFor();
    await Promise.all([mine.context().close(), theirs.context().close()]);
  });

  it('are closed to everybody else, who is told so', async () => {
    const page = await openPage(browser, node);
    await signIn(page, await demoAccount(node, 'staff', '64'), '/akun');
    await page.getByRole('heading', { name: 'Halaman ini bukan untuk peran Anda' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Utama' }).first().textContent()).not.toContain('Akun');
    await expectGoodLooks(page);
    await page.context().close();
  });
});
