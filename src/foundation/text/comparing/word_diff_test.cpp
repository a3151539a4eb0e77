#include "text/word_diff.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace simpul {
namespace {

// The comparison as people read it: [-removed-]{+added+}.
std::string marked(std::string_view before, std::string_view after) {
  std::string out;
  for (const TextRun& run : word_diff(before, after)) {
    const std::string gone(before.substr(run.before.begin, run.before.size()));
    const std::string come(after.substr(run.after.begin, run.after.size()));
    switch (run.kind) {
      case RunKind::Same: out += gone; break;
      case RunKind::Removed: out += "[-" + gone + "-]"; break;
      case RunKind::Added: out += "{+" + come + "+}"; break;
    }
  }
  return out;
}

// Puts each side together from the other and the runs.
void expect_applies(const std::string& before, const std::string& after) {
  std::string forward;
  std::string back;
  std::size_t x = 0;
  std::size_t y = 0;
  RunKind last = RunKind::Same;
  bool first = true;
  for (const TextRun& run : word_diff(before, after)) {
    ASSERT_EQ(run.before.begin, x);
    ASSERT_EQ(run.after.begin, y);
    ASSERT_GT(run.before.size() + run.after.size(), 0u);
    ASSERT_TRUE(first || run.kind != last);
    first = false;
    last = run.kind;
    if (run.kind == RunKind::Same) {
      ASSERT_EQ(before.substr(x, run.before.size()), after.substr(y, run.after.size()));
    }
    if (run.kind != RunKind::Removed) {
      const bool same = run.kind == RunKind::Same;
      forward += same ? before.substr(x, run.before.size()) : after.substr(y, run.after.size());
    } else {
      ASSERT_EQ(run.after.size(), 0u);
    }
    if (run.kind != RunKind::Added) {
      const bool same = run.kind == RunKind::Same;
      back += same ? after.substr(y, run.after.size()) : before.substr(x, run.before.size());
    } else {
      ASSERT_EQ(run.before.size(), 0u);
    }
    x = run.before.end;
    y = run.after.end;
  }
  EXPECT_EQ(forward, after);
  EXPECT_EQ(back, before);
}

TEST(WordDiff, ShowsWholeWordsNumbersAndSigns) {
  EXPECT_EQ(marked("Jangka waktu 3 tahun.", "Jangka waktu 5 tahun."), "Jangka waktu [-3-]{+5+} tahun.");
  EXPECT_EQ(marked("sebesar Rp1.500.000,00", "sebesar Rp1.250.000,00"), "sebesar Rp[-1.500.000,00-]{+1.250.000,00+}");
  EXPECT_EQ(marked("PARA PIHAK sepakat", "PARA PIHAK telah sepakat"), "PARA PIHAK {+telah +}sepakat");
  EXPECT_EQ(marked("pertanian, pariwisata", "pertanian; pariwisata"), "pertanian[-,-]{+;+} pariwisata");
  EXPECT_EQ(marked("", "baru"), "{+baru+}");
  EXPECT_EQ(marked("lama", ""), "[-lama-]");
  EXPECT_EQ(marked("", ""), "");
  EXPECT_EQ(marked("sama saja", "sama saja"), "sama saja");
}

TEST(WordDiff, LeavesNoConfetti) {
  EXPECT_EQ(marked("selama 5 (lima) tahun", "selama 3 (tiga) tahun"), "selama [-5 (lima-]{+3 (tiga+}) tahun");
  EXPECT_EQ(marked("biaya ditanggung oleh PIHAK KESATU saja sampai akhir tahun",
                   "biaya dibagi secara berimbang oleh para pihak menurut kesepakatan sampai akhir tahun"),
            "biaya [-ditanggung oleh PIHAK KESATU saja-]{+dibagi secara berimbang oleh para pihak menurut "
            "kesepakatan+} sampai akhir tahun");
  EXPECT_EQ(marked("a b", "a x y b"), "a {+x y +}b");
  EXPECT_EQ(marked("a x y b", "a b"), "a [-x y -]b");
}

TEST(WordDiff, ReplacesAWholeWhereNextToNothingIsLeft) {
  EXPECT_EQ(marked("Segala biaya dibebankan kepada APBD masing-masing dan sumber lain yang sah.",
                   "Perselisihan diselesaikan secara musyawarah, dan bila perlu melalui Menteri."),
            "[-Segala biaya dibebankan kepada APBD masing-masing dan sumber lain yang sah.-]"
            "{+Perselisihan diselesaikan secara musyawarah, dan bila perlu melalui Menteri.+}");
}

TEST(WordDiff, NeverCutsAPlaceholder) {
  EXPECT_EQ(marked("sesuai [[biaya]] berlaku sejak {{mulai}}", "sesuai [[biaya/dana]] berlaku sejak {{mulai.tanggal}}"),
            "sesuai [-[[biaya]]-]{+[[biaya/dana]]+} berlaku sejak [-{{mulai}}-]{+{{mulai.tanggal}}+}");
}

TEST(WordDiff, AppliedToOldGivesNewAndBack) {
  static const std::string pieces[] = {"para ",   "pihak ", "dan ", ", ", ".",        "5 ",
                                       "(lima) ", "tahun ", "a",    " ",  "\xC3\xA9", "{{x}}",
                                       "[[y]]",   "1.500 ", "\xFF", "[[", "\xE2\x80"};
  std::mt19937 draw(3);
  for (int round = 0; round < 3000; ++round) {
    std::string before;
    std::string after;
    const auto length = draw() % 60;
    for (std::size_t i = 0; i < length; ++i) {
      const std::string& piece = pieces[draw() % std::size(pieces)];
      if (draw() % 4 != 0) before += piece;
      if (draw() % 4 != 0) after += piece;
      if (draw() % 8 == 0) after += pieces[draw() % std::size(pieces)];
    }
    ASSERT_NO_FATAL_FAILURE(expect_applies(before, after)) << before << "\n" << after;
  }
}

TEST(WordDiff, TakesAnyBytes) {
  std::mt19937 draw(5);
  for (const unsigned letters : {2u, 4u, 256u}) {
    for (int round = 0; round < 3; ++round) {
      std::string before(20'000, ' ');
      std::string after(20'000, ' ');
      for (char& c : before) c = static_cast<char>((letters == 256 ? 0 : '!') + draw() % letters);
      for (char& c : after) c = static_cast<char>((letters == 256 ? 0 : '!') + draw() % letters);
      ASSERT_NO_FATAL_FAILURE(expect_applies(before, after));
    }
  }
}

TEST(WordBag, TellsHowAlikeTextsAre) {
  const WordBag one("Jangka waktu lima tahun");
  EXPECT_EQ(one.likeness(WordBag("tahun lima, waktu Jangka!")), 1);
  EXPECT_EQ(one.likeness(WordBag("biaya")), 0);
  EXPECT_NEAR(one.likeness(WordBag("Jangka waktu")), 22.0 / 31.0, 1e-9);
  EXPECT_EQ(WordBag("").likeness(WordBag(" .")), 1);
  EXPECT_EQ(WordBag("a a").likeness(WordBag("a")), 2.0 / 3.0);
}

}  // namespace
}  // namespace simpul
