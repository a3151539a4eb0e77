// What a node says of itself, and the words by which two people compare it.

#include "federation/card.h"

#include <gtest/gtest.h>

#include "tested_authors.h"

namespace simpul::federation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode kutai = *RegionCode::parse("64.02");

SigningKey node_key() { return SigningKey(SigningKey::Seed{7}); }

Card card_of_kaltim() {
  return {"https://simpul.kaltimprov.go.id",
          Instant{1'660'000'000'000},
          node_key().public_key(),
          {{kaltim, key_of(kaltim).public_key()}, {kutai, key_of(kutai).public_key()}},
          "simpul.kaltimprov.go.id/log+00000000+AQ==",
          "simpul.kaltimprov.go.id/saksi+00000000+BA==",
          {1}};
}

SignedCard signed_card(const Card& card) {
  SignedCard out{card.text(), node_key().sign(card_message(card.text())), {}};
  for (const auto& [government, key] : card.governments) {
    out.by_governments[government] = key_of(government).sign(card_message(out.text));
  }
  return out;
}

TEST(Card, readsBackAsItWasSigned) {
  const auto read = read_card(signed_card(card_of_kaltim()).json());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->card, card_of_kaltim());
  EXPECT_EQ(read->as_signed.json(), signed_card(card_of_kaltim()).json());
}

TEST(Card, isRefusedWhereOneKeyDidNotSignIt) {
  SignedCard forged = signed_card(card_of_kaltim());
  forged.by_governments.erase(kutai);
  EXPECT_EQ(read_card(forged.json()).error().front(), (Refusal{"card_signature_fails", "", {{"by", "64.02"}}}));
  forged = signed_card(card_of_kaltim());
  forged.by_node.bytes[5] ^= 1;
  EXPECT_EQ(read_card(forged.json()).error().front(), (Refusal{"card_signature_fails", "", {{"by", "node"}}}));
  // The keys of somebody else in the same card: whoever wrote it does not hold them.
  Card claims = card_of_kaltim();
  claims.governments[kutai] = key_of(*RegionCode::parse("35")).public_key();
  EXPECT_EQ(read_card(signed_card(claims).json()).error().front().code, "card_signature_fails");
}

TEST(Card, isRefusedWhateverElseTheBytesAre) {
  const std::string good = signed_card(card_of_kaltim()).json();
  for (std::size_t length = 0; length < good.size(); length += 7) EXPECT_FALSE(read_card(good.substr(0, length)));
  for (std::size_t at = 0; at < good.size(); at += 3) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const auto read = read_card(changed);
    EXPECT_TRUE(!read || read->card == card_of_kaltim()) << at;
  }
  EXPECT_FALSE(read_card(std::string(card_bytes_max + 1, ' ')));
}

TEST(Fingerprint, isTenWordsOverEveryKeyAndNotTheAddress) {
  const auto words = fingerprint(card_of_kaltim());
  EXPECT_EQ(words.size(), 10u);
  Card moved = card_of_kaltim();
  moved.address = "https://10.0.0.1";
  moved.issued = Instant{};
  EXPECT_EQ(fingerprint(moved), words);
  Card other_node = card_of_kaltim();
  other_node.node = key_of(kaltim).public_key();
  Card one_more = card_of_kaltim();
  one_more.governments[*RegionCode::parse("64.03")] = key_of(kaltim).public_key();
  Card other_log = card_of_kaltim();
  other_log.log += "x";
  Card other_witness = card_of_kaltim();
  other_witness.witness += "x";
  for (const Card& other : {other_node, one_more, other_log, other_witness}) EXPECT_NE(fingerprint(other), words);
}

}  // namespace
}  // namespace simpul::federation
