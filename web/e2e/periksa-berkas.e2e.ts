// The page on which anybody checks a whole dossier: without an account, and without a network once it is open.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { story, zipped } from '../src/shared/proof/verifier/bundle.fixture.ts';
import { resultText } from '../src/shared/proof/verifier/result.ts';
import { sourceOfBytes } from '../src/shared/proof/verifier/source.ts';
import { verifyBundle } from '../src/shared/proof/verifier/verify.ts';
import { openBrowser, openPage, type Look } from './stage/browser.ts';
import { entriesOf } from './stage/bundle-mutations.ts';
import { Client } from './stage/client.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';

const vectors = resolve(import.meta.dirname, '../../tests/conformance/bundles');
const looks: readonly Required<Look>[] = [
  { size: 'laptop', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
];

let node: RunningNode;
let browser: Browser;
let real: Buffer;
let dossier = '';

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  const staff = await new Client(node).signIn('kaltim@64');
  const { items } = await staff.json<{ items: { id: string }[] }>('GET', '/api/v1/dossiers');
  dossier = items[0]?.id ?? '';
  const reply = await staff.send('GET', `/api/v1/dossiers/${dossier}/bundle`);
  real = Buffer.from(reply.bytes);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

const named = (bytes: Uint8Array, name = 'berkas.simpul.zip') =>
  ({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
const vector = (name: string): Buffer => readFileSync(resolve(vectors, `${name}.zip`));

// The page as it stands when all of it has come, and the network is gone.
async function openAlone(look: Look = {}): Promise<Page> {
  const page = await openPage(browser, node, look);
  const worker = page.waitForEvent('worker');
  await page.goto('/periksa');
  await worker;
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  return page;
}

async function choose(page: Page, bytes: Uint8Array, name?: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(named(bytes, name));
}

function verdict(page: Page, word: string): Promise<void> {
  return page.getByRole('heading', { name: word, exact: true }).waitFor();
}

describe('a dossier that this node gave out', () => {
  it('is proven with the network cut, and gives the same result as any other verifier', async () => {
    const page = await openAlone();
    const asked: string[] = [];
    page.on('request', (one) => {
      if (!one.url().startsWith('blob:')) asked.push(one.url());
    });
    await choose(page, real);
    await verdict(page, 'Terverifikasi');
    await page.getByText('Bundel ini utuh: setiap bita ada di tempatnya.').waitFor();
    await page.getByText('Bahwa kunci itu benar milik pemerintah yang disebut: cocokkan sidiknya.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan hasil' }).click();
    const kept = await download;
    expect(kept.suggestedFilename()).toBe(`hasil-periksa-${dossier.slice(0, 12)}.json`);
    const { result } = await verifyBundle(sourceOfBytes(new Uint8Array(real)));
    expect(result.verdict).toBe('proven');
    expect(readFileSync(await kept.path(), 'utf8')).toBe(resultText(result));
    expect(asked).toEqual([]);
    await page.context().close();
  });

  it('is not proven any more where one bit was flipped, and the place is named', async () => {
    const page = await openAlone();
    const flipped = Buffer.from(real);
    const at = flipped.indexOf('"envelope"') + 20;
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    await choose(page, flipped);
    await verdict(page, 'Tidak cocok');
    await page.getByText('Isi bagian ini berubah sesudah bundelnya dibuat.').waitFor();
    await page.getByText(/^Bagian threads\/\d\d\.jsonl$/).waitFor();
    // Whoever makes the archive fit again is found by the signature.
    const entries = await entriesOf(new Uint8Array(real));
    const name = 'threads/64.jsonl';
    const lines = new TextDecoder().decode(entries.get(name)).split('\n');
    lines[0] = lines[0]?.replace(/(\\"salt\\":\\")(.)/, (_, before: string, digit: string) =>
      `${before}${digit === '0' ? '1' : '0'}`) ?? '';
    entries.set(name, new TextEncoder().encode(lines.join('\n')));
    await choose(page, zipped(entries));
    await page.getByText('Peristiwa ke-1 dari Provinsi Kalimantan Timur').waitFor();
    await verdict(page, 'Tidak cocok');
    await page.context().close();
  });
});

describe('a file inside', () => {
  it('is saved as it was signed', async () => {
    const page = await openAlone();
    const { contents } = story();
    const [place = '', paper] = [...contents].find(([name]) => name.startsWith('files/')) ?? [];
    await choose(page, zipped(contents));
    await verdict(page, 'Terverifikasi');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan naskah.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('naskah.pdf');
    expect(new Uint8Array(readFileSync(await (await download).path()))).toEqual(paper);
    expect(place).toMatch(/\.pdf$/);
    expect(await page.getByRole('button', { name: 'Buka naskah.pdf' }).count()).toBe(1);
    await page.context().close();
  });
});

describe('what is chosen', () => {
  it('is followed by the verdict on it alone, and a PDF is still a PDF', async () => {
    const page = await openPage(browser, node);
    await page.goto('/periksa');
    await choose(page, vector('proven-whole'));
    await verdict(page, 'Terverifikasi');
    await choose(page, vector('file_missing-attached'));
    await verdict(page, 'Belum dapat dipastikan');
    await page.locator('input[type=file]').setInputFiles({
      name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7'),
    });
    await page.getByText('Tidak ditemukan tanda tangan elektronik.').waitFor();
    expect(await page.getByRole('heading', { name: 'Belum dapat dipastikan', exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('is told plainly where the verifier could not come', async () => {
    const page = await openPage(browser, node);
    await page.route('**/bundle-worker*', (route) => route.abort());
    await page.goto('/periksa');
    await choose(page, real);
    await page.getByRole('heading', { name: 'Berkas tidak dapat dibaca lagi' }).waitFor();
    await page.unroute('**/bundle-worker*');
    await choose(page, vector('proven-whole'));
    await verdict(page, 'Terverifikasi');
    await page.context().close();
  });
});

describe.each(looks)('at $size size, $scheme', (look) => {
  it('looks as it should before, and while it works', async () => {
    const page = await openPage(browser, node, look);
    await page.route('**/bundle-worker*', () => undefined);
    await page.goto('/periksa');
    await page.getByText('Bundel dapat diperiksa tanpa jaringan.').waitFor();
    await expectGoodLooks(page);
    await keepPicture(page, 'berkas-kosong', look);
    await choose(page, vector('proven-whole'));
    await page.getByRole('progressbar').waitFor();
    await expectGoodLooks(page);
    await keepPicture(page, 'berkas-sedang', look);
    await page.context().close();
  });

  it('looks as it should for every verdict', async () => {
    const page = await openPage(browser, node, look);
    await page.goto('/periksa');
    for (const [name, word] of [
      ['proven-two-logs-two-witnesses', 'Terverifikasi'],
      ['proven-withheld', 'Terverifikasi'],
      ['file_missing-attached', 'Belum dapat dipastikan'],
      ['signature_fails-content', 'Tidak cocok'],
      ['archive_malformed-empty', 'Belum dapat dipastikan'],
    ] as const) {
      await choose(page, vector(name), `${name}.simpul.zip`);
      await page.getByText(`${name}.simpul.zip`).waitFor();
      await verdict(page, word);
      await expectGoodLooks(page);
      await keepPicture(page, `berkas-${name}`, look);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await verdict(page, 'Cannot be determined yet');
    await page.context().close();
  });
});
