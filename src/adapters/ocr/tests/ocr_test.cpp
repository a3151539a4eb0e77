#include <gtest/gtest.h>

#include <cmath>

#include "archive/agreement_reader.h"
#include "drawn_scans.h"
#include "ocr/ocr_page_reader.h"
#include "printed_samples.h"
#include "samples.h"

namespace simpul::ocr {
namespace {

using paper::PageSource;
using paper::RecognisedPage;
using Pages = std::vector<RecognisedPage>;

constexpr const char* pdf = "application/pdf";

OcrPageReader reader(std::string argument = worker_command, OcrPageReader::Limits limits = {}) {
  return {SIMPUL_PAGE_WORKER, {std::move(argument)}, limits};
}

Result<Pages, Refusal> read(std::string_view bytes, std::string_view media_type = pdf) {
  return reader().read(bytes, media_type);
}

std::string code(const Result<Pages, Refusal>& read) { return read ? "read" : read.error().code; }

// Where the data of the language is not installed only the refusal can be tried, and the rest is skipped visibly.
bool language_is_there() {
  static const bool there = [] {
    const auto pages = read(drawn_png("Pasal 1"), "image/png");
    return pages || pages.error().code != "ocr_language_missing";
  }();
  return there;
}
#define NEEDS_LANGUAGE() \
  if (!language_is_there()) GTEST_SKIP() << "Tesseract bahasa Indonesia (tesseract-ocr-ind) is not installed here"

const paper::RecognisedWord* word_in(const RecognisedPage& page, std::string_view text) {
  const auto found = std::ranges::find(page.words, text, &paper::RecognisedWord::text);
  return found == page.words.end() ? nullptr : &*found;
}

archive::OldAgreement agreement_in(const Pages& pages) {
  return archive::AgreementReader(archive::country()).read(pages);
}

// Letters in which two texts of one length differ: which ones an engine misreads changes with its build and the
// picture.
std::size_t misread(std::string_view text, std::string_view meant) {
  if (text.size() != meant.size()) return std::string_view::npos;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) count += text[i] == meant[i] ? 0u : 1u;
  return count;
}

// PNG, section 11.2.2: width and height open the first chunk, highest byte first.
int png_number(std::string_view png, std::size_t at) {
  return (static_cast<unsigned char>(png[at + 2]) << 8) | static_cast<unsigned char>(png[at + 3]);
}
int png_width(std::string_view png) { return png_number(png, 16); }
int png_height(std::string_view png) { return png_number(png, 20); }

void expect_joint_agreement(const Pages& pages) {
  const auto agreement = agreement_in(pages);
  EXPECT_EQ(agreement.kind.value, "joint_agreement");
  EXPECT_LE(misread(agreement.title.value, "KERJA SAMA PEMBANGUNAN DAERAH DAN PELAYANAN PUBLIK"), 2u)
      << agreement.title.value;
  ASSERT_EQ(agreement.parties.size(), 2u);
  EXPECT_EQ(agreement.parties[0].region.value, "64");
  EXPECT_EQ(agreement.parties[1].region.value, "35");
  // "III" may come back as "II1"; then the proposal says that it mixes letters and digits (archive_test.cpp).
  EXPECT_TRUE(agreement.parties[0].number.value.starts_with("119/5647/B.PPOD.")) << agreement.parties[0].number.value;
  EXPECT_EQ(agreement.parties[0].signatory.value, "H. RADEN SUTOYO");
  EXPECT_EQ(agreement.signed_on.value, "2022-07-28");
  EXPECT_EQ(agreement.place.value, "Samarinda");
  EXPECT_EQ(agreement.term.value, "P5Y");
  EXPECT_EQ(agreement.end.value, "2027-07-28");
  EXPECT_EQ(agreement.articles.size(), 4u);
}

std::vector<std::string> agreement_pages() { return pages_in(archive::joint_agreement_text()); }

TEST(TextLayer, IsReadWithItsPlaces) {
  const auto pages = read(drawn_pdf(agreement_pages(), {.scanned = false}));
  ASSERT_TRUE(pages) << pages.error().code;
  ASSERT_EQ(pages->size(), 2u);
  EXPECT_EQ((*pages)[0].source, PageSource::TextLayer);
  EXPECT_DOUBLE_EQ((*pages)[0].width, 595);
  const auto* word = word_in((*pages)[0], "KESEPAKATAN");
  ASSERT_NE(word, nullptr);
  EXPECT_NEAR(word->left, 60, 2);
  EXPECT_NEAR(word->top + word->height / 2, 67, 6);
  EXPECT_EQ(word->confidence, 100);
  expect_joint_agreement(*pages);
}

TEST(Scan, IsReadBackByOcr) {
  NEEDS_LANGUAGE();
  const auto pages = read(drawn_pdf(agreement_pages()));
  ASSERT_TRUE(pages) << pages.error().code;
  ASSERT_EQ(pages->size(), 2u);
  EXPECT_EQ((*pages)[0].source, PageSource::Ocr);
  const auto* word = word_in((*pages)[0], "KALIMANTAN");
  ASSERT_NE(word, nullptr);
  EXPECT_NEAR(word->top + word->height / 2, 70 + 2 * 17 - 4, 4);
  EXPECT_GT(word->confidence, 60);
  expect_joint_agreement(*pages);
}

TEST(Scan, ThatLayAskewIsReadAndItsPlacesAreThoseOfThePage) {
  NEEDS_LANGUAGE();
  const auto pages = read(drawn_pdf(agreement_pages(), {.turned = 2.5}));
  ASSERT_TRUE(pages) << pages.error().code;
  expect_joint_agreement(*pages);
  const auto* word = word_in((*pages)[0], "KALIMANTAN");
  ASSERT_NE(word, nullptr);
  // Turned about the middle of the page: left of it words stand higher, above it they stand further to the right.
  const double angle = 2.5 * 3.14159265 / 180;
  const double x = 60 + 220 - 297.5;  // about the middle of the word on the straight page
  const double y = 70 + 2 * 17 - 4 - 421;
  EXPECT_NEAR(word->top + word->height / 2, 421 + x * std::sin(angle) + y * std::cos(angle), 6);
}

TEST(Scan, ThatLiesOnItsSideOrStandsOnItsHeadIsTurned) {
  NEEDS_LANGUAGE();
  for (const int lies : {1, 2, 3}) {
    const std::string file = drawn_pdf(agreement_pages(), {.quarter_turns = lies});
    const auto pages = read(file);
    ASSERT_TRUE(pages) << pages.error().code;
    EXPECT_EQ((*pages)[0].quarter_turns, 4 - lies);
    EXPECT_EQ(agreement_in(*pages).signed_on.value, "2022-07-28") << lies;
    const auto* word = word_in((*pages)[0], "KALIMANTAN");
    ASSERT_NE(word, nullptr) << lies;
    EXPECT_LT(word->top, (*pages)[0].height / 4) << "places are those of the page as it is pictured";
    const auto picture = reader().picture(file, pdf, {0, 900, (*pages)[0].quarter_turns});
    ASSERT_TRUE(picture);
    const bool is_wide = (*pages)[0].width > (*pages)[0].height;
    EXPECT_EQ(is_wide, lies != 2) << "a sheet across the page makes a wide page once it stands";
    EXPECT_EQ(png_height(*picture) < 900, is_wide);
  }
}

TEST(Scan, UnderTheStampOfAScannerIsReadByOcr) {
  NEEDS_LANGUAGE();
  const auto pages = read(drawn_pdf(agreement_pages(), {.stamp = "Scanned by X"}));
  ASSERT_TRUE(pages) << pages.error().code;
  EXPECT_EQ((*pages)[1].source, PageSource::Ocr);
  EXPECT_EQ(agreement_in(*pages).signed_on.value, "2022-07-28");
}

TEST(Scan, AsAPictureFileIsOnePage) {
  NEEDS_LANGUAGE();
  const auto pages = read(drawn_png(agreement_pages()[0]), "image/png");
  ASSERT_TRUE(pages) << pages.error().code;
  ASSERT_EQ(pages->size(), 1u);
  EXPECT_NEAR((*pages)[0].height, 841.89, 0.5);
  EXPECT_EQ(agreement_in(*pages).signed_on.value, "2022-07-28");
}

TEST(Scan, ThatIsBlankHasNoWords) {
  NEEDS_LANGUAGE();
  const auto pages = read(drawn_pdf({"", agreement_pages()[0]}));
  ASSERT_TRUE(pages) << pages.error().code;
  EXPECT_TRUE((*pages)[0].words.empty());
  EXPECT_EQ((*pages)[0].source, PageSource::Ocr);
  EXPECT_FALSE((*pages)[1].words.empty());
}

TEST(Language, ThatIsNotInstalledIsSaid) {
  auto without = reader("no-language");
  EXPECT_TRUE(without.lacks_language());
  EXPECT_EQ(reader().lacks_language(), !language_is_there());
  EXPECT_EQ(code(without.read(drawn_pdf({"Pasal 1"}), pdf)), "ocr_language_missing");
  // Text layers need none, and a scanned page among them is left unread rather than the file refused.
  std::vector<std::string> pages = agreement_pages();
  pages.emplace_back("");
  const auto read = without.read(drawn_pdf(pages, {.scanned = false}), pdf);
  ASSERT_TRUE(read) << read.error().code;
  EXPECT_EQ((*read)[0].source, PageSource::TextLayer);
  EXPECT_EQ((*read)[2].source, PageSource::NotRead);
}

TEST(Time, ThatIsOverLeavesPagesUnread) {
  std::vector<std::string> pages = agreement_pages();
  pages.emplace_back("");
  const std::string file = drawn_pdf(pages, {.scanned = false});
  auto hanging = reader("hang-in-ocr", {.worker = {.time = std::chrono::seconds(2)}});
  const auto read = hanging.read(file, pdf);
  ASSERT_TRUE(read) << read.error().code;
  EXPECT_EQ((*read)[2].source, PageSource::NotRead);
  auto none_left = reader(worker_command, {.whole = std::chrono::milliseconds(0)});
  EXPECT_EQ(code(none_left.read(drawn_pdf({"Pasal 1"}), pdf)), "file_too_complex");
}

TEST(Hostile, FilesAreRefusedWithTheirCause) {
  EXPECT_EQ(code(read("")), "file_empty");
  EXPECT_EQ(code(read("#!/bin/sh", "text/x-script")), "file_type_not_accepted");
  EXPECT_EQ(code(read("%PDF-1.7 and nothing else")), "file_damaged");
  EXPECT_EQ(code(read("\x89PNG\r\n\x1a\nbroken", "image/png")), "file_damaged");
  EXPECT_EQ(code(read("\xff\xd8\xff\xe0", "image/jpeg")), "file_damaged");
  const std::string whole = drawn_png("Pasal 1");
  const auto half = read(whole.substr(0, whole.size() / 2), "image/png");
  EXPECT_EQ(code(half), "file_damaged");
  EXPECT_EQ(code(read(inspector::encrypted(drawn_pdf({"Pasal 1"}), "rahasia"))), "file_encrypted");
}

TEST(Hostile, PicturesLargerThanAnyScanAreRefusedBeforeTheyAreUnpacked) {
  const auto refused = read(inspector::png_of({30'000, 30'000}), "image/png");
  ASSERT_EQ(code(refused), "image_too_large");
  EXPECT_EQ(refused.error().facts.at("width"), "30000");
}

TEST(Hostile, TooManyPagesAreRefusedWithTheirNumber) {
  const auto many = read(drawn_pdf(std::vector<std::string>(read_pages_max + 1, "x"), {.scanned = false}));
  ASSERT_EQ(code(many), "reading_too_many_pages");
  EXPECT_EQ(many.error().facts.at("pages"), "201");
  const auto scans = read(drawn_pdf(std::vector<std::string>(recognised_pages_max + 1, ""), {.scanned = false}));
  ASSERT_EQ(code(scans), "reading_too_many_scans");
  EXPECT_EQ(scans.error().facts.at("pages_max"), "60");
}

TEST(Worker, ThatMisbehavesGivesNothing) {
  const std::string file = drawn_pdf({"Pasal 1"}, {.scanned = false});
  for (const char* how : {"crash", "forge", "say-nothing"}) {
    EXPECT_EQ(code(reader(how).read(file, pdf)), "file_damaged") << how;
  }
  const auto picture = reader("forge-picture").picture(file, pdf, {0, 900, 0});
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, "file_damaged");
}

TEST(Worker, ThatDoesNotExistIsSaid) {
  OcrPageReader none("/nonexistent/worker", {worker_command});
  EXPECT_EQ(code(none.read(drawn_pdf({"x"}), pdf)), "page_reading_unavailable");
  EXPECT_TRUE(none.why_unavailable());
  EXPECT_EQ(reader().why_unavailable(), std::nullopt);
}

TEST(Picture, OfAPageIsASmallPngOfTheAskedWidth) {
  const std::string file = drawn_pdf(agreement_pages());
  const auto picture = reader().picture(file, pdf, {1, 900, 0});
  ASSERT_TRUE(picture) << picture.error().code;
  ASSERT_TRUE(picture->starts_with("\x89PNG\r\n\x1a\n"));
  EXPECT_EQ(png_width(*picture), 900);
  EXPECT_NEAR(png_height(*picture), 900 * 842 / 595, 2);
  EXPECT_LT(picture->size(), 200'000u);
  EXPECT_EQ(reader().picture(file, pdf, {2, 900, 0}).error().code, "file_damaged");
}

}  // namespace
}  // namespace simpul::ocr
