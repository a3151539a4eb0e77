#include "web/cursor.h"

#include "encoding/base64.h"

namespace simpul::web {
namespace {

constexpr std::size_t cursor_bytes_max = 2048;

}  // namespace

std::string cursor_text(const Json& position) {
  std::string out = base64(json_text(position));
  std::ranges::replace(out, '+', '-');
  std::ranges::replace(out, '/', '_');
  while (out.ends_with('=')) out.pop_back();
  return out;
}

Result<Json, Refusal> read_cursor(std::string_view text) {
  const Refusal malformed{"cursor_malformed"};
  if (text.empty() || text.size() > cursor_bytes_max) return refuse(malformed);
  if (text.find_first_of("+/=") != std::string_view::npos) return refuse(malformed);
  std::string standard(text);
  std::ranges::replace(standard, '-', '+');
  std::ranges::replace(standard, '_', '/');
  standard.append((4 - standard.size() % 4) % 4, '=');
  const auto decoded = base64_decode(standard);
  if (!decoded) return refuse(malformed);
  auto position = read_json(*decoded);
  if (!position) return refuse(malformed);
  return *position;
}

}  // namespace simpul::web
