#include "access/password_rules.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace simpul::access {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const GuessablePasswords& shipped_list() {
  static const GuessablePasswords list = GuessablePasswords::read(file("data/common_passwords.txt"));
  return list;
}

const PasswordOwner sari{
    .sign_in_name = "sari.w", .person_name = "Sari Wulandari", .region_name = "Kabupaten Muara Enim"};

std::string codes(std::string_view password) {
  std::string out;
  for (const Refusal& refusal : check_password(password, sari, shipped_list())) {
    EXPECT_EQ(refusal.pointer, "/password");
    out += (out.empty() ? "" : " ") + refusal.code;
  }
  return out;
}

struct PasswordCase {
  const char* rule;
  std::string password;
  const char* codes;
};

TEST(Password, LengthGuessesAndNamesDecide) {
  const PasswordCase cases[] = {
      {"eight characters of any kind", "xq vu lp", ""},
      {"a long phrase in one case without digits", "empat gajah menyeberang pelan", ""},
      {"128 characters", "abcdefgh" + std::string(60, 'x') + std::string(60, 'y'), ""},
      {"seven characters", "xq vulp", "password_too_short"},
      {"seven characters in more than eight bytes", "áéíóúñç", "password_too_short"},
      {"eight characters beyond ASCII", "áéíóúñçß", ""},
      {"129 characters", "abcdefgh" + std::string(121, 'x'), "password_too_long"},
      {"one of the most tried", "12345678", "password_guessable"},
      {"the word itself", "Password", "password_guessable"},
      {"an Indonesian word, dressed up", "Bismillah123!", "password_guessable"},
      {"an office and a year", "gubernur2024", "password_guessable"},
      {"one character again and again", "zzzzzzzzzzzz", "password_guessable"},
      {"two characters in turn", "zqzqzqzqzqzq", "password_guessable"},
      {"the own sign-in name", "xx-sari.w-xx99", "password_names_owner"},
      {"the own name", "rumahWulandari77", "password_names_owner"},
      {"the own region without its kind", "Muara_Enim-jaya8", "password_names_owner"},
      {"a guessable word inside a long phrase", "bukan gubernur yang menulis ini", ""},
  };
  for (const PasswordCase& row : cases) EXPECT_EQ(codes(row.password), row.codes) << row.rule;
}

TEST(Password, ShortNamesDoNotSpoilOrdinaryWords) {
  const PasswordOwner ani{.sign_in_name = "ani", .person_name = "Ani", .region_name = ""};
  EXPECT_TRUE(check_password("petani menanam", ani, shipped_list()).empty());
}

TEST(Password, TheListIsReadWithoutComments) {
  const auto list = GuessablePasswords::read("# title\n\nRahasia\r\nqwerty\n");
  EXPECT_EQ(list.size(), 2u);
  EXPECT_TRUE(list.contains("rahasia"));
  EXPECT_TRUE(list.contains("QWERTY"));
  EXPECT_TRUE(list.contains("12rahasia2024"));
  EXPECT_FALSE(list.contains("rahasia yang panjang"));
  EXPECT_FALSE(list.contains("# title"));
  EXPECT_FALSE(list.contains("1234"));
}

TEST(Password, TheShippedListHoldsTheWellKnownOnes) {
  EXPECT_GE(shipped_list().size(), 300u);
  for (const char* known : {"123456789", "password1", "qwerty123", "sayang", "indonesia", "garuda", "bismillah"}) {
    EXPECT_TRUE(shipped_list().contains(known)) << known;
  }
}

TEST(Password, LongerIsAdvisedNotDemanded) {
  EXPECT_TRUE(advises_longer_password("xq vu lp"));
  EXPECT_FALSE(advises_longer_password("empat gajah menyeberang"));
}

}  // namespace
}  // namespace simpul::access
