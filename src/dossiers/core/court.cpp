#include "court.h"

#include <algorithm>

namespace simpul::dossiers {
namespace {

constexpr int hours_east_max = 9;  // WIT: where the day begins first

}  // namespace

void Court::object(std::string code, std::string pointer, std::map<std::string, std::string> facts) {
  objections.push_back({std::move(code), std::move(pointer), std::move(facts)});
}

void Court::require_text(std::string_view text, std::string pointer, std::size_t bytes_max) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return object("field_empty", std::move(pointer));
  if (text.size() > bytes_max) object("field_too_long", std::move(pointer), {{"max", std::to_string(bytes_max)}});
}

void Court::require_past(Date day, std::string pointer) {
  static_assert(static_cast<int>(Zone::Wit) == hours_east_max);
  const Date today = day_of(place.at, Zone::Wit);
  if (day > today) object("date_in_the_future", std::move(pointer), {{"date", day.text()}, {"today", today.text()}});
}

void Court::require_urusan(const std::string& code, std::string pointer) {
  const bool known = std::ranges::find(rules.urusan, code) != rules.urusan.end();
  if (!known) object("urusan_unknown", std::move(pointer), {{"code", code}});
}

void Court::require_party(const RegionCode& region, std::string pointer) {
  if (!state.is_party(region)) object("not_a_party", std::move(pointer), {{"region", region.text()}});
}

void Court::require_own_or_silent(const RegionCode& region) {
  if (region == place.author) return;
  // Judged in the causal past: a record made before the author could know of the party's own hand stays good.
  if (place.past.of(region) > 0) object("party_writes_itself", "/party", {{"region", region.text()}});
}

void Court::require_item(const ScopeItemId& item, std::string pointer) {
  const auto found = std::ranges::find(state.scope, item, &ScopeItem::item);
  if (found == state.scope.end()) object("scope_item_unknown", std::move(pointer));
}

const Document* Court::require_document(const DocumentId& document, std::string pointer) {
  const Document* found = state.document(document);
  if (!found) object("document_unknown", std::move(pointer), {{"document", document.text()}});
  return found;
}

Refusals objections(const State& state, const Fact& fact, const Place& place, const Rules& rules) {
  Court court{state, place, rules};
  const bool opening = std::holds_alternative<Opened>(fact);
  if (!opening && !state.opened) {
    court.object("dossier_not_open", "");
  } else if (!opening && !state.is_party(place.author)) {
    court.object("author_not_a_party", "");
  } else {
    std::visit([&](const auto& body) { judge(court, body); }, fact);
  }
  return std::move(court.objections);
}

}  // namespace simpul::dossiers
