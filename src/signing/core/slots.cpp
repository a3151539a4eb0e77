#include "signing/slots.h"

#include <algorithm>

#include "kernel/expects.h"

namespace simpul::signing {

std::vector<Slot> slots_of(const DocumentId& document, std::span<const RegionCode> parties,
                           std::span<const RegionCode> order) {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool signs = std::ranges::find(parties, order[i]) != parties.end();
    if (signs) slots.push_back({document, order[i], static_cast<int>(i) + 1});
  }
  for (const RegionCode& party : parties) {
    const bool named = std::ranges::find(order, party) != order.end();
    if (!named) slots.push_back({document, party, static_cast<int>(order.size()) + 1});
  }
  return slots;
}

std::optional<RegionCode> waits_for(std::span<const Slot> slots, const RegionCode& party,
                                    std::span<const RegionCode> signed_by) {
  const auto own = std::ranges::find(slots, party, &Slot::party);
  expects(own != slots.end(), "a party that signs has a slot");
  for (const Slot& slot : slots) {
    const bool has_signed = std::ranges::find(signed_by, slot.party) != signed_by.end();
    if (slot.place < own->place && !has_signed) return slot.party;
  }
  return std::nullopt;
}

}  // namespace simpul::signing
