// What a pen asks of its key or its service before it may be used.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "memory/chance.h"
#include "memory/clock.h"
#include "pen.h"
#include "web/finding_words.h"
#include "word_signatures.h"

namespace simpul::signing {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");

// A service that remembers what it was told and answers as the test wants.
class WordService final : public RemoteSigning {
 public:
  Result<RemotelySigned, Refusal> sign(std::string_view pdf, const RemoteSigner& signer, const RemoteLook&,
                                       RemoteConsent consent) override {
    heard.push_back(signer.nik + " " + std::string(consent.passphrase.view()));
    return RemotelySigned{std::string(pdf) + "|bsre", "", keeps};
  }
  Result<RemoteAccount, Refusal> account(const RemoteSigner&) override { return RemoteAccount{state, "kata layanan"}; }
  Result<void, Refusal> request_code(const RemoteSigner&) override { return {}; }

  RemoteAccountState state = RemoteAccountState::Issue;
  bool keeps = true;
  std::vector<std::string> heard;
};

class APen : public testing::Test {
 protected:
  Tools tools() {
    return {pdf_,
            clock_,
            chance_,
            [] { return TrustMaterial(); },
            [this](const RegionCode&) { return service_; },
            [](const RegionCode&, const std::string&) { return std::nullopt; },
            {}};
  }
  Result<std::unique_ptr<Pen>, Refusals> open(KeyGiven given) {
    Tools with = tools();
    return open_pen(with, kaltim, "Isran Noor", std::move(given));
  }
  std::string refused(KeyGiven given) {
    const auto pen = open(std::move(given));
    return pen ? "" : pen.error().front().code;
  }
  static KeyGiven of_service() {
    KeyGiven given;
    given.kind = "bsre";
    given.nik = "6472010101600001";
    given.passphrase = "rahasia";
    return given;
  }

  WordSignatures pdf_;
  memory::ManualClock clock_{*Instant::parse("2022-08-12T03:00:00Z")};
  memory::SeededChance chance_{7};
  std::shared_ptr<WordService> service_ = std::make_shared<WordService>();
};

TEST_F(APen, IsNotOpenedByHalfAKey) {
  KeyGiven given;
  given.kind = "pena bulu";
  EXPECT_EQ(refused(given), "signing_key_kind_unknown");
  given.kind = "file";
  EXPECT_EQ(refused(given), "signing_key_incomplete");
  given.pkcs12 = "bukan base64!";
  given.passphrase = "rahasia";
  EXPECT_EQ(refused(given), "signing_key_incomplete");
  given.kind = "token";
  EXPECT_EQ(refused(given), "signing_token_not_set_up");
  KeyGiven both = of_service();
  both.one_time_code = "123456";
  EXPECT_EQ(refused(both), "signing_key_incomplete") << "passphrase and code at once";
  service_ = nullptr;
  EXPECT_EQ(refused(of_service()), "signing_service_not_set_up");
}

TEST_F(APen, OfAServiceSignsSeveralDocumentsOfOneSitting) {
  const auto pen = open(of_service());
  ASSERT_TRUE(pen);
  EXPECT_EQ((*pen)->certificate().fitness, CertificateFitness::Fit);
  EXPECT_EQ((*pen)->method(), Method::Bsre);
  EXPECT_EQ((*pen)->holder().nik, "6472010101600001");
  EXPECT_EQ((*pen)->holder().name, "Isran Noor");
  EXPECT_FALSE((*pen)->may_sign_anew());
  EXPECT_EQ(*(*pen)->sign("satu", {}), "satu|bsre");
  EXPECT_EQ(*(*pen)->sign("dua", {}), "dua|bsre");
  EXPECT_EQ(service_->heard, std::vector<std::string>(2, "6472010101600001 rahasia"));
}

TEST_F(APen, OfAServiceKnowsAnAccountThatCannotSign) {
  service_->state = RemoteAccountState::Expired;
  const auto pen = open(of_service());
  ASSERT_TRUE(pen);
  EXPECT_EQ((*pen)->certificate().fitness, CertificateFitness::Unfit);
  ASSERT_EQ((*pen)->certificate().findings.size(), 1u);
  EXPECT_EQ((*pen)->certificate().findings.front().code, "service_account_expired");
  // What the service itself says may repeat what was sent to it.
  EXPECT_TRUE((*pen)->certificate().findings.front().facts.empty());
  service_->state = RemoteAccountState::Unknown;
  EXPECT_EQ((*open(of_service()))->certificate().fitness, CertificateFitness::Undeterminable);
}

TEST_F(APen, OfAServiceTellsEveryStateThatCannotSignInWordsOfItsOwn) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/preflight.json");
  const auto words = web::FindingWords::read(std::string(std::istreambuf_iterator<char>(file), {}));
  ASSERT_TRUE(words);
  std::set<std::string> told;
  for (const RemoteAccountState state :
       {RemoteAccountState::Expired, RemoteAccountState::Renew, RemoteAccountState::WaitingForVerification,
        RemoteAccountState::New, RemoteAccountState::NoCertificate, RemoteAccountState::NotRegistered,
        RemoteAccountState::Suspend, RemoteAccountState::Revoke, RemoteAccountState::Unknown}) {
    service_->state = state;
    const auto pen = open(of_service());
    ASSERT_TRUE(pen);
    const SignatureFinding& finding = (*pen)->certificate().findings.front();
    EXPECT_TRUE(words->contains(finding.code)) << finding.code;
    told.insert(words->find(finding.code, finding.facts, Language::Id).what);
  }
  EXPECT_EQ(told.size(), 9u);
}

TEST_F(APen, RefusesAFileThatLostItsEarlierSignatures) {
  service_->keeps = false;
  const auto pen = open(of_service());
  ASSERT_TRUE(pen);
  const auto signed_one = (*pen)->sign("satu", {});
  ASSERT_FALSE(signed_one);
  EXPECT_EQ(signed_one.error().code, "signed_file_rewritten");
}

}  // namespace
}  // namespace simpul::signing
