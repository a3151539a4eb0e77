#include "ledger/witness.h"

#include <gtest/gtest.h>

#include "encoding/base64.h"
#include "ledger/merkle.h"
#include "ledger/proof_file.h"

namespace simpul::ledger {
namespace {

constexpr const char* origin = "simpul.example/lampung";

SigningKey key_of(std::uint8_t first) {
  SigningKey::Seed seed{};
  seed[0] = first;
  return SigningKey(seed);
}

// A small log with everything a witness is shown.
class Log {
 public:
  explicit Log(std::string_view word) {
    for (int at = 0; at < 20; ++at) leaves_.push_back(leaf_hash(std::string(word) + std::to_string(at)));
  }
  Digest root(std::uint64_t size) const { return edge_of(size, reader())->root(); }
  Digest leaf(std::uint64_t index) const { return leaves_[index]; }
  Note checkpoint(std::uint64_t size) const {
    const std::string text = Checkpoint{origin, size, root(size), {}}.text();
    return {text, {sign_note(text, origin, key_)}};
  }
  WitnessRequest grown(std::uint64_t older, std::uint64_t newer) const {
    return {older, *consistency_path(older, newer, reader()), checkpoint(newer)};
  }
  ProofFile proof(std::uint64_t index, std::uint64_t size) const {
    return {std::nullopt, index, *inclusion_path(index, size, reader()), checkpoint(size)};
  }
  NoteKey key() const { return {origin, NoteKeyType::Ed25519, key_.public_key()}; }

 private:
  SubtreeRoot reader() const {
    return [this](unsigned level, std::uint64_t place) -> std::optional<Digest> {
      Edge edge;
      for (std::uint64_t at = place << level; at < (place + 1) << level; ++at) edge.append(leaves_[at]);
      return edge.root();
    };
  }
  std::vector<Digest> leaves_;
  SigningKey key_ = key_of(1);
};

TEST(Witness, ARequestComesBackAsItWas) {
  const WitnessRequest request = Log("a").grown(5, 13);
  const auto again = read_witness_request(request.text());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, request);
  EXPECT_EQ(origin_of(*again), origin);
  for (const std::string& bad : std::vector<std::string>{
           std::string(), std::string("old 1"), "old x" + request.text().substr(5), "young 5\n" + request.text(),
           "old 05" + request.text().substr(5), "old 5\nAAAA\n\n" + request.checkpoint.bytes()}) {
    EXPECT_FALSE(read_witness_request(bad)) << bad;
  }
}

TEST(Witness, ALogThatGrowsIsCosigned) {
  const Log log("a");
  LastSeen seen{0, empty_root()};
  for (const std::uint64_t size : {1, 2, 7, 7, 20}) {
    const WitnessAnswer answer = decide_witness(log.grown(seen.size, size), log.key(), seen);
    ASSERT_TRUE(std::holds_alternative<Witnessed>(answer)) << size;
    seen = {size, std::get<Witnessed>(answer).checkpoint.root};
  }
}

TEST(Witness, ALogThatForgetsOrRewritesIsNot) {
  const Log log("a");
  const Log other("b");
  const LastSeen seen{7, log.root(7)};
  EXPECT_TRUE(std::holds_alternative<TwoHistories>(decide_witness(other.grown(7, 7), log.key(), seen)));
  EXPECT_TRUE(std::holds_alternative<Unprovable>(decide_witness(other.grown(7, 9), log.key(), seen)));
  const WitnessAnswer older = decide_witness(log.grown(5, 9), log.key(), seen);
  ASSERT_TRUE(std::holds_alternative<SizeDiffers>(older));
  EXPECT_EQ(std::get<SizeDiffers>(older).size, 7u);
  WitnessRequest shrunk = log.grown(5, 5);
  shrunk.old_size = 7;
  EXPECT_TRUE(std::holds_alternative<Refusal>(decide_witness(shrunk, log.key(), seen)));
}

TEST(Witness, OnlyTheKeyOfTheLogCounts) {
  const Log log("a");
  const NoteKey stranger{origin, NoteKeyType::Ed25519, key_of(9).public_key()};
  EXPECT_TRUE(std::holds_alternative<Untrusted>(decide_witness(log.grown(0, 5), stranger, {0, empty_root()})));
  WitnessRequest forged = log.grown(0, 5);
  forged.checkpoint.signatures[0].bytes[3] ^= 1;
  EXPECT_TRUE(std::holds_alternative<Untrusted>(decide_witness(forged, log.key(), {0, empty_root()})));
}

class ProofUnderPolicy : public ::testing::Test {
 protected:
  static constexpr const char* names[] = {"saksi.example/satu", "saksi.example/dua"};
  Log log{"a"};
  SigningKey first = key_of(21);
  SigningKey second = key_of(22);
  ProofFile proof = log.proof(4, 13);
  ProofPolicy policy{log.key(),
                     {{names[0], NoteKeyType::Cosignature, first.public_key()},
                      {names[1], NoteKeyType::Cosignature, second.public_key()}},
                     2};

  void cosigned_by_both() {
    proof.checkpoint.signatures.push_back(cosign(proof.checkpoint.text, 100, names[0], first));
    proof.checkpoint.signatures.push_back(cosign(proof.checkpoint.text, 200, names[1], second));
  }
  ProofVerdict verdict() { return check_proof(proof, log.leaf(4), policy)->verdict; }
};

TEST_F(ProofUnderPolicy, TheFileComesBackAsItWas) {
  cosigned_by_both();
  EXPECT_EQ(read_proof_file(proof.text()), proof);
  proof.extra = "anything";
  EXPECT_EQ(read_proof_file(proof.text()), proof);
  for (const std::string& bad :
       std::vector<std::string>{std::string(), "x" + proof.text(), proof.text().substr(0, 60),
                                std::string("c2sp.org/tlog-proof@v1\nindex 04\n\n"),
                                "c2sp.org/tlog-proof@v1\nindex 4\nAAAA\n\n" + proof.checkpoint.bytes()}) {
    EXPECT_FALSE(read_proof_file(bad)) << bad;
  }
}

TEST_F(ProofUnderPolicy, EnoughWitnessesAndAPathProve) {
  EXPECT_EQ(verdict(), ProofVerdict::TooFewWitnesses);
  cosigned_by_both();
  EXPECT_EQ(verdict(), ProofVerdict::Proven);
  EXPECT_EQ(check_proof(proof, log.leaf(4), policy)->seen_by, 200u);
  EXPECT_EQ(check_proof(proof, log.leaf(5), policy)->verdict, ProofVerdict::NotIncluded);
}

TEST_F(ProofUnderPolicy, AForgeryOfAnybodyKnownSpoilsTheProof) {
  cosigned_by_both();
  proof.checkpoint.signatures.back().bytes.back() ^= 1;
  EXPECT_EQ(verdict(), ProofVerdict::Forged);
}

TEST_F(ProofUnderPolicy, AnotherLogAndNoSignatureAreToldApart) {
  ProofPolicy elsewhere = policy;
  elsewhere.log.name = "simpul.example/riau";
  EXPECT_EQ(check_proof(proof, log.leaf(4), elsewhere)->verdict, ProofVerdict::OtherLog);
  proof.checkpoint.signatures.erase(proof.checkpoint.signatures.begin());
  cosigned_by_both();
  EXPECT_EQ(verdict(), ProofVerdict::Unsigned);
}

}  // namespace
}  // namespace simpul::ledger
