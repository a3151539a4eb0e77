#include "pdf/pdf_renderer.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "sample_papers.h"

namespace simpul::pdf {
namespace {

PdfRenderer& renderer() {
  static PdfRenderer one;
  return one;
}

#define NEEDS_FONTS() \
  if (renderer().missing_font()) GTEST_SKIP() << "fonts-liberation is not installed"

std::string code_of(const paper::Paper& paper) {
  const auto out = renderer().pdf(paper);
  return out ? "" : out.error().code;
}

paper::Paper paper_with(paper::Body body) {
  paper::Paper out = bare_paper();
  out.blocks.push_back(block(std::move(body)));
  return out;
}

TEST(PdfRenderer, WithoutItsFontsItRefusesInsteadOfTakingOthers) {
  const std::filesystem::path nowhere = "/nonexistent";
  PdfRenderer without(nowhere);
  EXPECT_EQ(without.missing_font(), "LiberationSerif-Regular.ttf");
  const auto out = without.pdf(sample_paper());
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, "print_font_missing");
  EXPECT_EQ(out.error().facts.at("font"), "LiberationSerif-Regular.ttf");
}

TEST(PdfRenderer, DrawsOneOfEverything) {
  NEEDS_FONTS();
  const auto out = renderer().pdf(sample_paper());
  ASSERT_TRUE(out) << out.error().code;
  EXPECT_TRUE(out->bytes.starts_with("%PDF-1.7"));
  EXPECT_GT(out->pages, 2u);
  ASSERT_EQ(out->signature_places.size(), 2u);
  const SignaturePlace& first = out->signature_places[0];
  const SignaturePlace& second = out->signature_places[1];
  EXPECT_EQ(first.signatory, 0u);
  EXPECT_EQ(first.page, out->pages - 2);
  EXPECT_EQ(second.page, first.page);
  EXPECT_GE(second.left, first.left + first.width);
  EXPECT_GT(first.bottom, 0);
  EXPECT_LT(second.left + second.width, 595);
  EXPECT_NEAR(first.height, 27 * 72 / 25.4, 0.01);
}

TEST(PdfRenderer, SaysWhatItsReadersNeedToKnowAndClaimsNoArchiveLevel) {
  NEEDS_FONTS();
  const std::string bytes = renderer().pdf(sample_paper())->bytes;
  EXPECT_NE(bytes.find("/Lang (id-ID)"), std::string::npos);
  EXPECT_NE(bytes.find("/DisplayDocTitle true"), std::string::npos);
  EXPECT_NE(bytes.find("Perjanjian &lt;contoh&gt; &amp; lampiran"), std::string::npos);
  EXPECT_NE(bytes.find("<xmp:CreateDate>2022-07-28T03:00:00.000Z"), std::string::npos);
  EXPECT_NE(bytes.find("/StructTreeRoot"), std::string::npos);
  EXPECT_EQ(bytes.find("pdfaid"), std::string::npos);
}

TEST(PdfRenderer, AnEmptyPaperIsOnePage) {
  NEEDS_FONTS();
  const auto out = renderer().pdf(paper::Paper{});
  ASSERT_TRUE(out);
  EXPECT_EQ(out->pages, 1u);
  EXPECT_TRUE(out->signature_places.empty());
}

TEST(PdfRenderer, EmptyPartsAreDrawnAsNothing) {
  NEEDS_FONTS();
  paper::Paper paper = bare_paper();
  for (const paper::Body& body :
       {paper::Body(paper::TitleLine{}), paper::Body(paper::Heading{}), paper::Body(paper::Paragraph{}),
        paper::Body(paper::Item{}), paper::Body(paper::Labelled{}), paper::Body(paper::Note{}),
        paper::Body(paper::Table{}), paper::Body(paper::Table{{{}, {}}}), paper::Body(paper::Table{{{}, {{}, {}}}}),
        paper::Body(paper::Signatures{}), paper::Body(paper::Signatures{{{}}}), paper::Body(paper::PageStart{}),
        paper::Body(paper::PageStart{})}) {
    paper.blocks.push_back(block(body));
  }
  const auto out = renderer().pdf(paper);
  ASSERT_TRUE(out) << out.error().code;
  EXPECT_EQ(out->pages, 2u);
}

TEST(PdfRenderer, RefusesWhatItCannotDraw) {
  NEEDS_FONTS();
  const auto paragraph = [](std::string text) { return paper_with(paper::Paragraph{words(std::move(text))}); };
  EXPECT_EQ(code_of(paragraph("Jalan Gajah Mada – “Samarinda” … Ā é №")), "");
  EXPECT_EQ(code_of(paragraph("bagus \xF0\x9F\x98\x80")), "print_letter_unknown");
  EXPECT_EQ(code_of(paragraph("\xff")), "print_letter_unknown");
  EXPECT_EQ(code_of(paragraph("a\nb")), "print_letter_unknown");
  EXPECT_EQ(code_of(paragraph("Rp\xE2\x80\xAE"
                              "000.1")),
            "print_letter_unknown");
  EXPECT_EQ(code_of(paper_with(paper::Table{{{words("\xE5\xAD\x97")}}})), "print_letter_unknown");
  const auto refused = renderer().pdf(paragraph("Perusahaan daerah \xE5\xAD\x97 ini"));
  EXPECT_EQ(refused.error().facts.at("letter"), "U+5B57");
  EXPECT_EQ(refused.error().facts.at("near"), "Perusahaan daerah ");
  EXPECT_EQ(code_of(paper_with(paper::Table{{std::vector<paper::Runs>(17, words("x"))}})), "print_table_too_wide");
  const std::string long_office(20'000, 'W');
  EXPECT_EQ(code_of(paper_with(paper::Signatures{{{{words(long_office)}, words("Nama")}}})), "print_part_too_high");
  EXPECT_EQ(code_of(paper_with(paper::Labelled{words(long_office), words("1")})), "print_part_too_high");
  paper::Paper head = bare_paper();
  head.letterhead.names = {long_office};
  EXPECT_EQ(code_of(head), "print_part_too_high");
  for (const char* address : {"https://a/' uri='b", "https://a b", "https://a/\\", "https://\xC3\xA9"}) {
    paper::Paper paper = bare_paper();
    paper.footer.address = address;
    EXPECT_EQ(code_of(paper), "print_address_unusable") << address;
  }
  paper::Paper longest = bare_paper();
  longest.footer.address = std::string(250, 'a');
  EXPECT_EQ(code_of(longest), "");
  longest.footer.address += "a";
  EXPECT_EQ(code_of(longest), "print_address_unusable");
}

TEST(PdfRenderer, OverTwoThousandPagesAreRefused) {
  NEEDS_FONTS();
  paper::Paper paper = bare_paper();
  for (std::size_t i = 0; i < printed_pages_max; ++i) {
    paper.blocks.push_back(block(paper::Paragraph{words("x")}));
    paper.blocks.push_back(block(paper::PageStart{}));
  }
  EXPECT_EQ(code_of(paper), "print_too_long");
  paper.blocks.pop_back();
  EXPECT_EQ(code_of(paper), "");
}

TEST(PdfRenderer, TheSamePaperGivesTheSameBytes) {
  NEEDS_FONTS();
  const auto first = renderer().pdf(sample_paper());
  ASSERT_TRUE(first);
  paper::Paper other = sample_paper();
  other.size = paper::Size::F4;
  other.blocks.erase(other.blocks.begin(), other.blocks.begin() + 20);
  ASSERT_NE(renderer().pdf(other)->bytes, first->bytes);
  EXPECT_EQ(*renderer().pdf(sample_paper()), *first);
  PdfRenderer another;
  EXPECT_EQ(*another.pdf(sample_paper()), *first);
  paper::Paper later = sample_paper();
  later.made_at.ms += 1000;
  EXPECT_NE(renderer().pdf(later)->bytes, first->bytes);
}

TEST(PdfRenderer, SeveralThreadsDrawAtOnce) {
  NEEDS_FONTS();
  const auto first = renderer().pdf(sample_paper());
  ASSERT_TRUE(first);
  std::array<int, 4> same{};
  std::vector<std::thread> threads;
  for (int& count : same) {
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) count += *renderer().pdf(sample_paper()) == *first;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : same) EXPECT_EQ(count, 10);
}

std::string printed_by_another_process(const std::string& environment) {
  std::string out;
  FILE* const pipe = popen((environment + " " + SIMPUL_PRINT_SAMPLE).c_str(), "r");
  if (!pipe) return out;
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;) out.append(part.data(), read);
  return pclose(pipe) == 0 ? out : "";
}

TEST(PdfRenderer, AnotherProcessInAnotherPlaceDrawsTheSameBytes) {
  NEEDS_FONTS();
  const std::string here = renderer().pdf(sample_paper())->bytes;
  EXPECT_EQ(printed_by_another_process("env"), here);
  EXPECT_EQ(printed_by_another_process("env -i TZ=Asia/Jayapura LC_ALL=C.UTF-8 LANG=ar_EG HOME=/nonexistent"), here);
  // The machine's own font settings have no say.
  EXPECT_EQ(printed_by_another_process("env FONTCONFIG_FILE=/nonexistent PANGO_LANGUAGE=th SOURCE_DATE_EPOCH=1"), here);
}

}  // namespace
}  // namespace simpul::pdf
