#include "placeholders.h"

#include "kernel/instant.h"
#include "text/dates.h"

namespace simpul::web {
namespace {

std::string for_people(const std::string& fact, Language language) {
  const auto day = Date::parse(fact);
  return day ? plain_date(*day, language) : fact;
}

}  // namespace

std::string filled_text(std::string_view text, const std::map<std::string, std::string>& facts, Language language) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    out += text.substr(0, close == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) break;
    const auto fact = facts.find(std::string(text.substr(open + 1, close - open - 1)));
    out += fact == facts.end() ? "–" : for_people(fact->second, language);
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace simpul::web
