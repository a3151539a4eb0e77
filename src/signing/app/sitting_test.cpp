// The rules of a sitting, over doors of memory and a pen that writes words instead of signatures.

#include <gtest/gtest.h>

#include <fstream>

#include "intent.h"
#include "memory/chance.h"
#include "memory/clock.h"
#include "signed_file.h"
#include "sitting.h"
#include "tested_story.h"
#include "word_signatures.h"

namespace simpul::signing {
namespace {

using dossiers::day;
using dossiers::id;
using dossiers::jatim;
using dossiers::kaltim;

class WordPen final : public Pen {
 public:
  Method method() const override { return Method::Pades; }
  const CertificateStanding& certificate() const override { return standing; }
  const ExpectedHolder& holder() const override { return owner; }
  bool may_sign_anew() const override { return anew; }
  Result<std::string, Refusal> sign(const std::string& pdf, const SignatureStatement& statement) override {
    ++used;
    return pdf + "|" + statement.field;
  }

  CertificateStanding standing{CertificateFitness::Fit, {}};
  ExpectedHolder owner{"Isran Noor", "6472010101600001"};
  bool anew = true;
  int used = 0;
};

const Digest text{{7}};

regions::Register known_regions() {
  const auto file = [](const char* name) {
    std::ifstream in(SIMPUL_SOURCE_DIR "/data/" + std::string(name));
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  return std::move(*regions::Register::read({file("regions.csv"), file("borders.csv")}));
}

class ASitting : public testing::Test {
 protected:
  ASitting() : clock_(*Instant::parse("2022-08-12T03:00:00Z")) {
    for (const auto capacity : {Capacity::Definitif, Capacity::Pj, Capacity::Plt, Capacity::Plh}) {
      story_.rules.capacities[capacity] = {};
    }
    story_.open();
    story_.paper("kb", dossiers::DocumentType::JointAgreement);
    for (const RegionCode& party : {kaltim, jatim}) {
      agree(party);
      EXPECT_TRUE(story_.play(party, dossiers::NumberAssigned{kb, party, "119/1", {}}).empty());
    }
    office();
    wire();
  }

  void agree(const RegionCode& party) {
    negotiation::PositionTaken fact;
    fact.document = kb;
    fact.party = party;
    fact.text = text;
    EXPECT_TRUE(story_.play(party, fact).empty());
  }

  void office() {
    using namespace regions;
    auto own = std::make_shared<Government>();
    evolve(*own, OfficeRegistered{id<OfficeId>("gubernur"), "Gubernur", OfficeKind::HeadOfRegion, {}});
    evolve(*own, HolderRegistered{id<HolderId>("isran"),
                                  id<OfficeId>("gubernur"),
                                  "Isran Noor",
                                  Capacity::Definitif,
                                  day("2018-10-01"),
                                  {},
                                  {}});
    own_ = own;
  }

  DossierSeen seen() const {
    return {"d", std::make_shared<const dossiers::State>(story_.state), std::to_string(story_.count)};
  }

  void wire() {
    doors_.dossiers.find = [this](const std::string&, const RegionCode&) -> Result<DossierSeen, Refusals> {
      return seen();
    };
    doors_.dossiers.act = [this](const access::Caller& caller, const DossierSeen& basis,
                                 std::vector<dossiers::Fact> facts) -> Result<DossierSeen, Refusals> {
      if (meanwhile_) std::exchange(meanwhile_, {})();
      if (basis.mark != seen().mark) return refuse(Refusals{{"dossier_changed_meanwhile"}});
      for (const auto& fact : facts) {
        if (auto against = story_.play(caller.government, fact); !against.empty()) return refuse(std::move(against));
      }
      return seen();
    };
    doors_.dossiers.keep_pdf = [this](const access::Caller&, std::string_view bytes) -> Result<Digest, Refusals> {
      const Digest hash{{static_cast<std::uint8_t>(files_.size() + 100)}};
      files_[hash] = bytes;
      return hash;
    };
    doors_.dossiers.read_file = [this](const Digest& hash) -> Result<std::string, Refusals> { return files_[hash]; };
    doors_.texts.review = [this](const RegionCode&, const DossierSeen&, const dossiers::Document&) {
      return Result<negotiation::TextReview, Refusals>(review_);
    };
    doors_.texts.sheet = [this](const DossierSeen&, const dossiers::Document&) {
      return Result<RenderedPdf, Refusals>(sheet_);
    };
    doors_.government_of = [this](const RegionCode&) { return own_; };
    doors_.office_check = [](const RegionCode&, const SignatureRecorded&) { return Refusals(); };
    sheet_.bytes = "sheet";
    sheet_.signature_places = {{0, 0, 10, 10, 90, 40}, {1, 0, 200, 10, 90, 40}};
  }

  Tools tools() {
    return {pdf_,
            clock_,
            chance_,
            [] { return TrustMaterial(); },
            [](const RegionCode&) { return nullptr; },
            [](const RegionCode&, const std::string&) { return std::nullopt; },
            {}};
  }

  SittingOutcome sign(const RegionCode& party, std::vector<CheckCode> doubts = {}, const Digest& read = text) {
    access::Caller caller;
    caller.government = party;
    Tools with = tools();
    Sitting sitting(doors_, with, {story_.rules, regions_, words_}, caller);
    return sitting.sign("d", {kb, read, std::move(doubts)}, {id<regions::HolderId>("isran"), Authority::Office, {}},
                        "Samarinda", pen_);
  }

  const DocumentId kb = id<DocumentId>("kb");
  dossiers::Story story_;
  memory::ManualClock clock_;
  memory::SeededChance chance_{7};
  WordSignatures pdf_;
  WordPen pen_;
  std::shared_ptr<const regions::Government> own_;
  std::map<Digest, std::string> files_;
  negotiation::TextReview review_{0, 0};
  RenderedPdf sheet_;
  std::function<void()> meanwhile_;
  regions::Register regions_ = known_regions();
  web::FindingWords words_;
  Doors doors_;
};

TEST_F(ASitting, GathersBothSignaturesInOneFile) {
  const auto first = sign(kaltim);
  ASSERT_TRUE(first.file) << (first.refusals.empty() ? "" : first.refusals.front().code);
  const auto second = sign(jatim);
  ASSERT_TRUE(second.file);
  EXPECT_EQ(files_[second.file->hash], "sheet,pihak-64,pihak-35|pihak-64|pihak-35");
  EXPECT_TRUE(story_.state.signatures.complete(kb, std::vector{kaltim, jatim}));
  const auto* signature = story_.state.signatures.valid(kb, jatim);
  ASSERT_TRUE(signature && signature->fact.electronic);
  EXPECT_EQ(signature->fact.electronic->file, second.file->hash);
  EXPECT_EQ(signature->fact.signer.name, "Isran Noor");
  EXPECT_EQ(signed_attachment(story_.state, kb)->file.hash, second.file->hash);
}

TEST_F(ASitting, SignsNothingButTheTextThatWasRead) {
  const auto outcome = sign(kaltim, {}, Digest{{8}});
  EXPECT_FALSE(outcome.file);
  EXPECT_EQ(dossiers::code(outcome.refusals), "signature_text_differs");
  EXPECT_EQ(pen_.used, 0);
}

TEST_F(ASitting, HoldsBackWhereACheckFails) {
  review_.linter_errors = 2;
  const auto outcome = sign(kaltim, {CheckCode::LinterClean});
  ASSERT_EQ(outcome.checks.size(), 1u);
  EXPECT_EQ(outcome.checks.front().code, CheckCode::LinterClean);
  EXPECT_EQ(pen_.used, 0) << "a failure cannot be taken on";
}

TEST_F(ASitting, AsksForEachDoubtByName) {
  review_.parafs_missing.reset();
  pen_.standing.fitness = CertificateFitness::Undeterminable;
  const auto held = sign(kaltim, {CheckCode::ParafWhole});
  ASSERT_EQ(held.checks.size(), 1u);
  EXPECT_EQ(held.checks.front().code, CheckCode::CertificateFit);
  EXPECT_TRUE(sign(kaltim, {CheckCode::ParafWhole, CheckCode::CertificateFit}).file);
}

TEST_F(ASitting, NeverLosesThePartnersSignature) {
  meanwhile_ = [this] { EXPECT_TRUE(sign(jatim).file); };
  const auto outcome = sign(kaltim);
  ASSERT_TRUE(outcome.file);
  EXPECT_EQ(files_[outcome.file->hash], "sheet,pihak-64,pihak-35|pihak-35|pihak-64");
}

TEST_F(ASitting, SignsOnlyOnce) {
  ASSERT_TRUE(sign(kaltim).file);
  const auto again = sign(kaltim);
  ASSERT_FALSE(again.checks.empty());
  EXPECT_EQ(again.checks.front().code, CheckCode::NotSignedYet);
}

TEST_F(ASitting, KeepsNothingThatDoesNotPassItsOwnExamination) {
  pdf_.broken = true;
  const auto outcome = sign(kaltim);
  EXPECT_EQ(dossiers::code(outcome.refusals), "signed_file_unsound");
  EXPECT_TRUE(files_.empty());
  EXPECT_FALSE(story_.state.signatures.any_valid(kb));
}

TEST_F(ASitting, KeepsNothingThatChangedWhatWasSignedBefore) {
  for (const LaterChanges later : {LaterChanges::Other, LaterChanges::Undeterminable}) {
    pdf_.later = later;
    EXPECT_EQ(dossiers::code(sign(kaltim).refusals), "signed_file_unsound");
  }
  EXPECT_TRUE(files_.empty());
}

TEST_F(ASitting, KeepsNothingThatAnotherPersonSigned) {
  pdf_.signer = WordSignatures::named("Orang Lain");
  const auto by_name = sign(kaltim);
  ASSERT_EQ(by_name.checks.size(), 1u);
  EXPECT_EQ(by_name.checks.front().code, CheckCode::CertificateFit);
  EXPECT_EQ(by_name.checks.front().result, CheckResult::Failed);
  EXPECT_EQ(dossiers::code(by_name.refusals), "signed_certificate_unfit");
  ASSERT_TRUE(by_name.certificate && by_name.certificate->findings.size() == 1);
  EXPECT_EQ(by_name.certificate->findings.front().code, "holder_name_differs");
  pdf_.signer = WordSignatures::named("H. ISRAN NOOR, M.Si.");
  pdf_.signer.holder_number = "IDCNI-3578010101600002";
  EXPECT_EQ(sign(kaltim).certificate->findings.front().code, "holder_number_differs");
  EXPECT_TRUE(files_.empty());
  EXPECT_FALSE(story_.state.signatures.any_valid(kb));
  // An employee number says nothing about the NIK.
  pdf_.signer.holder_number = "196001011985031001";
  EXPECT_TRUE(sign(kaltim).file);
}

TEST_F(ASitting, KeepsNothingSignedWithACertificateThatDoesNotHold) {
  pdf_.trust = CertificateTrust::Expired;
  pdf_.findings = {{"certificate_expired", {}}, {"time_not_proven", {}}};
  const auto expired = sign(kaltim);
  EXPECT_EQ(dossiers::code(expired.refusals), "signed_certificate_unfit");
  ASSERT_TRUE(expired.certificate);
  EXPECT_EQ(expired.certificate->findings, (std::vector<SignatureFinding>{{"certificate_expired", {}}}));
  pdf_.trust = CertificateTrust::Trusted;
  pdf_.revocation = CertificateRevocation::Revoked;
  EXPECT_EQ(dossiers::code(sign(kaltim).refusals), "signed_certificate_unfit");
  EXPECT_TRUE(files_.empty());
}

TEST_F(ASitting, HasAServiceSignOnceWhateverHappensBesides) {
  pen_.anew = false;
  meanwhile_ = [this] { ++story_.count; };
  EXPECT_TRUE(sign(kaltim).file) << "the sheet is as it was";
  EXPECT_EQ(pen_.used, 1);
}

TEST_F(ASitting, TellsWhereAPartnerSignedWhileAServiceWorked) {
  pen_.anew = false;
  meanwhile_ = [this] { EXPECT_TRUE(sign(jatim).file); };
  EXPECT_EQ(dossiers::code(sign(kaltim).refusals), "signed_sheet_changed");
  EXPECT_EQ(pen_.used, 2) << "once for each party";
  EXPECT_TRUE(story_.state.signatures.valid(kb, jatim));
  EXPECT_FALSE(story_.state.signatures.valid(kb, kaltim));
  EXPECT_TRUE(sign(kaltim).file);
}

TEST_F(ASitting, WaitsForItsTurn) {
  EXPECT_TRUE(story_.play(kaltim, SigningOrderSet{kb, {jatim, kaltim}}).empty());
  const auto early = sign(kaltim);
  ASSERT_EQ(early.checks.size(), 1u);
  EXPECT_EQ(early.checks.front().code, CheckCode::OrderReached);
  EXPECT_TRUE(sign(jatim).file);
  EXPECT_TRUE(sign(kaltim).file);
}

TEST_F(ASitting, IsOnTheDayOfThePlaceWhereItIsHeld) {
  story_.now = *Instant::parse("2022-08-12T16:30:00Z");
  clock_.set(story_.now);
  ASSERT_TRUE(sign(kaltim).file);
  ASSERT_TRUE(sign(jatim).file);
  // Half past midnight in Samarinda, half past eleven at night in Surabaya.
  EXPECT_EQ(story_.state.signatures.valid(kb, kaltim)->fact.on, day("2022-08-13"));
  EXPECT_EQ(story_.state.signatures.valid(kb, jatim)->fact.on, day("2022-08-12"));
  EXPECT_EQ(signing_day(regions_, *RegionCode::parse("91"), clock_.now()), day("2022-08-13"));
}

TEST_F(ASitting, NeedsAPlaceForEveryParty) {
  sheet_.signature_places.pop_back();
  EXPECT_EQ(dossiers::code(sign(kaltim).refusals), "signature_place_missing");
}

TEST_F(ASitting, NeedsTheLetterOnItsOwnRegister) {
  const Occasion occasion{kb, kaltim, Method::Pades, text, day("2022-08-12"), {}};
  const Intent by_letter{id<regions::HolderId>("isran"), Authority::Mandate, {}};
  EXPECT_EQ(dossiers::code(act_of(own_.get(), by_letter, occasion).error()), "mandate_needed");
  const Intent unknown{id<regions::HolderId>("isran"), Authority::Mandate, id<regions::MandateId>("kuasa")};
  EXPECT_EQ(dossiers::code(act_of(own_.get(), unknown, occasion).error()), "mandate_unknown");
  EXPECT_EQ(dossiers::code(act_of(nullptr, unknown, occasion).error()), "holder_unknown");
}

TEST(ACertificate, IsFitOnlyWhereNothingIsOpen) {
  CertificateReport report;
  report.trust = CertificateTrust::Trusted;
  report.revocation = CertificateRevocation::Good;
  EXPECT_EQ(standing_of(report).fitness, CertificateFitness::Fit);
  report.revocation = CertificateRevocation::Undeterminable;
  EXPECT_EQ(standing_of(report).fitness, CertificateFitness::Undeterminable);
  report.revocation = CertificateRevocation::Revoked;
  EXPECT_EQ(standing_of(report).fitness, CertificateFitness::Unfit);
  report.revocation = CertificateRevocation::Good;
  report.findings = {{"holder_name_differs", {}}};
  EXPECT_EQ(standing_of(report).fitness, CertificateFitness::Unfit) << "of another person";
  report.findings.clear();
  report.trust = CertificateTrust::Expired;
  EXPECT_EQ(standing_of(report).fitness, CertificateFitness::Unfit);
}

}  // namespace
}  // namespace simpul::signing
