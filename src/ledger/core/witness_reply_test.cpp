#include "ledger/witness_reply.h"

#include <gtest/gtest.h>

#include "kernel/digest.h"

namespace simpul::ledger {
namespace {

SigningKey key_of(std::uint8_t first) {
  SigningKey::Seed seed{};
  seed[0] = first;
  return SigningKey(seed);
}

class ReplyOfAWitness : public ::testing::Test {
 protected:
  static constexpr const char* log_name = "simpul.example/lampung";
  static constexpr const char* name = "saksi.example/pusat";
  SigningKey log = key_of(1);
  SigningKey cosigner = key_of(2);
  NoteKey witness{name, NoteKeyType::Cosignature, cosigner.public_key()};
  WitnessRequest asked = request(13);

  WitnessRequest request(std::uint64_t size) const {
    Digest root;
    root.bytes[0] = 7;
    const std::string text = Checkpoint{log_name, size, root, {}}.text();
    return {5, {}, {text, {sign_note(text, log_name, log)}}};
  }
  std::string cosigned(std::uint64_t seconds) const {
    return cosign(asked.checkpoint.text, seconds, name, cosigner).line();
  }
  WitnessReply reply(int status, std::string_view body) const {
    return read_witness_reply(status, body, asked, witness);
  }
  bool unusable(int status, std::string_view body) const {
    return std::holds_alternative<ReplyUnusable>(reply(status, body));
  }
};

TEST_F(ReplyOfAWitness, ACosignatureIsKeptWithItsTime) {
  const WitnessReply read = reply(200, cosigned(100));
  ASSERT_TRUE(std::holds_alternative<CosignedAt>(read));
  EXPECT_EQ(std::get<CosignedAt>(read), (CosignedAt{cosign(asked.checkpoint.text, 100, name, cosigner), 100}));
}

TEST_F(ReplyOfAWitness, OfSeveralTheLatestAndNoneOfAStranger) {
  const std::string stranger = cosign(asked.checkpoint.text, 900, "saksi.example/lain", key_of(3)).line();
  const WitnessReply read = reply(200, cosigned(100) + stranger + cosigned(300) + cosigned(200));
  ASSERT_TRUE(std::holds_alternative<CosignedAt>(read));
  EXPECT_EQ(std::get<CosignedAt>(read).seconds, 300u);
  EXPECT_TRUE(unusable(200, stranger));
}

TEST_F(ReplyOfAWitness, AForgeryAReplayAndNoiseAreNotKept) {
  NoteSignature forged = cosign(asked.checkpoint.text, 100, name, cosigner);
  forged.bytes.back() ^= 1;
  EXPECT_TRUE(unusable(200, cosigned(100) + forged.line()));
  // A cosignature of another checkpoint is worth nothing under this one.
  EXPECT_TRUE(unusable(200, cosign(request(12).checkpoint.text, 100, name, cosigner).line()));
  // Nor does what the log's own kind of key signed pass for one.
  EXPECT_TRUE(unusable(200, sign_note(asked.checkpoint.text, name, cosigner).line()));
  EXPECT_TRUE(unusable(200, ""));
  EXPECT_TRUE(unusable(200, "baik\n"));
}

TEST_F(ReplyOfAWitness, AnotherSizeIsAskedFromUnlessItIsAhead) {
  const WitnessReply older = reply(409, "3\n");
  ASSERT_TRUE(std::holds_alternative<AskFrom>(older));
  EXPECT_EQ(std::get<AskFrom>(older).size, 3u);
  EXPECT_TRUE(std::holds_alternative<AskFrom>(reply(409, "13\n")));
  const WitnessReply ahead = reply(409, "14\n");
  ASSERT_TRUE(std::holds_alternative<WitnessAhead>(ahead));
  EXPECT_EQ(std::get<WitnessAhead>(ahead).size, 14u);
  for (const char* bad : {"", "3", "03\n", "-3\n", "3\n\n", "5\n", "99999999999999999999999\n"}) {
    EXPECT_TRUE(unusable(409, bad)) << bad;
  }
}

TEST_F(ReplyOfAWitness, ANoIsToldByItsStatus) {
  for (const int status : {400, 403, 404, 422, 429, 500}) {
    const WitnessReply read = reply(status, cosigned(100));
    ASSERT_TRUE(std::holds_alternative<WitnessDeclined>(read)) << status;
    EXPECT_EQ(std::get<WitnessDeclined>(read).status, status);
  }
}

}  // namespace
}  // namespace simpul::ledger
