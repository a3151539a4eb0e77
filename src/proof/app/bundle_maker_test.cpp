#include "proof_app/bundle_maker.h"

#include <gtest/gtest.h>

#include "memory/blobs.h"
#include "memory/clock.h"
#include "memory/journal.h"
#include "proof/verification.h"
#include "tested_bundle.h"

namespace simpul::proof {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");

// A node that holds one cooperation, its files and a log of it.
class Making : public testing::Test {
 protected:
  Making() {
    for (const auto& [author, thread] : story_.threads) {
      for (const Written& each : thread) keep(each);
    }
    for (const auto& [name, bytes] : story_.files) EXPECT_TRUE(blobs_.put(bytes));
    state_.title = "Pangan <lokal> & gizi";
    state_.parties = {{kaltim, {}, true}, {jatim, {}, true}};
  }

  void keep(const Written& each) {
    AppendRequest request{"dossier:" + id(), *journal_.heads("dossier:" + id()), {}, {}, {}};
    request.events.push_back(
        {each.event.author, each.event.seq, each.event.kind, each.event.hash, each.envelope, each.signature});
    const auto kept = journal_.append(request);
    EXPECT_TRUE(kept) << (kept ? "" : kept.error().detail);
  }

  BundleWorld world() {
    return {journal_,
            clock_,
            [this](const Digest& hash) { return blobs_.contains(hash); },
            [this](const Digest& hash) { return blobs_.get(hash); },
            [this](const RegionCode& region) -> std::optional<PublicKey> {
              if (region == stranger_) return std::nullopt;
              return tested_key(region == kaltim ? 64 : 35).public_key();
            },
            [](const RegionCode& region) { return "Provinsi " + region.text(); },
            [this](const std::vector<Digest>& events) { return logged(events); },
            [this] { return policy_; }};
  }

  // A log that took every event, in its own order.
  Result<std::vector<LoggedEvents>, Refusals> logged(const std::vector<Digest>& events) const {
    if (!has_log_) return std::vector<LoggedEvents>{};
    std::vector<Digest> leaves;
    for (const Digest& each : events) leaves.push_back(ledger::leaf_of(each));
    const TestedTree tree(leaves);
    ledger::Note note{ledger::Checkpoint{"log.example/simpul", tree.size(), tree.root(), {}}.text(), {}};
    note.signatures.push_back(ledger::sign_note(note.text, "log.example/simpul", tested_key(7)));
    if (witness_) {
      note.signatures.push_back(
          ledger::cosign(note.text, witness_->seconds, witness_->name, tested_key(witness_->key)));
    }
    LoggedEvents out{
        {"log.example/simpul", ledger::NoteKeyType::Ed25519, tested_key(7).public_key()}, note.bytes(), {}};
    for (std::size_t at = 0; at < events.size(); ++at) out.proofs.push_back({events[at], at, tree.path(at)});
    return std::vector{std::move(out)};
  }

  std::string id() const { return story_.manifest.dossier.text(); }
  dossiers::DossierSeen seen() const { return {id(), std::make_shared<const dossiers::State>(state_), "mark"}; }

  Result<std::string, Refusals> made(std::string_view withhold = {}, std::size_t bytes_max = 1 << 20) {
    const BundleMaker maker(world());
    const auto withheld = read_withholding(withhold);
    if (!withheld) return refuse(withheld.error());
    const auto plan = maker.plan(seen(), *withheld);
    if (!plan) return refuse(plan.error());
    return maker.make(*plan, bytes_max);
  }
  std::string refusal_of(const Result<std::string, Refusals>& done) { return done ? "" : done.error().front().code; }
  // Of a bundle that reads.
  static std::string content(const std::string& bundle, std::string_view name) {
    const auto entries = read_archive(bundle);
    if (!entries) return "";
    const auto found = std::ranges::find(*entries, name, &Entry::name);
    return found == entries->end() ? "" : std::string(found->data);
  }

  TestedBundle story_ = tested_cooperation();
  memory::MemoryJournal journal_;
  memory::MemoryBlobs blobs_;
  memory::ManualClock clock_{Instant{1'790'000'000'000}};
  dossiers::State state_;
  RegionCode stranger_;
  bool has_log_ = true;
  WitnessPolicy policy_;
  std::optional<TestedWitness> witness_;
};

TEST_F(Making, ABundleHoldsEverythingAndProvesIt) {
  const auto bundle = made();
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  const Verification found = verify(*bundle);
  EXPECT_TRUE(found.is_proven()) << found.json();
  EXPECT_EQ(found.shown(), 7u);
  EXPECT_EQ(found.files_present, 2u);
  EXPECT_EQ(found.unlogged, 0u);
  EXPECT_EQ(found.threads.front().name, "Provinsi 35");
}

TEST_F(Making, WhatIsWithheldIsNowhereInTheBundle) {
  const auto bundle = made("negotiation.comment_made,dossier.opened");
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  const Verification found = verify(*bundle);
  EXPECT_EQ(found.withheld(), 2u);
  EXPECT_EQ(found.unlogged, 0u);
  for (const char* word : {"Setuju", "stunting", "lokal"}) EXPECT_EQ(bundle->find(word), std::string::npos) << word;
}

// What only a withheld event names goes with it, and not even its hash stays.
TEST_F(Making, AFileGoesWithTheEventThatNamesIt) {
  const auto bundle = made("dossier.file_attached");
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  const Verification found = verify(*bundle);
  EXPECT_EQ(found.files_present, 1u);
  EXPECT_EQ(found.files_withheld, 0u);
  EXPECT_EQ(bundle->find("a small paper"), std::string::npos);
}

TEST_F(Making, AFileIsWithheldByItsHash) {
  std::string paper;
  for (const auto& [name, bytes] : story_.files) paper = name.ends_with(".pdf") ? sha256(bytes).text() : paper;
  const auto bundle = made(paper);
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  EXPECT_EQ(verify(*bundle).files_withheld, 1u);
  EXPECT_EQ(bundle->find("a small paper"), std::string::npos);
}

TEST_F(Making, ASlipOfThePenShowsNothing) {
  EXPECT_EQ(refusal_of(made("negotiation.coment_made")), "withholding_unknown");
  EXPECT_EQ(refusal_of(made(sha256("nothing").text())), "withholding_unknown");
  EXPECT_EQ(refusal_of(made("komentar")), "withholding_unreadable");
  EXPECT_EQ(refusal_of(made("dossier.opened,")), "");
}

// A hash in the body of an event is not enough: it may be that of a file of another dossier.
TEST_F(Making, AFileThatIsOnlyMentionedStaysAtHome) {
  const std::string secret = "what another dossier is about";
  ASSERT_TRUE(blobs_.put(secret));
  keep(story_.write("35", "negotiation.comment_made", JsonObject{{"body", sha256(secret).text()}}));
  const auto bundle = made();
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  EXPECT_EQ(bundle->find(secret), std::string::npos);
}

TEST_F(Making, AFileThatIsNotHereIsToldAsWithheld) {
  keep(story_.write("35", "dossier.file_attached",
                    JsonObject{{"hash", sha256("not here").text()}, {"media_type", "image/png"}}));
  const auto bundle = made();
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  EXPECT_EQ(verify(*bundle).files_withheld, 1u);
}

TEST_F(Making, WithoutTheKeyOfAnAuthorThereIsNoBundle) {
  stranger_ = jatim;
  EXPECT_EQ(refusal_of(made()), "bundle_key_unknown");
}

TEST_F(Making, WhatDoesNotProveItselfIsNotGivenOut) {
  Written forged = story_.write("64", "negotiation.comment_made", JsonObject{{"body", "palsu"}});
  forged.signature.bytes[0] ^= 1;
  keep(forged);
  EXPECT_EQ(refusal_of(made()), "bundle_not_whole");
  EXPECT_EQ(refusal_of(made({}, 4'000)), "bundle_too_large");
}

TEST_F(Making, WhatWitnessesHaveNotSeenYetIsNotPromised) {
  const TestedWitness witness{"saksi.example", 9, 1'790'000'000};
  policy_ = {{witness.note_key()}, 1};
  const auto unseen = made();
  ASSERT_TRUE(unseen) << refusal_of(unseen);
  EXPECT_EQ(verify(*unseen).logs.front().needed, 0u);
  witness_ = witness;
  const auto seen_by_one = made();
  ASSERT_TRUE(seen_by_one) << refusal_of(seen_by_one);
  EXPECT_EQ(verify(*seen_by_one).logs.front().needed, 1u);
  EXPECT_EQ(verify(*seen_by_one).logs.front().seen_by, Instant{1'790'000'000'000});
}

TEST_F(Making, WithoutALogEventsAreCountedAsUnlogged) {
  has_log_ = false;
  const auto bundle = made();
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  EXPECT_EQ(verify(*bundle).unlogged, 7u);
}

TEST_F(Making, TheSummaryIsForReadersAndHoldsNoScript) {
  signing::SignatureRecorded fact;
  fact.document = *DocumentId::parse("kb-1");
  fact.party = kaltim;
  fact.signer = {"Isran <i>Noor</i>", "Gubernur", signing::OfficeKind::HeadOfRegion, {}};
  fact.on = *Date::parse("2022-07-28");
  state_.signatures.record(fact, sha256("record"), kaltim, Instant{0});
  dossiers::Document document;
  document.document = fact.document;
  document.title = "Kesepakatan Bersama";
  state_.documents = {document};
  const auto bundle = made();
  ASSERT_TRUE(bundle) << refusal_of(bundle);
  const std::string page = content(*bundle, summary_name);
  for (const char* word : {"Pangan &lt;lokal&gt; &amp; gizi", "Isran &lt;i&gt;Noor&lt;/i&gt;", "28 Juli 2022",
                           "tanda tangan basah", "simpul verify berkas-", "/periksa"}) {
    EXPECT_NE(page.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(page.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace simpul::proof
