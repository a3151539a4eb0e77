#include "parts.h"

#include <algorithm>
#include <array>

#include "likeness.h"

namespace simpul::archive {
namespace {

constexpr std::size_t heading_tokens_max = 200;
constexpr std::size_t preamble_tokens_max = 900;
constexpr std::size_t closing_tokens_max = 500;

// Where the heading ends: the sentence that names the day, or whoever signs.
std::size_t end_of_heading(const Script& script, std::size_t limit) {
  constexpr std::array<std::string_view, 5> openings = {"pada hari ini", "yang bertanda tangan", "hari ini",
                                                        "kami yang bertandatangan", "dengan ini para pihak"};
  std::size_t end = limit;
  for (const std::string_view opening : openings) {
    if (const auto match = script.find({0, end}, opening)) end = match->tokens.begin;
  }
  return end;
}

std::size_t last_of(const Script& script, Range range, std::string_view phrase) {
  std::size_t found = range.end;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (script.token(at).opens_line && script.matches(at, phrase)) found = at;
  }
  return found;
}

}  // namespace

Parts parts_of(const Script& script, std::optional<std::size_t> first_article) {
  const std::size_t body = first_article.value_or(std::min(script.size(), preamble_tokens_max));
  Parts parts;
  parts.heading = {0, end_of_heading(script, std::min(body, heading_tokens_max))};
  parts.preamble = {parts.heading.end, body};
  parts.body = {first_article ? body : parts.heading.end, script.size()};
  parts.closing = {script.size() - std::min(script.size() - parts.body.begin, closing_tokens_max), script.size()};
  if (const std::size_t thus = last_of(script, parts.closing, "demikian"); thus < script.size()) {
    parts.closing.begin = thus;
  }
  return parts;
}

bool is_word(const Token& token, std::string_view word) {
  return distance(token.shape, shape_of(word), tolerance(word.size())).has_value();
}

bool opens_office(const Token& token) {
  constexpr std::array<std::string_view, 17> words = {
      "gubernur", "bupati",  "walikota", "wali", "kepala", "sekretaris", "direktur",  "rektor",   "ketua",
      "menteri",  "asisten", "plt",      "plh",  "pj",     "penjabat",   "pelaksana", "inspektur"};
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

std::optional<std::size_t> ordinal_of(const Token& token) {
  constexpr std::array<std::array<std::string_view, 4>, 6> names = {{{"kesatu", "pertama", "i", "1"},
                                                                     {"kedua", "dua", "ii", "2"},
                                                                     {"ketiga", "tiga", "iii", "3"},
                                                                     {"keempat", "empat", "iv", "4"},
                                                                     {"kelima", "lima", "v", "5"},
                                                                     {"keenam", "enam", "vi", "6"}}};
  for (std::size_t place = 0; place < names.size(); ++place) {
    const bool named = std::ranges::any_of(
        names[place], [&](std::string_view name) { return !token.shape.empty() && is_word(token, name); });
    if (named) return place;
  }
  return std::nullopt;
}

}  // namespace simpul::archive
