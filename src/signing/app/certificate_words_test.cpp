#include "certificate_words.h"

#include <gtest/gtest.h>

#include <fstream>

namespace simpul::signing {
namespace {

std::string what(const SignatureFinding& finding, Language language = Language::Id) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/signatures.json");
  const auto words = web::FindingWords::read(std::string(std::istreambuf_iterator<char>(file), {}));
  EXPECT_TRUE(words);
  return std::string(finding_view(finding, *words, language).at("what").as_string());
}

TEST(CertificateWords, AMomentAndAHolderAreToldAsPeopleReadThem) {
  const SignatureFinding expired{
      "certificate_expired",
      {{"subject", "CN=Budi\\, S.H.,O=Pemerintah Uji,C=ID"}, {"until", "2021-01-01T00:00:00.000Z"}}};
  EXPECT_EQ(what(expired),
            "Masa berlaku sertifikat Budi, S.H. sudah habis pada Jumat, 1 Januari 2021 pukul 07.00 WIB.");
  EXPECT_NE(what(expired, Language::En).find("Friday, 1 January 2021, 07:00 WIB"), std::string::npos);
}

TEST(CertificateWords, ANameWithoutACommonNameIsToldWhole) {
  EXPECT_NE(what({"certificate_chain_broken", {{"subject", "O=Pemerintah Uji,C=ID"}}}).find("O=Pemerintah Uji,C=ID"),
            std::string::npos);
  EXPECT_NE(what({"certificate_issuer_unknown", {{"issuer", "C=ID,O=BSrE,CN=Induk"}}}).find(": Induk."),
            std::string::npos);
}

TEST(CertificateWords, WhoOnlyChecksIsNotToldHowToSign) {
  for (const char* code : {"certificate_expired", "certificate_revoked", "certificate_chain_broken"}) {
    std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/signatures.json");
    const auto words = web::FindingWords::read(std::string(std::istreambuf_iterator<char>(file), {}));
    ASSERT_TRUE(words);
    const auto told = words->find(code, {}, Language::Id);
    EXPECT_EQ(told.fix.find("menandatangani"), std::string::npos) << code;
    EXPECT_NE(told.fix.find("Jangan mengandalkan"), std::string::npos) << code;
  }
}

}  // namespace
}  // namespace simpul::signing
