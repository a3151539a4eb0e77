// The nodes this one knows, and whom of them it believes.

#include "federation_app/peers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "federation_app/migrations.h"
#include "memory/chance.h"
#include "memory/clock.h"
#include "memory/signer.h"
#include "sql/database.h"

namespace simpul::federation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode kutai = *RegionCode::parse("64.02");
const RegionCode jatim = *RegionCode::parse("35");

SigningKey key_number(std::uint8_t number) {
  SigningKey::Seed seed{};
  seed.fill(number);
  return SigningKey(seed);
}

// Another node, with as many keys as it has governments.
struct OtherNode {
  std::uint8_t node = 1;
  std::map<RegionCode, std::uint8_t> governments = {{kaltim, 64}};
  std::string address = "https://simpul.kaltimprov.go.id";
  Instant issued{1'000};

  CheckedCard card() const {
    Card card{address, issued, key_number(node).public_key(), {}, "log", "witness", {1}};
    for (const auto& [government, key] : governments) card.governments[government] = key_number(key).public_key();
    SignedCard letter{card.text(), key_number(node).sign(card_message(card.text())), {}};
    for (const auto& [government, key] : governments) {
      letter.by_governments[government] = key_number(key).sign(card_message(letter.text));
    }
    return *read_card(letter.json());
  }
};

class KnownNodes : public testing::Test {
 protected:
  KnownNodes() : path_(testing::TempDir() + "/peers-" + std::to_string(::getpid()) + ".db") {
    remove_files();
    signer_.host(jatim);
    open();
  }
  ~KnownNodes() override {
    peers_.reset();
    database_.reset();
    remove_files();
  }
  void remove_files() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  void open() {
    peers_.reset();
    database_.reset();
    sql::OpenOptions options;
    options.path = path_;
    options.migrations = {migrations().begin(), migrations().end()};
    database_ = std::move(*sql::open_database(options));
    peers_ = std::move(*Peers::open({*database_, signer_, clock_, chance_}));
  }

  Result<PeerPtr, Refusals> meet(const OtherNode& other, Introducer by = Introducer::Them) {
    return peers_->meet(other.card(), by, self_);
  }
  std::vector<std::string> right_words(const Peer& peer) {
    const auto all = fingerprint(peer.new_card ? peer.new_card->card : peer.card);
    std::vector<std::string> out;
    for (const std::size_t place : peer.asked_words) out.push_back(all[place]);
    return out;
  }
  Result<PeerPtr, Refusals> confirm(const PeerPtr& peer) {
    return peers_->confirm(peer->node(), right_words(*peer), "admin-64");
  }
  static std::string why(const Result<PeerPtr, Refusals>& result) { return result ? "" : result.error().front().code; }

  const std::string path_;
  const PublicKey self_ = key_number(99).public_key();
  memory::MemorySigner signer_{1};
  memory::ManualClock clock_{Instant{1'660'000'000'000}};
  memory::SeededChance chance_{1};
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<Peers> peers_;
};

TEST_F(KnownNodes, WhoOnlyIntroducedItselfIsNotBelieved) {
  const auto peer = meet({});
  ASSERT_TRUE(peer);
  EXPECT_EQ((*peer)->state, PeerState::Waiting);
  EXPECT_EQ((*peer)->asked_words.size(), asked_words_count);
  EXPECT_EQ(peers_->key_of(kaltim), std::nullopt);
  EXPECT_EQ(peers_->of(kaltim), nullptr);
  EXPECT_EQ(peers_->key_of(jatim), signer_.public_key(jatim));
}

TEST_F(KnownNodes, TheWordsReadOutOverThePhoneConfirm) {
  const PeerPtr peer = *meet({});
  auto words = right_words(*peer);
  std::ranges::transform(words[0], words[0].begin(), [](unsigned char c) { return std::toupper(c); });
  words[1] = " " + words[1] + " ";
  const auto confirmed = peers_->confirm(peer->node(), words, "admin-35");
  ASSERT_TRUE(confirmed) << why(confirmed);
  EXPECT_EQ((*confirmed)->state, PeerState::Trusted);
  EXPECT_EQ((*confirmed)->confirmed_by, "admin-35");
  EXPECT_EQ((*confirmed)->confirmed_at, clock_.now());
  EXPECT_EQ(peers_->key_of(kaltim), key_number(64).public_key());
  EXPECT_EQ(peers_->of(kaltim)->node(), peer->node());
}

TEST_F(KnownNodes, OtherWordsConfirmNothingAndOthersAreAskedForNext) {
  PeerPtr peer = *meet({});
  std::set<std::vector<std::size_t>> asked{peer->asked_words};
  for (int attempt = 0; attempt < 20; ++attempt) {
    auto words = right_words(*peer);
    words[static_cast<std::size_t>(attempt) % words.size()] = "gajahmada";
    EXPECT_EQ(why(peers_->confirm(peer->node(), words, "a")), "peer_words_differ");
    peer = peers_->find(peer->node());
    asked.insert(peer->asked_words);
  }
  EXPECT_GT(asked.size(), 10u);
  EXPECT_EQ(why(peers_->confirm(peer->node(), {}, "a")), "peer_words_differ");
  EXPECT_EQ(peers_->key_of(kaltim), std::nullopt);
  EXPECT_EQ(why(peers_->confirm(self_, {"a"}, "a")), "peer_unknown");
}

TEST_F(KnownNodes, OtherKeysOfAKnownNodeAreBelievedOnlyAfterAnotherCall) {
  ASSERT_TRUE(confirm(*meet({})));
  const OtherNode more{.governments = {{kaltim, 65}, {kutai, 2}}, .issued = Instant{2'000}};
  const PeerPtr met = *meet(more);
  EXPECT_EQ(met->state, PeerState::Trusted);
  ASSERT_TRUE(met->new_card);
  EXPECT_EQ(peers_->key_of(kaltim), key_number(64).public_key());
  EXPECT_EQ(peers_->key_of(kutai), std::nullopt);
  open();
  ASSERT_TRUE(peers_->find(met->node())->new_card);
  ASSERT_TRUE(confirm(peers_->find(met->node())));
  EXPECT_EQ(peers_->key_of(kaltim), key_number(65).public_key());
  EXPECT_EQ(peers_->key_of(kutai), key_number(2).public_key());
}

TEST_F(KnownNodes, AnotherAddressIsTakenAtOnceAndAnOlderCardNever) {
  ASSERT_TRUE(confirm(*meet({})));
  const OtherNode moved{.address = "https://baru.example", .issued = Instant{2'000}};
  EXPECT_EQ((*meet(moved))->address, "https://baru.example");
  EXPECT_EQ((*meet({}))->address, "https://baru.example");
  EXPECT_FALSE((*meet({.governments = {{kutai, 1}}}))->new_card);
  EXPECT_EQ(peers_->key_of(kaltim), key_number(64).public_key());
}

TEST_F(KnownNodes, OneGovernmentIsWrittenForOnOneNode) {
  ASSERT_TRUE(confirm(*meet({})));
  const auto second = meet({.node = 2, .governments = {{kaltim, 66}}});
  ASSERT_TRUE(second);
  EXPECT_EQ(why(confirm(*second)), "government_of_other_node");
  EXPECT_EQ(why(peers_->vouch((*second)->node(), "direktori")), "government_of_other_node");
  EXPECT_EQ(why(meet({.node = 3, .governments = {{jatim, 1}}})), "government_hosted_here");
  // Somebody who begins to write for a government only after it was met is refused at the confirmation.
  const PeerPtr early = *meet({.node = 4, .governments = {{kutai, 1}}});
  signer_.host(kutai);
  EXPECT_EQ(why(confirm(early)), "government_hosted_here");
}

TEST_F(KnownNodes, StrangersFillNoMemory) {
  EXPECT_EQ(why(peers_->meet(OtherNode{}.card(), Introducer::Them, OtherNode{}.card().card.node)), "peer_is_self");
  for (std::size_t at = 0; at < introductions_max; ++at) {
    ASSERT_TRUE(meet({.node = static_cast<std::uint8_t>(at + 100)}));
  }
  EXPECT_EQ(why(meet({.node = 10})), "introductions_full");
  EXPECT_TRUE(meet({.node = 10}, Introducer::Us));
  EXPECT_EQ(peers_->all().size(), introductions_max + 1);
}

TEST_F(KnownNodes, ArePausedForgottenAndRemembered) {
  const PublicKey node = (*confirm(*meet({})))->node();
  EXPECT_EQ((*peers_->set_paused(node, true))->state, PeerState::Paused);
  open();
  EXPECT_EQ(peers_->find(node)->state, PeerState::Paused);
  EXPECT_EQ(peers_->key_of(kaltim), key_number(64).public_key());
  EXPECT_EQ((*peers_->set_paused(node, false))->state, PeerState::Trusted);
  ASSERT_TRUE(peers_->remove(node));
  EXPECT_FALSE(peers_->remove(node));
  EXPECT_EQ(peers_->key_of(kaltim), std::nullopt);
  open();
  EXPECT_TRUE(peers_->all().empty());
}

TEST_F(KnownNodes, ACardThatWasChangedOnDiskIsNoticed) {
  ASSERT_TRUE(confirm(*meet({})));
  ASSERT_TRUE(database_->write([](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"UPDATE peers SET card = replace(card, 'kaltimprov', 'kaltimprow')"});
    return {};
  }));
  EXPECT_EQ(Peers::open({*database_, signer_, clock_, chance_}).error().fault, PortFault::Corrupt);
}

}  // namespace
}  // namespace simpul::federation
