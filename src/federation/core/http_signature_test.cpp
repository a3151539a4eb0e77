// Messages between nodes bear the sender's signature.

#include "federation/http_signature.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "encoding/base64.h"
#include "tested_authors.h"

namespace simpul::federation {
namespace {

SigningKey asker() { return SigningKey(SigningKey::Seed{1}); }
SigningKey answerer() { return SigningKey(SigningKey::Seed{2}); }
const Stamp stamp{Instant{1'660'000'000'000}, "abc123"};

RequestFace request() { return {"POST", "/federation/v1/exchange", "{\"protocol\":1}", answerer().public_key()}; }

// RFC 9421 appendix B.2.6: the signature base of the example and its signature under the example's Ed25519 key.
TEST(HttpSignature, agreesWithTheExampleOfTheStandard) {
  const std::vector<Component> components = {{"\"date\"", "Tue, 20 Apr 2021 02:07:55 GMT"},
                                             {"\"@method\"", "POST"},
                                             {"\"@path\"", "/foo"},
                                             {"\"@authority\"", "example.com"},
                                             {"\"content-type\"", "application/json"},
                                             {"\"content-length\"", "18"}};
  const std::string base = signature_base(
      components,
      R"(("date" "@method" "@path" "@authority" "content-type" "content-length");)"
      R"(created=1618884473;keyid="test-key-ed25519")");
  SigningKey::Seed seed{};
  std::ranges::copy(*hex_decode("9f8362f87a484a954e6e740c5b4c0e84229139a20aa8ab56ff66586f6a7d29c5"), seed.begin());
  EXPECT_EQ(base64(SigningKey(seed).sign(base).bytes),
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
}

TEST(HttpSignature, holdsForTheMessageItWasMadeFor) {
  const auto fields = sign_request(request(), asker(), stamp);
  const auto speaker = check_request(request(), fields);
  ASSERT_TRUE(speaker.has_value());
  EXPECT_EQ(speaker->key, asker().public_key());
  EXPECT_EQ(speaker->stamp.created, stamp.created);
  EXPECT_EQ(speaker->stamp.nonce, stamp.nonce);
  const AnswerFace answer{200, "{}"};
  const auto answered = sign_answer(answer, fields.signature, answerer(), stamp);
  EXPECT_EQ(check_answer(answer, fields.signature, answered)->key, answerer().public_key());
}

TEST(HttpSignature, coversMethodPathQueryBodyAndRecipient) {
  const auto fields = sign_request(request(), asker(), stamp);
  auto other = request();
  other.method = "GET";
  EXPECT_EQ(check_request(other, fields).error().code, "message_signature_fails");
  other = request();
  other.path = "/federation/v1/introductions";
  EXPECT_EQ(check_request(other, fields).error().code, "message_signature_fails");
  other = request();
  other.path += "?all";
  EXPECT_EQ(check_request(other, fields).error().code, "message_signature_fails");
  other = request();
  other.body = "{\"protocol\":2}";
  EXPECT_EQ(check_request(other, fields).error().code, "message_digest_differs");
  other = request();
  other.to = asker().public_key();
  EXPECT_EQ(check_request(other, fields).error().code, "message_signature_fails");
}

TEST(HttpSignature, bindsAnAnswerToItsRequest) {
  const auto first = sign_request(request(), asker(), stamp);
  const auto second = sign_request(request(), asker(), {stamp.created, "other"});
  const AnswerFace answer{200, "{}"};
  const auto fields = sign_answer(answer, first.signature, answerer(), stamp);
  EXPECT_EQ(check_answer(answer, second.signature, fields).error().code, "message_signature_fails");
  EXPECT_EQ(check_answer({500, "{}"}, first.signature, fields).error().code, "message_signature_fails");
  EXPECT_EQ(check_answer({200, "{ }"}, first.signature, fields).error().code, "message_digest_differs");
}

TEST(HttpSignature, isRefusedInAnyOtherForm) {
  const auto good = sign_request(request(), asker(), stamp);
  auto fields = good;
  fields.signature.clear();
  EXPECT_EQ(check_request(request(), fields).error().code, "message_signature_missing");
  // Covering less than everything, a second label, other parameters.
  for (const char* input : {"", "simpul=()", "simpul=(\"@method\");created=1;nonce=\"a\";keyid=\"00\";alg=\"ed25519\"",
                            "other=(\"@method\")"}) {
    fields = good;
    fields.signature_input = input;
    EXPECT_FALSE(check_request(request(), fields)) << input;
  }
  for (std::size_t at = 0; at < good.signature_input.size(); ++at) {
    fields = good;
    fields.signature_input[at] = fields.signature_input[at] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(check_request(request(), fields)) << fields.signature_input;
  }
  for (std::size_t at = 0; at < good.signature.size(); ++at) {
    fields = good;
    fields.signature[at] = fields.signature[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(check_request(request(), fields)) << fields.signature;
  }
}

}  // namespace
}  // namespace simpul::federation
