#include "search.h"

#include <algorithm>

#include "dossiers_app/desk.h"
#include "encoding/json.h"
#include "text/stemming.h"

namespace simpul::dossiers {
namespace {

constexpr std::size_t words_max = 12;
constexpr char mark_begin = '\x02';
constexpr char mark_end = '\x03';
constexpr char page_end = '\f';  // stands between the pages of an indexed file

// "…a \x02b\x03 c" as pieces {"text","marked"}.
JsonArray pieces_of(std::string_view snippet) {
  JsonArray pieces;
  const auto add = [&](std::string_view text, bool marked) {
    if (text.empty()) return;
    std::string shown(text);
    std::ranges::replace(shown, page_end, ' ');
    pieces.push_back(JsonObject{{"text", shown}, {"marked", marked}});
  };
  while (!snippet.empty()) {
    const std::size_t begin = snippet.find(mark_begin);
    add(snippet.substr(0, begin), false);
    if (begin == std::string_view::npos) break;
    const std::size_t end = snippet.find(mark_end, begin);
    add(snippet.substr(begin + 1, end - begin - 1), true);
    snippet = end == std::string_view::npos ? std::string_view() : snippet.substr(end + 1);
  }
  return pieces;
}

Json hit_of(const Row& row) {
  JsonObject hit{{"dossier", row.text(0)}, {"where", row.text(1)}, {"snippet", pieces_of(row.text(2))}};
  const auto stored = read_json(row.text(3), {.bytes_max = 16 << 20, .members_max = 1'000'000});
  hit.emplace("title", stored ? stored->at("title") : Json(""));
  hit.emplace("regions", stored ? stored->at("regions") : Json(JsonArray()));
  return hit;
}

}  // namespace

std::string party_token(std::string_view government) {
  std::string token = "p";
  for (const char c : government) {
    if (c != '.') token += c;
  }
  return token;
}

std::string match_expression(std::string_view typed, std::string_view government) {
  std::vector<Token> words = tokenize(typed);
  if (words.size() > words_max) words.resize(words_max);
  const bool still_typing = !typed.empty() && typed.back() != ' ';
  std::string expression;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (!(last && still_typing) && words.size() > 1 && is_stop_word(words[i].text)) continue;
    if (!expression.empty()) expression += " AND ";
    expression += "\"" + words[i].text + "\"";
    if (last && still_typing) expression += "*";
  }
  if (expression.empty()) return expression;
  return "{content names} : (" + expression + ") AND parties : " + party_token(government);
}

// The order of ids is the order of relevance, so the index stops at the last row asked for however common a word is.
Result<std::string, Refusals> search_everything(Database& database, std::string_view typed,
                                                const std::string& government, int limit) {
  JsonArray hits;
  const std::string match = match_expression(typed, government);
  if (!match.empty()) {
    const Statement find{
        "SELECT s.dossier, s.place, snippet(search_words, 0, char(2), char(3), '…', 14), d.row_json"
        " FROM search_words JOIN search_places s ON s.id=search_words.rowid JOIN dossiers d ON d.id=s.dossier"
        " WHERE search_words MATCH ? ORDER BY search_words.rowid DESC LIMIT ?",
        {match, std::int64_t{limit}}};
    const auto read = database.read([&](Reader& reader) {
      reader.query(find, [&](const Row& row) {
        hits.push_back(hit_of(row));
        return true;
      });
    });
    if (!read) return refuse(storage_refusal(read.error()));
  }
  return json_text(JsonObject{{"hits", std::move(hits)}});
}

}  // namespace simpul::dossiers
