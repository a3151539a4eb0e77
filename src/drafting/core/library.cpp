#include "drafting/library.h"

#include <algorithm>
#include <charconv>

#include "drafting/particulars.h"
#include "filling.h"

namespace simpul::drafting {
namespace {

template <class Items>
auto* find_by(const Items& items, auto member, std::string_view wanted) {
  const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.*member == wanted; });
  return found == items.end() ? nullptr : &*found;
}

// "pihak.2.pejabat" is the name "pihak.pejabat" with the place 1.
std::optional<std::size_t> take_place(std::string& name) {
  const std::size_t first = name.find('.');
  if (first == std::string::npos) return std::nullopt;
  const std::size_t second = name.find('.', first + 1);
  if (second == std::string::npos) return std::nullopt;
  std::size_t number = 0;
  const char* begin = name.data() + first + 1;
  const char* end = name.data() + second;
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (error != std::errc{} || stop != end || number == 0) return std::nullopt;
  name.erase(first, second - first);
  return number - 1;
}

// "lingkup ke-{n}" for the second item is "lingkup ke-2".
std::string item_words(std::string pattern, std::size_t place) {
  const auto put = [&](std::string_view hole, const std::string& words) {
    const std::size_t at = pattern.find(hole);
    if (at != std::string::npos) pattern.replace(at, hole.size(), words);
  };
  put("{n}", std::to_string(place + 1));
  put("{ke}", ordinal_label(place));
  return pattern;
}

}  // namespace

const Template* Library::find(std::string_view id) const { return find_by(templates, &Template::id, id); }

const LibraryClause* Library::find_clause(std::string_view id) const {
  return find_by(clauses, &LibraryClause::id, id);
}

const ListKind* Library::find_list(std::string_view list) const { return find_by(lists, &ListKind::list, list); }

std::optional<VariableName> Library::variable(std::string_view written) const {
  std::string name(written);
  VariableName out;
  out.place = take_place(name);
  out.variable = find_by(variables, &Variable::name, name);
  if (!out.variable) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return std::nullopt;
    out.form = name.substr(dot + 1);
    name.resize(dot);
    out.variable = find_by(variables, &Variable::name, name);
    if (!out.variable || !has_form(out.variable->type, out.form)) return std::nullopt;
  }
  const std::size_t dot = name.find('.');
  if (dot != std::string::npos) {
    out.list = find_by(lists, &ListKind::prefix, std::string_view(name).substr(0, dot));
    if (out.list) out.member = name.substr(dot + 1);
  }
  if (out.place && !out.list) return std::nullopt;
  return out;
}

Words Library::called(std::string_view written) const {
  const auto name = variable(written);
  if (!name) return {std::string(written), std::string(written)};
  Words out = name->variable->called;
  if (!name->list || !name->place) return out;
  out.id += " " + item_words(name->list->item.id, *name->place);
  out.en += " of " + item_words(name->list->item.en, *name->place);
  return out;
}

}  // namespace simpul::drafting
