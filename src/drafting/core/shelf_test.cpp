#include "drafting/shelf.h"

#include <gtest/gtest.h>

namespace simpul::drafting {
namespace {

KeptId id(const char* text) { return *KeptId::parse(text); }
Digest file(char digit) { return *Digest::parse(std::string(64, digit)); }
Instant moment() { return *Instant::parse("2026-11-23T09:00:00Z"); }

std::string code_of(const Shelf& shelf, const ShelfFact& fact) {
  const Refusals against = objections(shelf, fact);
  return against.empty() ? "" : against.front().code;
}

TEST(Shelf, HoldsWhatIsKeptUntilItIsDropped) {
  Shelf shelf;
  shelf.evolve(PaperKept{id("kerja-sama"), file('a')}, "akun-1", moment());
  shelf.evolve(ClauseKept{id("kerahasiaan"), file('b')}, "akun-2", moment());
  ASSERT_EQ(shelf.kept().size(), 2u);
  EXPECT_EQ(shelf.find(id("kerja-sama"))->account, "akun-1");
  EXPECT_EQ(shelf.find(id("kerahasiaan"))->form, KeptForm::Clause);
  shelf.evolve(KeptDropped{id("kerja-sama")}, "akun-1", moment());
  EXPECT_EQ(shelf.find(id("kerja-sama")), nullptr);
  EXPECT_EQ(shelf.count(KeptForm::Clause), 1u);
}

TEST(Shelf, TakesNoNameTwiceAndDropsNothingUnknown) {
  Shelf shelf;
  shelf.evolve(PaperKept{id("satu"), file('a')}, "akun", moment());
  EXPECT_EQ(code_of(shelf, PaperKept{id("satu"), file('b')}), "kept_already");
  EXPECT_EQ(code_of(shelf, ClauseKept{id("satu"), file('b')}), "kept_already");
  EXPECT_EQ(code_of(shelf, KeptDropped{id("dua")}), "kept_unknown");
  EXPECT_EQ(code_of(shelf, KeptDropped{id("satu")}), "");
  // Stored facts that break the rule have no effect.
  shelf.evolve(PaperKept{id("satu"), file('b')}, "akun", moment());
  EXPECT_EQ(shelf.find(id("satu"))->file, file('a'));
  shelf.evolve(KeptDropped{id("satu")}, "akun", moment());
  EXPECT_EQ(code_of(shelf, ClauseKept{id("satu"), file('b')}), "");
}

TEST(Shelf, IsFullAtItsLimitForEachForm) {
  Shelf shelf;
  for (std::size_t i = 0; i < papers_max; ++i) {
    shelf.evolve(PaperKept{id(("naskah-" + std::to_string(i)).c_str()), file('a')}, "akun", moment());
  }
  EXPECT_EQ(code_of(shelf, PaperKept{id("lagi"), file('a')}), "shelf_full");
  EXPECT_EQ(code_of(shelf, ClauseKept{id("lagi"), file('a')}), "");
}

TEST(Shelf, ReadsItsFactsBackAndPassesOverOthers) {
  const ShelfFact fact = PaperKept{id("satu"), file('c')};
  const auto read = read_shelf_fact(std::string(kind_of(fact)), body_of(fact));
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<PaperKept>(*read).file, file('c'));
  EXPECT_FALSE(read_shelf_fact("library.something_new", body_of(fact)));
  EXPECT_FALSE(read_shelf_fact("library.paper_kept", JsonObject{{"kept", "Tidak Sah"}}));
}

}  // namespace
}  // namespace simpul::drafting
