// A node whose setup names a time-stamp authority sets no signature without a stamp, and says in words what the stamp
// proves; a node without one says whose word the time is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignatureReport } from '../src/shared/api/generated/schemas.ts';
import { openBrowser } from './stage/browser.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { startStampAuthority, type StampAuthority } from './stage/stamp-authority.ts';
import {
  backToList, begin, consent, expectSignedBy, openSigning, row, setUpSigning, standingOf, takeFile,
} from './tanda-tangan-acts.ts';
import { makeAuthority, passphrase, type Authority } from './tanda-tangan-keys.ts';
import { agreedPapers, heads, kaltim, papers } from './tanda-tangan-papers.ts';

const usual = { size: 'laptop', scheme: 'light' } as const;
const [agreement, rice, cattle] = papers.map((one) => one.title) as [string, string, string];
const isran = heads[kaltim] ?? '';
const ownWord = 'Waktu diambil dari jam simpul ini; otoritas cap waktu belum diatur.';

let node: RunningNode;
let browser: Browser;
let authority: Authority;
let stamps: StampAuthority;
let folder: string;
let dossier: string;
let page: Page;

beforeAll(async () => {
  authority = makeAuthority();
  folder = mkdtempSync(join(tmpdir(), 'simpul-stamped-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  authority.trustedBy(node);
  authority.publishesListTo(node);
  stamps = await startStampAuthority(authority.pair('Cap Waktu Uji', 'clock'));
  dossier = await agreedPapers(node);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  await stamps.close();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function openSitting(title: string): Promise<void> {
  page = await openSigning({ browser, node, dossier }, { role: 'signatory', government: kaltim });
  await begin(page);
  await consent(page, [title]);
  await page.getByLabel('Pilih berkas').setInputFiles(authority.key(isran));
  await page.getByLabel('Frasa sandi').fill(passphrase);
}

const press = (): Promise<void> => page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();

async function expectSigned(title: string): Promise<SignatureReport['signatures'][number] | undefined> {
  await page.getByRole('heading', { name: '1 naskah sudah ditandatangani.' }).waitFor();
  await backToList(page);
  expectSignedBy(await takeFile(page, title, folder), [isran]);
  const document = papers.find((one) => one.title === title)?.document ?? '';
  const answer = await page.request.get(`/api/v1/dossiers/${dossier}/documents/${document}/signed-file`);
  return ((await answer.json()) as SignatureReport).signatures[0];
}

describe('the time of a signature', () => {
  it('is the word of the signer where no authority is set', async () => {
    await openSitting(agreement);
    await page.getByText(ownWord).waitFor();
    await press();
    const signature = await expectSigned(agreement);
    expect(signature?.timestamp).toBeUndefined();
    expect(signature?.findings.map((one) => one.code)).toContain('time_not_proven');
    await page.context().close();
  });

  it('is proven by an authority once it is set and the node has started anew', async () => {
    setUpSigning(node, 'timestamp', `url: ${stamps.url}\n`);
    await node.stop();
    await node.start();
    await openSitting(rice);
    expect(await page.getByText(ownWord).count()).toBe(0);
    await press();
    const signature = await expectSigned(rice);
    expect(stamps.given()).toBe(1);
    expect(signature).toMatchObject({
      verdict: 'proven', timestamp: { authority: 'Cap Waktu Uji', intact: true, trust: 'trusted' },
    });
    expect(signature?.findings.map((one) => one.code)).not.toContain('time_not_proven');
  });

  it('stands in the report in words', async () => {
    await row(page, rice).getByRole('button', { name: /: Terverifikasi$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/dicap waktu oleh Cap Waktu Uji/).waitFor();
    await keepPicture(page, 'waktu-dicap', usual);
    await expectGoodLooks(page, 'dialog[open]');
    await page.context().close();
  });
});

describe('an authority that gives no stamp', () => {
  it('lets nothing be signed, and the screen says why', async () => {
    await openSitting(cattle);
    const before = await standingOf(page, dossier);
    stamps.isBroken = true;
    await press();
    await page.getByText('Layanan cap waktu tidak memberi cap waktu yang sah (menjawab HTTP 503).').waitFor();
    await page.getByText(/Berkas dan dossier tidak berubah. Tidak ada yang ditandatangani./).first().waitFor();
    await keepPicture(page, 'waktu-tidak-ada', usual);
    await expectGoodLooks(page);
    await stamps.close();
    await press();
    await page.getByText(/\(tidak ada yang menjawab di alamatnya\)/).waitFor();
    expect(await standingOf(page, dossier)).toEqual(before);
    expectNoFaults(page);
  });
});
