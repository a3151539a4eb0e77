#include "sample_papers.h"

#include <fmt/format.h>

namespace simpul::pdf {

using paper::RunStyle;

paper::Paper bare_paper() {
  paper::Paper out;
  out.title = "Perjanjian <contoh> & lampiran";
  out.made_at = *Instant::parse("2022-07-28T03:00:00Z");
  out.footer = {"Sidik naskah 3f2a 91c0 77de 05b1", "Halaman {page} dari {pages}",
                "https://simpul.example/periksa/3f2a91c077de05b1"};
  return out;
}

paper::Paper sample_paper() {
  paper::Paper out = bare_paper();
  out.letterhead = {{"PEMERINTAH PROVINSI KALIMANTAN TIMUR"}, {"Jalan Gajah Mada Nomor 2, Samarinda"}};
  out.watermark = "RANCANGAN";
  const auto add = [&](paper::Body body) { out.blocks.push_back(block(std::move(body))); };
  add(paper::TitleLine{words("PERJANJIAN KERJA SAMA")});
  add(paper::Labelled{words("Nomor"), words(": 119/1/2022")});
  add(paper::Note{words("Catatan kecil.")});
  for (int i = 1; i <= 12; ++i) {
    add(paper::Heading{words(fmt::format("Pasal {}", i)), words("KETENTUAN")});
    add(paper::Paragraph{words("PARA PIHAK melaksanakan ketentuan ini dengan itikad baik — “sungguh-sungguh”.")});
    add(paper::Item{words("(1)"), words("Biaya dibebankan pada anggaran masing-masing, yaitu:"), 0});
    add(paper::Item{words("a."), words("anggaran tahun berjalan; dan"), 1});
    add(paper::Item{words("b."), {{"sumber lain", RunStyle::Inserted}, {" yang sah", RunStyle::Deleted}}, 1});
  }
  add(paper::Table{{{words("Bidang"), words("Dinas")}, {words("Pangan"), words("Dinas Pangan")}}});
  add(paper::Pause{});
  add(paper::Paragraph{{{"[tempat]", RunStyle::Open}, {", pindah", RunStyle::Moved}}});
  add(paper::Signatures{{{{words("PIHAK KESATU"), words("GUBERNUR")}, words("Nama Satu")},
                         {{words("PIHAK KEDUA"), words("GUBERNUR")}, words("Nama Dua")}}});
  add(paper::PageStart{});
  add(paper::Heading{words("LAMPIRAN"), {}});
  out.blocks.back().bar = paper::ChangeBar::Moved;
  return out;
}

}  // namespace simpul::pdf
