#include "drafting/shelf.h"

#include <algorithm>

#include "encoding/mapper.h"
#include "kernel/result.h"

namespace simpul::drafting {
namespace {

template <class T>
std::optional<ShelfFact> read_as(const Json& body) {
  auto fact = from_json<T>(body, UnknownMembers::Ignore);
  if (!fact) return std::nullopt;
  return ShelfFact(std::move(*fact));
}

Refusals against_keeping(const Shelf& shelf, const KeptId& id, KeptForm form) {
  if (shelf.find(id)) return {{"kept_already", "/kept", {{"name", id.text()}}}};
  const std::size_t most = form == KeptForm::Paper ? papers_max : clauses_max;
  if (shelf.count(form) >= most) return {{"shelf_full", "", {{"max", std::to_string(most)}}}};
  return {};
}

}  // namespace

std::string_view kind_of(const ShelfFact& fact) {
  return std::visit([](const auto& body) -> std::string_view { return body.kind; }, fact);
}

Json body_of(const ShelfFact& fact) {
  return std::visit([](const auto& body) -> Json { return to_json(body); }, fact);
}

std::optional<ShelfFact> read_shelf_fact(const std::string& kind, const Json& body) {
  if (kind == PaperKept::kind) return read_as<PaperKept>(body);
  if (kind == ClauseKept::kind) return read_as<ClauseKept>(body);
  if (kind == KeptDropped::kind) return read_as<KeptDropped>(body);
  return std::nullopt;
}

const Kept* Shelf::find(const KeptId& id) const {
  const auto found = std::ranges::find(kept_, id, &Kept::kept);
  return found == kept_.end() ? nullptr : &*found;
}

std::size_t Shelf::count(KeptForm form) const {
  return static_cast<std::size_t>(std::ranges::count(kept_, form, &Kept::form));
}

// An event that breaks a rule has no effect: a second thing of one name would hide the first.
void Shelf::evolve(const ShelfFact& fact, const std::string& account, Instant at) {
  if (!objections(*this, fact).empty()) return;
  std::visit(
      Overloaded{[&](const PaperKept& one) { kept_.push_back({one.kept, KeptForm::Paper, one.file, account, at}); },
                 [&](const ClauseKept& one) { kept_.push_back({one.kept, KeptForm::Clause, one.file, account, at}); },
                 [&](const KeptDropped& one) {
                   std::erase_if(kept_, [&](const Kept& kept) { return kept.kept == one.kept; });
                 }},
      fact);
}

Refusals objections(const Shelf& shelf, const ShelfFact& fact) {
  return std::visit(
      Overloaded{[&](const PaperKept& one) { return against_keeping(shelf, one.kept, KeptForm::Paper); },
                 [&](const ClauseKept& one) { return against_keeping(shelf, one.kept, KeptForm::Clause); },
                 [&](const KeptDropped& one) -> Refusals {
                   if (shelf.find(one.kept)) return {};
                   return {{"kept_unknown"}};
                 }},
      fact);
}

}  // namespace simpul::drafting
