// docs/formats/event.md against events that another program made.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "encoding/json.h"
#include "threads/chain.h"
#include "threads/event.h"
#include "threads/weave.h"

namespace simpul::threads {
namespace {

std::string text_at(const Json& json, std::string_view name) {
  const auto& text = json.at(name).as_string();
  return {text.data(), text.size()};
}

class EventVectors : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(SIMPUL_SOURCE_DIR "/tests/conformance/event.json");
    std::stringstream text;
    text << file.rdbuf();
    auto json = read_json(text.str(), {});
    ASSERT_TRUE(json) << json.error().code;
    vectors_ = std::move(*json);
    for (const Json& row : vectors_.at("events").as_array()) {
      envelopes_.push_back(text_at(row, "envelope"));
      hashes_.push_back(*Digest::parse(text_at(row, "hash")));
      signatures_.push_back(*Signature::parse(text_at(row, "signature")));
    }
    ASSERT_EQ(envelopes_.size(), 3u);
  }

  std::optional<PublicKey> key_of(const RegionCode& author) const {
    return PublicKey::parse(text_at(vectors_.at("public_keys"), author.text()));
  }

  // One event as stored, by its place in the file.
  SignedEnvelope stored(std::size_t n) const { return {envelopes_[n], hashes_[n], signatures_[n]}; }

  std::optional<ChainBreak> check(const std::vector<SignedEnvelope>& thread) const {
    return check_thread(thread, [&](const RegionCode& author) { return key_of(author); });
  }

  Json vectors_;
  std::vector<std::string> envelopes_;
  std::vector<Digest> hashes_;
  std::vector<Signature> signatures_;
};

TEST_F(EventVectors, are_read_and_written_byte_for_byte) {
  for (std::size_t n = 0; n < envelopes_.size(); ++n) {
    const auto event = read_event(envelopes_[n]);
    ASSERT_TRUE(event) << event.error().code;
    EXPECT_EQ(event->hash, hashes_[n]);
    EXPECT_EQ(envelope_of(*event), envelopes_[n]);
    EXPECT_TRUE(signature_holds(event->hash, signatures_[n], *key_of(event->author)));
  }
}

TEST_F(EventVectors, form_whole_threads) {
  EXPECT_FALSE(check({stored(0), stored(2)}));
  EXPECT_FALSE(check({stored(1)}));
}

TEST_F(EventVectors, weave_into_the_order_the_format_says) {
  std::vector<std::shared_ptr<const Event>> events;
  for (std::size_t n = envelopes_.size(); n-- > 0;) {
    events.push_back(std::make_shared<const Event>(*read_event(envelopes_[n])));
  }
  const Cloth cloth = weave(events);
  ASSERT_EQ(cloth.events.size(), hashes_.size());
  for (std::size_t n = 0; n < hashes_.size(); ++n) {
    EXPECT_EQ(cloth.events[n].event->hash.text(), vectors_.at("woven_order").at(n).as_string());
  }
}

TEST_F(EventVectors, break_where_one_bit_is_another) {
  envelopes_[2][20] ^= 1;
  const auto broken = check({stored(0), stored(2)});
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->fault, ChainFault::HashDiffers);
  EXPECT_EQ(broken->seq, 2u);
}

}  // namespace
}  // namespace simpul::threads
