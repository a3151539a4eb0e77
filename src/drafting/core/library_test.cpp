#include <gtest/gtest.h>

#include "drafting_data.h"
#include "yaml/yaml.h"

namespace simpul::drafting {
namespace {

// A template with one article whose blocks are given.
std::string faults(const std::string& blocks) {
  const std::string file = R"(
version: 1
id: daerah
document: joint_agreement
name: {id: a, en: a}
about: {id: a, en: a}
source: a
certainty: practice
clauses:
  - clause: judul
    kind: title
    need: usual
    blocks: [JUDUL]
  - clause: isi
    kind: article
    heading: ISI
    need: usual
    blocks:
)" + blocks;
  const auto json = yaml::read_yaml(file);
  EXPECT_TRUE(json) << blocks;
  const auto read = read_template(*json, library());
  return read ? "" : codes(read.error());
}

TEST(TemplateReader, NamesEachFaultByItsPlace) {
  EXPECT_EQ(faults("      - Teks {{judul}} dan [[isi]].\n"), "");
  EXPECT_EQ(faults("      - Teks {{tidak.ada}}.\n"), "template_variable_unknown@/clauses/1/blocks/0 name=tidak.ada\n");
  EXPECT_EQ(faults("      - Teks {{judul.terbilang}}.\n"),
            "template_variable_unknown@/clauses/1/blocks/0 name=judul.terbilang\n");
  EXPECT_EQ(faults("      - Teks {{pihak.pejabat}}.\n"),
            "template_member_outside_list@/clauses/1/blocks/0 name=pihak.pejabat\n");
  EXPECT_EQ(faults("      - Teks {{pihak.1.pejabat}}.\n"), "");
  EXPECT_EQ(faults("      - Teks [[lain]].\n"), "template_reference_unknown@/clauses/1/blocks/0 name=lain\n");
  EXPECT_EQ(faults("      - Teks {{Nama Pihak}}.\n"),
            "template_mark_unreadable@/clauses/1/blocks/0 name={{Nama Pihak}}\n");
  EXPECT_EQ(faults("      - {for: warga, blocks: [Teks.]}\n"),
            "template_list_unknown@/clauses/1/blocks/0/for name=warga\n");
  EXPECT_EQ(faults("      - {ayat: a, huruf: b}\n"), "template_block_unclear@/clauses/1/blocks/0\n");
  EXPECT_EQ(faults("      - {pasal: a}\n"), "template_block_unclear@/clauses/1/blocks/0\n");
  EXPECT_EQ(faults("      - {for: parties, blocks: [{ayat: a, id: satu}]}\n"),
            "template_name_in_repetition@/clauses/1/blocks/0/blocks/0/id name=satu\n");
  EXPECT_EQ(faults("      - {ayat: a, id: satu}\n      - {ayat: b, id: satu}\n"),
            "template_name_repeated@/clauses/1/blocks/1 name=satu\n");
  EXPECT_EQ(faults("      - {ayat: 5}\n"), "field_wrong_type@/clauses/1/blocks/0/ayat expected=text\n");
}

TEST(TemplateReader, ReadsATemplateThatRepeatsAWholeClause) {
  const auto json = yaml::read_yaml(R"(
version: 1
id: daerah
document: work_plan
name: {id: a, en: a}
about: {id: a, en: a}
source: a
certainty: practice
clauses:
  - clause: lampiran
    kind: attachment
    for: parties
    heading: "{{pihak.daerah.kapital}}"
    need: usual
    blocks: ["Disusun oleh {{pihak.perangkat}}."]
)");
  const auto form = read_template(*json, library());
  ASSERT_TRUE(form) << codes(form.error());
  const auto text = instantiate(library(), *form, full_particulars(3));
  ASSERT_TRUE(text);
  ASSERT_EQ(text->clauses.size(), 3u);
  EXPECT_EQ(text->clauses[2].clause.text(), "lampiran-3");
  EXPECT_EQ(text->clauses[2].heading, "PROVINSI BALI");
}

TEST(Variables, AreTakenApart) {
  const auto name = library().variable("pihak.2.jabatan.kapital");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->variable->name, "pihak.jabatan");
  EXPECT_EQ(name->list->list, "parties");
  EXPECT_EQ(name->place, 1u);
  EXPECT_EQ(name->member, "jabatan");
  EXPECT_EQ(name->form, "kapital");
  EXPECT_FALSE(library().variable("judul.2.kapital"));
  EXPECT_FALSE(library().variable("pihak.0.jabatan"));
  EXPECT_FALSE(library().variable("biaya.jumlah.hari"));
}

TEST(Variables, AreCalledByTheirMeaningInSentences) {
  const auto called = [](std::string_view name) {
    const Words words = library().called(name);
    return words.id + " | " + words.en;
  };
  EXPECT_EQ(called("pihak.1.nomor"), "nomor naskah PIHAK KESATU | number of the paper of PIHAK KESATU");
  EXPECT_EQ(called("pihak.2.daerah.kapital"), "nama daerah PIHAK KEDUA | name of the region of PIHAK KEDUA");
  EXPECT_EQ(called("lingkup.12.pelaksana"),
            "perangkat daerah pelaksana lingkup ke-12 | agencies in charge of scope item 12");
  EXPECT_EQ(called("tanggal.penandatanganan.hari"), "tanggal penandatanganan | day of signing");
  EXPECT_EQ(called("rangkap"), "banyaknya naskah asli | number of originals");
  EXPECT_EQ(called("isian.daerah"), "isian.daerah | isian.daerah");
}

// A sentence that names a variable must not name its code.
TEST(Variables, NoneIsCalledByItsCode) {
  for (const Variable& variable : library().variables) {
    for (const std::string& words : {variable.called.id, variable.called.en}) {
      EXPECT_FALSE(words.empty()) << variable.name;
      EXPECT_EQ(words.find_first_of("._{},:;("), std::string::npos) << words;
    }
  }
  for (const ListKind& list : library().lists) {
    for (const std::string& words : {list.item.id, list.item.en}) {
      EXPECT_NE(words.find(list.list == "parties" ? "{ke}" : "{n}"), std::string::npos) << words;
    }
  }
}

TEST(TemplateReader, ReadsASourceInBothLanguagesOrANameThatIsTheSameInBoth) {
  const auto source = [](const std::string& written) {
    const auto json = yaml::read_yaml(
        "version: 1\nid: daerah\ndocument: work_plan\nname: {id: a, en: a}\n"
        "about: {id: a, en: a}\nsource: " +
        written + "\ncertainty: practice\nclauses: []\n");
    const auto read = read_template(*json, library());
    return read ? read->source.id + " | " + read->source.en : codes(read.error());
  };
  EXPECT_EQ(source("PP 28/2018 Pasal 9"), "PP 28/2018 Pasal 9 | PP 28/2018 Pasal 9");
  EXPECT_EQ(source("{id: kebiasaan, en: custom}"), "kebiasaan | custom");
  EXPECT_EQ(source("{id: kebiasaan}"), "field_missing@/source/en\n");
  EXPECT_EQ(source("5"), "field_wrong_type@/source expected=object\n");
}

TEST(Variables, EveryTypeHasItsForms) {
  const Value date = day("2022-07-28");
  EXPECT_EQ(value_text(date, ""), "28 Juli 2022");
  EXPECT_EQ(value_text(date, "angka"), "28-07-2022");
  EXPECT_EQ(value_text(date, "lengkap"), "Kamis, 28 Juli 2022");
  EXPECT_EQ(value_text(date, "kata"), date_in_words(day("2022-07-28")));
  EXPECT_EQ(value_text(date, "hari") + value_text(date, "bulan"), "KamisJuli");
  EXPECT_EQ(value_text(date, "tanggal"), "dua puluh delapan");
  EXPECT_EQ(value_text(date, "tahun"), "dua ribu dua puluh dua");
  EXPECT_EQ(value_text(std::int64_t{3}, ""), "3 (tiga)");
  EXPECT_EQ(value_text(Duration{14, DurationUnit::WorkingDay}, ""), "14 (empat belas) hari kerja");
  EXPECT_EQ(value_text(Duration{5, DurationUnit::Year}, "singkat"), "5 tahun");
  EXPECT_EQ(value_text(Money{150'000'000}, ""), "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)");
  EXPECT_EQ(value_text(std::string("Jawa Timur"), "kapital"), "JAWA TIMUR");
}

TEST(Particulars, AreReadByTheTypesOfTheirVariables) {
  const auto json = read_json(R"({"values":{"judul":" Pangan ","jangka_waktu.mulai":"2022-07-28",
    "jangka_waktu.lama":{"count":5,"unit":"year"},"biaya.jumlah":"1500000.00","rangkap":4},
    "lists":{"parties":[{"pejabat":"A"},{"kuasa_tanggal":"2022-07-01"}]}})");
  const auto read = read_particulars(*json, library());
  ASSERT_TRUE(read) << codes(read.error());
  EXPECT_EQ(read->values.at("judul"), Value(std::string("Pangan")));
  EXPECT_EQ(read->values.at("jangka_waktu.lama"), Value(Duration{5, DurationUnit::Year}));
  EXPECT_EQ(read->values.at("biaya.jumlah"), Value(Money{150'000'000}));
  EXPECT_EQ(read->lists.at("parties")[1].at("kuasa_tanggal"), Value(day("2022-07-01")));
}

TEST(Particulars, WhatIsNotKnownOrOfAnotherTypeIsRefusedAtItsPlace) {
  const auto json = read_json(R"({"values":{"jdul":"a","rangkap":"dua","pihak.pejabat":"A","judul.kapital":"A",
    "biaya.jumlah":1500000,"jangka_waktu.lama":{"count":5,"unit":"dekade"}},
    "lists":{"parties":[{"umur":5}],"partners":[],"warga":[]}})");
  const auto read = read_particulars(*json, library());
  ASSERT_FALSE(read);
  EXPECT_EQ(codes(read.error()),
            "particular_malformed@/values/biaya.jumlah name=biaya.jumlah\n"
            "particular_malformed@/values/jangka_waktu.lama name=jangka_waktu.lama\n"
            "particular_unknown@/values/jdul name=jdul\n"
            "particular_unknown@/values/judul.kapital name=judul.kapital\n"
            "particular_unknown@/values/pihak.pejabat name=pihak.pejabat\n"
            "particular_malformed@/values/rangkap name=rangkap\n"
            "particular_unknown@/lists/parties/0/umur name=pihak.umur\n"
            "particular_unknown@/lists/partners name=partners\n"
            "particular_unknown@/lists/warga name=warga\n");
}

}  // namespace
}  // namespace simpul::drafting
