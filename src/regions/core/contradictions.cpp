#include <algorithm>

#include "regions/government.h"

namespace simpul::regions {
namespace {

// The office the signature speaks of: by kind for the head of region, of whom there is one; by title otherwise.
bool same_office(const Office& office, const signing::Signer& signer) {
  if (signer.office_kind == signing::OfficeKind::HeadOfRegion) return office.kind == signer.office_kind;
  return office.kind == signer.office_kind && office.title == signer.office;
}

std::vector<const Holder*> holders_of(const Government& government, const signing::Signer& signer) {
  std::vector<const Holder*> out;
  for (const Holder& holder : government.holders) {
    const Office* office = government.office(holder.office);
    if (office && same_office(*office, signer)) out.push_back(&holder);
  }
  return out;
}

std::optional<Refusal> office_contradiction(const Government& government, const signing::SignatureRecorded& fact) {
  if (!fact.signer.name) return std::nullopt;
  const auto holders = holders_of(government, fact.signer);
  // Before the first holder the register knows of, it knows nothing.
  const bool known_then = std::ranges::any_of(holders, [&](const Holder* holder) { return holder->from <= fact.on; });
  if (!known_then) return std::nullopt;
  std::string in_office;
  for (const Holder* holder : holders) {
    if (!holder->on(fact.on)) continue;
    if (holder->name == *fact.signer.name && holder->capacity == fact.capacity) return std::nullopt;
    in_office += (in_office.empty() ? "" : ", ") + holder->name;
  }
  std::map<std::string, std::string> facts = {
      {"name", *fact.signer.name}, {"office", fact.signer.office}, {"date", fact.on.text()}, {"holder", in_office}};
  if (in_office.empty()) return Refusal{"office_vacant_on_date", "/signer/name", std::move(facts)};
  return Refusal{"signer_not_in_office", "/signer/name", std::move(facts)};
}

std::optional<std::string> mandate_fault(const Government& government, const Mandate& mandate,
                                         const signing::SignatureRecorded& fact) {
  if (!mandate.on(fact.on)) return "mandate_not_valid_on_date";
  const Holder* receiver = government.holder(mandate.receiver);
  const bool another = fact.signer.name && receiver && receiver->name != *fact.signer.name;
  return another ? std::optional<std::string>("mandate_for_another_person") : std::nullopt;
}

// Registers begin their numbers anew, so several letters may bear one; any of them that fits is enough.
std::optional<Refusal> mandate_contradiction(const Government& government, const signing::SignatureRecorded& fact) {
  if (!fact.mandate) return std::nullopt;
  std::optional<std::string> fault;
  for (const Mandate& mandate : government.mandates) {
    if (mandate.number != fact.mandate->number) continue;
    fault = mandate_fault(government, mandate, fact);
    if (!fault) return std::nullopt;
  }
  if (!fault) return std::nullopt;
  return Refusal{*fault, "/mandate", {{"number", fact.mandate->number}, {"date", fact.on.text()}}};
}

}  // namespace

Refusals contradictions(const Government& government, const signing::SignatureRecorded& fact) {
  Refusals out;
  if (auto refusal = office_contradiction(government, fact)) out.push_back(std::move(*refusal));
  if (auto refusal = mandate_contradiction(government, fact)) out.push_back(std::move(*refusal));
  return out;
}

}  // namespace simpul::regions
