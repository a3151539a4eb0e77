#include "text/stemming.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <thread>

namespace simpul {
namespace {

std::string spaced(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string stem(std::string_view word) { return spaced(stems_of(word)); }
std::string terms(std::string_view text) { return spaced(search_terms(text)); }

// Words a person takes for the same; the first is what they are found under.
TEST(Stemming, FormsOfOneWordMeet) {
  const std::vector<std::vector<std::string>> families = {
      {"kerja", "bekerja", "pekerjaan", "mengerjakan", "dikerjakan", "kerjanya"},
      {"sepakat", "kesepakatan", "menyepakati", "disepakati", "penyepakatan"},
      {"janji", "perjanjian", "menjanjikan", "dijanjikan"},
      {"kelola", "mengelola", "dikelola", "pengelolaan", "pengelola"},
      {"perintah", "memerintahkan", "diperintahkan"},
      {"pemerintah", "pemerintahan", "pemerintahannya", "kepemerintahan"},
      {"panjang", "memperpanjang", "diperpanjang", "perpanjangan", "perpanjangannya"},
      {"tawar", "penawaran", "menawarkan", "ditawarkan", "tawaran"},
      {"tanggap", "tanggapan", "menanggapi", "ditanggapi"},
      {"setuju", "persetujuan", "menyetujui", "disetujui"},
      {"usul", "usulan", "mengusulkan", "diusulkan", "pengusulan"},
      {"akhir", "berakhir", "pengakhiran", "mengakhiri", "diakhiri", "berakhirnya"},
      {"laku", "berlaku", "berlakunya", "memberlakukan", "pemberlakuan"},
      {"ubah", "perubahan", "mengubah", "diubah", "berubah"},
      {"wenang", "kewenangan", "berwenang", "wewenang"},
      {"kuasa", "menguasakan", "dikuasakan", "penguasaan"},
      {"tugas", "penugasan", "menugaskan", "bertugas", "petugas"},
      {"kunjung", "kunjungan", "mengunjungi", "berkunjung"},
      {"rencana", "perencanaan", "merencanakan", "direncanakan", "terencana"},
      {"tingkat", "peningkatan", "meningkatkan", "ditingkatkan"},
      {"kembang", "pengembangan", "mengembangkan", "berkembang", "dikembangkan"},
      {"manfaat", "pemanfaatan", "memanfaatkan", "bermanfaat"},
      {"tetap", "penetapan", "menetapkan", "ditetapkan"},
      {"terbit", "penerbitan", "menerbitkan", "diterbitkan"},
      {"terima", "penerimaan", "menerima", "diterima", "penerima"},
      {"nilai", "penilaian", "menilai", "dinilai"},
      {"awas", "pengawasan", "mengawasi", "diawasi", "pengawas"},
      {"tani", "pertanian", "petani", "bertani"},
      {"tambang", "pertambangan", "menambang", "penambangan"},
      {"wisata", "pariwisata", "kepariwisataan", "wisatawan"},
      {"sah", "pengesahan", "disahkan", "mengesahkan"},
      {"provinsi", "propinsi"},
      {"adendum", "addendum"},
  };
  for (const auto& family : families) {
    for (const std::string& word : family) EXPECT_EQ(stem(word), family.front()) << word;
  }
}

TEST(Stemming, DifferentWordsStayApart) {
  const std::vector<std::vector<std::string>> strangers = {
      {"perintah", "pemerintah"}, {"kepala", "pala", "kelapa"},
      {"pohon", "permohonan"},    {"emas", "kemasan"},
      {"data", "perdata"},        {"duduk", "penduduk"},
      {"serta", "peserta"},       {"angkat", "berangkat", "perangkat"},
      {"beras", "asas"},          {"ringan", "pengeringan"},
      {"kawasan", "pengawasan"},  {"pemalang", "malang"},
      {"kediri", "diri"},         {"usul", "asal"},
  };
  for (const auto& group : strangers) {
    std::set<std::string> stems;
    for (const std::string& word : group) stems.insert(stem(word));
    EXPECT_EQ(stems.size(), group.size()) << spaced(group);
  }
}

TEST(Stemming, WrittenTogetherAndApartMeet) {
  EXPECT_EQ(terms("kerjasama"), terms("kerja sama"));
  EXPECT_EQ(terms("dikerjasamakan"), terms("kerja sama"));
  EXPECT_EQ(terms("penandatanganan"), terms("tanda tangan"));
  EXPECT_EQ(terms("ditandatangani"), terms("tanda tangan"));
  EXPECT_EQ(terms("pertanggungjawaban"), terms("tanggung jawab"));
  EXPECT_EQ(terms("menindaklanjuti"), terms("tindak lanjut"));
  EXPECT_EQ(terms("ketenagalistrikan"), terms("tenaga listrik"));
  EXPECT_EQ(terms("Kaltim"), terms("Kalimantan Timur"));
  EXPECT_EQ(terms("Kepri"), terms("Kepulauan Riau"));
  EXPECT_EQ(terms("Pemprov"), terms("Pemerintah Provinsi"));
}

TEST(Stemming, UnknownWordsGoThroughSnowball) {
  EXPECT_EQ(stem("digelontorkan"), "gelontor");
  EXPECT_EQ(stem("abc"), "abc");
  EXPECT_EQ(stem("rpjmd2025"), "rpjmd2025");
  EXPECT_EQ(stem("東京"), "東京");
  EXPECT_EQ(stem(std::string(60, 'a')), std::string(60, 'a'));
}

TEST(Stemming, AStemIsItsOwnStem) {
  for (const char* word : {"pengelolaan", "penandatanganan", "peningkatan", "kesejahteraan", "penyelenggaraan"}) {
    for (const std::string& once : stems_of(word)) EXPECT_EQ(stem(once), once) << word;
  }
}

TEST(Tokens, KnowWhereTheyStood) {
  const std::string text = "Naskah “Kerja Sama” No. 119/4, Jum'at";
  const auto tokens = tokenize(text);
  ASSERT_EQ(tokens.size(), 7u);
  EXPECT_EQ(tokens[0].text, "naskah");
  EXPECT_EQ(tokens[1].text, "kerja");
  EXPECT_EQ(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin), "Sama");
  EXPECT_EQ(tokens[4].text, "119");
  EXPECT_EQ(tokens[6].text, "jumat");
  EXPECT_EQ(text.substr(tokens[6].begin), "Jum'at");
}

TEST(Tokens, FoldLatinAndKeepOtherScripts) {
  EXPECT_EQ(terms("KAFÉ kafe\u0301 Kafe"), "kafe kafe kafe");
  EXPECT_EQ(tokenize("Qur’an")[0].text, "quran");
  EXPECT_EQ(tokenize("'kutipan' 5'3")[0].text, "kutipan");
  EXPECT_EQ(tokenize("5'3").size(), 2u);
  EXPECT_EQ(tokenize("Александр—東京").size(), 2u);
  EXPECT_TRUE(tokenize(" \t.,;–—…«»🙂").empty());
  EXPECT_EQ(tokenize("a\xFF\xFEz").size(), 2u);
}

TEST(SearchTerms, LeaveOutStopWordsUnlessNothingElseIsThere) {
  EXPECT_EQ(terms("Perjanjian Kerja Sama antara Pemerintah Provinsi dan Kabupaten"),
            "janji kerja sama antara pemerintah provinsi kabupaten");
  EXPECT_EQ(terms("yang dan di"), "yang dan di");
  EXPECT_EQ(terms(""), "");
}

TEST(SearchTerms, AreTheSameOnEveryThread) {
  const std::string text = "Penyelenggaraan digelontorkan kesepakatan bersama pengembangan infrastruktur pascapanen";
  const std::string expected = terms(text);
  std::vector<std::string> found(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& one : found) {
      threads.emplace_back([&one, &text] {
        for (int i = 0; i < 2'000; ++i) one = terms(text);
      });
    }
  }
  for (const std::string& one : found) EXPECT_EQ(one, expected);
}

}  // namespace
}  // namespace simpul
