#include "negotiation/document_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "crypto/sha256.h"
#include "drawn_texts.h"

namespace simpul::negotiation {
namespace {

std::string codes(const Refusals& faults) {
  std::string out;
  for (const Refusal& one : faults) out += (out.empty() ? "" : " ") + one.code + "@" + one.pointer;
  return out;
}

TEST(DocumentText, CanonicalFormLeavesOutWhatIsEmpty) {
  EXPECT_EQ(canonical_clause(clause("ttd", ClauseKind::Signatures, "", {})), R"({"clause":"ttd","kind":"signatures"})");
  Block table{.kind = BlockKind::Table, .rows = {{"Bidang", ""}}};
  Block cost = block(BlockKind::Ayat, "Biaya \"sah\".");
  cost.id = *BlockId::parse("sumber");
  const Clause full = clause("biaya", ClauseKind::Article, "PEMBIAYAAN", {cost, table});
  const std::string expected =
      R"({"blocks":[{"id":"sumber","kind":"ayat","text":"Biaya \"sah\"."},{"kind":"table","rows":[["Bidang",""]]}],)"
      R"("clause":"biaya","heading":"PEMBIAYAAN","kind":"article"})";
  EXPECT_EQ(canonical_clause(full), expected);
  EXPECT_EQ(canonical_text({{full}}), R"({"clauses":[)" + expected + R"(],"v":1})");
  EXPECT_EQ(hash_of(full), sha256(expected));
}

TEST(DocumentText, IsReadBackFromItsBytes) {
  const DocumentText text = written_text();
  EXPECT_EQ(codes(faults_of(text)), "");
  const auto read = read_text(canonical_text(text));
  ASSERT_TRUE(read) << codes(read.error());
  EXPECT_EQ(*read, text);
}

TEST(DocumentText, MovingAClauseChangesTheHashOfTheTextAndOfNoClause) {
  const DocumentText before = written_text();
  DocumentText after = before;
  std::swap(after.clauses[3], after.clauses[4]);
  EXPECT_NE(hash_of(after), hash_of(before));
  auto old_hashes = clause_hashes(before);
  std::swap(old_hashes[3], old_hashes[4]);
  EXPECT_EQ(clause_hashes(after), old_hashes);
}

TEST(DocumentText, EveryPartOfAClauseIsInItsHash) {
  const Clause one = written_text().clauses[4];
  std::vector<Clause> others(7, one);
  others[0].clause = *ClauseId::parse("lain");
  others[1].kind = ClauseKind::Closing;
  others[2].heading = "";
  others[3].blocks[1].id.reset();
  others[4].blocks[1].kind = BlockKind::Paragraph;
  others[5].blocks[1].text += ".";
  others[6].blocks[1].rows = {{""}};
  for (const Clause& other : others) EXPECT_NE(hash_of(other), hash_of(one)) << canonical_clause(other);
}

TEST(DocumentText, TheSameWordsAreTheSameText) {
  DocumentText typed = written_text();
  typed.clauses[3].heading = "  RUANG\tLINGKUP\n";
  typed.clauses[3].blocks[0].text = "Ruang\u00a0 lingkup\u200b meliputi: ";
  typed.clauses[7].blocks[0].rows[1][0] = " Pertanian";
  EXPECT_EQ(codes(faults_of(typed)), "text_not_normal@/clauses/3/heading text_not_normal@/clauses/3/blocks/0/text "
                                     "text_not_normal@/clauses/7/blocks/0/rows/1/0");
  EXPECT_EQ(hash_of(normalized(typed)), hash_of(written_text()));
}

struct FaultCase {
  const char* name;
  std::function<void(DocumentText&)> spoil;
  const char* codes;
};

// Long because it is a table.
TEST(DocumentText, FaultsAreNamedWithTheirPlace) {
  const FaultCase cases[] = {
      {"nothing in it", [](DocumentText& t) { t.clauses.clear(); }, "text_empty@"},
      {"closing before the articles", [](DocumentText& t) { std::swap(t.clauses[2], t.clauses[5]); },
       "clause_out_of_order@/clauses/3/kind clause_out_of_order@/clauses/5/kind"},
      {"two titles", [](DocumentText& t) { t.clauses[1].kind = ClauseKind::Title; },
       "clause_repeated@/clauses/1/kind block_misplaced@/clauses/1/blocks/0/kind"},
      {"one name twice", [](DocumentText& t) { t.clauses[4].clause = t.clauses[3].clause; },
       "clause_id_repeated@/clauses/4/clause"},
      {"no name", [](DocumentText& t) { t.clauses[4].clause = {}; }, "clause_unnamed@/clauses/4/clause"},
      {"one block name twice", [](DocumentText& t) { t.clauses[4].blocks[4].id = t.clauses[4].blocks[1].id; },
       "block_id_repeated@/clauses/4/blocks/4/id"},
      {"the same block name in two clauses",
       [](DocumentText& t) { t.clauses[3].blocks[1].id = t.clauses[4].blocks[1].id; }, ""},
      {"block without a name", [](DocumentText& t) { t.clauses[4].blocks[1].id = BlockId(); },
       "block_unnamed@/clauses/4/blocks/1/id"},
      {"ayat outside a pasal", [](DocumentText& t) { t.clauses[5].blocks[0].kind = BlockKind::Ayat; },
       "block_misplaced@/clauses/5/blocks/0/kind"},
      {"pasal that begins with huruf", [](DocumentText& t) { t.clauses[3].blocks.erase(t.clauses[3].blocks.begin()); },
       "block_misplaced@/clauses/3/blocks/0/kind"},
      {"table in the title", [](DocumentText& t) { t.clauses[0].blocks[1] = t.clauses[7].blocks[0]; },
       "block_misplaced@/clauses/0/blocks/1/kind"},
      {"uneven table", [](DocumentText& t) { t.clauses[7].blocks[0].rows[1].pop_back(); },
       "table_uneven@/clauses/7/blocks/0/rows/1"},
      {"table without words", [](DocumentText& t) { t.clauses[7].blocks[0].rows = {{"", ""}}; },
       "block_empty@/clauses/7/blocks/0/rows"},
      {"table without rows", [](DocumentText& t) { t.clauses[7].blocks[0].rows.clear(); },
       "block_empty@/clauses/7/blocks/0/rows"},
      {"paragraph without words", [](DocumentText& t) { t.clauses[5].blocks[0].text = ""; },
       "block_empty@/clauses/5/blocks/0/text"},
      {"table with text", [](DocumentText& t) { t.clauses[7].blocks[0].text = "a"; },
       "block_mixed@/clauses/7/blocks/0"},
      {"paragraph with rows", [](DocumentText& t) { t.clauses[5].blocks[0].rows = {{"a"}}; },
       "block_mixed@/clauses/5/blocks/0"},
      {"line break", [](DocumentText& t) { t.clauses[5].blocks[0].text = "a\nb"; },
       "text_not_normal@/clauses/5/blocks/0/text"},
      {"no UTF-8", [](DocumentText& t) { t.clauses[5].blocks[0].text = "a\xff"; },
       "text_not_normal@/clauses/5/blocks/0/text"},
      {"one letter as two", [](DocumentText& t) { t.clauses[5].blocks[0].text = "e\u0301"; },
       "text_not_normal@/clauses/5/blocks/0/text"},
      {"hidden direction", [](DocumentText& t) { t.clauses[5].blocks[0].text = "Rp\u202e000.1"; },
       "text_not_normal@/clauses/5/blocks/0/text"},
  };
  for (const FaultCase& one : cases) {
    DocumentText text = written_text();
    one.spoil(text);
    EXPECT_EQ(codes(faults_of(text)), one.codes) << one.name;
  }
}

TEST(DocumentText, LimitsHoldForEveryPart) {
  const auto with = [](std::vector<Block> blocks) {
    return DocumentText{{clause("a", ClauseKind::Attachment, "", std::move(blocks))}};
  };
  EXPECT_EQ(codes(faults_of(with({paragraph(std::string(block_bytes_max, 'a'))}))), "");
  EXPECT_EQ(codes(faults_of(with({paragraph(std::string(block_bytes_max + 1, 'a'))}))),
            "text_too_large@/clauses/0/blocks/0/text");
  EXPECT_EQ(codes(faults_of(with(std::vector(blocks_max, paragraph("a"))))), "");
  EXPECT_EQ(codes(faults_of(with(std::vector(blocks_max + 1, paragraph("a"))))), "text_too_large@");
  EXPECT_EQ(codes(faults_of(with(std::vector(300, paragraph(std::string(block_bytes_max, 'a')))))), "text_too_large@");
  Block table{.kind = BlockKind::Table, .rows = std::vector(cells_max + 1, std::vector<std::string>{"a"})};
  EXPECT_EQ(codes(faults_of(with({table}))), "text_too_large@");
  DocumentText many;
  for (std::size_t i = 0; i <= clauses_max; ++i) {
    many.clauses.push_back(clause("c" + std::to_string(i), ClauseKind::Article, "", {}));
  }
  EXPECT_EQ(codes(faults_of(many)), "text_too_large@/clauses");
  EXPECT_EQ(faults_of(with(std::vector(blocks_max, paragraph("")))).size(), 100u);
}

}  // namespace
}  // namespace simpul::negotiation
