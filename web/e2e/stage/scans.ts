// Papers as a scanner gives them: set in an office typeface, pictured in grey at 150 dots an inch, a little askew, and
// put into a PDF that holds pictures alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const a4 = { width: 1240, height: 1754 };

const sheet = (text: string): string => `<!doctype html><style>
  body { margin: 0; background: #fdfdfb; filter: grayscale(1) contrast(0.9); }
  main { box-sizing: border-box; width: ${a4.width}px; height: ${a4.height}px; padding: 150px 150px 0 170px;
    transform: rotate(0.6deg); white-space: pre-wrap; font: 25px/37px 'Liberation Serif', 'Times New Roman', serif; }
  main > b { display: block; text-align: center; }
  main > table { width: 100%; text-align: center; white-space: normal; }
</style><main>${text}</main>`;

export async function scanned(browser: Browser, pages: readonly string[]): Promise<Buffer> {
  const glass = await browser.newPage({ viewport: a4 });
  const pictures: string[] = [];
  for (const text of pages) {
    await glass.setContent(sheet(text));
    pictures.push((await glass.screenshot({ type: 'jpeg', quality: 80 })).toString('base64'));
  }
  const file = await bound(glass, pictures);
  await glass.close();
  return file;
}

async function bound(glass: Page, pictures: readonly string[]): Promise<Buffer> {
  const images = pictures.map((one) => `<img src="data:image/jpeg;base64,${one}">`).join('');
  const style = '<style>body { margin: 0 } img { display: block; width: 210mm; height: 296.9mm }</style>';
  await glass.setContent(`<!doctype html>${style}${images}`);
  return glass.pdf({ format: 'A4' });
}

export interface Glass {
  readonly dpi: number;
  // Askew by so much.
  readonly degrees: number;
  // Grey of paper and lamp, dust, and the ink of a pen over the signature block of the last page.
  readonly noise: number;
  // Pages of the print that lie on the glass, from 1; all where left out.
  readonly pages?: readonly number[];
  // The foot of the page lay outside the glass.
  readonly isFootCut?: boolean;
}

// A printed PDF as an office scanner gives it back: pictures alone.
export async function rescanned(browser: Browser, print: Uint8Array, glass: Glass): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-scan-'));
  try {
    writeFileSync(join(folder, 'print.pdf'), print);
    execFileSync('pdftoppm', ['-r', String(glass.dpi), '-gray', '-png', join(folder, 'print.pdf'), join(folder, 'p')]);
    const sheets = readdirSync(folder).filter((one) => one.endsWith('.png')).sort()
      .filter((_, at) => glass.pages?.includes(at + 1) ?? true);
    const page = await browser.newPage();
    const pictures: string[] = [];
    for (const [at, sheetName] of sheets.entries()) {
      const source = readFileSync(join(folder, sheetName)).toString('base64');
      pictures.push(await page.evaluate(lain, { ...glass, source, seed: at + 1, isFootCut: glass.isFootCut ?? false }));
    }
    const file = await bound(page, pictures);
    await page.close();
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Lain {
  readonly source: string;
  readonly seed: number;
  readonly degrees: number;
  readonly noise: number;
  readonly isFootCut: boolean;
}

// In the browser: the sheet turned on the glass, grey and dusty, the same for the same seed; a JPEG in base64.
async function lain({ source, seed, degrees, noise, isFootCut }: Lain): Promise<string> {
  const image = new Image();
  image.src = `data:image/png;base64,${source}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#f4f2ec';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.globalAlpha = 0.88;
  pen.drawImage(image, -canvas.width / 2, -canvas.height / 2);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1;
  if (isFootCut) pen.fillRect(0, canvas.height * 0.9, canvas.width, canvas.height);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  let state = seed * 2_654_435_761;
  const chance = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  for (let at = 0; at < pixels.data.length; at += 4) {
    const dust = chance() < noise / 20_000 ? -140 : 0;
    const shade = (pixels.data[at] ?? 0) + (chance() - 0.5) * noise + dust;
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = shade;
  }
  pen.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.75).split(',')[1] ?? '';
}

const opening = `<b>KESEPAKATAN BERSAMA
ANTARA
PEMERINTAH PROVINSI KALIMANTAN TIMUR
DENGAN
PEMERINTAH PROVINSI JAWA TIMUR
TENTANG
PENGELOLAAN SUNGAI DAN RAWA
NOMOR : 119/2207/B.PPOD/2022
NOMOR : 120.1/88/011.2/2022</b>
Pada hari ini, Kamis tanggal dua puluh delapan bulan Juli tahun dua ribu dua puluh dua (29-07-2022), \
bertempat di Samarinda, kami yang bertanda tangan di bawah ini:
1. H. RADEN SUTOYO : Gubernur Kalimantan Timur, berkedudukan di Jalan Gajah Mada Nomor 2 Samarinda, dalam \
hal ini bertindak untuk dan atas nama Pemerintah Provinsi Kalimantan Timur, selanjutnya disebut PIHAK \
KESATU.
2. Dr. Hj. SITI MARYATI, M.Si. : Gubernur Jawa Timur, berkedudukan di Jalan Pahlawan Nomor 110 Surabaya, \
dalam hal ini bertindak untuk dan atas nama Pemerintah Provinsi Jawa Timur, selanjutnya disebut PIHAK \
KEDUA.
PIHAK KESATU dan PIHAK KEDUA sepakat mengadakan kerja sama dengan ketentuan sebagai berikut:
<b>Pasal 1
MAKSUD DAN TUJUAN</b>
(1) Maksud Kesepakatan Bersama ini adalah sebagai landasan kerja sama.
(2) Tujuannya adalah sungai dan rawa yang terpelihara.
<b>Pasal 2
PENGERUKAN ALUR</b>
Ruang lingkup meliputi pengerukan alur dan pemeliharaan tebing.`;

const closing = `<b>Pasal 3
JANGKA WAKTU</b>
(1) Kesepakatan Bersama ini berlaku untuk jangka waktu 5 (lima) tahun sejak ditandatangani oleh PARA PIHAK.
(2) Perpanjangan disampaikan paling lambat 3 (tiga) bulan sebelum berakhirnya Kesepakatan Bersama ini.
<b>Pasal 4
PENUTUP</b>
Demikian Kesepakatan Bersama ini dibuat dan ditandatangani dalam rangkap 2 (dua).

<table><tr><td>PIHAK KESATU,<br>GUBERNUR KALIMANTAN TIMUR</td><td>PIHAK KEDUA,<br>GUBERNUR JAWA TIMUR</td></tr>
<tr><td><br><br><br>H. RADEN SUTOYO</td><td><br><br><br>Dr. Hj. SITI MARYATI, M.Si.</td></tr></table>`;

// An agreement of 2022 between Kalimantan Timur and Jawa Timur whose day in digits contradicts the one in words.
export const oldAgreement: readonly string[] = [opening, closing];
// A scan of something else.
export const noAgreement: readonly string[] = [
  `<b>RESEP SOTO BANJAR</b>
Rebus ayam kampung dengan serai, kayu manis, dan cengkih sampai empuk. Sajikan hangat dengan ketupat, \
telur rebus, dan perasan jeruk nipis.`,
];
