// Questions and answers as bytes.

#include "federation/wire.h"

#include <gtest/gtest.h>

#include "encoding/json.h"
#include "tested_authors.h"

namespace simpul::federation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const std::string subject = "dossier:" + std::string(64, 'a');

Carried some_event() { return carry(next_event(subject, kaltim, {}, "naskah \"kerja sama\"")); }

Question some_question() {
  const Carried event = some_event();
  return {1, {"feed-1", 42}, {{subject, {{kaltim, {7, sha256(event.envelope)}}}, {event}}, {subject + "b", {}, {}}}};
}

Answer some_answer() {
  return {1, {"feed-2", 9}, true, some_question().parts, {{subject, {{"64", 3, TurnedFor::SignatureFails}}}}};
}

TEST(Wire, carriesAQuestion) {
  const auto read = read_question(question_text(some_question()));
  ASSERT_TRUE(read.has_value()) << read.error().facts.at("why");
  EXPECT_EQ(question_text(*read), question_text(some_question()));
  EXPECT_EQ(read->parts[0].events, some_question().parts[0].events);
  EXPECT_EQ(read->parts[0].heads, some_question().parts[0].heads);
  EXPECT_EQ(read->after, some_question().after);
}

TEST(Wire, carriesAnAnswer) {
  const auto read = read_answer(answer_text(some_answer()));
  ASSERT_TRUE(read.has_value()) << read.error().facts.at("why");
  EXPECT_EQ(answer_text(*read), answer_text(some_answer()));
  EXPECT_TRUE(read->more);
  EXPECT_EQ(read->turned[0].turned[0].reason, TurnedFor::SignatureFails);
}

TEST(Wire, passesOverWhatALaterVersionAdds) {
  auto json = read_json(question_text(some_question()))->as_object();
  json["sky"] = "blue";
  json["parts"].as_array()[0].as_object()["mood"] = 3;
  EXPECT_TRUE(read_question(json_text(json)).has_value());
}

TEST(Wire, refusesWhatIsMissingOrTooMuch) {
  for (const char* member : {"protocol", "after", "parts"}) {
    auto json = read_json(question_text(some_question()))->as_object();
    json.erase(member);
    EXPECT_EQ(read_question(json_text(json)).error().code, "exchange_malformed") << member;
  }
  Question many = some_question();
  many.parts.resize(parts_max + 1, many.parts[1]);
  EXPECT_EQ(read_question(question_text(many)).error().code, "exchange_malformed");
  Question long_one = some_question();
  long_one.parts[0].events.resize(events_max + 1, some_event());
  EXPECT_EQ(read_question(question_text(long_one)).error().code, "exchange_malformed");
  EXPECT_EQ(read_question(std::string(message_bytes_max + 1, ' ')).error().code, "exchange_too_large");
}

TEST(Wire, isTotalOnAnyBytes) {
  const std::string good = question_text(some_question());
  for (std::size_t length = 0; length < good.size(); ++length) EXPECT_FALSE(read_question(good.substr(0, length)));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    (void)read_question(changed);
    (void)read_answer(changed);
  }
  for (const char* odd : {"", "null", "[]", "{}", "{\"protocol\":-1}", "{\"protocol\":1,\"after\":[],\"parts\":{}}"}) {
    EXPECT_FALSE(read_question(odd)) << odd;
    EXPECT_FALSE(read_answer(odd)) << odd;
  }
}

}  // namespace
}  // namespace simpul::federation
