#include "costly_operations.h"

#include <gtest/gtest.h>

#include <vector>

namespace simpul::node {
namespace {

using Answer = CostlyOperations::Answer;

bool is_place(const Answer& answer) { return std::holds_alternative<CostlyOperations::Place>(answer); }
bool is_busy(const Answer& answer) { return std::holds_alternative<CostlyOperations::Busy>(answer); }
std::int64_t wait_of(const Answer& answer) {
  const auto* too_often = std::get_if<CostlyOperations::TooOften>(&answer);
  return too_often ? too_often->seconds : 0;
}

TEST(CostlyOperations, AreAFewAtOnceAndTurnedAwayBeyond) {
  CostlyOperations operations;
  const Answer first = operations.take("verifyPdf", {"", "10.0.0.1"}, {0});
  EXPECT_TRUE(is_place(first));
  {
    const Answer second = operations.take("verifyPdf", {"", "10.0.0.2"}, {0});
    EXPECT_TRUE(is_place(second));
    EXPECT_TRUE(is_busy(operations.take("verifyPdf", {"", "10.0.0.3"}, {0})));
    EXPECT_TRUE(is_busy(operations.take("verifyPdf", {"", "10.0.0.3"}, {0}))) << "being turned away takes no place";
    EXPECT_TRUE(is_place(operations.take("readOldAgreement", {"", "10.0.0.3"}, {0}))) << "each has places of its own";
  }
  EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "10.0.0.3"}, {0})));
  EXPECT_FALSE(CostlyOperations::is_costly("getDossier"));
}

TEST(CostlyOperations, OneAddressCannotHoldEveryPlaceOfWhatStrangersMayAsk) {
  CostlyOperations operations;
  const Answer first = operations.take("verifyPdf", {"", "2001:db8:1:2::7"}, {0});
  EXPECT_TRUE(is_place(first));
  EXPECT_GT(wait_of(operations.take("verifyPdf", {"", "2001:db8:1:2::8"}, {0})), 0) << "a subscriber has a whole /64";
  EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "2001:db8:1:3::7"}, {0})));
}

TEST(CostlyOperations, AnAddressThatAsksTooOftenWaitsAndIsThenHeardAgain) {
  CostlyOperations operations;
  for (int at = 0; at < 30; ++at) EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "10.0.0.1"}, {at * 1000})));
  EXPECT_EQ(wait_of(operations.take("verifyPdf", {"", "10.0.0.1"}, {60'000})), 240);
  EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "10.0.0.2"}, {60'000})));
  EXPECT_EQ(wait_of(operations.take("verifyPdf", {"", "10.0.0.1"}, {299'001})), 1);
  EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "10.0.0.1"}, {300'000})));
  EXPECT_GT(wait_of(operations.take("verifyPdf", {"", "10.0.0.1"}, {300'000})), 0);
}

TEST(CostlyOperations, WhoIsSignedInIsNotCounted) {
  CostlyOperations operations;
  for (int at = 0; at < 100; ++at) {
    EXPECT_TRUE(is_place(operations.take("readOldAgreement", {"rina", "10.0.0.1"}, {at})));
  }
  const Answer first = operations.take("readOldAgreement", {"rina", "10.0.0.1"}, {200});
  const Answer second = operations.take("readOldAgreement", {"rina", "10.0.0.1"}, {200});
  EXPECT_TRUE(is_place(first) && is_place(second));
}

TEST(CostlyOperations, AreAllThatHandAFileOfOthersToAWorker) {
  for (const char* operation : {"uploadFile", "readDraftFile", "keepPaperFile", "examineSignedFile", "readOldAgreement",
                                "checkScan", "verifyPdf"}) {
    EXPECT_TRUE(CostlyOperations::is_costly(operation)) << operation;
  }
}

TEST(CostlyOperations, OneAccountReadsOneTextAtATimeAndItsColleagueInTheOfficeAnother) {
  CostlyOperations operations;
  const Answer first = operations.take("readDraftFile", {"rina", "10.0.0.1"}, {0});
  EXPECT_TRUE(is_place(first));
  const Answer again = operations.take("readDraftFile", {"rina", "10.9.9.9"}, {0});
  EXPECT_GT(wait_of(again), 0) << "an account is the same at every address";
  EXPECT_TRUE(std::get<CostlyOperations::TooOften>(again).of_account);
  EXPECT_TRUE(is_place(operations.take("readDraftFile", {"budi", "10.0.0.1"}, {0})));
}

TEST(CostlyOperations, OneAccountHoldsTwoSignedFilesAndTwoUploads) {
  for (const char* operation : {"examineSignedFile", "uploadFile"}) {
    CostlyOperations operations;
    const Answer first = operations.take(operation, {"rina", "10.0.0.1"}, {0});
    const Answer second = operations.take(operation, {"rina", "10.0.0.1"}, {0});
    EXPECT_TRUE(is_place(first) && is_place(second)) << operation;
    EXPECT_GT(wait_of(operations.take(operation, {"rina", "10.0.0.1"}, {0})), 0) << operation;
    EXPECT_TRUE(is_place(operations.take(operation, {"budi", "10.0.0.1"}, {0}))) << operation;
  }
}

TEST(CostlyOperations, AllTogetherLeaveAThreadForEverythingElse) {
  CostlyOperations operations;
  const Answer first = operations.take("examineSignedFile", {"rina", "10.0.0.1"}, {0});
  const Answer second = operations.take("readDraftFile", {"rina", "10.0.0.1"}, {0});
  {
    const Answer third = operations.take("verifyPdf", {"", "10.0.0.3"}, {0});
    EXPECT_TRUE(is_place(first) && is_place(second) && is_place(third));
    EXPECT_TRUE(is_busy(operations.take("uploadFile", {"budi", "10.0.0.2"}, {0})));
  }
  EXPECT_TRUE(is_place(operations.take("uploadFile", {"budi", "10.0.0.2"}, {0})));
}

TEST(CostlyOperations, WhoChecksAPaperCountsByTheAddressEvenWhenSignedIn) {
  CostlyOperations operations;
  const Answer first = operations.take("verifyPdf", {"rina", "10.0.0.1"}, {0});
  const Answer second = operations.take("verifyPdf", {"", "10.0.0.1"}, {0});
  ASSERT_GT(wait_of(second), 0);
  EXPECT_FALSE(std::get<CostlyOperations::TooOften>(second).of_account);
}

TEST(CostlyOperations, AClockSetBackKeepsNobodyOut) {
  CostlyOperations operations;
  for (int at = 0; at < 30; ++at) operations.take("verifyPdf", {"", "10.0.0.1"}, {1'000'000'000});
  EXPECT_TRUE(is_place(operations.take("verifyPdf", {"", "10.0.0.1"}, {5})));
}

}  // namespace
}  // namespace simpul::node
