#include <gtest/gtest.h>

#include "negotiation/positions.h"

namespace simpul::negotiation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");
const DocumentId kb = *DocumentId::parse("kb");
const std::vector<RegionCode> both = {kaltim, jatim};

Digest text(std::uint8_t n) { return Digest{{n}}; }

threads::CausalPast past(std::uint64_t of_kaltim, std::uint64_t of_jatim) {
  threads::CausalPast out;
  out.reach(kaltim, of_kaltim);
  out.reach(jatim, of_jatim);
  return out;
}

TEST(Positions, AgreedWhenEveryLatestTextIsTheSame) {
  Positions positions;
  positions.take({kb, kaltim, text(1), {}, {}, {}}, kaltim, 1, {});
  EXPECT_FALSE(positions.agreed(kb, both));
  positions.take({kb, jatim, text(2), {}, {}, {}}, jatim, 1, {});
  EXPECT_FALSE(positions.agreed(kb, both));
  positions.take({kb, kaltim, text(2), {}, {}, {}}, kaltim, 2, {});
  EXPECT_EQ(positions.agreed(kb, both), text(2));
}

TEST(Positions, ALaterChangeUndoesTheAgreementButNotItsPast) {
  Positions positions;
  positions.take({kb, kaltim, text(1), {}, {}, {}}, kaltim, 1, {});
  positions.take({kb, jatim, text(1), {}, {}, {}}, jatim, 1, {});
  positions.take({kb, kaltim, text(3), {}, {}, {}}, kaltim, 2, {});
  EXPECT_FALSE(positions.agreed(kb, both));
  EXPECT_EQ(positions.agreed(kb, both, past(1, 1)), text(1));
  EXPECT_FALSE(positions.agreed(kb, both, past(2, 1)));
  EXPECT_FALSE(positions.agreed(kb, both, past(1, 0)));
}

}  // namespace
}  // namespace simpul::negotiation
