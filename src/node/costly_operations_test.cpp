#include "costly_operations.h"

#include <gtest/gtest.h>

namespace simpul::node {
namespace {

TEST(CostlyOperations, AreAFewAtOnceAndTurnedAwayBeyond) {
  CostlyOperations operations;
  auto first = operations.take("verifyPdf");
  {
    const auto second = operations.take("verifyPdf");
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(operations.take("verifyPdf"));
    EXPECT_FALSE(operations.take("verifyPdf")) << "being turned away takes no place";
    EXPECT_TRUE(operations.take("readOldAgreement")) << "each has places of its own";
  }
  EXPECT_TRUE(operations.take("verifyPdf"));
  EXPECT_FALSE(CostlyOperations::is_costly("getDossier"));
}

}  // namespace
}  // namespace simpul::node
