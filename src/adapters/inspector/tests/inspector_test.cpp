#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "content_type.h"
#include "encoding/json.h"
#include "image_header.h"
#include "inspector/process_inspector.h"
#include "ports/file_bounds.h"
#include "samples.h"

namespace simpul::inspector {
namespace {

constexpr const char* pdf = "application/pdf";

ProcessFileInspector& real_inspector() {
  static ProcessFileInspector inspector(SIMPUL_INSPECT_WORKER);
  return inspector;
}

// The code of the refusal, or "ok".
std::string verdict(std::string_view bytes, std::string_view claimed) {
  const auto result = real_inspector().inspect(bytes, claimed);
  return result ? "ok" : result.error().code;
}

std::string verdict_of(const char* misbehaviour, std::chrono::milliseconds time) {
  ProcessFileInspector inspector(SIMPUL_INSPECT_WORKER, {misbehaviour}, {.time = time, .parallel = 1});
  const auto result = inspector.inspect(pdf_with_text("isi"), pdf);
  return result ? "ok" : result.error().code;
}

TEST(Cage, Holds) { EXPECT_EQ(real_inspector().why_unavailable(), std::nullopt); }

TEST(Cage, WithoutOneEveryFileIsRefusedAndTheReasonSaid) {
  ProcessFileInspector inspector(SIMPUL_INSPECT_WORKER, {"uncaged"});
  ASSERT_TRUE(inspector.why_unavailable());
  EXPECT_EQ(*inspector.why_unavailable(), "the worker could open a file");
  const auto result = inspector.inspect(pdf_with_text("isi"), pdf);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "file_inspection_unavailable");
  EXPECT_EQ(result.error().facts.at("reason"), "the worker could open a file");
}

TEST(Cage, AMissingWorkerIsNoReasonToTrust) {
  ProcessFileInspector inspector("/nonexistent/simpul");
  ASSERT_TRUE(inspector.why_unavailable());
  EXPECT_NE(inspector.why_unavailable()->find("does not start"), std::string::npos);
  ProcessFileInspector deaf("/bin/true");
  EXPECT_EQ(deaf.why_unavailable(), "the worker gives no report");
}

TEST(Pdf, ItsTextAndPagesAreRead) {
  const auto result = real_inspector().inspect(pdf_with_text("Kesepakatan Bersama tentang Air Minum"), pdf);
  ASSERT_TRUE(result) << result.error().code;
  EXPECT_EQ(result->media_type, pdf);
  EXPECT_EQ(result->pages, 1);
  EXPECT_NE(result->text.find("Kesepakatan Bersama tentang Air Minum"), std::string::npos);
}

TEST(Pdf, TextBeyondAsciiIsUtf8) {
  const auto result = real_inspector().inspect(pdf_with_text("caf\\351 \\226 na\\357f"), "application/pdf; x=y");
  ASSERT_TRUE(result) << result.error().code;
  EXPECT_NE(result->text.find("café – naïf"), std::string::npos) << result->text;
}

TEST(Pdf, PackedDocumentsAreReadToo) {
  const auto result = real_inspector().inspect(packed(pdf_with_text("Perjanjian Kerja Sama")), pdf);
  ASSERT_TRUE(result) << result.error().code;
  EXPECT_NE(result->text.find("Perjanjian Kerja Sama"), std::string::npos);
}

struct ActiveCase {
  const char* catalogue;
  std::vector<std::string> more;
  const char* found;
};

TEST(Pdf, ActiveContentIsFoundWhereverItHides) {
  const ActiveCase cases[] = {
      {"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", {}, "OpenAction"},
      {"/OpenAction << /S /URI /URI (http://evil.test) >>", {}, "OpenAction"},
      {"/OpenAction 6 0 R", {"<< /S /Launch /F (cmd.exe) >>"}, "OpenAction"},
      {"/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", {"<< /S /JavaScript /JS (x) >>"}, "JavaScript"},
      {"/AA << /WC 6 0 R >>",
       {"<< /S /JavaScript /JS 7 0 R >>", "<< /Length 1 >>\nstream\nx\nendstream"},
       "JavaScript"},
      {"/X [ [ << /S /Launch /F (cmd.exe) >> ] ]", {}, "Launch"},
      {"/#4eames << /Embedded#46iles << /Names [] >> >>", {}, "EmbeddedFiles"},
      {"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
       {"<< /Type /Filespec /F (a) /EF << >> >>"},
       "EmbeddedFiles"},
      {"/AcroForm << /Fields [] /XFA [] >>", {}, "XFA"},
      {"/X 6 0 R", {"<< /Subtype /RichMedia /RichMedia << >> >>"}, "RichMedia"},
  };
  for (const ActiveCase& c : cases) {
    for (const bool pack : {false, true}) {
      const std::string plain = pdf_with_text("isi", c.catalogue, c.more);
      const auto result = real_inspector().inspect(pack ? packed(plain) : plain, pdf);
      ASSERT_FALSE(result) << c.catalogue;
      EXPECT_EQ(result.error().code, "file_has_active_content") << c.catalogue;
      EXPECT_TRUE(result.error().facts.contains("found")) << c.catalogue;
      if (!pack) {
        EXPECT_NE(result.error().facts.at("found"), "") << c.catalogue;
      }
    }
  }
}

TEST(Pdf, HarmlessActionsPass) {
  EXPECT_EQ(verdict(pdf_with_text("isi", "/OpenAction [3 0 R /Fit]"), pdf), "ok");
  EXPECT_EQ(verdict(pdf_with_text("isi", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"), pdf), "ok");
  EXPECT_EQ(verdict(pdf_with_text("kata JavaScript di dalam teks"), pdf), "ok");
}

TEST(Pdf, LockedOnesAreRefusedThoseThatOpenPass) {
  EXPECT_EQ(verdict(encrypted(pdf_with_text("rahasia"), "sandi"), pdf), "file_encrypted");
  const auto open = real_inspector().inspect(encrypted(pdf_with_text("terbuka"), ""), pdf);
  ASSERT_TRUE(open) << open.error().code;
  EXPECT_NE(open->text.find("terbuka"), std::string::npos);
}

TEST(Pdf, EveryCutIsFound) {
  const std::string whole = pdf_with_text("isi");
  for (std::size_t size = 5; size + 8 < whole.size(); size += 37) {
    EXPECT_EQ(verdict(whole.substr(0, size), pdf), "file_damaged") << size;
  }
}

TEST(Pdf, NoNoiseBringsItDown) {
  const std::string whole = pdf_with_text("isi yang akan dirusak");
  std::uint32_t seed = 20220728;
  for (int round = 0; round < 60; ++round) {
    std::string noisy = whole;
    for (int k = 0; k < 12; ++k) {
      seed = seed * 1664525 + 1013904223;
      noisy[9 + seed % (noisy.size() - 9)] = static_cast<char>(seed >> 24);
    }
    const std::string answer = verdict(noisy, pdf);
    EXPECT_TRUE(answer == "ok" || answer.starts_with("file_")) << answer;
    EXPECT_NE(answer, "file_inspection_unavailable");
  }
}

TEST(Pdf, AnObjectThatCannotBeReadHidesNothing) {
  EXPECT_EQ(verdict(pdf_with_text("isi", "/X 6 0 R", {">> /S /Launch"}), pdf), "file_damaged");
}

TEST(Pdf, WithoutPagesItIsNone) {
  EXPECT_EQ(verdict(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"}), pdf),
            "file_damaged");
  EXPECT_EQ(verdict("%PDF-1.7\n%%EOF\n", pdf), "file_damaged");
}

TEST(Pdf, OfMorePagesThanAnybodyReadsIsRefusedWithItsFigures) {
  EXPECT_EQ(pdf_pages_max, 2'000);
  const auto most = real_inspector().inspect(pdf_of_pages(2'000), pdf);
  ASSERT_TRUE(most) << most.error().code;
  EXPECT_EQ(most->pages, 2'000);
  for (const int pages : {2'001, 5'000}) {
    const auto result = real_inspector().inspect(pdf_of_pages(pages), pdf);
    ASSERT_FALSE(result) << pages;
    EXPECT_EQ(result.error().code, "file_too_many_pages") << pages;
    EXPECT_EQ(result.error().facts.at("pages"), std::to_string(pages));
    EXPECT_EQ(result.error().facts.at("limit"), "2000");
  }
}

TEST(Pdf, AnArchiveInDisguiseIsRefused) {
  const std::string record = std::string("PK\x05\x06") + std::string(18, '\0');
  EXPECT_EQ(verdict(pdf_with_text("isi") + record, pdf), "file_not_what_it_claims");
  std::string with_comment = pdf_with_text("isi") + std::string("PK\x05\x06") + std::string(16, '\0');
  with_comment += std::string("\x06\0", 2) + "%%EOF\n";
  EXPECT_EQ(verdict(with_comment, pdf), "file_not_what_it_claims");
}

TEST(Pdf, ABombIsRefused) {
  const std::string answer = verdict(pdf_bomb(400), pdf);
  EXPECT_TRUE(answer == "file_too_complex" || answer == "file_damaged") << answer;
}

struct ClaimCase {
  std::string bytes;
  const char* claimed;
  const char* verdict;
};

TEST(Claims, ContentDecidesAndMustAgree) {
  const std::string program = "MZ\x90" + std::string(200, 'x');
  const ClaimCase cases[] = {
      {pdf_with_text("isi"), "", "ok"},
      {pdf_with_text("isi"), "application/octet-stream", "ok"},
      {pdf_with_text("isi"), "image/png", "file_not_what_it_claims"},
      {pdf_with_text("isi"), "text/html", "file_not_what_it_claims"},
      {program, pdf, "file_not_what_it_claims"},
      {program, "", "file_type_not_accepted"},
      {program, "application/x-dosexec", "file_type_not_accepted"},
      {"<svg onload='x()'/>", "image/svg+xml", "file_type_not_accepted"},
      {"<html></html>", "text/html", "file_type_not_accepted"},
      {"GIF89a....", "image/gif", "file_type_not_accepted"},
      {"PK\x03\x04....", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       "file_type_not_accepted"},
      {" %PDF-1.7", pdf, "file_not_what_it_claims"},
      {"", pdf, "file_empty"},
      {png_of({1, 1}), "image/jpeg", "file_not_what_it_claims"},
  };
  for (const ClaimCase& c : cases)
    EXPECT_EQ(verdict(c.bytes, c.claimed), c.verdict) << c.claimed << c.bytes.substr(0, 8);
}

TEST(Claims, AreNotRepeatedUnlessHarmless) {
  const auto result = real_inspector().inspect("MZ", "image/png\"><script>");
  ASSERT_FALSE(result);
  for (const auto& [name, value] : result.error().facts) EXPECT_EQ(value.find('<'), std::string::npos) << name;
}

TEST(Images, SoundOnesPass) {
  EXPECT_EQ(verdict(png_of({640, 480}), "image/png"), "ok");
  EXPECT_EQ(verdict(jpeg_of({4000, 3000}), "image/jpeg"), "ok");
  EXPECT_EQ(verdict(jpeg_of({4000, 3000}) + "what a camera appends", "image/jpeg"), "ok");
  EXPECT_EQ(verdict(webp_of({16'384, 3'000}), "image/webp"), "ok");
}

TEST(Images, HugeOnesAreRefusedBeforeAnybodyDecodesThem) {
  const auto result = real_inspector().inspect(png_of({14'000, 14'000}), "image/png");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "image_too_large");
  EXPECT_EQ(result.error().facts.at("width"), "14000");
  EXPECT_EQ(verdict(png_of({16'385, 10}), "image/png"), "image_too_large");
  EXPECT_EQ(verdict(png_of({0xffffffff, 0xffffffff}), "image/png"), "image_too_large");
  EXPECT_EQ(verdict(jpeg_of({10, 16'385}), "image/jpeg"), "image_too_large");
  EXPECT_EQ(verdict(webp_of({16'384, 16'384}), "image/webp"), "image_too_large");
}

TEST(Images, BrokenAndAnimatedOnesAreRefused) {
  for (const auto& [whole, type] :
       {std::pair{png_of({64, 64}), "image/png"}, std::pair{jpeg_of({64, 64}), "image/jpeg"},
        std::pair{webp_of({64, 64}), "image/webp"}}) {
    for (std::size_t size = 12; size < whole.size(); ++size) {
      const auto examined = examine_image(std::string_view(whole).substr(0, size), type);
      ASSERT_FALSE(examined) << type << " " << size;
      EXPECT_EQ(examined.error().code, "file_damaged") << type << " " << size;
    }
  }
  EXPECT_EQ(verdict(png_of({0, 64}), "image/png"), "file_damaged");
  EXPECT_EQ(verdict(png_of({64, 64}) + "MZ program", "image/png"), "file_damaged");
  EXPECT_EQ(verdict(png_of({64, 64}, "acTL"), "image/png"), "file_type_not_accepted");
}

TEST(Workers, ThatMisbehaveHarmNobody) {
  constexpr std::chrono::milliseconds enough{20'000};
  EXPECT_EQ(verdict_of("crash", enough), "file_damaged");
  EXPECT_EQ(verdict_of("silent", enough), "file_damaged");
  EXPECT_EQ(verdict_of("forge", enough), "file_damaged") << "a worker cannot put words into our mouth";
  EXPECT_EQ(verdict_of("other-type", enough), "file_damaged");
  EXPECT_EQ(verdict_of("bad-text", enough), "file_damaged");
  EXPECT_EQ(verdict_of("flood", enough), "file_too_complex");
  EXPECT_EQ(verdict_of("hang", std::chrono::milliseconds(1'500)), "file_too_complex");
}

TEST(Workers, ManyFilesAtOnceTakeTurns) {
  std::vector<std::thread> uploads;
  std::atomic<int> read{0};
  for (int i = 0; i < 8; ++i) {
    uploads.emplace_back([i, &read] {
      const std::string text = "berkas nomor " + std::to_string(i);
      const auto result = real_inspector().inspect(pdf_with_text(text), pdf);
      if (result && result->text.find(text) != std::string::npos) ++read;
    });
  }
  for (std::thread& upload : uploads) upload.join();
  EXPECT_EQ(read, 8);
}

TEST(Sentences, ExistForEveryRefusal) {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/refusals/web.json");
  std::stringstream text;
  text << in.rdbuf();
  const auto json = read_json(text.str());
  ASSERT_TRUE(json);
  for (const char* code : {"file_type_not_accepted", "file_not_what_it_claims", "file_damaged", "file_encrypted",
                           "file_has_active_content", "file_too_complex", "image_too_large", "file_empty",
                           "file_inspection_unavailable", "file_too_many_pages"}) {
    EXPECT_TRUE(json->as_object().contains(code)) << code;
  }
}

}  // namespace
}  // namespace simpul::inspector
