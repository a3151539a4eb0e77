#include "word_tokens.h"

#include "code_points.h"

namespace simpul::text {
namespace {

constexpr std::size_t placeholder_bytes_max = 140;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool digit_at(std::string_view source, std::size_t at) { return at < source.size() && is_digit(source[at]); }

// Where the placeholder that starts at `at` ends; `at` where none starts.
std::size_t placeholder_end(std::string_view source, std::size_t at) {
  const std::string_view opening = source.substr(at, 2);
  if (opening != "{{" && opening != "[[") return at;
  const std::string_view closing = opening == "{{" ? "}}" : "]]";
  const std::string_view inside = source.substr(at + 2, placeholder_bytes_max);
  const std::size_t found = inside.find(closing);
  if (found == std::string_view::npos || inside.substr(0, found).find(opening) != std::string_view::npos) return at;
  return at + 2 + found + 2;
}

// Digits, with dots and commas between digits.
std::size_t number_end(std::string_view source, std::size_t at) {
  while (digit_at(source, at) || ((source.substr(at, 1) == "." || source.substr(at, 1) == ",") &&
                                  digit_at(source, at + 1))) {
    ++at;
  }
  return at;
}

std::size_t word_end(std::string_view source, std::size_t at) {
  while (at < source.size() && !is_digit(source[at])) {
    const CodePoint point = code_point_at(source, at);
    if (!is_word(point.value)) break;
    at = point.end;
  }
  return at;
}

WordToken token_at(std::string_view source, std::size_t at) {
  if (const std::size_t end = placeholder_end(source, at); end > at) return {at, end, true};
  if (is_digit(source[at])) return {at, number_end(source, at), true};
  if (is_space(source[at])) {
    std::size_t end = at;
    while (end < source.size() && is_space(source[end])) ++end;
    return {at, end, false};
  }
  if (const std::size_t end = word_end(source, at); end > at) return {at, end, true};
  return {at, code_point_at(source, at).end, false};
}

}  // namespace

std::vector<WordToken> word_tokens(std::string_view source) {
  std::vector<WordToken> out;
  for (std::size_t at = 0; at < source.size(); at = out.back().end) out.push_back(token_at(source, at));
  return out;
}

}  // namespace simpul::text
