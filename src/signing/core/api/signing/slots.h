#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <vector>

#include "kernel/region_code.h"
#include "threads/ids.h"

namespace simpul::signing {

// One place for one party's signature on one document. `place` counts from 1; equal places sign side by side.
struct Slot {
  DocumentId document;
  RegionCode party;
  int place = 1;
  bool operator==(const Slot&) const = default;
};
BOOST_DESCRIBE_STRUCT(Slot, (), (document, party, place))

// The slots of a document in the order of signing. An empty `order` lets all sign side by side; a party that an order
// leaves out comes after those it names.
std::vector<Slot> slots_of(const DocumentId& document, std::span<const RegionCode> parties,
                           std::span<const RegionCode> order);

// The first party that has to sign before `party` may; nullopt where its turn is reached. Expects a slot of `party`.
std::optional<RegionCode> waits_for(std::span<const Slot> slots, const RegionCode& party,
                                    std::span<const RegionCode> signed_by);

}  // namespace simpul::signing
