#include "labels.h"

#include <gtest/gtest.h>

namespace simpul::manuscript {
namespace {

struct Case {
  const char* line;
  LabelKind kind;
  std::size_t number;
  const char* rest;
};

TEST(Labels, AreToldFromWords) {
  const Case cases[] = {
      {"(1) Para pihak", LabelKind::Ayat, 1, "Para pihak"},
      {"(12)Para pihak", LabelKind::Ayat, 12, "Para pihak"},
      {"a. pertanian;", LabelKind::Huruf, 1, "pertanian;"},
      {"aa. pertanian;", LabelKind::Huruf, 27, "pertanian;"},
      {"(c) perikanan", LabelKind::Huruf, 3, "perikanan"},
      {"2) provinsi", LabelKind::Angka, 2, "provinsi"},
      {"10. kabupaten", LabelKind::Angka, 10, "kabupaten"},
      {"Pasal 5", LabelKind::Article, 5, ""},
      {"PASAL 12 RUANG LINGKUP", LabelKind::Article, 12, "RUANG LINGKUP"},
      {"Pasal IV", LabelKind::Article, 4, ""},
      {"1.500.000 rupiah", LabelKind::None, 0, "1.500.000 rupiah"},
      {"a.n. Gubernur", LabelKind::None, 0, "a.n. Gubernur"},
      {"(dua) rangkap", LabelKind::None, 0, "(dua) rangkap"},
      {"(0) nol", LabelKind::None, 0, "(0) nol"},
      {"Pasalnya 5", LabelKind::None, 0, "Pasalnya 5"},
      {"", LabelKind::None, 0, ""},
  };
  for (const Case& c : cases) {
    const Label label = label_of(c.line);
    EXPECT_EQ(label.kind, c.kind) << c.line;
    EXPECT_EQ(label.number, c.number) << c.line;
    EXPECT_EQ(std::string_view(c.line).substr(label.bytes), c.rest);
  }
}

TEST(Labels, OfAnnexes) {
  EXPECT_EQ(attachment_label("LAMPIRAN"), 8u);
  EXPECT_EQ(attachment_label("Lampiran II: RENCANA KERJA"), 13u);
  EXPECT_EQ(attachment_label("LAMPIRAN RENCANA KERJA"), 9u);
  EXPECT_EQ(attachment_label("lampirannya"), 0u);
}

TEST(Names, ComeFromHeadingsAndStayUnique) {
  EXPECT_EQ(name_from("HAK & KEWAJIBAN (PARA PIHAK)"), "hak-kewajiban-para-pihak");
  EXPECT_EQ(name_from("…"), "");
  FreshNames names;
  EXPECT_EQ(names.fresh("biaya"), "biaya");
  EXPECT_EQ(names.fresh("biaya"), "biaya-2");
  EXPECT_EQ(names.fresh("biaya"), "biaya-3");
}

}  // namespace
}  // namespace simpul::manuscript
