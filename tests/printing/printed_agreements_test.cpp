#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "drafting/printed_paper.h"
#include "drafting_data.h"
#include "pdf/pdf_renderer.h"
#include "pdf_reading.h"

namespace simpul::printing {
namespace {

using dossiers::DocumentType;
using drafting::PrintedAs;
using negotiation::DocumentText;

DocumentText text_of(const char* id, const drafting::Particulars& known, const drafting::Choice& choice = {}) {
  auto text = instantiate(drafting::library(), *drafting::library().find(id), known, choice);
  EXPECT_TRUE(text) << id;
  return text ? *text : DocumentText{};
}

PrintedAs printed_as(DocumentType type, const char* title) {
  PrintedAs out;
  out.document = type;
  out.title = title;
  out.made_at = *Instant::parse("2022-07-28T03:00:00Z");
  out.verify_origin = "https://kerjasama.kaltimprov.example";
  return out;
}

RenderedPdf pdf_of(const paper::Paper& paper) {
  static pdf::PdfRenderer renderer;
  auto out = renderer.pdf(paper);
  EXPECT_TRUE(out) << (out ? ""
                           : out.error().code + (out.error().facts.empty() ? "" : out.error().facts.begin()->second));
  return out ? *out : RenderedPdf{};
}

bool has_signatures(const DocumentText& text) {
  return std::ranges::any_of(text.clauses, [](const negotiation::Clause& clause) {
    return clause.kind == negotiation::ClauseKind::Signatures && !clause.blocks.empty();
  });
}

// What the register of either government would give (the names are those of 2022; numbers and addresses made up).
drafting::Particulars kaltim_and_jatim() {
  drafting::Particulars out = drafting::full_particulars(2);
  auto& east_borneo = out.lists["parties"][0];
  auto& east_java = out.lists["parties"][1];
  east_borneo["alamat"] = "Jalan Gajah Mada Nomor 2, Samarinda";
  east_java["alamat"] = "Jalan Pahlawan Nomor 110, Surabaya";
  east_java["dasar_jabatan"] = "Keputusan Presiden Nomor 2/P Tahun 2019 tanggal 6 Februari 2019";
  out.lists["scope"] = {{{"judul", "perdagangan dan distribusi bahan pangan"},
                         {"pelaksana", "Dinas Perindustrian, Perdagangan, Koperasi, dan UKM"}},
                        {{"judul", "peternakan dan kesehatan hewan"}, {"pelaksana", "Dinas Peternakan"}},
                        {{"judul", "pendidikan dan pelatihan sumber daya manusia aparatur"},
                         {"pelaksana", "Badan Pengembangan Sumber Daya Manusia"}}};
  const std::pair<const char*, const char*> values[] = {
      {"tempat.penandatanganan", "Surabaya"},
      {"pertimbangan", "PARA PIHAK memiliki potensi yang saling melengkapi di bidang pangan dan sumber daya manusia"},
      {"dasar_rencana", "Rencana Pembangunan Jangka Menengah Daerah masing-masing"},
      {"maksud", "menyelaraskan program pembangunan PARA PIHAK"},
      {"tujuan", "meningkatkan kesejahteraan masyarakat di kedua provinsi"},
      {"objek", "pembangunan dan pengembangan potensi daerah"},
      {"lokasi", "wilayah Provinsi Kalimantan Timur dan Provinsi Jawa Timur"},
      {"tahapan", "persiapan, pelaksanaan, serta pemantauan dan evaluasi"},
      {"biaya.sumber", "APBD PARA PIHAK Tahun Anggaran 2023"},
      {"induk.nomor", "119/1/KB/2022 dan 119/2/KB/2022"}};
  for (const auto& [name, value] : values) out.values[name] = std::string(value);
  out.values["induk.tanggal"] = drafting::day("2022-07-28");
  return out;
}

TEST(PrintedAgreements, EveryTemplateBecomesAPdf) {
  for (const drafting::Template& form : drafting::library().templates) {
    for (const bool full : {true, false}) {
      const DocumentText text = text_of(form.id.c_str(), full ? kaltim_and_jatim() : drafting::Particulars{});
      PrintedAs as = printed_as(form.document, form.name.id.c_str());
      if (!full) as.watermark = "RANCANGAN";
      const RenderedPdf pdf = pdf_of(printed_paper(text, drafting::library(), as));
      EXPECT_GE(pdf.pages, 1u);
      EXPECT_EQ(pdf.signature_places.empty(), !has_signatures(text)) << form.id;
      keep(form.id + (full ? "" : "-draft") + ".pdf", pdf.bytes);
    }
  }
}

TEST(PrintedAgreements, AreSoundToOtherPrograms) {
  SIMPUL_NEEDS("qpdf");
  SIMPUL_NEEDS("pdffonts");
  for (const drafting::Template& form : drafting::library().templates) {
    const auto as = printed_as(form.document, form.name.id.c_str());
    const auto text = text_of(form.id.c_str(), kaltim_and_jatim());
    const std::string file = keep(form.id + ".pdf", pdf_of(printed_paper(text, drafting::library(), as)).bytes);
    const Ran check = run("qpdf", "--check '" + file + "'");
    EXPECT_EQ(check.status, 0) << check.out;
    std::istringstream fonts(run("pdffonts", "'" + file + "'").out);
    std::string line;
    int count = 0;
    for (int i = 0; std::getline(fonts, line); ++i) {
      if (i < 2) continue;
      ++count;
      EXPECT_NE(line.find("+LiberationSerif"), std::string::npos) << line;
      EXPECT_NE(line.find(" yes yes yes "), std::string::npos) << line;  // embedded, a subset, with Unicode names
    }
    EXPECT_GE(count, 1) << form.id;
  }
}

// Lines may end behind a hyphen, so spaces do not count.
std::string without_spaces(std::string words) {
  std::erase(words, ' ');
  return words;
}

// All of a text as it should be read, clause by clause, but for the places to sign, which are read column by column.
std::vector<std::string> expected_words(const DocumentText& text) {
  const negotiation::Numbering numbering(text);
  std::vector<std::string> out;
  const auto add = [&](const std::string& words) {
    if (!words.empty()) out.push_back(without_spaces(negotiation::printed(words, numbering, {}).text));
  };
  for (std::size_t i = 0; i < text.clauses.size(); ++i) {
    const negotiation::Clause& clause = text.clauses[i];
    if (clause.kind == negotiation::ClauseKind::Signatures) continue;
    if (clause.kind == negotiation::ClauseKind::Article) add(numbering.clauses()[i].label);
    add(clause.heading);
    for (std::size_t j = 0; j < clause.blocks.size(); ++j) {
      add(numbering.clauses()[i].blocks[j].mark);
      add(clause.blocks[j].text);
      for (const auto& row : clause.blocks[j].rows) {
        for (const std::string& cell : row) add(cell);
      }
    }
  }
  return out;
}

TEST(PrintedAgreements, HoldEveryWordInOrder) {
  SIMPUL_NEEDS("pdftotext");
  for (const char* id : {"joint_agreement", "cooperation_agreement", "amendment", "termination", "minutes"}) {
    const DocumentText text = text_of(id, kaltim_and_jatim());
    const auto as = printed_as(drafting::library().find(id)->document, id);
    const std::string file = keep(std::string(id) + ".pdf", pdf_of(printed_paper(text, drafting::library(), as)).bytes);
    const std::string read = without_spaces(words_of(file));
    std::size_t at = 0;
    for (const std::string& words : expected_words(text)) {
      const std::size_t found = read.find(words, at);
      ASSERT_NE(found, std::string::npos) << id << ": " << words << "\nafter\n" << read.substr(0, at);
      at = found + words.size();
    }
  }
}

TEST(PrintedAgreements, ReferencesAreReadInWords) {
  SIMPUL_NEEDS("pdftotext");
  const std::string read = words_of(keep(
      "joint_agreement.pdf", pdf_of(printed_paper(text_of("joint_agreement", kaltim_and_jatim()), drafting::library(),
                                                  printed_as(DocumentType::JointAgreement, "KB")))
                                 .bytes));
  EXPECT_NE(read.find("Jangka waktu sebagaimana dimaksud pada Pasal 6 ayat (1) dapat diperpanjang"), std::string::npos)
      << read;
  EXPECT_EQ(read.find("[["), std::string::npos);
  EXPECT_EQ(read.find("{{"), std::string::npos);
}

TEST(PrintedAgreements, SayWhatIsStillOpen) {
  SIMPUL_NEEDS("pdftotext");
  PrintedAs as = printed_as(DocumentType::JointAgreement, "KB");
  as.watermark = "RANCANGAN";
  const std::string read =
      words_of(keep("joint_agreement-draft.pdf",
                    pdf_of(printed_paper(text_of("joint_agreement", {}), drafting::library(), as)).bytes));
  EXPECT_NE(read.find("isian yang belum diisi, ditandai [seperti ini]."), std::string::npos) << read;
  EXPECT_NE(read.find("[Nama penanda tangan beserta gelar, pihak 1]"), std::string::npos) << read;
  EXPECT_EQ(read.find("{{"), std::string::npos);
}

// A round of negotiation: words changed, an ayat added and one moved, a pasal moved, one removed, a table reworked.
DocumentText reworked(DocumentText text) {
  const auto at = [&](const char* name) {
    return std::ranges::find_if(text.clauses, [&](const auto& c) { return c.clause.text() == name; });
  };
  at("pembiayaan")->blocks[0].text =
      "Biaya pelaksanaan Perjanjian Kerja Sama ini paling banyak {{biaya.jumlah}}, "
      "sesuai dengan [[jangka-waktu]], dan bersumber dari {{biaya.sumber}}.";
  auto& force = at("keadaan-kahar")->blocks;
  std::swap(force[1], force[2]);
  force.push_back({{}, negotiation::BlockKind::Ayat, "Keadaan kahar tidak menghapus kewajiban melapor.", {}});
  text.clauses.erase(at("teguran"));
  const auto moved = at("korespondensi");
  std::rotate(at("pelaksanaan"), moved, moved + 1);
  return text;
}

TEST(PrintedRedlines, AreReadableOnPaper) {
  DocumentText before = text_of("cooperation_agreement", kaltim_and_jatim());
  for (negotiation::Clause& clause : before.clauses) {
    // What has a name is found again where it moved to.
    if (clause.clause.text() == "keadaan-kahar") clause.blocks[1].id = *negotiation::BlockId::parse("kabar");
  }
  const DocumentText after = reworked(before);
  const PrintedAs as = printed_as(DocumentType::CooperationAgreement, "Perbandingan");
  const auto paper = printed_redline(negotiation::redline(before, after), drafting::library(), as,
                                     {"Putaran 2 (Kalimantan Timur)", "Putaran 3 (Jawa Timur)"});
  const std::string file = keep("redline.pdf", pdf_of(paper).bytes);
  SIMPUL_NEEDS("pdftotext");
  const std::string read = words_of(file);
  std::size_t at = 0;
  for (const char* words :
       {"Perbandingan Putaran 2 (Kalimantan Timur) dengan Putaran 3 (Jawa Timur).", "PERJANJIAN KERJA SAMA",
        "Pasal 4 KORESPONDENSI Dipindahkan, semula Pasal 13.", "Pasal 5 PELAKSANAAN Semula Pasal 4.",
        "diperkirakan sebesar", "paling banyak", "sesuai dengan Pasal 8", "SANKSI Dihapus, semula Pasal 9.",
        "Pasal 10 KEADAAN KAHAR", "Dipindahkan, semula Pasal 10 ayat (3).",
        "Keadaan kahar tidak menghapus kewajiban melapor."}) {
    const std::size_t found = read.find(words, at);
    ASSERT_NE(found, std::string::npos) << words << "\nafter\n" << read.substr(at);
    at = found;
  }
}

}  // namespace
}  // namespace simpul::printing
