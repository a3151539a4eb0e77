#include "signing/scan_comparison.h"

#include <gtest/gtest.h>

#include <sstream>

namespace simpul::signing {
namespace {

using paper::PageSource;
using paper::RecognisedPage;

const Digest agreed = *Digest::parse("3f2a91c077de05b19c44e0d2a6b8f7135e9071ac3d62f84b05c7d91e6a2f83bd");

RecognisedPage page(const std::string& words, const std::string& footer = "") {
  RecognisedPage out;
  out.width = 595;
  out.height = 842;
  double left = 70;
  double top = 100;
  std::istringstream body(words);
  for (std::string word; body >> word;) {
    const double width = 5.5 * static_cast<double>(word.size());
    if (left + width > 525) {
      left = 70;
      top += 15;
    }
    out.words.push_back({word, left, top, width, 10});
    left += width + 4;
  }
  std::istringstream foot(footer);
  for (std::string word; foot >> word;) out.words.push_back({word, 70, 800, 20, 10});
  return out;
}

const std::string first =
    "KESEPAKATAN BERSAMA antara Pemerintah Provinsi Kalimantan Timur dengan Pemerintah Provinsi Jawa Timur tentang "
    "pembangunan daerah Nomor 119/2022 Nomor 120/2022 pada hari Kamis tanggal dua puluh delapan bulan Juli tahun dua "
    "ribu dua puluh dua bertempat di Surabaya kami yang bertanda tangan di bawah ini";
const std::string second =
    "Pasal 5 pembiayaan dibebankan kepada anggaran masing masing pihak sebesar Rp500.000.000,00 dan dibayar paling "
    "lambat 14 hari kerja sejak tagihan diterima oleh perangkat daerah yang ditunjuk untuk melaksanakan kerja sama ini";
const std::string footer = "Sidik naskah 3f2a 91c0 77de 05b1 Halaman 1 dari 2";
const std::vector<RecognisedPage> sheet = {page(first, footer), page(second, footer)};

TEST(ScanComparison, AScanOfThePaperIsTheSameInAnyOrderAndWithACover) {
  const std::vector<RecognisedPage> scan = {page("Lembar pengantar"), page(second, footer), page(first, footer)};
  const auto seen = compare_scan(sheet, scan, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Same);
  EXPECT_EQ(seen.pages[0].found_on, 3u);
  EXPECT_EQ(seen.pages[1].found_on, 2u);
}

TEST(ScanComparison, AFewMisreadWordsDoNotMakeAnotherPaper) {
  std::string misread = first;
  misread.replace(misread.find("Kalimantan"), 10, "Kaiimantan");
  misread.replace(misread.find("bertempat"), 9, "berternpat");
  const std::vector<RecognisedPage> scan = {page(misread, "Sidik naskah 3f2a 91c0 77dc O5b1"), page(second)};
  EXPECT_EQ(compare_scan(sheet, scan, agreed).verdict, ScanVerdict::Same);
}

TEST(ScanComparison, AFigureThatReadsOtherwiseIsNamed) {
  std::string changed = second;
  changed.replace(changed.find("Rp500"), 5, "Rp900");
  const auto seen = compare_scan(sheet, std::vector{page(first), page(changed)}, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Doubtful);
  EXPECT_EQ(seen.pages[1].numbers, std::vector<std::string>{"Rp500.000.000,00"});
}

TEST(ScanComparison, AWordPutInBetweenOrExchangedIsNamed) {
  std::string denied = second;
  denied.insert(denied.find("dibebankan"), "tidak ");
  const auto seen = compare_scan(sheet, std::vector{page(first), page(denied)}, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Doubtful);
  EXPECT_EQ(seen.pages[1].differences, std::vector<std::string>{"pembiayaan dibebankan → pembiayaan tidak dibebankan"});
  std::string exchanged = first;
  exchanged.replace(exchanged.find("Jawa Timur tentang"), 10, "Bali Barat");
  EXPECT_EQ(compare_scan(sheet, std::vector{page(exchanged), page(second)}, agreed).verdict, ScanVerdict::Doubtful);
}

TEST(ScanComparison, FiguresCountInTheirPlaceAlone) {
  std::string swapped = first;
  swapped.replace(swapped.find("119/2022"), 8, "120/2022");
  swapped.replace(swapped.rfind("120/2022"), 8, "119/2022");
  EXPECT_EQ(compare_scan(sheet, std::vector{page(swapped), page(second)}, agreed).verdict, ScanVerdict::Doubtful);
}

TEST(ScanComparison, InkAndStampsAreNotReadAsWords) {
  RecognisedPage inked = page(second);
  inked.words.insert(inked.words.begin() + 9, {"Rvxl", 70, 100, 20, 10, 31});
  inked.words.push_back({"Isran", 70, 300, 20, 10, 90});
  EXPECT_EQ(compare_scan(sheet, std::vector{page(first), inked}, agreed).verdict, ScanVerdict::Same);
}

TEST(ScanComparison, OnePageOfAScanStandsForOnePageOfThePaper) {
  const std::vector<RecognisedPage> twice = {page(first), page(first)};
  const auto seen = compare_scan(twice, std::vector{page(first)}, agreed);
  EXPECT_EQ(seen.pages[0].found_on, 1u);
  EXPECT_FALSE(seen.pages[1].found_on);
}

TEST(ScanComparison, AMissingPageIsNamed) {
  const auto seen = compare_scan(sheet, std::vector{page(first)}, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Doubtful);
  EXPECT_FALSE(seen.pages[1].found_on);
}

TEST(ScanComparison, AnotherPaperIsToldApart) {
  const std::string letter =
      "Yang terhormat Kepala Biro Pemerintahan dengan hormat kami sampaikan undangan rapat koordinasi penyusunan "
      "rencana kerja tahunan bidang perhubungan yang akan dilaksanakan di ruang rapat utama kantor gubernur besok pagi "
      "dengan membawa bahan "
      "paparan masing masing atas perhatian dan kehadirannya diucapkan terima kasih";
  EXPECT_EQ(compare_scan(sheet, std::vector{page(letter)}, agreed).verdict, ScanVerdict::Other);
}

TEST(ScanComparison, APaperOfTheSameKindWithOtherPartiesIsAnother) {
  std::string other = first + " " + second;
  for (const auto& [from, to] : {std::pair{"Jawa Timur", "Nusa Tenggara Barat"},
                                 {"Surabaya", "Mataram"},
                                 {"119/2022", "077/2022"},
                                 {"pembangunan daerah", "perhubungan laut"},
                                 {"masing masing pihak", "para bupati"},
                                 {"Kalimantan Timur", "Sulawesi Tengah"}}) {
    other.replace(other.find(from), std::string_view(from).size(), to);
  }
  const std::vector<RecognisedPage> whole = {page(first + " " + second)};
  EXPECT_EQ(compare_scan(whole, std::vector{page(other)}, agreed).verdict, ScanVerdict::Other);
}

// Every word where it was printed, some of them lost or read out of order.
TEST(ScanComparison, WordsLostInTheirPlaceSpeakAgainstTheScanAlone) {
  RecognisedPage faint = page(second);
  std::erase_if(faint.words, [](const auto& word) { return word.text == "dibayar" || word.text == "untuk"; });
  std::rotate(faint.words.begin() + 10, faint.words.begin() + 14, faint.words.begin() + 18);
  for (auto& word : faint.words) {
    word.left = word.left * 1.01 + word.top * 0.012 + 4;
    word.top = word.top * 1.01 - word.left * 0.012 + 9;
  }
  const auto seen = compare_scan(sheet, std::vector{page(first), faint}, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Same);
  EXPECT_LT(seen.pages[1].share, 100);
  EXPECT_GE(seen.pages[1].share, readable_share);
}

TEST(ScanComparison, AWordThatIsGoneIsNotTakenForOneThatWasLost) {
  std::string shorter = second;
  shorter.erase(shorter.find("kerja sejak"), 6);
  const auto seen = compare_scan(sheet, std::vector{page(first), page(shorter)}, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Doubtful);
  EXPECT_EQ(seen.pages[1].differences, std::vector<std::string>{"hari kerja sejak → hari sejak"});
  RecognisedPage turned = page("para pihak tidak dapat " + second);
  std::erase_if(turned.words, [](const auto& word) { return word.text == "tidak"; });
  const std::vector<RecognisedPage> with_denial = {page(first), page("para pihak tidak dapat " + second)};
  EXPECT_EQ(compare_scan(with_denial, std::vector{page(first), turned}, agreed).verdict, ScanVerdict::Doubtful);
}

TEST(ScanComparison, JoinedAndDashedWordsAreTheSame) {
  std::string joined = second;
  joined.replace(joined.find("Pasal 5"), 7, "“Pasal5");
  joined.insert(joined.find("dan dibayar"), "— ");
  EXPECT_EQ(compare_scan(sheet, std::vector{page(first), page(joined)}, agreed).verdict, ScanVerdict::Same);
}

TEST(ScanComparison, ARecordKeepsThePagesThatLeftADoubt) {
  const Digest file{{3}};
  const ScanReading reading = reading_of(file, compare_scan(sheet, std::vector{page(first)}, agreed));
  EXPECT_EQ(reading.file, file);
  EXPECT_EQ(reading.verdict, ScanVerdict::Doubtful);
  EXPECT_EQ(reading.pages, std::vector<ScannedPage>{{2}});
}

TEST(ScanComparison, ThePaperOfAnEarlierTextIsToldByItsFingerprint) {
  const std::vector<RecognisedPage> scan = {page(first, "Sidik naskah 8c11 0ab4 66ef 9d20"), page(second)};
  const auto seen = compare_scan(sheet, scan, agreed);
  EXPECT_EQ(seen.verdict, ScanVerdict::Other);
  EXPECT_EQ(seen.other_fingerprint, "8c11 0ab4 66ef 9d20");
}

TEST(ScanComparison, WhatCannotBeReadCannotBeTold) {
  EXPECT_EQ(compare_scan(sheet, {}, agreed).verdict, ScanVerdict::Undeterminable);
  EXPECT_EQ(compare_scan(sheet, std::vector{page("buram sekali")}, agreed).verdict, ScanVerdict::Undeterminable);
  RecognisedPage unread = page("");
  unread.source = PageSource::NotRead;
  const auto seen = compare_scan(sheet, std::vector{page(std::string(60, 'x') + first.substr(200)), unread}, agreed);
  EXPECT_EQ(seen.unread_pages, 1u);
}

}  // namespace
}  // namespace simpul::signing
