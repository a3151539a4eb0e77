// A governor whose key lies with BSrE signs over the screen, through both generations of its service, before and after
// a signature by another method; and every way in which such a service says no, in words.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { service, startEsignService, type EsignService } from './stage/esign-service.ts';
import { expectGoodLooks, expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { keepPicture } from './stage/pictures.ts';
import {
  backToList, begin, consent, expectSignedBy, filesNaming, openSigning, row, setUpSigning, standingOf, takeFile,
} from './tanda-tangan-acts.ts';
import { makeAuthority, passphrase as keyPassphrase, type Authority } from './tanda-tangan-keys.ts';
import { agreedPapers, heads, jatim, kaltim, papers } from './tanda-tangan-papers.ts';

const usual = { size: 'laptop', scheme: 'light' } as const;
const [agreement, rice, cattle, corn] = papers.map((one) => one.title) as [string, string, string, string];
const [isran, khofifah] = [heads[kaltim] ?? '', heads[jatim] ?? ''];
// Longer than the 30 seconds after which the node no longer waits.
const beyondPatience = { timeout: 45_000 };

let node: RunningNode;
let browser: Browser;
let authority: Authority;
let remote: EsignService;
let folder: string;
let dossier: string;
let page: Page;

beforeAll(async () => {
  authority = makeAuthority();
  folder = mkdtempSync(join(tmpdir(), 'simpul-bsre-signed-'));
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  authority.trustedBy(node);
  authority.publishesListTo(node);
  remote = await startEsignService(
    { ...authority.pair(isran), root: authority.root }, { ...authority.pair('Orang Lain'), root: authority.root },
  );
  dossier = await agreedPapers(node);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
  await remote.close();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

function setUp(generation: 'v1' | 'v2', password: string = service.clientPassword): void {
  setUpSigning(node, kaltim, `bsre:\n  url: ${remote.url}\n  generation: ${generation}\n  client_name: `
    + `${service.clientName}\n  client_password: ${password}\n`
    + (generation === 'v2' ? `  code_request_data: ${service.codeRequest}\n` : ''));
}

async function beginAs(government: string): Promise<void> {
  page = await openSigning({ browser, node, dossier }, { role: 'signatory', government });
  await begin(page);
  if (government === kaltim) await page.getByRole('radio', { name: /^Layanan BSrE/ }).check();
}

async function sign(phrase: string, nik: string = service.nik): Promise<void> {
  await page.getByLabel('NIK', { exact: true }).fill(nik);
  await page.getByLabel('Frasa sandi', { exact: true }).last().fill(phrase);
  await press();
}

const press = (): Promise<void> => page.getByRole('button', { name: 'Tanda tangani 1 naskah' }).click();

async function taken(title: string, names: readonly string[]): Promise<void> {
  await page.getByRole('heading', { name: '1 naskah sudah ditandatangani.' }).waitFor();
  await backToList(page);
  await row(page, title).getByText('Ditandatangani, elektronik (BSrE)').waitFor();
  expectSignedBy(await takeFile(page, title, folder), names);
}

describe.each([['v1', agreement], ['v2', rice]] as const)('generation %s', (generation, title) => {
  it('signs nothing with a wrong passphrase', async () => {
    setUp(generation);
    await beginAs(kaltim);
    await consent(page, [title]);
    const before = await standingOf(page, dossier);
    await sign('sungai Mahakam 1958');
    await page.getByText('Layanan e-Sign BSrE menolak frasa sandi ini (2031).').waitFor();
    await page.getByText(/Tidak ada yang ditandatangani; dossier tidak berubah/).waitFor();
    await keepPicture(page, `bsre-sandi-salah-${generation}`, usual);
    await expectGoodLooks(page);
    expect(await standingOf(page, dossier)).toEqual(before);
  });

  it('signs with the right one, in a file that pdfsig finds valid', async () => {
    await sign(service.passphrase);
    await taken(title, [isran]);
    expect(remote.called.at(-1)).toBe(generation === 'v1' ? '/api/sign/pdf' : '/api/v2/sign/pdf');
    await page.context().close();
  });
});

describe('methods on one document', () => {
  it('stand together: a key file after the service', async () => {
    await beginAs(jatim);
    await consent(page, [agreement, cattle]);
    await page.getByLabel('Pilih berkas').setInputFiles(authority.key(khofifah));
    await page.getByLabel('Frasa sandi').fill(keyPassphrase);
    await page.getByRole('button', { name: 'Tanda tangani 2 naskah' }).click();
    await page.getByRole('heading', { name: '2 naskah sudah ditandatangani.' }).waitFor();
    await backToList(page);
    expectSignedBy(await takeFile(page, agreement, folder), [isran, khofifah]);
    await page.context().close();
  });

  it('stand together: the service after a key file, with a one-time code', async () => {
    await beginAs(kaltim);
    await consent(page, [cattle]);
    await page.getByLabel('NIK', { exact: true }).fill(service.nik);
    await page.getByRole('radio', { name: 'Kode sekali pakai' }).check();
    await page.getByRole('button', { name: 'Minta kode' }).click();
    await page.getByText('Layanan BSrE sudah diminta mengirim kode kepada Anda.').waitFor();
    expect(remote.called.at(-1)).toBe('/api/v2/sign/get/totp');
    await keepPicture(page, 'bsre-minta-kode', usual);
    await page.getByRole('textbox', { name: 'Kode sekali pakai' }).fill(service.code);
    await press();
    await taken(cattle, [isran, khofifah]);
    for (const title of [agreement, cattle]) {
      await row(page, title).getByRole('button', { name: /: Terverifikasi$/ }).waitFor();
    }
  });

  it('are told apart in the dossier, with whose certificate it was and whether a time stamp stands', async () => {
    await page.goto(`/kerja-sama/${dossier}`);
    const cell = new RegExp(`^${cattle}, .*(Kalimantan Timur|Kaltim): .*elektronik`);
    await page.getByRole('button', { name: cell }).click();
    const shown = page.getByRole('dialog');
    await shown.getByText('Ditandatangani secara elektronik di dalam PDF, lewat layanan BSrE.').waitFor();
    await shown.getByText(isran, { exact: false }).first().waitFor();
    await shown.getByText('Tidak ada. Waktunya menurut jam penanda tangan sendiri.').waitFor();
    await shown.getByRole('link', { name: 'Buka berkas bertanda tangan' }).waitFor();
    await keepPicture(page, 'bukti-elektronik', usual);
    await expectGoodLooks(page);
    await page.context().close();
  });
});

describe('a service that says no', () => {
  // Whatever it was, neither a file nor a signature is there afterwards.
  async function expectRefused(words: string | RegExp, nik: string = service.nik): Promise<void> {
    const before = await standingOf(page, dossier);
    await sign(service.passphrase, nik);
    await page.getByText(words).first().waitFor(beyondPatience);
    expect(await standingOf(page, dossier)).toEqual(before);
  }

  it('because it does not know the signatory', async () => {
    await beginAs(kaltim);
    await consent(page, [corn]);
    await expectRefused(/NIK ini tidak terdaftar pada layanan BSrE/, '6472010101600009');
    await keepPicture(page, 'bsre-tidak-terdaftar', usual);
    await expectGoodLooks(page);
  });

  it('though it says yes, because another person signed', async () => {
    remote.mood = 'mistaken';
    await expectRefused('Berkas yang baru ditandatangani memakai sertifikat yang tidak dapat dipakai di sini.');
    await page.getByText(/Orang Lain/).first().waitFor();
    await keepPicture(page, 'bsre-orang-lain', usual);
    await expectGoodLooks(page);
    remote.mood = 'well';
  });

  it('because it is in trouble, silent, or writes the file anew', async () => {
    remote.mood = 'broken';
    await expectRefused('Layanan e-Sign BSrE sedang bermasalah (HTTP 503).');
    remote.mood = 'rewriting';
    await expectRefused(/mengembalikan berkas yang disusun ulang/);
    remote.mood = 'silent';
    await expectRefused('Layanan e-Sign BSrE tidak menjawab dalam 30 detik.');
    await page.getByText(/Belum diketahui apakah layanan sempat menandatangani/).waitFor();
    await keepPicture(page, 'bsre-diam', usual);
    remote.mood = 'well';
  });

  it('because the account of the application is refused, or nobody answers', async () => {
    setUp('v2', 'kunci-lama');
    await expectRefused('Layanan e-Sign BSrE menolak akun aplikasi ini (HTTP 401).');
    setUp('v2');
    await remote.close();
    await expectRefused(/^Layanan e-Sign BSrE instansi Anda tidak dapat dihubungi/);
    await keepPicture(page, 'bsre-tidak-terhubung', usual);
    await expectGoodLooks(page);
  });

  it('keeps passphrase, code and NIK out of the log and the data folder', () => {
    for (const secret of [service.passphrase, 'sungai Mahakam 1958', service.code, service.nik]) {
      expect(filesNaming(secret, node.folder), secret).toBe('');
      expect(node.output(), secret).not.toContain(secret);
    }
    expect(node.output()).toContain('bsre_call');
    expectNoFaults(page);
  });
});
