#include "negotiation/marks.h"

#include <algorithm>

#include "kernel/id.h"

namespace simpul::negotiation {
namespace {

// Two names of 64 characters and what stands between them.
constexpr std::size_t inside_bytes_max = 130;

bool is_variable_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos)
    return false;
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

bool opens(std::string_view two) { return two == "{{" || two == "[["; }

Mark read_inside(std::string_view inside, char bracket) {
  if (bracket == '{') {
    if (!is_variable_name(inside)) return {.kind = MarkKind::Unreadable};
    return {.kind = MarkKind::Variable, .name = std::string(inside)};
  }
  const std::size_t slash = inside.find('/');
  const std::string_view clause = inside.substr(0, slash);
  const std::string_view block = slash == std::string_view::npos ? "" : inside.substr(slash + 1);
  if (!is_id_text(clause) || (slash != std::string_view::npos && !is_id_text(block))) {
    return {.kind = MarkKind::Unreadable};
  }
  return {.kind = MarkKind::Reference, .name = std::string(clause), .block = std::string(block)};
}

Mark mark_at(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin + 2, inside_bytes_max + 2);
  const std::size_t close = rest.find(text[begin] == '{' ? "}}" : "]]");
  const std::string_view inside = rest.substr(0, close);
  Mark mark{.kind = MarkKind::Unreadable};
  std::size_t end = begin + 2;
  // Where another one opens before this one closes, only the brackets are wrong and the other may be whole.
  if (close != std::string_view::npos && inside.find("{{") == std::string_view::npos &&
      inside.find("[[") == std::string_view::npos) {
    mark = read_inside(inside, text[begin]);
    end += close + 2;
  }
  mark.begin = begin;
  mark.end = end;
  return mark;
}

}  // namespace

std::vector<Mark> marks_of(std::string_view text) {
  std::vector<Mark> out;
  for (std::size_t at = 0; at + 1 < text.size();) {
    if (!opens(text.substr(at, 2))) {
      ++at;
      continue;
    }
    out.push_back(mark_at(text, at));
    at = out.back().end;
  }
  return out;
}

}  // namespace simpul::negotiation
