#include "numbers.h"

#include <algorithm>
#include <charconv>

namespace simpul::docx {
namespace {

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc{} || end != digits.data() + digits.size() || value > 30'000) return std::nullopt;
  return value;
}

// Word goes on after z with aa, bb, cc.
std::string letters(std::size_t number) {
  if (number == 0) return "0";
  const std::size_t times = std::min<std::size_t>((number - 1) / 26 + 1, 30);
  return std::string(times, static_cast<char>('a' + (number - 1) % 26));
}

std::string roman(std::size_t number) {
  static constexpr std::array<std::pair<std::size_t, std::string_view>, 13> signs{{{1000, "m"},
                                                                                   {900, "cm"},
                                                                                   {500, "d"},
                                                                                   {400, "cd"},
                                                                                   {100, "c"},
                                                                                   {90, "xc"},
                                                                                   {50, "l"},
                                                                                   {40, "xl"},
                                                                                   {10, "x"},
                                                                                   {9, "ix"},
                                                                                   {5, "v"},
                                                                                   {4, "iv"},
                                                                                   {1, "i"}}};
  std::string out;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) out += sign;
  }
  return out;
}

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string written(std::size_t number, std::string_view format) {
  if (format == "lowerLetter") return letters(number);
  if (format == "upperLetter") return capitals(letters(number));
  if (format == "lowerRoman") return roman(number);
  if (format == "upperRoman") return capitals(roman(number));
  return std::to_string(number);
}

constexpr std::size_t inheritance_max = 20;

}  // namespace

std::optional<NumberRef> number_ref(const Node& paragraph_properties) {
  const Node* properties = paragraph_properties.child("w:numPr");
  if (!properties || !properties->child("w:numId")) return std::nullopt;
  const std::string_view level = properties->child_value("w:ilvl");
  return NumberRef{std::string(properties->child_value("w:numId")), number_in(level)};
}

Styles::Styles(const Node* tree) {
  if (!tree) return;
  for (const Node& node : tree->children) {
    if (node.name != "w:style") continue;
    Style style{std::string(node.child_value("w:name")), std::string(node.child_value("w:basedOn")), {}, {}};
    if (const Node* properties = node.child("w:pPr")) {
      style.numbering = number_ref(*properties);
      style.alignment = properties->child_value("w:jc");
    }
    styles_.emplace(std::string(node.attribute("w:styleId")), std::move(style));
  }
}

std::string Styles::name(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? std::string(id) : found->second.name;
}

std::optional<NumberRef> Styles::numbering(std::string_view id) const {
  auto found = styles_.find(id);
  for (std::size_t i = 0; i < inheritance_max && found != styles_.end(); ++i) {
    if (found->second.numbering) return found->second.numbering;
    found = styles_.find(found->second.based_on);
  }
  return std::nullopt;
}

bool Styles::centred(std::string_view id) const {
  auto found = styles_.find(id);
  for (std::size_t i = 0; i < inheritance_max && found != styles_.end(); ++i) {
    if (!found->second.alignment.empty()) return found->second.alignment == "center";
    found = styles_.find(found->second.based_on);
  }
  return false;
}

Numbers::Numbers(const Node* tree) {
  if (!tree) return;
  for (const Node& node : tree->children) {
    if (node.name == "w:abstractNum") read_abstract(node);
    if (node.name == "w:num") read_list(node);
  }
}

Numbers::Level Numbers::read_level(const Node& node) {
  Level level;
  if (const Node* format = node.child("w:numFmt")) level.format = format->attribute("w:val");
  level.text = node.child_value("w:lvlText");
  level.style = node.child_value("w:pStyle");
  level.start = number_in(node.child_value("w:start")).value_or(1);
  return level;
}

void Numbers::read_abstract(const Node& node) {
  std::vector<Level> all(levels);
  for (const Node& child : node.children) {
    const auto at = number_in(child.attribute("w:ilvl"));
    if (child.name == "w:lvl" && at && *at < levels) all[*at] = read_level(child);
  }
  abstracts_.emplace(std::string(node.attribute("w:abstractNumId")), std::move(all));
}

void Numbers::read_list(const Node& node) {
  List list{std::string(node.child_value("w:abstractNumId")), {}};
  for (const Node& child : node.children) {
    const auto at = number_in(child.attribute("w:ilvl"));
    if (child.name != "w:lvlOverride" || !at || *at >= levels) continue;
    if (const auto start = number_in(child.child_value("w:startOverride"))) list.starts.emplace(*at, *start);
  }
  lists_.emplace(std::string(node.attribute("w:numId")), std::move(list));
}

std::string Numbers::next(const NumberRef& ref, std::string_view style) {
  const auto list = lists_.find(ref.list);
  if (list == lists_.end()) return {};
  const auto abstract = abstracts_.find(list->second.abstract);
  if (abstract == abstracts_.end()) return {};
  const std::vector<Level>& all = abstract->second;
  const auto own = std::ranges::find(all, style, &Level::style);
  const std::size_t by_style = own == all.end() || style.empty() ? 0 : static_cast<std::size_t>(own - all.begin());
  const std::size_t level = std::min(ref.level.value_or(by_style), levels - 1);
  Counters& counters = counters_.try_emplace(list->second.abstract, Counters(levels)).first->second;
  const auto start = list->second.starts.find(level);
  if (start != list->second.starts.end() && begun_.emplace(ref.list, level).second) counters[level] = std::nullopt;
  const std::size_t first = start == list->second.starts.end() ? all[level].start : start->second;
  counters[level] = counters[level] ? *counters[level] + 1 : first;
  for (std::size_t higher = 0; higher < level; ++higher) {
    if (!counters[higher]) counters[higher] = all[higher].start;
  }
  for (std::size_t deeper = level + 1; deeper < levels; ++deeper) counters[deeper] = std::nullopt;
  return printed(all, counters, level);
}

std::string Numbers::printed(const std::vector<Level>& all, const Counters& counters, std::size_t level) const {
  if (all[level].format == "none") return {};
  if (all[level].format == "bullet") return "•";
  const std::string& text = all[level].text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      out += text[i];
      continue;
    }
    const auto at = static_cast<std::size_t>(text[++i] - '1');
    out += written(counters[at].value_or(all[at].start), all[at].format);
  }
  return out.substr(0, 60);
}

}  // namespace simpul::docx
