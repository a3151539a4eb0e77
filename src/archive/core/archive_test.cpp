#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <regex>

#include "archive/agreement_reader.h"
#include "encoding/json.h"
#include "printed_samples.h"

namespace simpul::archive {
namespace {

OldAgreement read(std::string_view text, Printing printing = {}) {
  static const AgreementReader reader(country());
  return reader.read(printed(text, printing));
}

bool doubted(const Proposal& proposal, std::string_view code) {
  return proposal.certainty != Certainty::Certain &&
         std::ranges::any_of(proposal.doubts, [&](const Doubt& each) { return each.code == code; });
}

std::string fact(const Proposal& proposal, std::string_view code, const std::string& name) {
  for (const Doubt& each : proposal.doubts) {
    if (each.code == code) return each.facts.at(name);
  }
  return "no such doubt";
}

void expect_certain(const Proposal& proposal, std::string_view value) {
  EXPECT_EQ(proposal.value, value) << proposal.words;
  EXPECT_EQ(proposal.certainty, Certainty::Certain) << value;
  for (const Doubt& each : proposal.doubts) ADD_FAILURE() << value << ": " << each.code;
}

void expect_joint_agreement(const OldAgreement& agreement) {
  expect_certain(agreement.kind, "joint_agreement");
  expect_certain(agreement.title, "KERJA SAMA PEMBANGUNAN DAERAH DAN PELAYANAN PUBLIK");
  ASSERT_EQ(agreement.parties.size(), 2u);
  expect_certain(agreement.parties[0].region, "64");
  expect_certain(agreement.parties[1].region, "35");
  EXPECT_EQ(agreement.parties[0].name, "Pemerintah Provinsi Kalimantan Timur");
  expect_certain(agreement.parties[0].signatory, "H. RADEN SUTOYO");
  expect_certain(agreement.parties[1].signatory, "Dr. Hj. SITI MARYATI, M.Si.");
  expect_certain(agreement.parties[0].office, "Gubernur Kalimantan Timur");
  expect_certain(agreement.signed_on, "2022-07-28");
  expect_certain(agreement.place, "Samarinda");
  expect_certain(agreement.term, "P5Y");
  expect_certain(agreement.start, "2022-07-28");
  expect_certain(agreement.end, "2027-07-28");
}

TEST(OldAgreement, IsReadFromItsPages) {
  const OldAgreement agreement = read(joint_agreement_text());
  expect_joint_agreement(agreement);
  EXPECT_TRUE(agreement.numbers.empty());
  EXPECT_EQ(agreement.parties[0].number.value, "119/5647/B.PPOD.III/2022");
  EXPECT_EQ(agreement.parties[1].number.value, "120.1/120/011.2/2022");
  EXPECT_TRUE(doubted(agreement.parties[0].number, "archive_number_by_order"));
  ASSERT_EQ(agreement.articles.size(), 4u);
  expect_certain(agreement.articles[0].heading, "MAKSUD DAN TUJUAN");
  expect_certain(agreement.articles[3].heading, "PENUTUP");
  EXPECT_EQ(agreement.articles[3].number, 4);
}

TEST(OldAgreement, TellsWhereEachValueStands) {
  const OldAgreement agreement = read(joint_agreement_text());
  ASSERT_EQ(agreement.title.places.size(), 2u);
  EXPECT_EQ(agreement.title.places[0].page, 1u);
  EXPECT_DOUBLE_EQ(agreement.title.places[0].left, 60);
  EXPECT_DOUBLE_EQ(agreement.title.places[0].top, 60 + 6 * 14);
  EXPECT_DOUBLE_EQ(agreement.title.places[0].width, 5.5 * 33);
  EXPECT_DOUBLE_EQ(agreement.title.places[1].top, 60 + 7 * 14);
  EXPECT_EQ(agreement.title.words, "KERJA SAMA PEMBANGUNAN DAERAH DAN PELAYANAN PUBLIK");
  // The name of a signatory stands twice: where he is introduced, and where he signs.
  ASSERT_EQ(agreement.parties[1].signatory.places.size(), 2u);
  EXPECT_EQ(agreement.parties[1].signatory.places[1].page, 2u);
  EXPECT_DOUBLE_EQ(agreement.parties[1].signatory.places[1].left, 330);
  EXPECT_EQ(agreement.term.places.at(0).page, 2u);
}

TEST(OldAgreement, IsReadFromAPageThatLayAskew) {
  expect_joint_agreement(read(joint_agreement_text(), {.skew = 0.03}));
}

// As LibreOffice sets the tables that such papers are written in.
TEST(OldAgreement, WithTablesAndChaptersIsRead) {
  const OldAgreement agreement = read(tabular_agreement_text());
  ASSERT_EQ(agreement.parties.size(), 2u);
  expect_certain(agreement.parties[0].office, "Kepala Dinas Peternakan Provinsi Kalimantan Timur");
  expect_certain(agreement.parties[1].signatory, "Dr. INDYAH ARYANI, M.M.");
  expect_certain(agreement.parties[1].office, "Kepala Dinas Peternakan Provinsi Jawa Timur");
  ASSERT_EQ(agreement.articles.size(), 3u);
  expect_certain(agreement.articles[0].heading, "MAKSUD DAN TUJUAN");
  expect_certain(agreement.articles[1].heading, "RUANG LINGKUP");
  expect_certain(agreement.articles[2].heading, "");
}

TEST(OldAgreement, OfTwoAgenciesAndACompanyIsRead) {
  const OldAgreement agreement = read(cooperation_agreement_text());
  expect_certain(agreement.kind, "cooperation_agreement");
  expect_certain(agreement.title, "PEMASARAN HASIL KERAJINAN");
  ASSERT_EQ(agreement.parties.size(), 3u);
  expect_certain(agreement.parties[0].region, "17.04");
  expect_certain(agreement.parties[0].agency, "DINAS PERINDUSTRIAN DAN PERDAGANGAN");
  expect_certain(agreement.parties[1].region, "18.71");
  expect_certain(agreement.parties[1].agency, "DINAS PERDAGANGAN");
  EXPECT_EQ(agreement.parties[2].region.value, "");
  EXPECT_TRUE(doubted(agreement.parties[2].region, "archive_party_not_in_register"));
  expect_certain(agreement.parties[0].number, "510/12/DISPERINDAG/2021");
  expect_certain(agreement.parties[1].number, "511.2/034/IV.30/2021");
  expect_certain(agreement.parties[0].signatory, "Ir. ANDI WIJAYA");
  expect_certain(agreement.parties[0].office, "Kepala Dinas Perindustrian dan Perdagangan Kabupaten Kaur");
  expect_certain(agreement.parties[1].signatory, "BUDI HARTONO");
  expect_certain(agreement.signed_on, "2021-04-05");
  expect_certain(agreement.place, "Bintuhan");
  expect_certain(agreement.start, "2021-04-05");
  expect_certain(agreement.end, "2024-04-04");
  EXPECT_EQ(agreement.term.certainty, Certainty::Missing);
  ASSERT_EQ(agreement.articles.size(), 2u);
  expect_certain(agreement.articles[1].heading, "MASA BERLAKU");
}

TEST(Contradiction, OfADayInDigitsAgainstItsWordsIsTold) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "(28-07-2022)", "(29-07-2022)"));
  EXPECT_EQ(agreement.signed_on.value, "2022-07-28");
  EXPECT_EQ(fact(agreement.signed_on, "archive_words_against_digits", "digits"), "29 Juli 2022");
  // What follows from a doubtful day is not computed.
  EXPECT_TRUE(doubted(agreement.end, "archive_end_not_computed"));
  EXPECT_EQ(agreement.end.certainty, Certainty::Missing);
  EXPECT_EQ(agreement.end.value, "");
}

TEST(Contradiction, OfTheWeekdayIsTold) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "Kamis", "Selasa"));
  EXPECT_EQ(fact(agreement.signed_on, "archive_weekday_differs", "written"), "selasa");
}

TEST(Contradiction, OfALengthInDigitsAgainstItsWordsIsTold) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "5 (lima) tahun", "3 (lima) tahun"));
  EXPECT_EQ(agreement.term.value, "P5Y");
  EXPECT_EQ(fact(agreement.term, "archive_number_against_words", "written"), "5 / 3");
  EXPECT_EQ(agreement.end.certainty, Certainty::Missing);
}

TEST(Contradiction, OfTheEndAgainstTheLengthIsTold) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "sejak\nditandatangani",
                                               "sejak\nditandatangani dan berakhir pada tanggal 28 Juli 2026"));
  EXPECT_EQ(agreement.end.value, "2026-07-28");
  EXPECT_EQ(fact(agreement.end, "archive_end_against_length", "computed"), "28 Juli 2027");
}

TEST(Contradiction, OfTheNameUnderTheSignatureIsTold) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "H. RADEN SUTOYO\t", "Drs. BAMBANG IRAWAN\t"));
  EXPECT_EQ(fact(agreement.parties.at(0).signatory, "archive_signatory_differs", "second"), "Drs. BAMBANG IRAWAN");
}

TEST(Contradiction, OfAPartyThatOnlySignsIsTold) {
  const OldAgreement agreement =
      read(replaced(joint_agreement_text(), "nama Pemerintah Provinsi Jawa Timur", "nama Pemerintah Provinsi Bali"));
  ASSERT_EQ(agreement.parties.size(), 3u);
  EXPECT_TRUE(doubted(agreement.parties[1].region, "archive_party_without_signer"));
  EXPECT_EQ(agreement.parties[2].region.value, "51");
  EXPECT_TRUE(doubted(agreement.parties[2].region, "archive_party_not_in_heading"));
}

TEST(Noise, InNumbersWordsAndNamesIsSurvivedAndSaid) {
  std::string text = joint_agreement_text();
  text = replaced(text, "KALIMANTAN TIMUR\nDENGAN", "KALIMANTAN T1MUR\nDENGAN");
  text = replaced(text, "PROVINSI JAWA TIMUR\nTENTANG", "PROVINSI JAWA TlMUH\nTENTANG");
  text = replaced(text, "dua puluh delapan bulan Juli", "dua pu1uh delap-\nan bu1an Ju1i");
  text = replaced(text, "(28-07-2022)", "(28-O7-2O22)");
  text = replaced(text, "tahun dua ribu", "tahun dua r1bu");
  text = replaced(text, "Pasal 1\nMAKSUD", "P a s a l l\nMAKSUD");
  text = replaced(text, "Pasal 4", "Pasa1 4");
  text = replaced(text, "KESEPAKATAN BERSAMA\n", "KESE PAKATAN BERSAMA\n");
  const OldAgreement agreement = read(text);
  expect_certain(agreement.kind, "joint_agreement");
  expect_certain(agreement.signed_on, "2022-07-28");
  ASSERT_EQ(agreement.parties.size(), 2u);
  expect_certain(agreement.parties[0].region, "64");
  EXPECT_EQ(agreement.parties[1].region.value, "35");
  EXPECT_TRUE(doubted(agreement.parties[1].region, "archive_region_name_differs"));
  EXPECT_EQ(agreement.articles.size(), 4u);
}

TEST(Noise, IsDoubtfulWhereTheSourceWasNotSure) {
  const OldAgreement agreement = read(joint_agreement_text(), {.confidence = 41});
  EXPECT_EQ(agreement.signed_on.value, "2022-07-28");
  EXPECT_EQ(agreement.signed_on.confidence, 41);
  EXPECT_EQ(fact(agreement.signed_on, "archive_read_poorly", "confidence"), "41");
}

TEST(Noise, ThatMakesANumberOfLettersAndDigitsIsSaid) {
  const auto read_number = [](std::string_view written) {
    return read(replaced(joint_agreement_text(), "119/5647/B.PPOD.III/2022", written)).parties.at(0).number;
  };
  EXPECT_TRUE(doubted(read_number("119/5647/B.PPOD.II1/2022"), "archive_number_mixes_signs"));
  EXPECT_TRUE(doubted(read_number("119/56O7/B.PPOD.III/2022"), "archive_number_mixes_signs"));
  EXPECT_FALSE(doubted(read_number("119/5647/B2.PPOD.III/2022"), "archive_number_mixes_signs"));
}

TEST(Day, IsTakenFromItsDigitsWhereTheWordsAreLost) {
  const OldAgreement agreement =
      read(replaced(joint_agreement_text(), "dua puluh delapan bulan", "d## p~luh xx bulan"));
  EXPECT_EQ(agreement.signed_on.value, "2022-07-28");
  EXPECT_TRUE(doubted(agreement.signed_on, "archive_day_only_in_digits"));
}

TEST(Day, ThatNoCalendarHoldsIsNotRepaired) {
  const OldAgreement agreement =
      read(replaced(replaced(joint_agreement_text(), "dua puluh delapan bulan Juli", "tiga puluh bulan Februari"),
                    " (28-07-2022)", ""));
  EXPECT_EQ(agreement.signed_on.value, "");
  EXPECT_TRUE(doubted(agreement.signed_on, "archive_day_not_in_calendar"));
}

TEST(Day, IsTakenFromAboveTheSignaturesAsALastResort) {
  std::string text = replaced(joint_agreement_text(),
                              "Pada hari ini, Kamis tanggal dua puluh delapan bulan Juli tahun dua ribu\ndua puluh dua "
                              "(28-07-2022), bertempat di Samarinda, kami",
                              "Kami");
  text = replaced(text, "rangkap 2 (dua).", "rangkap dua.\nSamarinda, 28 Juli 2022");
  const OldAgreement agreement = read(text);
  EXPECT_EQ(agreement.signed_on.value, "2022-07-28");
  EXPECT_TRUE(doubted(agreement.signed_on, "archive_day_from_closing"));
}

TEST(Kind, OfOlderNameIsTranslatedAndSaid) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "KESEPAKATAN BERSAMA\n", "NOTA KESEPAHAMAN\n"));
  EXPECT_EQ(agreement.kind.value, "joint_agreement");
  EXPECT_EQ(fact(agreement.kind, "archive_older_name", "written"), "NOTA KESEPAHAMAN");
}

TEST(Kind, OfAnAddendumIsNotThatOfWhatItChanges) {
  const std::string text =
      "ADENDUM KESATU\nATAS PERJANJIAN KERJA SAMA\nANTARA\nPEMERINTAH KOTA SURABAYA\nDAN\nPEMERINTAH KABUPATEN GRESIK\n"
      "TENTANG\nPENGELOLAAN AIR\nPasal I\nKETENTUAN YANG DIUBAH\nisi\nPasal II\nKETENTUAN PENUTUP\nisi\n";
  const OldAgreement agreement = read(text);
  expect_certain(agreement.kind, "amendment");
  ASSERT_EQ(agreement.parties.size(), 2u);
  EXPECT_EQ(agreement.parties[0].region.value, "35.78");
  EXPECT_EQ(agreement.parties[1].region.value, "35.25");
  ASSERT_EQ(agreement.articles.size(), 2u);
  EXPECT_EQ(agreement.articles[1].number, 2);
}

TEST(Article, ThatIsMissingBetweenTwoIsSaid) {
  const OldAgreement agreement = read(replaced(joint_agreement_text(), "Pasal 3\nJANGKA WAKTU", "JANGKA WAKTU"));
  ASSERT_EQ(agreement.articles.size(), 3u);
  EXPECT_EQ(fact(agreement.articles[2].heading, "archive_article_gap", "expected"), "3");
}

TEST(Paper, ThatIsNoAgreementProposesNothing) {
  const OldAgreement agreement = read("Resep nasi goreng\nSiapkan bawang merah dan cabai.\n");
  EXPECT_EQ(agreement.kind.certainty, Certainty::Missing);
  EXPECT_TRUE(agreement.parties.empty());
  EXPECT_TRUE(agreement.articles.empty());
  EXPECT_EQ(agreement.signed_on.certainty, Certainty::Missing);
  EXPECT_EQ(read(""), OldAgreement{});
}

// The codes of doubts are told to people by data/messages/findings/archive.json.
TEST(Doubt, OfEveryKindHasItsSentences) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/archive.json");
  const std::string told{std::istreambuf_iterator<char>(file), {}};
  const auto messages = read_json(told);
  ASSERT_TRUE(messages);
  std::size_t codes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(SIMPUL_SOURCE_DIR) + "/src/archive/core")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream source(entry.path());
    const std::string text{std::istreambuf_iterator<char>(source), {}};
    const bool counts = entry.path().extension() == ".cpp" && !entry.path().string().ends_with("_test.cpp");
    const std::regex code("\"(archive_[a-z_]+)\"");
    for (auto at = std::sregex_iterator(text.begin(), text.end(), code); counts && at != std::sregex_iterator(); ++at) {
      EXPECT_TRUE(messages->as_object().contains((*at)[1].str())) << (*at)[1].str();
      ++codes;
    }
  }
  EXPECT_GE(codes, 20u);
}

TEST(Paper, TellsWhichPagesWereNotRead) {
  auto pages = printed(joint_agreement_text());
  pages.push_back({595, 842, paper::PageSource::NotRead, {}});
  EXPECT_EQ(AgreementReader(country()).read(pages).unread_pages, std::vector<std::size_t>{3});
}

// What every proposal promises, whatever was on the page.
void expect_sound(const Proposal& proposal, std::size_t pages) {
  EXPECT_EQ(proposal.certainty == Certainty::Certain, proposal.doubts.empty() && !proposal.places.empty());
  EXPECT_TRUE(proposal.certainty != Certainty::Missing || (proposal.places.empty() && proposal.value.empty()));
  for (const Place& place : proposal.places) EXPECT_TRUE(place.page >= 1 && place.page <= pages);
}

void expect_sound(const OldAgreement& agreement, std::size_t pages) {
  for (const Proposal* each : {&agreement.kind, &agreement.title, &agreement.signed_on, &agreement.place,
                               &agreement.start, &agreement.end, &agreement.term}) {
    expect_sound(*each, pages);
  }
  for (const PartyProposal& party : agreement.parties) {
    for (const Proposal* each : {&party.region, &party.agency, &party.number, &party.signatory, &party.office}) {
      expect_sound(*each, pages);
    }
  }
  for (const ArticleProposal& article : agreement.articles) expect_sound(article.heading, pages);
  for (const Proposal& number : agreement.numbers) expect_sound(number, pages);
}

std::string damaged(std::string text, std::mt19937& dice) {
  static constexpr std::string_view signs = "0O1lI|-/.:,() \n\t\fAaEe5S8B\xc3\xa9\xff";
  const std::size_t changes = dice() % 300;
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = dice() % text.size();
    switch (dice() % 4) {
      case 0:
        text.erase(at, 1 + dice() % 20);
        break;
      case 1:
        text.insert(at, 1, signs[dice() % signs.size()]);
        break;
      case 2:
        text[at] = signs[dice() % signs.size()];
        break;
      default:
        text.insert(at, text.substr(dice() % text.size(), dice() % 40));
    }
  }
  return text;
}

TEST(AnyPage, GivesAnAnswerThatKeepsItsPromises) {
  const AgreementReader reader(country());
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 dice(seed);
    const std::string text = damaged(seed % 2 ? joint_agreement_text() : cooperation_agreement_text(), dice);
    const auto pages = printed(text, {.confidence = static_cast<int>(dice() % 101)});
    expect_sound(reader.read(pages), pages.size());
    if (::testing::Test::HasFailure()) FAIL() << "seed " << seed;
  }
}

TEST(AnyPage, WithBoxesThatAreNoneIsRead) {
  auto pages = printed(joint_agreement_text());
  pages[0].words[0].left = std::numeric_limits<double>::quiet_NaN();
  pages[0].words[1].width = -4;
  pages[0].words[2].height = std::numeric_limits<double>::infinity();
  pages[1].words[5].text.clear();
  expect_sound(AgreementReader(country()).read(pages), pages.size());
}

}  // namespace
}  // namespace simpul::archive
