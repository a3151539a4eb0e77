// A governor signs with a key that never leaves its token: the setup names the token, the sitting asks for its PIN.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { makeToken, pin, tokenModule, type Token } from './stage/token.ts';
import {
  backToList, begin, consent, expectSignedBy, filesNaming, openSigning, setUpSigning, standingOf, takeFile,
} from './tanda-tangan-acts.ts';
import { makeAuthority, type Authority } from './tanda-tangan-keys.ts';
import { agreedPapers, heads, kaltim, papers } from './tanda-tangan-papers.ts';

const usual = { size: 'laptop', scheme: 'light' } as const;
const [agreement, rice, cattle] = papers.map((one) => one.title) as [string, string, string];
const isran = heads[kaltim] ?? '';
const module = tokenModule();

let node: RunningNode;
let browser: Browser;
let authority: Authority;
let token: Token;
let folder: string;
let dossier: string;
let page: Page;

describe.skipIf(module === undefined)('a key in a token (needs the packages softhsm2 and gnutls-bin)', () => {
  beforeAll(async () => {
    authority = makeAuthority();
    folder = mkdtempSync(join(tmpdir(), 'simpul-token-signed-'));
    token = makeToken(module ?? '');
    token.put('gubernur', authority.pair(isran));
    [node, browser] = await Promise.all([startNode('demo', token.environment), openBrowser()]);
    authority.trustedBy(node);
    authority.publishesListTo(node);
    setUpSigning(node, kaltim, token.setup({ [isran]: 'gubernur' }));
    dossier = await agreedPapers(node);
    page = await openSigning({ browser, node, dossier }, { role: 'signatory', government: kaltim });
    await begin(page);
    await page.getByRole('radio', { name: /^Kunci dalam token/ }).check();
  });
  afterAll(async () => {
    await browser.close();
    await node.remove();
    token.remove();
    authority.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function sign(typed: string, titles: readonly string[]): Promise<void> {
    await page.getByLabel('PIN token').fill(typed);
    await page.getByRole('button', { name: `Tanda tangani ${titles.length} naskah` }).click();
  }

  it('signs nothing with a wrong PIN, and warns that the token locks itself', async () => {
    const before = await standingOf(page, dossier);
    await consent(page, [agreement, rice]);
    await sign('00000000', [agreement, rice]);
    const alert = page.getByRole('alert');
    await alert.getByText('Token menolak PIN ini.').waitFor();
    await alert.getByText(/token mengunci diri setelah beberapa kali PIN salah/).waitFor();
    await keepPicture(page, 'token-pin-salah', usual);
    await expectGoodLooks(page);
    expect(await standingOf(page, dossier)).toEqual(before);
  });

  it('signs two documents with the right one, in files that pdfsig finds valid', async () => {
    await sign(pin, [agreement, rice]);
    await page.getByRole('heading', { name: '2 naskah sudah ditandatangani.' }).waitFor();
    expect(await page.getByLabel('PIN token').inputValue()).toBe('');
    await backToList(page);
    for (const title of [agreement, rice]) expectSignedBy(await takeFile(page, title, folder), [isran]);
  });

  it('asks for the PIN again each time, and says so where the token is gone', async () => {
    await begin(page);
    await page.getByRole('radio', { name: /^Kunci dalam token/ }).check();
    await consent(page, [cattle]);
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Isi PIN token.' }).waitFor();
    const before = await standingOf(page, dossier);
    token.pullOut();
    await node.stop();
    await node.start();
    await sign(pin, [cattle]);
    await page.getByRole('alert').getByText('Token bernama Pemprov Kaltim tidak ditemukan.').waitFor();
    expect(await standingOf(page, dossier)).toEqual(before);
  });

  it('says no PIN anywhere', () => {
    expect(filesNaming(pin, node.folder)).toBe('');
    expect(node.output()).not.toContain(pin);
    expectNoFaults(page);
  });
});
