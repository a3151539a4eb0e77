#include "drafting/own_paper.h"

#include <gtest/gtest.h>

#include "drafting_data.h"
#include "yaml/yaml.h"

namespace simpul::drafting {
namespace {

using negotiation::DocumentText;

KeptId id(const char* text) { return *KeptId::parse(text); }

// A draft as a room holds it: begun from a paper of the library, filled for two parties.
DocumentText draft() {
  const auto text = instantiate(library(), *library().find("joint_agreement"), full_particulars(2));
  return text ? *text : DocumentText();
}

KeptAs as(const char* name = "Kerja sama pangan baku") {
  return {id("pangan-baku"), name, "Untuk kerja sama pangan.", "Pemerintah Provinsi Bali"};
}

Json paper_of(const DocumentText& text) { return paper_file(text, as(), *library().find("joint_agreement")); }

TEST(OwnPaper, ADraftComesBackFromItsFileAsItWas) {
  const DocumentText text = draft();
  ASSERT_FALSE(text.clauses.empty());
  const auto files = read_kept_files(paper_of(text), library());
  ASSERT_TRUE(files) << codes(files.error());
  ASSERT_EQ(files->size(), 1u);
  EXPECT_EQ(files->front().form, KeptForm::Paper);
  Library merged = library();
  ASSERT_TRUE(add_kept(merged, {id("pangan-baku"), KeptForm::Paper, {}, "", {}}, files->front().file).empty());
  const Template* paper = merged.find("own/pangan-baku");
  ASSERT_NE(paper, nullptr);
  // What the law asks for cannot be left out of one's own paper either.
  for (const TemplateClause& clause : library().find("joint_agreement")->clauses) {
    const auto kept = std::ranges::find(paper->clauses, clause.clause, &TemplateClause::clause);
    if (clause.need != Need::Law || clause.each) continue;
    ASSERT_NE(kept, paper->clauses.end()) << clause.clause.text();
    EXPECT_EQ(kept->need, Need::Law);
    EXPECT_EQ(kept->source.id, clause.source.id);
  }
  const auto again = instantiate(merged, *paper, full_particulars(2));
  ASSERT_TRUE(again) << codes(again.error());
  EXPECT_EQ(hash_of(*again), hash_of(text));
}

TEST(OwnPaper, OpenVariablesStayAndAreFilledNextTime) {
  const auto open = instantiate(library(), *library().find("joint_agreement"), {});
  ASSERT_TRUE(open);
  Library merged = library();
  ASSERT_TRUE(add_kept(merged, {id("baku"), KeptForm::Paper, {}, "", {}}, paper_of(*open)).empty());
  const auto filled = instantiate(merged, *merged.find("own/baku"), full_particulars(2));
  ASSERT_TRUE(filled) << codes(filled.error());
  const std::string words = canonical_text(*filled);
  EXPECT_EQ(words.find("{{pihak.1.pemerintah"), std::string::npos);
  EXPECT_NE(canonical_text(*open).find("{{pihak.1.pemerintah"), std::string::npos);
  EXPECT_NE(words.find("Pembangunan dan Pengembangan Potensi Daerah"), std::string::npos);
}

TEST(OwnPaper, KnownValuesBecomeVariablesWhereSomebodySaysSo) {
  const Particulars known = full_particulars(2);
  DocumentText text;
  const std::string region = std::get<std::string>(known.lists.at("parties")[0].at("pemerintah"));
  text.clauses.push_back({*negotiation::ClauseId::parse("maksud"),
                          negotiation::ClauseKind::Article,
                          "MAKSUD",
                          {{.text = region + " dan mitra; " + region + "x; {{pihak.1.pemerintah}}."}}});
  const auto found = known_values_in(text, library(), known);
  const auto one = std::ranges::find(found, "pihak.1.pemerintah", &KnownValue::variable);
  ASSERT_NE(one, found.end());
  EXPECT_EQ(one->times, 1u);
  EXPECT_EQ(one->text, region);
  const DocumentText made = with_variables(text, {{region, "pihak.1.pemerintah"}});
  EXPECT_EQ(made.clauses[0].blocks[0].text,
            "{{pihak.1.pemerintah}} dan mitra; " + region + "x; {{pihak.1.pemerintah}}.");
}

TEST(OwnPaper, TheLongerValueIsReplacedBeforeOneInsideIt) {
  DocumentText text;
  text.clauses.push_back({*negotiation::ClauseId::parse("maksud"),
                          negotiation::ClauseKind::Article,
                          "",
                          {{.text = "Gubernur Bali Utara bertemu Gubernur Bali."}}});
  const DocumentText made =
      with_variables(text, {{"Gubernur Bali", "pihak.1.kepala_daerah"}, {"Gubernur Bali Utara", "pihak.2.jabatan"}});
  EXPECT_EQ(made.clauses[0].blocks[0].text, "{{pihak.2.jabatan}} bertemu {{pihak.1.kepala_daerah}}.");
}

TEST(OwnPaper, AClauseIsKeptWithWhereItStood) {
  const DocumentText text = draft();
  const auto clause = std::ranges::find(text.clauses, negotiation::ClauseKind::Article, &negotiation::Clause::kind);
  ASSERT_NE(clause, text.clauses.end());
  const auto second = std::next(clause);
  const auto files = read_kept_files(clause_file(text, *second, as()), library());
  ASSERT_TRUE(files) << codes(files.error());
  EXPECT_EQ(files->front().form, KeptForm::Clause);
  Library merged = library();
  ASSERT_TRUE(add_kept(merged, {id("pangan-baku"), KeptForm::Clause, {}, "", {}}, files->front().file).empty());
  const LibraryClause* kept = merged.find_clause("own/pangan-baku");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->clause.clause, second->clause);
  EXPECT_EQ(kept->after, std::vector{clause->clause});
  EXPECT_EQ(kept->clause.blocks.size(), second->blocks.size());
}

TEST(OwnPaper, FilesOfStrangersAreHeldAgainstTheForm) {
  const auto refused = [](const char* json) -> std::string {
    const auto files = read_kept_files(*read_json(json), library());
    return files ? "" : files.error().front().code;
  };
  EXPECT_EQ(refused("[]"), "field_wrong_type");
  EXPECT_EQ(refused(R"({"document":"joint_agreement"})"), "field_missing");
  const auto paper = [](const std::string& id, const std::string& block) {
    return R"({"version":1,"document":"joint_agreement","id":")" + id +
           R"(","name":"N","about":"A","source":"S","certainty":"practice",)" +
           R"("clauses":[{"clause":"a","kind":"article","blocks":[)" + block + "]}]}";
  };
  EXPECT_EQ(refused(paper("satu", R"("Bebas.")").c_str()), "");
  EXPECT_EQ(refused(paper("!!", R"("Bebas.")").c_str()), "kept_id_unusable");
  EXPECT_EQ(refused(paper("satu", R"("{{tidak.ada}}")").c_str()), "template_variable_unknown");
  EXPECT_EQ(refused(paper("satu", R"("[[tidak-ada]]")").c_str()), "template_reference_unknown");
  // Well written, and yet no text: an ayat that is empty.
  EXPECT_EQ(refused(paper("satu", R"({"ayat":""})").c_str()), "block_empty");
  const auto named = read_kept_files(*read_json(paper("Kerja Sama_2", R"("Bebas.")")), library());
  ASSERT_TRUE(named);
  EXPECT_EQ(named->front().id, id("kerja-sama-2"));
  EXPECT_EQ(named->front().file.at("id"), "kerja-sama-2");
}

TEST(OwnPaper, TheFileThatIsCarriedElsewhereSaysTheSame) {
  for (const Template& form : library().templates) {
    const auto text = instantiate(library(), form, full_particulars(3));
    ASSERT_TRUE(text);
    const Json file = paper_file(*text, as("Tanda \"kutip\", titik dua: & 'lain'"), form);
    const auto read = yaml::read_yaml(file_text(file));
    ASSERT_TRUE(read) << form.id << read.error().facts.at("line") << read.error().facts.at("why");
    EXPECT_EQ(canonical_json(*read), canonical_json(file)) << form.id;
  }
  for (const auto& [name, file] : template_files().at("clauses").as_object()) {
    const auto read = yaml::read_yaml(file_text(file));
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(canonical_json(*read), canonical_json(file)) << name;
  }
}

TEST(OwnPaper, FaultsStandWhereTheFileHasThem) {
  const auto files = read_kept_files(*read_json(R"({"version":1,"about":"x","clauses":[
      {"id":"a","clause":"a","kind":"article","use":"u","after":[],"source":"s","certainty":"practice",
       "blocks":["Baik."]},
      {"id":"b","clause":"b","kind":"article","use":"u","after":[],"source":"s","certainty":"practice",
       "blocks":["Baik.",{"huruf":""}]}]})"),
                                     library());
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().front().code, "block_empty");
  EXPECT_EQ(files.error().front().pointer.substr(0, 19), "/clauses/1/blocks/1");
}

}  // namespace
}  // namespace simpul::drafting
