#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "drafting_data.h"
#include "negotiation/numbering.h"

namespace simpul::drafting {
namespace {

using dossiers::DocumentType;
using negotiation::DocumentText;

std::string words(const DocumentText& text) {
  std::string out;
  for (const auto& clause : text.clauses) {
    out += clause.heading + "\n";
    for (const auto& block : clause.blocks) {
      out += block.text + "\n";
      for (const auto& row : block.rows) {
        for (const std::string& cell : row) out += cell + " | ";
        out += "\n";
      }
    }
  }
  return out;
}

DocumentText text_of(const char* id, const Particulars& known, const Choice& choice = {}) {
  const Template* form = library().find(id);
  auto text = instantiate(library(), *form, known, choice);
  EXPECT_TRUE(text) << id << "\n" << codes(text.error());
  return text ? *text : DocumentText{};
}

TEST(Templates, AreReadWithoutFaults) {
  const auto read = read_library(template_files());
  ASSERT_TRUE(read) << codes(read.error());
}

TEST(Templates, ThereIsOneForEveryTypeOfDocumentTheyAreWrittenFor) {
  std::set<DocumentType> standing;
  for (const Template& form : library().templates) standing.insert(form.document);
  const std::set<DocumentType> wanted{
      DocumentType::Kak, DocumentType::OfferLetter, DocumentType::ReplyLetter, DocumentType::JointAgreement,
      DocumentType::CooperationAgreement, DocumentType::WorkPlan, DocumentType::PowerOfAttorney, DocumentType::Minutes,
      DocumentType::Amendment, DocumentType::Extension, DocumentType::Termination};
  EXPECT_EQ(standing, wanted);
}

TEST(Templates, AllOfThemAreCleanByTheirOwnRules) {
  for (const Template& form : library().templates) {
    for (const std::size_t parties : {2u, 3u}) {
      const DocumentText text = text_of(form.id.c_str(), full_particulars(parties));
      EXPECT_EQ(codes(faults_of(text)), "") << form.id;
      EXPECT_EQ(codes(findings_of(text, form.document, full_context(form.document, parties))), "")
          << form.id << " " << parties << "\n" << words(text);
    }
  }
}

TEST(Templates, WithEveryOptionalClauseTheyAreCleanToo) {
  for (const Template& form : library().templates) {
    Choice choice;
    for (const TemplateClause& clause : form.clauses) {
      if (clause.need == Need::Optional) choice.taken.push_back(clause.clause.text());
    }
    const DocumentText text = text_of(form.id.c_str(), full_particulars(3), choice);
    EXPECT_EQ(codes(faults_of(text)), "") << form.id;
    EXPECT_EQ(codes(findings_of(text, form.document, full_context(form.document, 3))), "") << form.id;
  }
}

TEST(Templates, WhatIsNotKnownStaysVisible) {
  for (const Template& form : library().templates) {
    const DocumentText text = text_of(form.id.c_str(), {});
    EXPECT_EQ(codes(faults_of(text)), "") << form.id;
    const LintContext context{lint_rules(), law(), library(), std::nullopt, {}, std::nullopt, {}, {}};
    for (const Finding& finding : findings_of(text, form.document, context)) {
      EXPECT_EQ(finding.code, "variable_open") << form.id << codes({finding});
    }
    EXPECT_FALSE(negotiation::Numbering(text).variables().empty()) << form.id;
  }
  const std::string open = words(text_of("joint_agreement", {}));
  EXPECT_NE(open.find("{{pihak.1.pejabat}}"), std::string::npos);
  EXPECT_NE(open.find("{{pihak.2.jabatan.kapital}}"), std::string::npos);
  EXPECT_NE(open.find("selanjutnya disebut PIHAK KEDUA."), std::string::npos);
}

TEST(Templates, AnEmptyTextIsFilledLaterAsIfItHadBeenKnownAtOnce) {
  for (const Template& form : library().templates) {
    Particulars known = full_particulars(2);
    for (auto& [list, items] : known.lists) items.resize(library().find_list(list)->at_least);
    // Whence the power comes decides which sentence stands, so it is known from the start.
    Particulars little;
    little.lists["parties"] = {{{"wewenang", std::string("jabatan")}}, {{"wewenang", std::string("jabatan")}}};
    const DocumentText later = filled(text_of(form.id.c_str(), little), library(), known, form.sender);
    EXPECT_EQ(words(later), words(text_of(form.id.c_str(), known))) << form.id;
  }
}

TEST(Templates, DatesAndTermsAreWrittenInWords) {
  const std::string text = words(text_of("joint_agreement", full_particulars(2)));
  EXPECT_NE(text.find("Pada hari ini Kamis, tanggal dua puluh delapan bulan Juli tahun dua ribu dua puluh dua "
                      "(28-07-2022), bertempat di"),
            std::string::npos) << text;
  EXPECT_NE(text.find("berlaku untuk jangka waktu 5 (lima) tahun, terhitung sejak tanggal 28 Juli 2022 sampai dengan "
                      "tanggal 27 Juli 2027."),
            std::string::npos);
  EXPECT_NE(text.find("dalam rangkap 2 (dua) asli, bermeterai cukup"), std::string::npos);
  EXPECT_NE(words(text_of("cooperation_agreement", full_particulars(2)))
                .find("sebesar Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"),
            std::string::npos);
}

TEST(Templates, ThreePartiesEachHaveALabelADutyAndAPlaceToSign) {
  const std::string text = words(text_of("cooperation_agreement", full_particulars(3)));
  EXPECT_NE(text.find("PIHAK KETIGA mempunyai kewajiban:"), std::string::npos);
  EXPECT_NE(text.find("data dan informasi dari PIHAK KESATU dan PIHAK KETIGA"), std::string::npos);
  EXPECT_NE(text.find("PIHAK KESATU | PIHAK KEDUA | PIHAK KETIGA | "), std::string::npos);
  EXPECT_NE(text.find("rangkap 3 (tiga) asli"), std::string::npos);
}

TEST(Templates, APartyWithAPowerOfAttorneyIsPrintedWithIt) {
  Particulars known = full_particulars(2);
  Values& agency = known.lists["parties"][1];
  agency["wewenang"] = std::string("kuasa");
  agency["kuasa_nomor"] = std::string("120/7/2022");
  agency["kuasa_tanggal"] = day("2022-07-01");
  const std::string text = words(text_of("cooperation_agreement", known));
  EXPECT_NE(text.find("berdasarkan Surat Kuasa Gubernur Jawa Timur Nomor 120/7/2022 tanggal 1 Juli 2022"),
            std::string::npos) << text;
  EXPECT_EQ(text.find("Surat Kuasa Gubernur Kalimantan Timur"), std::string::npos);
}

TEST(Templates, TheReplyIsWrittenByTheOtherSide) {
  const std::string reply = words(text_of("reply_letter", full_particulars(2)));
  EXPECT_EQ(reply.find("\nGUBERNUR JAWA TIMUR"), 0u) << reply;
  EXPECT_NE(reply.find("Yth. Gubernur Kalimantan Timur"), std::string::npos);
}

TEST(Templates, EveryClauseOfTheLibraryFitsIntoAnAgreement) {
  for (const LibraryClause& added : library().clauses) {
    for (const char* id : {"joint_agreement", "cooperation_agreement"}) {
      Choice choice;
      choice.taken = {added.id};
      const DocumentText text = text_of(id, full_particulars(3), choice);
      const auto found = std::ranges::find(text.clauses, added.clause.clause, &negotiation::Clause::clause);
      ASSERT_NE(found, text.clauses.end()) << added.id;
      EXPECT_EQ(codes(faults_of(text)), "") << added.id;
      const DocumentType type = library().find(id)->document;
      EXPECT_EQ(codes(findings_of(text, type, full_context(type, 3))), "") << added.id;
    }
  }
}

TEST(Templates, AnAlternativeTakesThePlaceOfTheUsualClause) {
  const DocumentText usual = text_of("joint_agreement", full_particulars(2));
  Choice choice;
  choice.taken = {"sengketa-gubernur"};
  const DocumentText other = text_of("joint_agreement", full_particulars(2), choice);
  EXPECT_EQ(usual.clauses.size(), other.clauses.size());
  EXPECT_NE(words(other).find("gubernur sebagai wakil Pemerintah Pusat"), std::string::npos);
}

std::string refused(const Choice& choice, const char* id = "cooperation_agreement") {
  const auto text = instantiate(library(), *library().find(id), full_particulars(2), choice);
  return text ? "" : text.error().front().code;
}

TEST(Templates, AChoiceThatCannotBeIsRefused) {
  const auto clause = [](const char* name) { return *negotiation::ClauseId::parse(name); };
  EXPECT_EQ(refused({{clause("para-pihak")}, {}}), "clause_is_mandatory");
  EXPECT_EQ(refused({{clause("tidak-ada")}, {}}), "clause_choice_unknown");
  EXPECT_EQ(refused({{}, {"tidak-ada"}}), "clause_choice_unknown");
  EXPECT_EQ(refused({{}, {"kerahasiaan", "kerahasiaan"}}), "clause_choice_repeated");
  EXPECT_EQ(refused({{}, {"sengketa-gubernur", "sengketa-menteri"}}), "clause_choice_repeated");
  EXPECT_EQ(refused({{clause("hak-kewajiban")}, {}}), "choice_breaks_reference");
  EXPECT_EQ(refused({{clause("evaluasi")}, {}}), "");
}

}  // namespace
}  // namespace simpul::drafting
