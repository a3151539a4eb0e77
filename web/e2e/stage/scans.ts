// Papers as a scanner gives them: set in an office typeface, pictured in grey at 150 dots an inch, a little askew, and
// put into a PDF that holds pictures alone.
import type { Browser } from 'playwright-core';

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
  const images = pictures.map((one) => `<img src="data:image/jpeg;base64,${one}">`).join('');
  const style = '<style>body { margin: 0 } img { display: block; width: 210mm; height: 296.9mm }</style>';
  await glass.setContent(`<!doctype html>${style}${images}`);
  const file = await glass.pdf({ format: 'A4' });
  await glass.close();
  return file;
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
