// Drawing a ten-page agreement, and comparing two texts of a hundred clauses.
// Usage: render_bench FOLDER     FOLDER keeps what was drawn, and what the other program made of the same words

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "drafting/printed_paper.h"
#include "figure.h"
#include "kernel/expects.h"
#include "pdf/pdf_renderer.h"

namespace simpul::bench {
namespace {

using Steady = std::chrono::steady_clock;
using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseId;
using negotiation::ClauseKind;
using negotiation::DocumentText;

constexpr int rounds = 31;

template <class Work>
double median_ms(Work work, int times_to_run = rounds) {
  std::vector<double> times;
  for (int i = 0; i < times_to_run; ++i) {
    const auto begin = Steady::now();
    [[maybe_unused]] const auto made = work();
    times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begin).count());
  }
  std::ranges::nth_element(times, times.begin() + times_to_run / 2);
  return times[static_cast<std::size_t>(times_to_run / 2)];
}

Clause clause(const std::string& name, ClauseKind kind, const std::string& heading, std::vector<Block> blocks) {
  return {*ClauseId::parse(name), kind, heading, std::move(blocks)};
}

// So many pasal as agreements between provinces have them, each with two ayat and three huruf.
DocumentText agreement(int articles) {
  const std::string sentence =
      "Ketentuan nomor {} dilaksanakan oleh PARA PIHAK sesuai dengan tugas dan kewenangan masing-masing berdasarkan "
      "ketentuan peraturan perundang-undangan di bidang pemerintahan daerah dan pengelolaan keuangan daerah.";
  const auto words = [&](int number) { return fmt::format(fmt::runtime(sentence), number); };
  DocumentText out;
  out.clauses.push_back(clause("judul", ClauseKind::Title, "",
                               {{{}, BlockKind::Paragraph, "PERJANJIAN KERJA SAMA", {}},
                                {{}, BlockKind::Paragraph, "TENTANG PERDAGANGAN ANTARDAERAH", {}}}));
  for (int i = 1; i <= articles; ++i) {
    out.clauses.push_back(clause(fmt::format("pasal-{}", i), ClauseKind::Article, fmt::format("KETENTUAN {}", i),
                                 {{{}, BlockKind::Ayat, words(10 * i), {}},
                                  {{}, BlockKind::Ayat, words(10 * i + 1) + " Bagiannya adalah:", {}},
                                  {{}, BlockKind::Huruf, words(10 * i + 2), {}},
                                  {{}, BlockKind::Huruf, words(10 * i + 3), {}},
                                  {{}, BlockKind::Huruf, words(10 * i + 4), {}}}));
  }
  out.clauses.push_back(clause("tanda-tangan", ClauseKind::Signatures, "",
                               {{{},
                                 BlockKind::Table,
                                 "",
                                 {{"PIHAK KESATU", "PIHAK KEDUA"},
                                  {"GUBERNUR KALIMANTAN TIMUR", "GUBERNUR JAWA TIMUR"},
                                  {"Nama Satu", "Nama Dua"}}}}));
  return out;
}

// Every third clause with other words, one moved, one new.
DocumentText reworked(DocumentText text) {
  for (std::size_t i = 1; i + 1 < text.clauses.size(); i += 3) {
    text.clauses[i].blocks[0].text += " Pelaksanaannya dilaporkan setiap enam bulan.";
    text.clauses[i].blocks[3].text.replace(0, 9, "Aturan");
  }
  std::rotate(text.clauses.begin() + 4, text.clauses.begin() + 5, text.clauses.begin() + 20);
  Clause added = text.clauses[7];
  added.clause = *ClauseId::parse("baru");
  for (Block& block : added.blocks) block.text = "Hal yang sama sekali lain tentang " + block.text.substr(60);
  text.clauses.insert(text.clauses.begin() + 9, added);
  return text;
}

// The same words for a word processor.
std::string html_of(const paper::Paper& paper) {
  std::string out = "<html><head><meta charset=\"utf-8\"><title>" + paper.title + "</title></head><body>";
  const auto put = [&](const char* tag, const paper::Runs& runs) {
    out += fmt::format("<{}>", tag);
    for (const paper::Run& run : runs) out += run.text;
    out += fmt::format("</{}>\n", tag);
  };
  for (const paper::Block& block : paper.blocks) {
    if (const auto* title = std::get_if<paper::TitleLine>(&block.body)) put("h1", title->words);
    if (const auto* heading = std::get_if<paper::Heading>(&block.body)) {
      put("h2", heading->label);
      put("h2", heading->words);
    }
    if (const auto* item = std::get_if<paper::Item>(&block.body)) {
      paper::Runs line = item->mark;
      line.push_back({" "});
      line.insert(line.end(), item->words.begin(), item->words.end());
      put("p", line);
    }
  }
  return out + "</body></html>";
}

void keep(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Milliseconds LibreOffice needs for the same words: for one file, its start included, and for each further file of
// one run. 0 where it is absent.
struct WordProcessor {
  double with_start = 0;
  double one_more = 0;
};

WordProcessor word_processor_ms(const std::filesystem::path& folder, const paper::Paper& paper) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) return {};
  constexpr int more = 10;
  const std::string words = html_of(paper);
  keep(folder / "agreement.html", words);
  for (int i = 0; i < more; ++i) keep(folder / fmt::format("agreement-{}.html", i), words);
  const std::string start = fmt::format(
      "soffice '-env:UserInstallation=file://{0}/office' --headless --convert-to pdf:writer_web_pdf_Export --outdir "
      "'{0}/office' ",
      std::filesystem::absolute(folder).string());
  const auto converting = [&](const char* files) {
    const std::string line =
        start + fmt::format("'{}'/{} >/dev/null 2>&1", std::filesystem::absolute(folder).string(), files);
    return median_ms([&] { return std::system(line.c_str()); }, 4);
  };
  // The first run sets up the profile, which nobody would count.
  const double one = converting("agreement.html");
  const double all = converting("agreement*.html");
  const auto made = [&](const char* name) { return std::filesystem::exists(folder / "office" / name); };
  return made("agreement.pdf") && made("agreement-9.pdf") ? WordProcessor{one, (all - one) / more} : WordProcessor{};
}

void measure_drawing(const std::filesystem::path& folder, const drafting::PrintedAs& as) {
  const drafting::Library library;
  pdf::PdfRenderer renderer;
  expects(!renderer.missing_font(), "fonts-liberation is installed");
  int articles = 12;
  DocumentText text = agreement(articles);
  auto once = renderer.pdf(printed_paper(text, library, as));
  while (once && once->pages < 10) {
    text = agreement(++articles);
    once = renderer.pdf(printed_paper(text, library, as));
  }
  expects(once.has_value() && once->pages == 10, "the agreement has ten pages");
  const paper::Paper paper = printed_paper(text, library, as);
  keep(folder / "agreement.pdf", once->bytes);
  const double ours = median_ms([&] { return renderer.pdf(printed_paper(text, library, as)); });
  print({"PDF of ten pages", ours * 1000, "us", 50'000, "promised", ours / 50, 1.0, Figure::Bound::AtMost});
  const WordProcessor theirs = word_processor_ms(folder, paper);
  if (theirs.with_start == 0) {
    fmt::print("PDF of ten pages against LibreOffice: skipped, soffice is absent or made nothing\n");
  } else {
    print({"PDF against LibreOffice with its start", ours * 1000, "us", theirs.with_start * 1000, "LibreOffice",
           ours / theirs.with_start, 0.1, Figure::Bound::AtMost});
    print({"PDF against LibreOffice once started", ours * 1000, "us", theirs.one_more * 1000, "LibreOffice",
           ours / theirs.one_more, 1.0, Figure::Bound::AtMost});
  }
}

void measure_redline(const std::filesystem::path& folder, const drafting::PrintedAs& as) {
  const DocumentText before = agreement(98);
  const DocumentText after = reworked(before);
  const auto lines = negotiation::redline(before, after);
  expects(applied(lines, before) == after, "the redline leads from one text to the other");
  const double comparing = median_ms([&] { return negotiation::redline(before, after); });
  print({"redline of 100 clauses", comparing * 1000, "us", 50'000, "own bound", comparing / 50, 1.0,
         Figure::Bound::AtMost});
  const drafting::Library library;
  pdf::PdfRenderer renderer;
  const auto draw = [&] { return renderer.pdf(printed_redline(lines, library, as, {"lama", "baru"})); };
  const auto drawn = draw();
  expects(drawn.has_value(), "the redline can be drawn");
  keep(folder / "redline.pdf", drawn->bytes);
  const double each = median_ms(draw, 7) / static_cast<double>(drawn->pages);
  print({"PDF of a redline, per page", each * 1000, "us", 5'000, "promised", each / 5, 1.0, Figure::Bound::AtMost});
}

}  // namespace
}  // namespace simpul::bench

int main(int argc, char** argv) {
  const std::filesystem::path folder(argc > 1 ? argv[1] : ".");
  std::filesystem::create_directories(folder);
  simpul::drafting::PrintedAs as;
  as.title = "Perjanjian Kerja Sama";
  as.made_at = *simpul::Instant::parse("2022-07-28T03:00:00Z");
  as.verify_origin = "https://simpul.example";
  simpul::bench::measure_drawing(folder, as);
  simpul::bench::measure_redline(folder, as);
  return 0;
}
