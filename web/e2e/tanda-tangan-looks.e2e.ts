// The screens of signing in all their states, at every size and in both schemes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn, type Look } from './stage/browser.ts';
import { walk } from './stage/keys.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import { play, scene } from './tanda-tangan-scenes.ts';

let node: RunningNode;
let browser: Browser;

const usual: Required<Look> = { size: 'laptop', scheme: 'light' };
const looks: readonly Required<Look>[] = [
  usual,
  { size: 'laptop', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'light' },
  { size: 'zoomed', scheme: 'dark' },
];
const key = { name: 'kunci.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from('kunci') };

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

interface Opening {
  readonly look?: Look;
  readonly part?: string;
  readonly role?: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

async function openSigning({ look = {}, part = '', role = 'signatory', prepare = play }: Opening = {}): Promise<Page> {
  const page = await openPage(browser, node, look);
  await signIn(page, await demoAccount(node, role, '64'), '/kerja-sama');
  const answer = await page.request.get('/api/v1/dossiers');
  const { items } = (await answer.json()) as { items: { id: string }[] };
  await prepare(page);
  await page.goto(`/kerja-sama/${items[0]?.id ?? ''}/tanda-tangan${part}`);
  return page;
}

const consentTo = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: new RegExp(`^Saya sudah membaca dan menyetujui ${title}`) });

describe.each(looks)('at $size size, $scheme', (look) => {
  it('the documents keep their looks', async () => {
    const page = await openSigning({ look });
    await page.getByRole('button', { name: /^Bukti Kesepakatan Bersama.*: Terverifikasi$/ }).waitFor();
    await page.getByRole('button', { name: /: Tidak cocok$/ }).waitFor();
    await page.getByRole('button', { name: /: Tidak dapat dipastikan$/ }).waitFor();
    await keepPicture(page, 'tanda-tangan', look);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('a sitting keeps its looks', async () => {
    const page = await openSigning({ look, part: '?bagian=menandatangani' });
    await page.getByText('Nomor dari daerah Anda belum dicatat.').waitFor();
    await consentTo(page, 'PKS Peternakan').check();
    await consentTo(page, 'PKS Penanaman Modal').check();
    await page.getByText('Siap: 10 hal sudah diperiksa').first().click();
    await keepPicture(page, 'tanda-tangan-sesi', look);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Pilih berkas kunci.' }).waitFor();
    await keepPicture(page, 'tanda-tangan-kurang', look);
    await expectGoodLooks(page);
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    await page.getByLabel('Frasa sandi').fill('rahasia sekali');
    await page.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await page.getByRole('heading', { name: '1 dari 2 naskah sudah ditandatangani.' }).waitFor();
    await keepPicture(page, 'tanda-tangan-hasil', look);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe.each([usual, { size: 'phone', scheme: 'dark' } as const])('at $size size, what opens over it', (look) => {
  it('says what a file proves, what it does not, and what is not known', async () => {
    const page = await openSigning({ look });
    const proofs = [['Terverifikasi', 'terverifikasi'], ['Tidak cocok', 'tidak-cocok'],
      ['Tidak dapat dipastikan', 'tidak-dipastikan']] as const;
    for (const [word, name] of proofs) {
      await page.getByRole('button', { name: new RegExp(`: ${word}$`) }).click();
      await page.getByRole('dialog').getByRole('heading', { name: /^Tanda tangan ke-1/ }).waitFor();
      await keepPicture(page, `bukti-${name}`, look);
      await expectGoodLooks(page, 'dialog[open]');
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });

  it('sets the order, and takes a refusal with its reason', async () => {
    const page = await openSigning({ look });
    await page.getByText('Pilihan lain').nth(3).click();
    await page.getByRole('button', { name: /^Atur urutan: PKS Pendidikan/ }).click();
    await page.getByRole('radio', { name: /^Berurutan/ }).check();
    await page.getByRole('button', { name: 'Turunkan Kalimantan Timur' }).click();
    await page.getByRole('status').getByText('Kalimantan Timur kini urutan ke-2.').waitFor();
    await keepPicture(page, 'tanda-tangan-urutan', look);
    await expectGoodLooks(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Nyatakan tidak menandatangani: PKS Pendidikan/ }).click();
    await page.getByRole('button', { name: 'Catat pernyataan' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Tulis alasannya.' }).waitFor();
    await keepPicture(page, 'tanda-tangan-menolak', look);
    await expectGoodLooks(page, 'dialog[open]');
    await page.context().close();
  });

  it('offers every way of signing', async () => {
    const page = await openSigning({ look, part: '?bagian=menandatangani' });
    await page.getByRole('radio', { name: /^Layanan BSrE/ }).check();
    await page.getByLabel('NIK', { exact: true }).waitFor();
    await keepPicture(page, 'tanda-tangan-bsre', look);
    await expectGoodLooks(page);
    await page.getByRole('radio', { name: /^Di atas kertas/ }).check();
    await page.getByRole('checkbox', { name: /PKS Peternakan.*sudah ditandatangani di atas kertas/ }).check();
    await page.getByText('Pindaiannya dilampirkan oleh staf kerja sama di berkas.').waitFor();
    await keepPicture(page, 'tanda-tangan-kertas', look);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('consent', () => {
  it('is given document by document: nothing consents to all', async () => {
    const page = await openSigning({ part: '?bagian=menandatangani' });
    await page.getByText('Nomor dari daerah Anda belum dicatat.').waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Saya sudah membaca dan menyetujui/ });
    expect(await boxes.count()).toBe(3);
    await boxes.first().check();
    expect(await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual(
      [true, false, false]);
    expect(await consentTo(page, 'PKS Pendidikan').count()).toBe(0);
    await page.context().close();
  });

  it('waits for each doubt to be taken on by name', async () => {
    const page = await openSigning({ part: '?bagian=menandatangani&naskah=pks-3' });
    await consentTo(page, 'PKS Perdagangan').check();
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    await page.getByLabel('Frasa sandi').fill('rahasia sekali');
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    await page.getByRole('alert').getByText(/^Putuskan dahulu yang tidak dapat dipastikan pada PKS Perdagangan/).first()
      .waitFor();
    await page.getByRole('checkbox', { name: 'Saya mengetahui dan menanggungnya: Paraf lengkap' }).check();
    const asked = page.waitForRequest('**/sittings');
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    const body = (await asked).postDataJSON() as { consents: unknown[]; key: Record<string, unknown> };
    expect(body.consents).toMatchObject([{ document: 'pks-3', doubts: ['paraf_whole'] }]);
    expect(body.key).toEqual(
      { kind: 'file', pkcs12: Buffer.from('kunci').toString('base64'), passphrase: 'rahasia sekali' });
    await page.context().close();
  });
});

describe('the key', () => {
  it('stays for a doubt that only opening it made known, and is never left to the browser', async () => {
    const page = await openSigning({ part: '?bagian=menandatangani' });
    await consentTo(page, 'PKS Penanaman Modal').check();
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    const phrase = page.getByLabel('Frasa sandi');
    expect(await phrase.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await phrase.evaluate((one) => one.closest('form'))).toBe(null);
    await phrase.fill('rahasia sekali');
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    await page.getByText('Penerbit sertifikat tidak dikenal simpul ini.').first().waitFor();
    expect(await phrase.inputValue()).toBe('rahasia sekali');
    await page.getByRole('checkbox', { name: /^Saya mengetahui dan menanggungnya: Sertifikat/ }).check();
    const asked = page.waitForRequest('**/sittings');
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    const body = (await asked).postDataJSON() as unknown;
    expect(body).toMatchObject({ consents: [{ document: 'pks-6', doubts: ['certificate_fit'] }] });
    await page.getByRole('link', { name: 'Daftar naskah' }).click();
    await page.getByRole('link', { name: 'Mulai menandatangani' }).click();
    expect(await page.getByLabel('Frasa sandi').inputValue()).toBe('');
    await page.context().close();
  });

  it('lapses after five minutes, and the consents stay', async () => {
    const page = await openSigning({ prepare: async (one) => {
      await one.clock.install();
      await play(one);
    }, part: '?bagian=menandatangani' });
    await consentTo(page, 'PKS Peternakan').check();
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    await page.getByLabel('Frasa sandi').fill('rahasia sekali');
    await page.clock.fastForward('05:01');
    await page.getByText(/^Lima menit berlalu/).waitFor();
    expect(await page.getByLabel('Frasa sandi').inputValue()).toBe('');
    expect(await consentTo(page, 'PKS Peternakan').isChecked()).toBe(true);
    await page.context().close();
  });
});

describe('the states', () => {
  it('with no document says what is missing and where it comes from', async () => {
    const page = await openSigning({ prepare: (one) => play(one, scene({ documents: [] })) });
    await page.getByText('Belum ada naskah yang siap').waitFor();
    await page.getByRole('link', { name: 'Ke berkas kerja sama' }).waitFor();
    await keepPicture(page, 'tanda-tangan-kosong', usual);
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('with every text under discussion leads to the texts', async () => {
    const documents = scene().documents.filter((one) => one.text_state === 'open');
    const page = await openSigning({ prepare: (one) => play(one, scene({ documents })) });
    await page.getByText('Belum ada naskah yang siap ditandatangani.').waitFor();
    await page.getByRole('link', { name: /^Buka naskah: PKS Kelautan/ }).waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('that cannot be read says what happened and what to do', async () => {
    const problem = {
      type: 'urn:simpul:refusal:storage_busy', title: 'Penyimpanan sedang sibuk.', status: 503,
      detail: 'Data Anda aman. Coba lagi sebentar lagi.', instance: 'req-1', errors: [],
    };
    const page = await openSigning({ prepare: (one) => one.route('**/signing', (asked) =>
      asked.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) })) });
    await page.getByText('Penyimpanan sedang sibuk.').waitFor();
    await keepPicture(page, 'tanda-tangan-galat', usual);
    await expectGoodLooks(page);
    await page.unroute('**/signing');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('heading', { name: /^Kesepakatan Bersama/ }).waitFor();
    await page.context().close();
  });

  it('where the server has its hands full, a seal asks again by itself', async () => {
    const problem = {
      type: 'urn:simpul:refusal:own_files_still_read', title: 'Berkas lain masih diperiksa.', status: 429,
      detail: 'Coba lagi sebentar lagi.', instance: 'req-2', errors: [],
    };
    let asked = 0;
    const page = await openSigning({ prepare: async (one) => {
      await play(one);
      await one.route('**/signed-file', (route) => {
        asked += 1;
        return asked > 1 ? route.fallback() : route.fulfill({
          status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem),
        });
      });
    } });
    await page.getByRole('button', { name: /: Terverifikasi$/ }).first().waitFor();
    expect(asked).toBeGreaterThan(1);
    await page.context().close();
  });

  it('without a network says that signing needs one, and sends no key', async () => {
    const page = await openSigning({ part: '?bagian=menandatangani' });
    await consentTo(page, 'PKS Peternakan').check();
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    await page.getByLabel('Frasa sandi').fill('rahasia sekali');
    let sent = 0;
    page.on('request', (one) => (sent += one.url().endsWith('/sittings') ? 1 : 0));
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.getByText('Penandatanganan memerlukan jaringan.').waitFor();
    // A button that says it rests can be pressed all the same.
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click({ force: true });
    expect(sent).toBe(0);
    await keepPicture(page, 'tanda-tangan-luring', usual);
    await expectGoodLooks(page);
    await page.context().setOffline(false);
    await page.context().close();
  });

  it('when the answer is lost says that it is not known, not that it failed', async () => {
    const page = await openSigning({ part: '?bagian=menandatangani' });
    await page.unroute('**/api/v1/dossiers/*/sittings');
    await page.route('**/api/v1/dossiers/*/sittings', (route) => route.abort());
    await consentTo(page, 'PKS Peternakan').check();
    await page.getByLabel('Pilih berkas').setInputFiles(key);
    await page.getByLabel('Frasa sandi').fill('rahasia sekali');
    await page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();
    await page.getByText('Sambungan terputus sebelum jawaban tiba.').waitFor();
    await expectGoodLooks(page);
    await page.context().close();
  });

  it('from an account that records but does not sign offers paper, and says who signs electronically', async () => {
    const page = await openSigning({ role: 'staff', part: '?bagian=menandatangani',
      prepare: (one) => play(one, scene({ may: ['checkBeforeSigning', 'recordSignature'] })) });
    await page.getByText(/^Tanda tangan elektronik dibubuhkan dari akun penandatangan/).waitFor();
    expect(await page.getByRole('radio').count()).toBe(1);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it.each(['', '?bagian=menandatangani'])('reaches every control, and every stop is seen (%s)', async (part) => {
    const page = await openSigning({ part });
    await page.getByRole('heading', { name: /^PKS Peternakan/ }).waitFor();
    const stops = await walk(page, 120);
    expect(stops.length).toBeGreaterThan(20);
    expect(stops.filter((stop) => !stop.isRinged)).toEqual([]);
    await page.context().close();
  });
});
