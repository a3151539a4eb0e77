#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "drafting_data.h"

namespace simpul::drafting {
namespace {

using dossiers::DocumentType;
using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::DocumentText;

// One paper with its context, clean until a test spoils it.
struct Paper {
  DocumentText text;
  DocumentType type;
  LintContext context;

  Clause& clause(const char* name) {
    return *std::ranges::find(text.clauses, *negotiation::ClauseId::parse(name), &Clause::clause);
  }
  void say(const char* words) { clause("ruang-lingkup").blocks.push_back({{}, BlockKind::Paragraph, words, {}}); }
  void drop(const char* name) { text.clauses.erase(text.clauses.begin() + (&clause(name) - text.clauses.data())); }
  void replace(const char* name, const std::string& from, const std::string& to) {
    bool done = false;
    for (Block& block : clause(name).blocks) {
      std::size_t at = 0;
      for (; (at = block.text.find(from, at)) != std::string::npos; at += to.size()) {
        block.text.replace(at, from.size(), to);
        done = true;
      }
    }
    EXPECT_TRUE(done) << from;
  }
};

Paper paper(const char* id = "joint_agreement") {
  const Template& form = *library().find(id);
  return {*instantiate(library(), form, full_particulars(2)), form.document, full_context(form.document, 2)};
}

struct LintCase {
  const char* expected;  // code and the place
  std::function<void(Paper&)> spoil;
  const char* id = "joint_agreement";
};

std::string found(const Paper& one) {
  std::string out;
  for (const Finding& finding : findings_of(one.text, one.type, one.context)) {
    out += (out.empty() ? "" : " ") + finding.code + "@" + (finding.clause ? finding.clause->text() : "");
  }
  return out;
}

void expect_findings(std::initializer_list<LintCase> cases) {
  for (const LintCase& one : cases) {
    Paper spoilt = paper(one.id);
    one.spoil(spoilt);
    EXPECT_EQ(found(spoilt), one.expected) << codes(findings_of(spoilt.text, spoilt.type, spoilt.context));
  }
}

TEST(Findings, AnOpenVariableIsCalledByItsMeaningAndOnceInItsPlace) {
  Paper spoilt = paper();
  spoilt.say("{{tanggal.penandatanganan.hari}} tanggal {{tanggal.penandatanganan.tanggal}} nomor {{pihak.1.nomor}}");
  const auto findings = findings_of(spoilt.text, spoilt.type, spoilt.context);
  ASSERT_EQ(findings.size(), 2u) << codes(findings);
  EXPECT_EQ(findings[0].facts.at("variable_id"), "tanggal penandatanganan");
  EXPECT_EQ(findings[1].facts.at("variable_id"), "nomor naskah PIHAK KESATU");
  EXPECT_EQ(findings[1].facts.at("variable_en"), "number of the paper of PIHAK KESATU");
}

TEST(Findings, WhatIsMissing) {
  expect_findings({
      {"content_missing@", [](Paper& p) { p.drop("pembiayaan"); }},
      {"content_missing@", [](Paper& p) { p.clause("objek").blocks.clear(); }},
      {"", [](Paper& p) { p.clause("pembiayaan").clause = *negotiation::ClauseId::parse("lain"); }},
      {"content_missing@", [](Paper& p) { p.replace("para-pihak", "untuk dan atas nama", "mewakili"); }},
      {"content_missing@", [](Paper& p) { p.say("PARA PIHAK bertukar data pribadi."); }},
      {"content_missing@ content_missing@",
       [](Paper& p) {
         p.drop("keadaan-kahar");
         p.drop("evaluasi");
       },
       "cooperation_agreement"},
      {"wording_doubtful@ruang-lingkup", [](Paper& p) { p.say("Perselisihan dibawa ke arbitrase."); }},
      {"wording_doubtful@jangka-waktu",
       [](Paper& p) { p.replace("jangka-waktu", "dapat diperpanjang", "diperpanjang secara otomatis"); }},
  });
}

TEST(Findings, SeverityFollowsHowSureTheRuleIs) {
  Paper law_missing = paper();
  law_missing.replace("para-pihak", "untuk dan atas nama", "mewakili");
  Paper practice_missing = paper();
  practice_missing.drop("pembiayaan");
  Paper unconfirmed_missing = paper("cooperation_agreement");
  unconfirmed_missing.drop("keadaan-kahar");
  const auto severity = [](const Paper& p) { return findings_of(p.text, p.type, p.context).at(0).severity; };
  EXPECT_EQ(severity(law_missing), Severity::Error);
  EXPECT_EQ(severity(practice_missing), Severity::Warning);
  EXPECT_EQ(severity(unconfirmed_missing), Severity::Remark);
}

TEST(Findings, MarksThatLeadNowhere) {
  expect_findings({
      {"reference_undefined@ruang-lingkup", [](Paper& p) { p.say("Lihat [[tidak-ada]]."); }},
      {"reference_undefined@ruang-lingkup", [](Paper& p) { p.say("Lihat [[objek/tidak-ada]]."); }},
      {"mark_unreadable@ruang-lingkup", [](Paper& p) { p.say("Lihat {{Nama Pihak}}."); }},
      {"variable_open@ruang-lingkup", [](Paper& p) { p.say("{{lokasi}} dan {{lokasi}}."); }},
  });
}

TEST(Findings, NumbersTypedByHand) {
  expect_findings({
      {"reference_by_hand@ruang-lingkup", [](Paper& p) { p.say("Lihat Pasal 5."); }},
      {"reference_by_hand@ruang-lingkup", [](Paper& p) { p.say("Lihat Pasal 5 ayat (2) huruf b."); }},
      {"reference_by_hand@ruang-lingkup", [](Paper& p) { p.say("sebagaimana dimaksud pada ayat (1) di atas"); }},
      {"reference_by_hand@ruang-lingkup", [](Paper& p) { p.say("Lihat Pasal 2 Kesepakatan Bersama ini."); }},
      {"reference_by_hand@ruang-lingkup", [](Paper& p) { p.say("sesuai Pasal Jangka Waktu"); }},
      {"number_by_hand@ruang-lingkup", [](Paper& p) { p.say("(1) PARA PIHAK sepakat."); }},
      {"number_by_hand@ruang-lingkup", [](Paper& p) { p.say("b. pariwisata;"); }},
      {"number_by_hand@ruang-lingkup", [](Paper& p) { p.say("12. pariwisata;"); }},
      {"number_by_hand@objek", [](Paper& p) { p.clause("objek").heading = "Pasal 2 OBJEK"; }},
      {"", [](Paper& p) { p.say("Pasal 370 ayat (1) Undang-Undang Nomor 23 Tahun 2014 berlaku."); }},
      {"", [](Paper& p) { p.say("Pasal 5 ayat (2) dan ayat (3) PP 28/2018 berlaku."); }},
      {"", [](Paper& p) { p.say("Bunyinya “Pasal 5 diubah”."); }},
      {"", [](Paper& p) { p.say("Lihat [[objek]]."); }},
  });
}

TEST(Findings, ATypedReferenceIsToldWithTheClauseItMeans) {
  Paper one = paper();
  one.say("Lihat Pasal 2.");
  EXPECT_EQ(findings_of(one.text, one.type, one.context).at(0).facts.at("right"), "[[objek]]");
}

TEST(Findings, WordsThatDoNotEqualTheirDigits) {
  expect_findings({
      {"sum_words_differ@ruang-lingkup", [](Paper& p) { p.say("Rp1.500.000,00 (satu juta lima ratus rupiah)"); }},
      {"sum_words_differ@ruang-lingkup", [](Paper& p) { p.say("Rp 1.500.000 (banyak)"); }},
      {"", [](Paper& p) { p.say("Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"); }},
      {"", [](Paper& p) { p.say("Rp.1.500.000,- (Satu Juta Lima Ratus Ribu Rupiah)"); }},
      {"number_words_differ@ruang-lingkup", [](Paper& p) { p.say("selambatnya 5 (enam) tahun"); }},
      {"number_words_differ@ruang-lingkup", [](Paper& p) { p.say("selambatnya 5 (lim) tahun"); }},
      {"number_words_differ@ruang-lingkup", [](Paper& p) { p.say("lima (6) tahun"); }},
      {"number_words_differ@ruang-lingkup", [](Paper& p) { p.say("10 (sebelas persen)"); }},
      {"", [](Paper& p) { p.say("5 (lima) tahun, lima (5) tahun, 10 (sepuluh persen), 2 (lihat lampiran)"); }},
      {"", [](Paper& p) { p.say("Nomor 119/5 (asli) dan ayat (2) Pasal 9 UU 23/2014"); }},
      {"number_words_differ@penutup", [](Paper& p) { p.replace("penutup", "2 (dua)", "2 (tiga)"); }},
  });
}

TEST(Findings, DatesThatCannotBe) {
  expect_findings({
      {"date_impossible@ruang-lingkup", [](Paper& p) { p.say("pada tanggal 31 Februari 2023"); }},
      {"weekday_differs@ruang-lingkup", [](Paper& p) { p.say("pada Jumat, 28 Juli 2022"); }},
      {"", [](Paper& p) { p.say("pada Kamis, 28 Juli 2022"); }},
      {"weekday_differs@para-pihak", [](Paper& p) { p.replace("para-pihak", "Kamis", "Rabu"); }},
      {"date_words_differ@para-pihak", [](Paper& p) { p.replace("para-pihak", "(28-07-2022)", "(27-07-2022)"); }},
      {"signing_date_differs@para-pihak", [](Paper& p) { p.context.signing_on = day("2022-07-27"); }},
  });
}

TEST(Findings, TermsThatContradictEachOther) {
  expect_findings({
      {"term_ends_before_start@jangka-waktu term_not_as_dossier@jangka-waktu",
       [](Paper& p) { p.replace("jangka-waktu", "27 Juli 2027", "27 Juli 2021"); }},
      {"term_length_differs@jangka-waktu",
       [](Paper& p) {
         p.replace("jangka-waktu", "5 (lima) tahun", "4 (empat) tahun");
         p.context.term.length.reset();
       }},
      {"",
       [](Paper& p) {
         p.replace("jangka-waktu", "27 Juli 2027", "28 Juli 2027");
         p.context.term.end = day("2027-07-28");
       }},
      {"term_not_as_dossier@jangka-waktu", [](Paper& p) { p.context.term.start = day("2022-07-29"); }},
      {"term_not_as_dossier@jangka-waktu", [](Paper& p) { p.context.term.length = Duration{3, DurationUnit::Year}; }},
      {"term_longer_than_usual@jangka-waktu",
       [](Paper& p) {
         p.replace("jangka-waktu", "5 (lima) tahun", "6 (enam) tahun");
         p.replace("jangka-waktu", "2027", "2028");
         p.context.term = {};
       }},
      {"starts_before_signing@ term_ends_before_start@",
       [](Paper& p) {
         p.clause("jangka-waktu").blocks.resize(1);
         p.replace("jangka-waktu", p.clause("jangka-waktu").blocks[0].text, "Jangka waktu ditentukan kemudian.");
         p.context.term = {day("2022-07-01"), day("2022-06-01"), {}};
       }},
  });
}

TEST(Findings, TermsThatContradictTheParent) {
  const char* pks = "cooperation_agreement";
  expect_findings({
      {"term_beyond_parent@jangka-waktu", [](Paper& p) { p.context.parent->term.end = day("2027-07-01"); }, pks},
      {"term_before_parent@jangka-waktu", [](Paper& p) { p.context.parent->term.start = day("2022-08-01"); }, pks},
      {"signed_before_parent@ term_before_parent@jangka-waktu",
       [](Paper& p) {
         p.context.parent->dated = day("2022-08-01");
         p.context.parent->term.start.reset();
       },
       pks},
      {"signed_after_parent_ended@", [](Paper& p) { p.context.parent->term.end = day("2022-07-27"); }, "extension"},
      {"", [](Paper& p) { p.context.parent->term.end = day("2022-07-31"); }, "extension"},
  });
}

TEST(Findings, PartiesNamedInconsistently) {
  expect_findings({
      {"party_label_undefined@ruang-lingkup", [](Paper& p) { p.say("PIHAK KETIGA menyediakan data."); }},
      {"", [](Paper& p) { p.say("Kerja sama dengan pihak ketiga dan Pihak Ketiga lain."); }},
      {"party_label_differs@ruang-lingkup", [](Paper& p) { p.say("PIHAK PERTAMA menyediakan data."); }},
      {"party_label_differs@ruang-lingkup", [](Paper& p) { p.say("Pihak Kedua menyediakan data."); }},
      {"party_label_missing@ party_label_repeated@para-pihak party_label_undefined@korespondensi "
       "party_label_undefined@penutup party_label_undefined@tanda-tangan",
       [](Paper& p) {
         p.replace("para-pihak", "disebut PIHAK KEDUA", "disebut PIHAK KESATU");
         p.replace("para-pihak", "PIHAK KESATU dan PIHAK KEDUA yang", "Keduanya yang");
       }},
      {"party_not_named@ party_unknown@judul party_unknown@para-pihak",
       [](Paper& p) { p.context.parties[1].government = "Pemerintah Provinsi Bali"; }},
      {"party_unknown@para-pihak",
       [](Paper& p) { p.replace("para-pihak", "Pemerintah Provinsi Jawa Timur", "Pemerintah Provinsi Jawa Barat"); }},
  });
}

TEST(Findings, SignatoriesWithoutPower) {
  const char* pks = "cooperation_agreement";
  const auto agency_head = [](Paper& p) -> Signatory& {
    Signatory& one = p.context.signatories[1];
    one.signer.office_kind = signing::OfficeKind::AgencyHead;
    return one;
  };
  expect_findings({
      {"signatory_needs_head_of_region@", [&](Paper& p) { agency_head(p); }},
      {"signatory_needs_mandate@", [&](Paper& p) { agency_head(p); }, pks},
      {"", [&](Paper& p) { agency_head(p).mandate = {"1", day("2022-07-01"), "Gubernur"}; }, pks},
      {"mandate_after_signing@", [&](Paper& p) { agency_head(p).mandate = {"1", day("2022-08-01"), "Gubernur"}; }, pks},
      {"mandate_over@",
       [&](Paper& p) {
         agency_head(p).mandate = {"1", day("2022-07-01"), "Gubernur"};
         p.context.signatories[1].mandate_until = day("2022-07-27");
       },
       pks},
      // An amendment is signed at the level of the paper it changes: here a joint agreement.
      {"signatory_needs_head_of_region@",
       [&](Paper& p) { agency_head(p).mandate = {"1", day("2022-07-01"), "Gubernur"}; }, "amendment"},
      {"signatory_not_yet_in_office@", [](Paper& p) { p.context.signatories[0].from = day("2022-08-01"); }},
      {"signatory_no_longer_in_office@", [](Paper& p) { p.context.signatories[0].until = day("2022-07-27"); }},
      {"capacity_doubtful@ capacity_not_printed@tanda-tangan",
       [](Paper& p) { p.context.signatories[0].capacity = signing::Capacity::Plt; }},
      {"capacity_doubtful@",
       [](Paper& p) {
         p.context.signatories[0].capacity = signing::Capacity::Pj;
         p.clause("tanda-tangan").blocks[0].rows[1][0] = "Pj. GUBERNUR KALIMANTAN TIMUR";
       }},
      {"signatory_not_printed@tanda-tangan", [](Paper& p) { p.context.signatories[0].signer.name = "Awang Faroek"; }},
      {"signatory_missing@", [](Paper& p) { p.context.signatories.pop_back(); }},
  });
}

TEST(Findings, ARegionMayRefuseACapacity) {
  dossiers::Rules strict = law();
  strict.capacities[signing::Capacity::Plh].refused.insert(DocumentType::JointAgreement);
  Paper one = paper();
  LintContext context{lint_rules(),     strict,       library(),           one.context.signing_on,
                      one.context.term, std::nullopt, one.context.parties, one.context.signatories};
  context.signatories[0].capacity = signing::Capacity::Plh;
  EXPECT_EQ(findings_of(one.text, one.type, context).at(0).code, "capacity_refused");
}

TEST(Findings, HostileTextsAreReadToTheEnd) {
  for (const char* piece : {"(5) ", "lima (5) ", "5 (", "Pasal 5 ", "pasal objek ", "Rp1 (satu rupiah", "1 Januari ",
                            "“", "PIHAK KE", "{{", "[["}) {
    Paper one = paper();
    std::string words;
    while (words.size() + 40 < negotiation::block_bytes_max) words += piece;
    for (int i = 0; i < 20; ++i) one.say(words.c_str());
    EXPECT_LE(findings_of(one.text, one.type, one.context).size(), findings_max) << piece;
  }
}

// Whatever the linter says has its sentences in both languages, and there is no sentence that nobody says.
TEST(Findings, EachHasItsSentences) {
  std::ostringstream bytes;
  bytes << std::ifstream(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/drafting.json").rdbuf();
  const auto read = read_json(bytes.str());
  ASSERT_TRUE(read);
  const std::set<std::string> said = [] {
    std::set<std::string> out;
    for (const char* file : {"lint_contents", "lint_dates", "lint_marks", "lint_numbers", "lint_parties",
                             "lint_signatories", "lint_terms", "lint_typed_numbers"}) {
      std::ostringstream source;
      source << std::ifstream(std::string(SIMPUL_SOURCE_DIR) + "/src/drafting/core/" + file + ".cpp").rdbuf();
      const std::string text = source.str();
      for (std::size_t at = text.find("add("); at != std::string::npos; at = text.find("add(", at + 1)) {
        const std::size_t begin = text.find_first_not_of("( lint,", at + 3);
        if (text[begin] != '"') continue;
        out.insert(text.substr(begin + 1, text.find('"', begin + 1) - begin - 1));
      }
    }
    return out;
  }();
  std::set<std::string> known;
  for (const auto& [code, entry] : read->as_object()) {
    known.insert(code);
    for (const char* language : {"id", "en"}) {
      for (const char* part : {"what", "why", "fix"}) EXPECT_FALSE(entry.at(language).at(part).as_string().empty());
    }
  }
  EXPECT_EQ(said, known);
}

// Every placeholder of a sentence is among the facts of a finding that was made.
void expect_facts(const JsonObject& sentences, const Finding& finding) {
  const std::string all = json_text(sentences.at(finding.code));
  for (std::size_t at = all.find("{"); at != std::string::npos; at = all.find("{", at + 1)) {
    const std::size_t end = all.find_first_of("}\":", at + 1);
    if (end == std::string::npos || all[end] != '}') continue;
    const std::string fact = all.substr(at + 1, end - at - 1);
    EXPECT_TRUE(finding.facts.contains(fact)) << finding.code << " " << fact;
  }
}

TEST(Findings, FillTheirSentences) {
  std::ostringstream bytes;
  bytes << std::ifstream(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/drafting.json").rdbuf();
  const Json sentences = *read_json(bytes.str());
  Paper one = paper("cooperation_agreement");
  one.say("Pasal 5: Rp5.000 (enam rupiah), 5 (enam) tahun, Senin, 28 Juli 2022, 31 Februari 2022, {{lokasi}}, [[x]]");
  one.say("b. PIHAK KELIMA dan PIHAK PERTAMA");
  one.drop("pembiayaan");
  one.context.parent->term.end = day("2022-07-01");
  one.context.term = {day("2022-07-01"), day("2029-07-01"), Duration{3, DurationUnit::Month}};
  one.context.parties[0].government = "Pemerintah Kota Bontang";
  for (Signatory& signatory : one.context.signatories) {
    signatory.capacity = signing::Capacity::Plt;
    signatory.signer.office_kind = signing::OfficeKind::Other;
    signatory.signer.name = "Awang Faroek";
    signatory.from = day("2023-01-01");
    signatory.until = day("2021-01-01");
  }
  one.context.signatories[0].mandate = {"1", day("2022-09-01"), "Gubernur"};
  one.context.signatories[0].mandate_until = day("2022-07-01");
  const auto findings = findings_of(one.text, one.type, one.context);
  std::set<std::string> made;
  for (const Finding& finding : findings) {
    made.insert(finding.code);
    expect_facts(sentences.as_object(), finding);
  }
  EXPECT_GE(made.size(), 22u) << codes(findings);
}

}  // namespace
}  // namespace simpul::drafting
