// Papers of old agreements that follow another one, as they were typed.

// Of the heads of two agencies, under the agreement of `oldAgreement` (scans.ts), with letters of power.
export const oldCooperation: readonly string[] = [
  `<b>PERJANJIAN KERJA SAMA
ANTARA
DINAS PEKERJAAN UMUM PROVINSI KALIMANTAN TIMUR
DENGAN
DINAS PEKERJAAN UMUM PROVINSI JAWA TIMUR
TENTANG
PENGERUKAN ALUR SUNGAI
NOMOR : 600/415/PU/2022
NOMOR : 620/77/103.5/2022</b>
Pada hari ini, Senin tanggal lima bulan September tahun dua ribu dua puluh dua (05-09-2022), bertempat di \
Surabaya, kami yang bertanda tangan di bawah ini:
1. Ir. BAMBANG WIJAYA, M.T. : Kepala Dinas Pekerjaan Umum Provinsi Kalimantan Timur, dalam hal ini bertindak untuk \
dan atas nama Dinas Pekerjaan Umum Provinsi Kalimantan Timur, selanjutnya disebut PIHAK KESATU.
2. Dra. RATNA DEWI : Kepala Dinas Pekerjaan Umum Provinsi Jawa Timur, dalam hal ini bertindak untuk dan atas nama \
Dinas Pekerjaan Umum Provinsi Jawa Timur, selanjutnya disebut PIHAK KEDUA.
PIHAK KESATU dan PIHAK KEDUA sepakat mengadakan perjanjian kerja sama dengan ketentuan sebagai berikut:
<b>Pasal 1
OBJEK</b>
Objek Perjanjian Kerja Sama ini adalah alur sungai pada kedua daerah.
<b>Pasal 2
ALAT KERUK</b>
PIHAK KEDUA meminjamkan alat keruk kepada PIHAK KESATU.`,
  `<b>Pasal 3
JANGKA WAKTU</b>
Perjanjian Kerja Sama ini berlaku untuk jangka waktu 2 (dua) tahun sejak ditandatangani oleh PARA PIHAK.
<b>Pasal 4
PENUTUP</b>
Demikian Perjanjian Kerja Sama ini dibuat dan ditandatangani dalam rangkap 2 (dua).

<table><tr><td>PIHAK KESATU,<br>KEPALA DINAS PEKERJAAN UMUM</td>
<td>PIHAK KEDUA,<br>KEPALA DINAS PEKERJAAN UMUM</td></tr>
<tr><td><br><br><br>Ir. BAMBANG WIJAYA, M.T.</td><td><br><br><br>Dra. RATNA DEWI</td></tr></table>`,
];
