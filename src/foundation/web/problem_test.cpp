#include "web/problem.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace simpul::web {
namespace {

Request request_with(std::multimap<std::string, std::string> headers) {
  Request request;
  request.headers = std::move(headers);
  request.request_id = "r-1";
  return request;
}

std::string file_text(const std::string& path) {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/" + path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

struct LanguageCase {
  const char* header;
  Language language;
};

TEST(Problem, SpeaksIndonesianUnlessEnglishComesFirst) {
  const LanguageCase cases[] = {
      {"", Language::Id},
      {"id-ID,id;q=0.9,en;q=0.8", Language::Id},
      {"en-GB,en;q=0.9,id;q=0.8", Language::En},
      {"en;q=0.5,id;q=0.7", Language::Id},
      {"fr,de", Language::Id},
      {"en", Language::En},
      {"en;q=0", Language::Id},
      {"en;q=x", Language::Id},
      {"*", Language::Id},
  };
  for (const LanguageCase& c : cases) {
    EXPECT_EQ(preferred_language(request_with({{"accept-language", c.header}})), c.language) << c.header;
  }
}

constexpr std::string_view two_codes = R"({
  "end_before_start": {"status": 422,
    "id": {"what": "Berakhir {end} sebelum mulai {start}.", "safe": "Aman.", "next": "Perbaiki."},
    "en": {"what": "Ends {end} before {start}.", "safe": "Safe.", "next": "Correct it."}},
  "conflict": {"status": 409,
    "id": {"what": "Bentrok.", "safe": "", "next": "Ulangi."},
    "en": {"what": "Conflict.", "safe": "", "next": "Repeat."}}
})";

TEST(Problem, NamesEveryRefusalWithItsSentences) {
  const auto messages = Messages::read(two_codes);
  ASSERT_TRUE(messages);
  const Refusals refusals = {{"end_before_start", "/end", {{"end", "2022"}, {"start", "2023"}}}, {"conflict"}};
  const Response response = problem(refusals, *messages, request_with({}));
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.header("content-type"), "application/problem+json");
  EXPECT_EQ(response.header("content-language"), "id");
  const Json body = *read_json(response.body);
  EXPECT_EQ(body.at("type").as_string(), "urn:simpul:refusal:end_before_start");
  EXPECT_EQ(body.at("title").as_string(), "Berakhir 2022 sebelum mulai 2023.");
  EXPECT_EQ(body.at("detail").as_string(), "Aman. Perbaiki.");
  EXPECT_EQ(body.at("instance").as_string(), "r-1");
  ASSERT_EQ(body.at("errors").as_array().size(), 2u);
  EXPECT_EQ(body.at("errors").at(0).at("pointer").as_string(), "/end");
  EXPECT_EQ(body.at("errors").at(0).at("facts").at("end").as_string(), "2022");
  EXPECT_EQ(body.at("errors").at(1).at("detail").as_string(), "Ulangi.");
}

TEST(Problem, UnknownCodesAndMissingFactsStillMakeSentences) {
  const auto messages = Messages::read(two_codes);
  const Message unknown = messages->find("nobody_knows", Language::En);
  EXPECT_EQ(unknown.status, 422);
  EXPECT_NE(unknown.what.find("nobody_knows"), std::string::npos);
  EXPECT_FALSE(unknown.next.empty());
  EXPECT_EQ(filled(messages->find("end_before_start", Language::Id), {}).what, "Berakhir – sebelum mulai –.");
  EXPECT_EQ(filled(Message{422, "ends with {open", "", ""}, {}).what, "ends with {open");
}

TEST(Problem, AreasMergeButNeverShareACode) {
  auto messages = *Messages::read(two_codes);
  const auto other = *Messages::read(R"({"other": {"status": 404,
    "id": {"what":"a","safe":"b","next":"c"}, "en": {"what":"a","safe":"b","next":"c"}}})");
  EXPECT_TRUE(messages.merge(other));
  EXPECT_EQ(messages.find("other", Language::Id).status, 404);
  EXPECT_EQ(messages.merge(other).error().facts.at("name"), "other");
  EXPECT_EQ(messages.codes(), (std::vector<std::string>{"conflict", "end_before_start", "other"}));
}

TEST(Problem, AFileOfSentencesIsCheckedWhenRead) {
  for (const char* bad : {"", "[]", R"({"a": {"status": 422, "id": {"what":"a","safe":"b","next":"c"}}})",
                          R"({"a": {"status": 200, "id": {"what":"a","safe":"b","next":"c"},
                             "en": {"what":"a","safe":"b","next":"c"}}})"}) {
    EXPECT_FALSE(Messages::read(bad)) << bad;
  }
}

TEST(Problem, TheSentencesOfThisAreaAreWholeInBothLanguages) {
  const auto messages = Messages::read(file_text("data/messages/refusals/web.json"));
  ASSERT_TRUE(messages) << messages.error().code << " " << messages.error().pointer;
  EXPECT_GT(messages->codes().size(), 40u);
  for (const std::string& code : messages->codes()) {
    for (const Language language : {Language::Id, Language::En}) {
      const Message message = messages->find(code, language);
      EXPECT_FALSE(message.what.empty() || message.safe.empty() || message.next.empty()) << code;
    }
    EXPECT_NE(messages->find(code, Language::Id).what, messages->find(code, Language::En).what) << code;
  }
  for (const char* code : {"json_malformed", "field_missing", "route_not_found", "method_not_allowed", "body_too_large",
                           "cursor_malformed", "idempotency_key_malformed", "unsupported_media_type",
                           "precondition_failed", "precondition_required", "cross_site_request", "path_malformed"}) {
    EXPECT_TRUE(messages->contains(code)) << code;
  }
}

TEST(Problem, WritesDaysAsPeopleDo) {
  const auto messages = Messages::read(R"({"ended": {"status": 422,
    "id": {"what": "Berakhir {end}.", "safe": "{number}", "next": "Mulai {start}."},
    "en": {"what": "Ended {end}.", "safe": "{number}", "next": "Begin {start}."}}})");
  ASSERT_TRUE(messages);
  // A number of a register may look like anything but a day.
  const std::map<std::string, std::string> facts = {
      {"end", "2022-07-28"}, {"start", "2024-02-29"}, {"number", "2022-07-28/KB"}};
  const Message indonesian = filled(messages->find("ended", Language::Id), facts);
  EXPECT_EQ(indonesian.what, "Berakhir 28 Juli 2022.");
  EXPECT_EQ(indonesian.safe, "2022-07-28/KB");
  EXPECT_EQ(indonesian.next, "Mulai 29 Februari 2024.");
  EXPECT_EQ(filled(messages->find("ended", Language::En), facts).what, "Ended 28 July 2022.");
}

}  // namespace
}  // namespace simpul::web
