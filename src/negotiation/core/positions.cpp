#include "negotiation/positions.h"

#include <ranges>

namespace simpul::negotiation {
namespace {

// All parties on one text, by whatever "latest" means to the caller.
template <class Latest>
std::optional<Digest> common_text(std::span<const RegionCode> parties, Latest latest) {
  std::optional<Digest> text;
  for (const RegionCode& party : parties) {
    const Positions::Taken* taken = latest(party);
    if (!taken || (text && *text != taken->text)) return std::nullopt;
    text = taken->text;
  }
  return text;
}

}  // namespace

void Positions::take(const PositionTaken& position, const RegionCode& author, std::uint64_t seq, Instant at) {
  taken_[position.document].push_back(
      {position.party, author, seq, position.text, at, position.clauses, position.reply_by, position.note});
}

std::span<const Positions::Taken> Positions::of(const DocumentId& document) const {
  const auto found = taken_.find(document);
  if (found == taken_.end()) return {};
  return found->second;
}

const Positions::Taken* Positions::latest(const DocumentId& document, const RegionCode& party,
                                          const threads::CausalPast& past) const {
  for (const Taken& taken : of(document) | std::views::reverse) {
    if (taken.party == party && past.of(taken.author) >= taken.seq) return &taken;
  }
  return nullptr;
}

const Positions::Taken* Positions::latest(const DocumentId& document, const RegionCode& party) const {
  for (const Taken& taken : of(document) | std::views::reverse) {
    if (taken.party == party) return &taken;
  }
  return nullptr;
}

std::optional<Digest> Positions::agreed(const DocumentId& document, std::span<const RegionCode> parties,
                                        const threads::CausalPast& past) const {
  return common_text(parties, [&](const RegionCode& party) { return latest(document, party, past); });
}

std::optional<Digest> Positions::agreed(const DocumentId& document, std::span<const RegionCode> parties) const {
  return common_text(parties, [&](const RegionCode& party) { return latest(document, party); });
}

}  // namespace simpul::negotiation
