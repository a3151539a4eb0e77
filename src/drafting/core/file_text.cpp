#include <algorithm>
#include <array>

#include "drafting/own_paper.h"

namespace simpul::drafting {
namespace {

// As docs/formats/template.md writes them; whatever else there is comes last.
constexpr std::array<std::string_view, 20> order{
    "version", "id",   "document", "sender", "name",      "for",  "clause",  "kind",   "heading",   "use",
    "after",   "need", "about",    "source", "certainty", "when", "between", "blocks", "paragraph", "ayat"};

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(order, name) - order.begin());
}

bool is_plain(const Json& json) { return !json.is_object() && !json.is_array(); }

// What stands on one line: a scalar, an empty list, a list of scalars such as a row of a table.
bool is_line(const Json& json) {
  if (const auto* array = json.if_array()) return std::ranges::all_of(*array, is_plain);
  return is_plain(json) || json.get_object().empty();
}

std::string line_of(const Json& json) {
  const auto* array = json.if_array();
  if (!array) return json_text(json);
  std::string out = "[";
  for (const Json& item : *array) out += (out.size() > 1 ? ", " : "") + json_text(item);
  return out + "]";
}

void write(std::string& out, const Json& json, std::size_t depth);

void write_items(std::string& out, const JsonArray& items, std::size_t depth) {
  for (const Json& item : items) {
    std::string inner = is_line(item) ? line_of(item) + "\n" : std::string();
    if (inner.empty()) {
      write(inner, item, depth + 1);
      inner.erase(0, 2 * (depth + 1));
    }
    out += std::string(2 * depth, ' ') + "- " + inner;
  }
}

// Strings are quoted as in JSON, which YAML reads alike, so that no word of a text is taken for a sign.
void write(std::string& out, const Json& json, std::size_t depth) {
  if (const auto* array = json.if_array()) return write_items(out, *array, depth);
  std::vector<std::string_view> names;
  for (const auto& member : json.get_object()) names.emplace_back(member.key());
  std::ranges::sort(
      names, [](std::string_view a, std::string_view b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a < b; });
  for (const std::string_view name : names) {
    const Json& value = json.get_object().at(name);
    out += std::string(2 * depth, ' ') + std::string(name) + ":";
    out += is_line(value) ? " " + line_of(value) + "\n" : "\n";
    if (!is_line(value)) write(out, value, depth + 1);
  }
}

}  // namespace

std::string file_text(const Json& file) {
  std::string out;
  write(out, file, 0);
  return out;
}

}  // namespace simpul::drafting
