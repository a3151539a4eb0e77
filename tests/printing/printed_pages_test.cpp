// What a reader finds on the pages, found by programs that are not ours.

#include <gtest/gtest.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "pdf/pdf_renderer.h"
#include "pdf_reading.h"

namespace simpul::printing {
namespace {

using paper::Alignment;
using paper::Paper;
using paper::RunStyle;

constexpr double point_per_mm = 72 / 25.4;
// As long as it is in truth: with the whole hash.
constexpr const char* address =
    "https://kerjasama.kaltimprov.example/periksa/"
    "3f2a91c077de05b19c44e0d2a6b8f7135e9071ac3d62f84b05c7d91e6a2f83bd";
constexpr const char* code_words =
    "HTTPS://KERJASAMA.KALTIMPROV.EXAMPLE/P/H4VJDQDX3YC3DHCE4DJKNOHXCNPJA4NMHVRPQSYFY7MR42RPQO6Q";

paper::Runs words(std::string text, RunStyle style = RunStyle::Plain) { return {{std::move(text), style}}; }

Paper bare() {
  Paper out;
  out.title = "Contoh";
  out.made_at = *Instant::parse("2022-07-28T03:00:00Z");
  out.footer = {"Sidik naskah 3f2a 91c0 77de 05b1", "Halaman {page} dari {pages}", address, code_words};
  return out;
}

void add(Paper& paper, paper::Body body) { paper.blocks.push_back({std::move(body), paper::ChangeBar::None}); }

RenderedPdf pdf_of(const Paper& paper) {
  static pdf::PdfRenderer renderer;
  auto out = renderer.pdf(paper);
  EXPECT_TRUE(out) << (out ? "" : out.error().code);
  return out ? *out : RenderedPdf{};
}

std::string sentence(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += fmt::format("{}ketentuan{}", i == 0 ? "" : " ", i);
  return out;
}

TEST(PrintedPages, HaveTheSizeOfTheirPaper) {
  SIMPUL_NEEDS("pdfinfo");
  Paper paper = bare();
  EXPECT_NE(run("pdfinfo", keep("a4.pdf", pdf_of(paper).bytes)).out.find("595.276 x 841.89 pts"), std::string::npos);
  paper.size = paper::Size::F4;
  const std::string f4 = run("pdfinfo", keep("f4.pdf", pdf_of(paper).bytes)).out;
  EXPECT_NE(f4.find("609.449 x 935.433 pts"), std::string::npos) << f4;
}

TEST(PrintedPages, CountThemselvesAndNameTheText) {
  SIMPUL_NEEDS("pdftotext");
  Paper paper = bare();
  for (int i = 0; i < 11; ++i) {
    if (i > 0) add(paper, paper::PageStart{});
    add(paper, paper::Paragraph{words(fmt::format("isi{}", i))});
  }
  paper.watermark = "RANCANGAN";
  const RenderedPdf pdf = pdf_of(paper);
  ASSERT_EQ(pdf.pages, 11u);
  const std::string file = keep("counted.pdf", pdf.bytes);
  for (int page = 1; page <= 11; ++page) {
    const std::string text = words_of(file, page, Part::Whole);
    EXPECT_NE(text.find(fmt::format("RANCANGAN · Halaman {} dari 11", page)), std::string::npos) << text;
    EXPECT_NE(text.find("Sidik naskah 3f2a 91c0 77de 05b1"), std::string::npos);
    // The address is broken before the hash; its link holds it whole.
    std::string unbroken = text;
    std::erase_if(unbroken, [](char c) { return c == '\n' || c == ' '; });
    EXPECT_NE(unbroken.find(address), std::string::npos) << text;
    // The watermark itself is a shape, so it does not stand between the words.
    EXPECT_EQ(words_of(file, page), fmt::format("isi{}", page - 1));
  }
}

TEST(PrintedPages, CarryAQrCodeThatLeadsToTheAddress) {
  SIMPUL_NEEDS("pdftoppm");
  const std::string file = keep("qr.pdf", pdf_of(bare()).bytes);
  const Picture picture = picture_of(file, 1, 300);
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeString(code_words, 0, QR_ECLEVEL_M, QR_MODE_8, 1),
                                                        QRcode_free);
  int wrong = 0;
  for (int i = 0; i < code->width * code->width; ++i) {
    const double x = 30 + 17.0 / code->width * (i % code->width + 0.5);
    const double y = 297 - 28 + 17.0 / code->width * (i / code->width + 0.5);
    wrong += ((code->data[i] & 1) != 0) != (picture.at(x / 210, y / 297) < 128);
  }
  EXPECT_EQ(wrong, 0);
}

TEST(PrintedPages, CarryAQrCodeThatAReaderReads) {
  SIMPUL_NEEDS("pdftoppm");
  SIMPUL_NEEDS("zbarimg");
  const std::string file = keep("qr.pdf", pdf_of(bare()).bytes);
  // The coarsest scan that an office machine offers for documents.
  ASSERT_EQ(run("pdftoppm", "-r 150 -png -singlefile '" + file + "' '" + file + "'").status, 0);
  const Ran read = run("zbarimg", "--raw -q '" + file + ".png'");
  EXPECT_TRUE(read.out.ends_with(std::string(code_words) + "\n")) << read.out;
}

// Between the two letters, spaces leave no ink but that of the marking.
int lines_of_ink(const std::string& name, RunStyle style) {
  Paper paper = bare();
  std::string blank = "x";
  for (int i = 0; i < 30; ++i) blank += "\xC2\xA0";
  add(paper, paper::Paragraph{words(blank + "x", style), 0, Alignment::Left});
  const Picture picture = picture_of(keep(name, pdf_of(paper).bytes), 1, 300);
  int out = 0;
  bool before = false;
  for (double y = 24; y < 36; y += 0.05) {
    const int grey = picture.at(40.0 / 210, y / 297);
    const bool ink = grey < 160;
    out += ink && !before;
    before = ink;
  }
  return out;
}

TEST(PrintedPages, MarkChangesWithoutColour) {
  SIMPUL_NEEDS("pdftoppm");
  EXPECT_EQ(lines_of_ink("plain.pdf", RunStyle::Plain), 0);
  EXPECT_EQ(lines_of_ink("inserted.pdf", RunStyle::Inserted), 1);
  EXPECT_EQ(lines_of_ink("deleted.pdf", RunStyle::Deleted), 1);
  EXPECT_EQ(lines_of_ink("moved.pdf", RunStyle::Moved), 2);
}

TEST(PrintedPages, RepeatTheHeadOfATableAndTearNoRow) {
  SIMPUL_NEEDS("pdftotext");
  Paper paper = bare();
  paper::Table table{{{words("Kegiatan"), words("Pelaksana"), words("Keterangan")}}};
  for (int i = 0; i < 150; ++i) {
    table.rows.push_back({words(fmt::format("awal{} ", i) + sentence(i % 9 * 6) + fmt::format(" akhir{}", i)),
                          words(fmt::format("dinas{}", i)), words("")});
  }
  add(paper, table);
  const RenderedPdf pdf = pdf_of(paper);
  const std::string file = keep("table.pdf", pdf.bytes);
  int rows = 0;
  for (std::size_t page = 1; page <= pdf.pages; ++page) {
    std::istringstream text(words_of(file, static_cast<int>(page)));
    std::string word;
    text >> word;
    EXPECT_EQ(word, "Kegiatan") << "page " << page;
    while (text >> word) {
      if (!word.starts_with("awal")) continue;
      EXPECT_EQ(word, fmt::format("awal{}", rows));
      while (text >> word && !word.starts_with("akhir")) continue;
      EXPECT_EQ(word, fmt::format("akhir{}", rows)) << "page " << page;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 150);
  EXPECT_GT(pdf.pages, 3u);
}

TEST(PrintedPages, HoldARowThatIsHigherThanAPage) {
  SIMPUL_NEEDS("pdftotext");
  Paper paper = bare();
  const std::string tall = sentence(1400);
  add(paper, paper::Table{{{words("Uraian")}, {words(tall)}, {words("sesudahnya")}}});
  const RenderedPdf pdf = pdf_of(paper);
  EXPECT_GT(pdf.pages, 2u);
  std::string text = words_of(keep("tall.pdf", pdf.bytes));
  for (std::size_t at = 0; (at = text.find("Uraian ")) != std::string::npos;) text.erase(at, 7);
  EXPECT_EQ(text, tall + " sesudahnya");
}

TEST(PrintedPages, BreakAWordThatIsLongerThanALine) {
  SIMPUL_NEEDS("pdftotext");
  Paper paper = bare();
  const std::string word = [] {
    std::string out;
    for (int i = 0; i < 5'000; ++i) out += static_cast<char>('a' + i * i % 26);
    return out;
  }();
  add(paper, paper::Paragraph{words(word)});
  std::string text = words_of(keep("unbroken.pdf", pdf_of(paper).bytes));
  std::erase(text, ' ');
  EXPECT_EQ(text, word);
}

TEST(PrintedPages, BreakLongParagraphsAsShortOnes) {
  SIMPUL_NEEDS("pdftotext");
  // The same words once as one paragraph that is shaped in stretches, once with a run for every word.
  Paper whole = bare();
  Paper pieces = bare();
  const std::string text = sentence(1300);
  add(whole, paper::Paragraph{words(text)});
  paper::Paragraph many;
  for (int i = 0; i < 1300; ++i) many.words.push_back({fmt::format("{}ketentuan{}", i == 0 ? "" : " ", i)});
  add(pieces, many);
  const std::string first = run("pdftotext", "-layout '" + keep("whole.pdf", pdf_of(whole).bytes) + "' -").out;
  EXPECT_EQ(run("pdftotext", "-layout '" + keep("pieces.pdf", pdf_of(pieces).bytes) + "' -").out, first);
  EXPECT_EQ(words_of(keep("whole.pdf", pdf_of(whole).bytes)), text);
}

TEST(PrintedPages, NeverEndWithAHeadingOrAnIntroduction) {
  SIMPUL_NEEDS("pdftotext");
  for (int filler = 0; filler < 50; ++filler) {
    Paper paper = bare();
    for (int i = 0; i < filler; ++i) add(paper, paper::Paragraph{words("baris")});
    add(paper, paper::Heading{words("Pasal 5"), words("RUANG LINGKUP")});
    add(paper, paper::Item{words("(1)"), words("Ruang lingkup meliputi:")});
    add(paper, paper::Item{words("a."), words("pertanian;"), 1});
    const RenderedPdf pdf = pdf_of(paper);
    const std::string file = keep("headings.pdf", pdf.bytes);
    const std::string last = words_of(file, static_cast<int>(pdf.pages));
    const std::string together = "Pasal 5 RUANG LINGKUP (1) Ruang lingkup meliputi: a. pertanian;";
    EXPECT_TRUE(last.ends_with(together)) << filler << ": " << last;
  }
}

TEST(PrintedPages, LeaveNoLineOfAParagraphAlone) {
  SIMPUL_NEEDS("pdftotext");
  for (int filler = 20; filler < 36; ++filler) {
    Paper paper = bare();
    for (int i = 0; i < filler; ++i) add(paper, paper::Paragraph{words("baris")});
    for (int i = 0; i < 3; ++i) add(paper, paper::Paragraph{words(sentence(40))});
    const RenderedPdf pdf = pdf_of(paper);
    const std::string file = keep("lines.pdf", pdf.bytes);
    for (std::size_t page = 2; page <= pdf.pages; ++page) {
      // A page begins with a paragraph or with at least two lines of one: some dozen words.
      std::string text = words_of(file, static_cast<int>(page));
      if (text.starts_with("ketentuan0 ") || text.starts_with("baris")) continue;
      text = text.substr(0, text.find("ketentuan0 "));
      EXPECT_GT(std::ranges::count(text, ' '), 8) << filler << ": " << text;
    }
  }
}

TEST(PrintedPages, KeepThePlacesToSignTogetherAndFree) {
  SIMPUL_NEEDS("pdftotext");
  SIMPUL_NEEDS("pdftoppm");
  for (const std::size_t signatories : {1u, 2u, 3u, 4u, 7u}) {
    for (int filler = 5; filler < 36; filler += 3) {
      Paper paper = bare();
      for (int i = 0; i < filler; ++i) add(paper, paper::Paragraph{words("baris")});
      add(paper, paper::Paragraph{words(sentence(25))});
      paper::Signatures block;
      for (std::size_t i = 0; i < signatories; ++i) {
        block.signatories.push_back(
            {{words(fmt::format("PIHAK{}", i)), words("GUBERNUR")}, words(fmt::format("Nama{}", i))});
      }
      add(paper, block);
      const RenderedPdf pdf = pdf_of(paper);
      const std::string file = keep("signing.pdf", pdf.bytes);
      ASSERT_EQ(pdf.signature_places.size(), signatories);
      const std::string last = words_of(file, static_cast<int>(pdf.pages));
      EXPECT_NE(last.find("ketentuan24 PIHAK0"), std::string::npos) << last;
      const Picture picture = picture_of(file, static_cast<int>(pdf.pages), 50);
      for (std::size_t i = 0; i < signatories; ++i) {
        EXPECT_NE(last.find(fmt::format("Nama{}", i)), std::string::npos) << last;
        const SignaturePlace& place = pdf.signature_places[i];
        EXPECT_EQ(place.page + 1, pdf.pages);
        EXPECT_GT(place.bottom, 34 * point_per_mm);
        for (const double x : {0.05, 0.5, 0.95}) {
          for (const double y : {0.1, 0.5, 0.9}) {
            EXPECT_EQ(
                picture.at((place.left + x * place.width) / 595.276, 1 - (place.bottom + y * place.height) / 841.89),
                255);
          }
        }
      }
    }
  }
}

TEST(PrintedPages, TheLargestTextIsDrawnOrRefused) {
  Paper paper = bare();
  const std::string block = sentence(80);
  for (int i = 0; i < 4'000; ++i) add(paper, paper::Item{words("a."), words(block), 1});
  const RenderedPdf pdf = pdf_of(paper);  // 4 MB of words
  EXPECT_GT(pdf.pages, 700u);
  EXPECT_LT(pdf.pages, printed_pages_max);
}

TEST(PrintedPages, TellReadersWhatIsWhat) {
  SIMPUL_NEEDS("pdfinfo");
  SIMPUL_NEEDS("qpdf");
  Paper paper = bare();
  add(paper, paper::TitleLine{words("PERJANJIAN")});
  add(paper, paper::Heading{words("Pasal 1"), words("OBJEK")});
  add(paper, paper::Item{words("(1)"), words("Satu.")});
  add(paper, paper::Item{words("(2)"), words("Dua.")});
  add(paper, paper::Table{{{words("Bidang")}, {words("Pangan")}}});
  const std::string file = keep("tagged.pdf", pdf_of(paper).bytes);
  const std::string tree = run("pdfinfo", "-struct-text '" + file + "'").out;
  std::size_t at = 0;
  for (const char* part :
       {"Document",  "H1", "\"PERJANJIAN\"", "H2",    "Pasal 1", "L ", "LI",         "Lbl", "\"(1)\"", "LBody",
        "\"Satu.\"", "LI", "\"Dua.\"",       "Table", "TR",      "TH", "\"Bidang\"", "TR",  "TD",      "\"Pangan\""}) {
    const std::size_t found = tree.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " in\n" << tree;
    at = found;
  }
  const std::string outline = run("qpdf", "--json --json-key=outlines '" + file + "'").out;
  EXPECT_NE(outline.find("Pasal 1 OBJEK"), std::string::npos) << outline;
}

}  // namespace
}  // namespace simpul::printing
