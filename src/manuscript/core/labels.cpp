#include "labels.h"

#include <algorithm>
#include <charconv>

#include "negotiation/numbering.h"
#include "text/letters.h"

namespace simpul::manuscript {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

template <class Test>
std::string_view leading(std::string_view text, Test test, std::size_t most) {
  std::size_t end = 0;
  while (end < text.size() && end <= most && test(text[end])) ++end;
  return end > most ? std::string_view{} : text.substr(0, end);
}

std::size_t number_in(std::string_view digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t letters_value(std::string_view letters) {
  std::size_t value = 0;
  for (const char c : letters) value = value * 26 + static_cast<std::size_t>(c - 'a' + 1);
  return value;
}

std::size_t spaces_from(std::string_view line, std::size_t at) {
  while (at < line.size() && is_space(line[at])) ++at;
  return at;
}

// A label ends with the line or before white space: "1.500" is none.
Label ended(std::string_view line, Label label) {
  if (label.number == 0 || (label.bytes < line.size() && !is_space(line[label.bytes]))) return {};
  label.bytes = spaces_from(line, label.bytes);
  return label;
}

Label in_brackets(std::string_view line) {
  const std::string_view digits = leading(line.substr(1), is_digit, 3);
  const std::string_view letters = leading(line.substr(1), is_small, 2);
  const std::string_view inside = digits.empty() ? letters : digits;
  if (inside.empty() || line.size() < inside.size() + 2 || line[inside.size() + 1] != ')') return {};
  if (digits.empty()) return ended(line, {LabelKind::Huruf, letters_value(letters), inside.size() + 2});
  // "(1)Setiap …" is often typed without a space.
  const std::size_t bytes = spaces_from(line, inside.size() + 2);
  return number_in(digits) == 0 ? Label{} : Label{LabelKind::Ayat, number_in(digits), bytes};
}

bool closes(std::string_view line, std::size_t at) { return at < line.size() && (line[at] == '.' || line[at] == ')'); }

Label article(std::string_view line) {
  if (line.size() < 7 || folded(line.substr(0, 5)) != "pasal" || !is_space(line[5])) return {};
  const std::size_t begin = spaces_from(line, 5);
  const std::string_view rest = line.substr(begin);
  const std::string_view digits = leading(rest, is_digit, 3);
  if (!digits.empty()) return ended(line, {LabelKind::Article, number_in(digits), begin + digits.size()});
  const std::string_view roman = leading(rest, [](char c) { return c >= 'A' && c <= 'Z'; }, 8);
  return ended(line, {LabelKind::Article, roman_value(roman).value_or(0), begin + roman.size()});
}

}  // namespace

std::optional<std::size_t> roman_value(std::string_view letters) {
  std::string capitals(letters);
  for (char& c : capitals) c = is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
  if (capitals.empty() || capitals.size() > 8) return std::nullopt;
  for (std::size_t i = 1; i < 100; ++i) {
    if (negotiation::roman_number(i) == capitals) return i;
  }
  return std::nullopt;
}

Label label_of(std::string_view line) {
  if (line.empty()) return {};
  if (line.front() == '(') return in_brackets(line);
  const std::string_view digits = leading(line, is_digit, 3);
  if (!digits.empty() && closes(line, digits.size())) {
    return ended(line, {LabelKind::Angka, number_in(digits), digits.size() + 1});
  }
  const std::string_view letters = leading(line, is_small, 2);
  if (!letters.empty() && closes(line, letters.size())) {
    return ended(line, {LabelKind::Huruf, letters_value(letters), letters.size() + 1});
  }
  return article(line);
}

std::optional<negotiation::BlockKind> block_kind(const Label& label) {
  switch (label.kind) {
    case LabelKind::Ayat:
      return negotiation::BlockKind::Ayat;
    case LabelKind::Huruf:
      return negotiation::BlockKind::Huruf;
    case LabelKind::Angka:
      return negotiation::BlockKind::Angka;
    case LabelKind::None:
    case LabelKind::Article:
      return std::nullopt;
  }
  return std::nullopt;
}

std::size_t attachment_label(std::string_view line) {
  if (line.size() < 8 || folded(line.substr(0, 8)) != "lampiran") return 0;
  std::size_t end = 8;
  if (end == line.size()) return end;
  if (!is_space(line[end]) && line[end] != ':') return 0;
  const std::size_t begin = spaces_from(line, end);
  const std::string_view rest = line.substr(begin);
  const std::string_view number = rest.substr(0, rest.find_first_of(" \t\n.:"));
  const bool digits = !number.empty() && std::ranges::all_of(number, is_digit);
  if (digits || roman_value(number)) end = begin + number.size();
  while (end < line.size() && (is_space(line[end]) || line[end] == ':' || line[end] == '.')) ++end;
  return end;
}

std::string name_from(std::string_view heading) {
  std::string out;
  for (const char c : folded(heading)) {
    if (is_small(c) || is_digit(c))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() >= 40) break;
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string FreshNames::fresh(const std::string& wanted) {
  std::string name = wanted;
  std::size_t& next = next_.try_emplace(wanted, 2).first->second;
  while (!taken_.insert(name).second) name = fmt::format("{}-{}", wanted, next++);
  return name;
}

}  // namespace simpul::manuscript
