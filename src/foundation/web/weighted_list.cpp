#include "web/weighted_list.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace simpul::web {
namespace {

// A client that names more than this is not negotiating.
constexpr std::size_t elements_max = 32;

std::string compact(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<double> weight_of(std::string_view parameter) {
  if (!parameter.starts_with("q=")) return std::nullopt;
  parameter.remove_prefix(2);
  double weight = 0;
  const auto [end, fault] =
      std::from_chars(parameter.data(), parameter.data() + parameter.size(), weight, std::chars_format::fixed);
  if (fault != std::errc{} || end != parameter.data() + parameter.size()) return std::nullopt;
  if (!(weight >= 0 && weight <= 1)) return std::nullopt;
  return weight;
}

}  // namespace

std::vector<Weighted> weighted_list(std::string_view header) {
  std::vector<Weighted> out;
  while (!header.empty() && out.size() < elements_max) {
    const auto end = std::min(header.find(','), header.size());
    const std::string element = compact(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto semicolon = element.find(';');
    std::string name = element.substr(0, semicolon);
    if (name.empty()) continue;
    if (semicolon == std::string::npos) {
      out.push_back({std::move(name), 1});
    } else if (const auto weight = weight_of(std::string_view(element).substr(semicolon + 1))) {
      out.push_back({std::move(name), *weight});
    }
  }
  return out;
}

}  // namespace simpul::web
