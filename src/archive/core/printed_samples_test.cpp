#include "printed_samples.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace simpul::archive {
namespace {

constexpr double letter_width = 5.5;
constexpr double line_height = 14;
constexpr double left_edge = 60;
constexpr double right_column = 330;

std::string table(const char* name) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

// Sets words where a typewriter would.
class Typewriter {
 public:
  explicit Typewriter(Printing printing) : printing_(printing) { new_page(); }

  void type(char c) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\f') {
      word_ += c;
      return;
    }
    put();
    if (c == ' ') left_ += letter_width;
    if (c == '\t') left_ = right_column;
    if (c == '\n') new_line();
    if (c == '\f') new_page();
  }
  std::vector<paper::RecognisedPage> pages() {
    put();
    return std::move(pages_);
  }

 private:
  void put() {
    const double width = letter_width * static_cast<double>(word_.size());
    const double top = top_ + left_ * printing_.skew;
    if (!word_.empty()) pages_.back().words.push_back({word_, left_, top, width, 10, printing_.confidence});
    left_ += width;
    word_.clear();
  }
  void new_line() {
    left_ = left_edge;
    top_ += line_height;
  }
  void new_page() {
    pages_.push_back({595, 842, paper::PageSource::Ocr, {}});
    left_ = left_edge;
    top_ = 60;
  }

  Printing printing_;
  std::vector<paper::RecognisedPage> pages_;
  std::string word_;
  double left_ = left_edge;
  double top_ = 60;
};

}  // namespace

std::vector<paper::RecognisedPage> printed(std::string_view text, Printing printing) {
  Typewriter typewriter(printing);
  for (const char c : text) typewriter.type(c);
  return typewriter.pages();
}

const regions::Register& country() {
  static const auto read = [] {
    const std::string regions = table("regions.csv");
    const std::string borders = table("borders.csv");
    return regions::Register::read({regions, borders});
  }();
  EXPECT_TRUE(read);
  return *read;
}

// Long because it is one paper.
std::string joint_agreement_text() {
  return R"(KESEPAKATAN BERSAMA
ANTARA
PEMERINTAH PROVINSI KALIMANTAN TIMUR
DENGAN
PEMERINTAH PROVINSI JAWA TIMUR
TENTANG
KERJA SAMA PEMBANGUNAN DAERAH DAN
PELAYANAN PUBLIK
NOMOR : 119/5647/B.PPOD.III/2022
NOMOR : 120.1/120/011.2/2022

Pada hari ini, Kamis tanggal dua puluh delapan bulan Juli tahun dua ribu
dua puluh dua (28-07-2022), bertempat di Samarinda, kami yang bertanda
tangan di bawah ini:
1. H. RADEN SUTOYO : Gubernur Kalimantan Timur, berkedudukan di Jalan
Gajah Mada Nomor 2 Samarinda, dalam hal ini bertindak untuk dan atas nama
Pemerintah Provinsi Kalimantan Timur, selanjutnya disebut PIHAK KESATU.
2. Dr. Hj. SITI MARYATI, M.Si. : Gubernur Jawa Timur, berkedudukan di
Jalan Pahlawan Nomor 110 Surabaya, dalam hal ini bertindak untuk dan atas
nama Pemerintah Provinsi Jawa Timur, selanjutnya disebut PIHAK KEDUA.
PIHAK KESATU dan PIHAK KEDUA selanjutnya disebut PARA PIHAK, menerangkan
terlebih dahulu hal-hal sebagai berikut: Undang-Undang
Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.
Pasal 1
MAKSUD DAN TUJUAN
(1) Maksud Kesepakatan Bersama ini adalah sebagai landasan kerja sama.
Pasal 2
RUANG LINGKUP
Ruang lingkup meliputi perdagangan dan pariwisata sebagaimana dimaksud dalam
Pasal 1
ayat (1) huruf a.
)"
         "\f"
         R"(Pasal 3
JANGKA WAKTU
(1) Kesepakatan Bersama ini berlaku untuk jangka waktu 5 (lima) tahun sejak
ditandatangani oleh PARA PIHAK.
(2) Perpanjangan disampaikan paling lambat 3 (tiga) bulan sebelum berakhirnya
Kesepakatan Bersama ini.
Pasal 4
PENUTUP
Demikian Kesepakatan Bersama ini dibuat dan ditandatangani dalam rangkap 2 (dua).
PIHAK KESATU,)"
         "\tPIHAK KEDUA,\nGUBERNUR KALIMANTAN TIMUR\tGUBERNUR JAWA TIMUR\n\n\n\n"
         "H. RADEN SUTOYO\tDr. Hj. SITI MARYATI, M.Si.\n";
}

std::string cooperation_agreement_text() {
  return R"(PERJANJIAN KERJASAMA
ANTARA
DINAS PERINDUSTRIAN DAN PERDAGANGAN
KABUPATEN KAUR
DENGAN
DINAS PERDAGANGAN KOTA BANDAR LAMPUNG
DENGAN
PT MAJU BERSAMA SEJAHTERA
TENTANG
PEMASARAN HASIL KERAJINAN
Nomor PIHAK KESATU : 510/ 12 /DISPERINDAG/2021
Nomor PIHAK KEDUA : 511.2/034/IV.30/2021
Pada hari ini Senin tanggal 5 (lima) bulan April tahun 2021 di Bintuhan, yang
bertanda tangan di bawah ini :
I. Nama : Ir. ANDI WIJAYA
Jabatan : Kepala Dinas Perindustrian dan Perdagangan Kabupaten Kaur
bertindak untuk dan atas nama Pemerintah Kabupaten Kaur, selanjutnya disebut PIHAK
PERTAMA.
II. Nama : BUDI HARTONO
Jabatan : Kepala Dinas Perdagangan Kota Bandar Lampung
bertindak untuk dan atas nama Pemerintah Kota Bandar Lampung selanjutnya disebut
PIHAK KEDUA.
PASAL 1 MAKSUD
Isi perjanjian ini.
PASAL 2 MASA BERLAKU
Perjanjian ini mulai berlaku terhitung sejak tanggal 5 April 2021 sampai dengan
tanggal 4 April 2024 dan dapat diperpanjang.
)";
}

std::string tabular_agreement_text() {
  return R"(PERJANJIAN KERJA SAMA
ANTARA
DINAS PETERNAKAN PROVINSI KALIMANTAN TIMUR
DENGAN
DINAS PETERNAKAN PROVINSI JAWA TIMUR
TENTANG
PENYEDIAAN SAPI BIBIT
Pada hari ini, Kamis, tanggal sebelas bulan Agustus tahun dua ribu dua puluh dua,
bertempat di Surabaya, kami yang bertanda tangan di bawah ini:
1. Nama : drh. MUNAWWAR
Jabatan : Kepala Dinas Peternakan Provinsi Kalimantan Timur
Alamat : Jalan Bhayangkara Nomor 54 Samarinda
dalam hal ini bertindak untuk dan atas nama Pemerintah Provinsi Kalimantan Timur,
selanjutnya disebut PIHAK KESATU;
2. Nama : Dr. INDYAH ARYANI, M.M.
Jabatan : Kepala Dinas Peternakan Provinsi Jawa Timur
Alamat : Jalan Ahmad Yani Nomor 202 Surabaya
dalam hal ini bertindak untuk dan atas nama Pemerintah Provinsi Jawa Timur,
selanjutnya disebut PIHAK KEDUA.
PARA PIHAK terlebih dahulu menerangkan hal-hal berikut.
BAB I
MAKSUD DAN TUJUAN
Pasal 1
(1) Maksudnya penyediaan sapi bibit.
BABII RUANG LINGKUP
Pasal 2
Ruang lingkup meliputi sapi bibit.
Pasal 3
Perselisihan diselesaikan secara musyawarah.
)"
         "PIHAK KEDUA,\tPIHAK KESATU,\nKEPALA DINAS\tKEPALA DINAS PETERNAKAN\n"
         "PETERNAKAN\tPROVINSI KALIMANTAN TIMUR\nPROVINSI JAWA TIMUR\n\n\n\n"
         "Dr. INDYAH ARYANI, M.M.\tdrh. MUNAWWAR\n";
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

}  // namespace simpul::archive
