#include <algorithm>
#include <array>

#include "parts.h"
#include "written.h"

namespace simpul::archive {
namespace {

bool ends_place(const Token& token) {
  constexpr std::array<std::string_view, 10> words = {"kami", "yang",   "telah", "masing", "para",
                                                      "oleh", "antara", "maka",  "dengan", "dan"};
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

Proposal place_from(const Script& script, std::size_t from) {
  constexpr std::size_t tokens_max = 6;
  Range place{from, from};
  while (place.end < script.size() && place.size() < tokens_max && !ends_place(script.token(place.end))) {
    const std::string& word = script.word(script.token(place.end).words.end - 1).text;
    ++place.end;
    if (word.ends_with(',') || word.ends_with(';') || word.ends_with(':')) break;
  }
  if (place.empty()) return {};
  return script.proposal(stripped(script.text_of(place), ",;:.()"), script.words_of(place));
}

Proposal place_in(const Script& script, Range range) {
  for (const std::string_view phrase : {"bertempat di", "mengambil tempat di", "berlokasi di"}) {
    if (const auto match = script.find(range, phrase)) return place_from(script, match->tokens.end);
  }
  return {};
}

// "Samarinda, 28 Juli 2022" above the signatures, where the first sentence names no day.
Proposal day_of_closing(const Script& script, Range closing) {
  for (std::size_t at = closing.begin; at < closing.end; ++at) {
    const auto date = date_at(script, at);
    if (!date || date->tokens.begin != at || !date->day) continue;
    Proposal out = proposal_of(script, *date);
    doubt(out, "archive_day_from_closing");
    return out;
  }
  return {};
}

}  // namespace

Signing read_signing(const Script& script, const Parts& parts) {
  constexpr std::size_t sentence = 70;
  Signing out;
  const Range first{parts.preamble.begin, std::min(parts.preamble.begin + sentence, parts.preamble.end)};
  if (const auto opening = script.find(first, "hari ini")) {
    constexpr std::size_t date_tokens = 26;
    const Range told{opening->tokens.end, std::min(opening->tokens.end + date_tokens, script.size())};
    auto date = date_at(script, told.begin);
    if (!date) date = digits_within(script, told);
    if (date) {
      out.day = proposal_of(script, *date);
      out.place = place_in(script, {told.begin, first.end});
      const std::size_t behind = date->tokens.end;
      const bool here = is_word(script.token(behind), "di");
      if (out.place.certainty == Certainty::Missing && here) out.place = place_from(script, behind + 1);
    }
  }
  if (out.place.certainty == Certainty::Missing) out.place = place_in(script, first);
  if (out.day.certainty == Certainty::Missing) out.day = day_of_closing(script, parts.closing);
  return out;
}

}  // namespace simpul::archive
