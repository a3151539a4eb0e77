// Every finding has its sentences in both languages, and every sentence is about a finding.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "encoding/json.h"
#include "programs.h"

namespace simpul::pades {
namespace {

std::set<std::string> codes_in_sources() {
  const std::regex code(
      "\"((?:later|certificate|signature|timestamp|revocation|holder|key_usage|digest|claimed_time|time_not|document)"
      "_[a-z_]+)\"");
  std::set<std::string> out;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(SIMPUL_SOURCE_DIR) + "/src/adapters/pades")) {
    if (entry.path().extension() != ".cpp" || entry.path().string().find("/tests/") != std::string::npos) continue;
    const std::string text = content_of(entry.path().string());
    for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) out.insert((*at)[1]);
  }
  return out;
}

std::set<std::string> placeholders_in(const std::string& text) {
  const std::regex placeholder("\\{([a-z_]+)\\}");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), placeholder), end; at != end; ++at) out.insert((*at)[1]);
  return out;
}

TEST(Sentences, every_finding_is_said_in_both_languages) {
  const auto json = read_json(content_of(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/signatures.json"));
  ASSERT_TRUE(json);
  const std::set<std::string> codes = codes_in_sources();
  EXPECT_GT(codes.size(), 30u);
  for (const std::string& code : codes) EXPECT_TRUE(json->as_object().contains(code)) << code;
  for (const auto& [code, entry] : json->as_object()) {
    EXPECT_TRUE(code.starts_with("verdict_") || codes.contains(std::string(code))) << std::string(code);
    for (const char* language : {"id", "en"}) {
      for (const char* part : {"what", "why", "fix"}) {
        EXPECT_FALSE(entry.at(language).at(part).as_string().empty()) << std::string(code);
      }
    }
    EXPECT_EQ(placeholders_in(json_text(entry.at("id"))), placeholders_in(json_text(entry.at("en"))))
        << std::string(code);
  }
}

}  // namespace
}  // namespace simpul::pades
