#include "negotiation/redline.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_texts.h"
#include "encoding/mapper.h"

namespace simpul::negotiation {
namespace {

std::string marked(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    switch (piece.run) {
      case RunKind::Same: out += piece.text; break;
      case RunKind::Removed: out += "[-" + piece.text + "-]"; break;
      case RunKind::Added: out += "{+" + piece.text + "+}"; break;
    }
  }
  return out;
}

// "changed lingkup, moved biaya": clauses by their new name, or the old one where they are gone.
std::string clauses_of(const Redline& redline) {
  std::string out;
  for (const ClauseChange& one : redline.clauses) {
    out += (out.empty() ? "" : ", ") + enum_text(one.change) + " " + (one.is ? one.is : one.was)->clause.text();
  }
  return out;
}

DocumentText articles(const std::vector<std::string>& names) {
  DocumentText out;
  for (const std::string& name : names) {
    out.clauses.push_back(clause(name, ClauseKind::Article, name, {paragraph("Isi " + name)}));
  }
  return out;
}

std::string between(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  return clauses_of(redline(articles(before), articles(after)));
}

bool all_same(const Redline& redline) {
  return std::ranges::all_of(redline.clauses, [](const ClauseChange& one) {
    return one.change == Change::Same && std::ranges::all_of(one.blocks, [](const BlockChange& block) {
             return block.change == Change::Same && block.text.size() <= 1;
           });
  });
}

TEST(Redline, ClausesThatKeptTheirOrderDidNotMove) {
  EXPECT_EQ(between({"a", "b", "c"}, {"a", "b", "c"}), "same a, same b, same c");
  EXPECT_EQ(between({"a", "b"}, {"x", "a", "b"}), "added x, same a, same b");
  EXPECT_EQ(between({"a", "b", "c"}, {"a", "c"}), "same a, removed b, same c");
  EXPECT_EQ(between({"a", "b", "c", "d"}, {"d", "a", "b", "c"}), "moved d, same a, same b, same c");
  EXPECT_EQ(between({"a", "b", "c"}, {"a", "x", "c"}), "same a, removed b, added x, same c");
  EXPECT_EQ(between({"a", "b"}, {}), "removed a, removed b");
}

TEST(Redline, AMovedClauseMayHaveChangedToo) {
  DocumentText after = articles({"c", "a", "b"});
  after.clauses[0].blocks[0].text += " baru";
  const Redline lines = redline(articles({"a", "b", "c"}), after);
  EXPECT_EQ(clauses_of(lines), "moved_and_changed c, same a, same b");
  EXPECT_EQ(marked(lines.clauses[0].blocks[0].text), "Isi c{+ baru+}");
}

TEST(Redline, ARenamedClauseIsKnownByItsContent) {
  DocumentText after = articles({"a", "b", "c"});
  after.clauses[1].clause = *ClauseId::parse("x");
  const Redline lines = redline(articles({"a", "b", "c"}), after);
  EXPECT_EQ(clauses_of(lines), "same a, changed x, same c");
  EXPECT_EQ(lines.clauses[1].was->clause.text(), "b");
  EXPECT_EQ(marked(lines.clauses[1].blocks[0].text), "Isi b");
}

TEST(Redline, BlocksAreKnownByIdOrWords) {
  DocumentText before = written_text();
  DocumentText after = before;
  auto& blocks = after.clauses[4].blocks;
  blocks[1].text = "Segala pengeluaran menjadi tanggungan:";  // the one with an id
  blocks[2].text = "APBD tahun berjalan; dan";
  blocks.insert(blocks.begin() + 1, block(BlockKind::Ayat, "Kedua pihak menganggarkan setiap tahun."));
  const Redline lines = redline(before, after);
  std::string kinds;
  for (const BlockChange& one : lines.clauses[4].blocks) kinds += enum_text(one.change) + " ";
  EXPECT_EQ(kinds, "same added changed changed same same same ");
  EXPECT_EQ(marked(lines.clauses[4].blocks[3].text), "APBD{+ tahun berjalan+}; dan");
}

TEST(Redline, TablesAreComparedCellByCell) {
  DocumentText before = written_text();
  before.clauses[7].blocks[0].rows = {{"Bidang", "Dinas", "Tahun"}, {"Tani", "A", "2022"}, {"Wisata", "B", "2023"}};
  DocumentText after = before;
  after.clauses[7].blocks[0].rows = {{"Bidang", "Tahun"}, {"Laut", "2021"}, {"Tani", "2022"}, {"Wisata", "2024"}};
  const Redline lines = redline(before, after);
  const auto& rows = lines.clauses[7].blocks[0].rows;
  std::string kinds;
  for (const RowChange& row : rows) kinds += enum_text(row.change) + " ";
  EXPECT_EQ(kinds, "changed added changed changed ");
  EXPECT_EQ(rows[0].cells[1].change, Change::Removed);
  EXPECT_EQ(marked(rows[3].cells[0].text), "Wisata");
  EXPECT_EQ(marked(rows[3].cells[2].text), "[-2023-]{+2024+}");
  EXPECT_EQ(side_of(lines, Side::Before), before);
  EXPECT_EQ(side_of(lines, Side::After), after);
}

TEST(Redline, NeverCutsAReference) {
  DocumentText after = written_text();
  after.clauses[3].blocks[2].text = "pariwisata, dengan biaya menurut [[biaya]].";
  const Redline lines = redline(written_text(), after);
  EXPECT_EQ(marked(lines.clauses[3].blocks[2].text),
            "pariwisata, dengan biaya menurut [-[[biaya/sumber]]-]{+[[biaya]]+}.");
}

TEST(Redline, ATextComparedWithItselfIsAllSame) {
  EXPECT_TRUE(all_same(redline(written_text(), written_text())));
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const DocumentText text = Drawing(seed).text(10);
    ASSERT_TRUE(all_same(redline(text, text)));
  }
}

TEST(Redline, AppliedToOldGivesNewAndHoldsBoth) {
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    Drawing drawing(seed);
    const DocumentText before = drawing.text(drawing.below(15));
    const DocumentText after = drawing.one_in(10) ? drawing.text(5) : drawing.reworked(before);
    const Redline lines = redline(before, after);
    ASSERT_EQ(applied(lines, before), after) << seed;
    ASSERT_EQ(side_of(lines, Side::Before), before) << seed;
    ASSERT_EQ(all_same(lines), before == after) << seed;
    ASSERT_EQ(applied(lines, after).has_value(), before == after) << seed;
  }
}

TEST(Redline, TakesTextsThatAreNotWellFormed) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    Drawing drawing(seed);
    DocumentText before = drawing.text(4);
    DocumentText after = drawing.reworked(before);
    for (DocumentText* text : {&before, &after}) {
      for (Clause& one : text->clauses) {
        if (drawing.one_in(4)) one.clause = {};
        for (Block& block : one.blocks) {
          if (drawing.one_in(4))
            block.rows.resize(drawing.below(4), std::vector<std::string>(drawing.below(4), "\xff"));
          if (drawing.one_in(4)) block.text = "\x1f\x1e";
          if (drawing.one_in(4)) block.id = *BlockId::parse("x");
        }
      }
    }
    ASSERT_EQ(applied(redline(before, after), before), after) << seed;
  }
}

TEST(Redline, BeyondItsBudgetPartsAreReplacedAsAWhole) {
  Drawing drawing(8);
  DocumentText before{{clause("a", ClauseKind::Article, "", {})}};
  for (int i = 0; i < 100; ++i) {
    before.clauses[0].blocks.push_back(paragraph(drawing.sentence(1200)));
    before.clauses[0].blocks.back().id = *BlockId::parse("b" + std::to_string(i));
  }
  DocumentText after = before;
  for (Block& block : after.clauses[0].blocks) block.text += " selesai";
  const Redline lines = redline(before, after);
  EXPECT_EQ(applied(lines, before), after);
  EXPECT_EQ(lines.clauses[0].blocks.front().text.front().run, RunKind::Same);
  EXPECT_EQ(lines.clauses[0].blocks.back().text.front().run, RunKind::Removed);
}

TEST(Redline, IsReadBackFromItsJson) {
  const Redline lines = redline(written_text(), Drawing(3).reworked(written_text()));
  const auto json = read_json(json_text(to_json(lines)));
  ASSERT_TRUE(json);
  const auto read = from_json<Redline>(*json);
  ASSERT_TRUE(read);
  EXPECT_EQ(side_of(*read, Side::After), side_of(lines, Side::After));
}

}  // namespace
}  // namespace simpul::negotiation
