#include "web/target.h"

#include "encoding/utf8.h"
#include "web/message.h"

namespace simpul::web {
namespace {

constexpr std::size_t query_values_max = 64;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Visible ASCII without what RFC 3986 keeps out of a URI.
bool is_uri_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}#").find(c) == std::string_view::npos;
  });
}

bool in_normal_form(std::string_view path) {
  if (path == "/") return true;
  path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (segment == "." || segment == "..") return false;
    if (slash == std::string_view::npos) return true;
    if (segment.empty()) return false;
    path.remove_prefix(slash + 1);
  }
}

Result<std::string, Refusal> read_path(std::string_view raw) {
  const Refusal malformed{"path_malformed"};
  if (!raw.starts_with('/')) return refuse(malformed);
  auto path = percent_decode(raw);
  if (!path || !is_utf8(*path) || std::ranges::any_of(*path, is_control)) return refuse(malformed);
  if (path->find('\\') != std::string::npos) return refuse(malformed);
  if (std::ranges::count(*path, '/') != std::ranges::count(raw, '/')) return refuse(malformed);
  if (!in_normal_form(*path)) return refuse(malformed);
  return std::move(*path);
}

Result<std::multimap<std::string, std::string>, Refusal> read_query(std::string_view raw) {
  const Refusal malformed{"query_malformed"};
  if (std::ranges::count(raw, '&') >= static_cast<std::ptrdiff_t>(query_values_max)) return refuse(malformed);
  auto query = parse_query(raw);
  if (!query) return refuse(malformed);
  for (const auto& [name, value] : *query) {
    if (!is_utf8(name) || !is_utf8(value)) return refuse(malformed);
    if (name.find('\0') != std::string::npos || value.find('\0') != std::string::npos) return refuse(malformed);
  }
  return std::move(*query);
}

}  // namespace

Result<Target, Refusal> read_target(std::string_view target) {
  Target out;
  if (target == "*") {
    out.path = "*";
    return out;
  }
  if (!is_uri_text(target)) return refuse(Refusal{"path_malformed"});
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    out.authority = rest.substr(0, end);
    target = rest.substr(end);
    if (out.authority.empty()) return refuse(Refusal{"path_malformed"});
    break;
  }
  const auto mark = std::min(target.find('?'), target.size());
  std::string_view raw_path = target.substr(0, mark);
  if (raw_path.empty() && !out.authority.empty()) raw_path = "/";
  auto path = read_path(raw_path);
  if (!path) return refuse(std::move(path.error()));
  auto query = read_query(target.substr(std::min(mark + 1, target.size())));
  if (!query) return refuse(std::move(query.error()));
  out.path = std::move(*path);
  out.query = std::move(*query);
  return out;
}

}  // namespace simpul::web
