#include "bundle_doors.h"

#include <gtest/gtest.h>

#include "memory/clock.h"
#include "proof/verification.h"
#include "tested_bundle.h"
#include "tested_log.h"

// From the log that a node keeps to the bundle that a stranger verifies.
namespace simpul::node {
namespace {

class LoggedBundles : public ledger::TestedLog {
 protected:
  void keep(const proof::Written& each) {
    AppendRequest request{"dossier:" + id(), *journal_->heads("dossier:" + id()), {}, {}, {}};
    request.events.push_back(
        {each.event.author, each.event.seq, each.event.kind, each.event.hash, each.envelope, each.signature});
    ASSERT_TRUE(journal_->append(request));
  }
  void keep_all() {
    for (const auto& [author, thread] : story_.threads) {
      for (const proof::Written& each : thread) keep(each);
    }
  }
  std::string id() const { return story_.manifest.dossier.text(); }

  proof::Verification verified() {
    const ledger::LogReader reader(*database_, file_);
    const auto files = [this](const Digest& hash) -> Result<std::string, PortError> {
      for (const auto& [name, bytes] : story_.files) {
        if (sha256(bytes) == hash) return bytes;
      }
      return refuse(PortError{PortFault::NotFound, hash.text()});
    };
    const auto key_of = [](const RegionCode& region) -> std::optional<PublicKey> {
      return proof::tested_key(region.text() == "64" ? 64 : 35).public_key();
    };
    const proof::BundleMaker maker({*journal_, clock_, [files](const Digest& hash) { return files(hash).has_value(); },
                                    files, key_of, [](const RegionCode& region) { return region.text(); },
                                    logged_in(reader), [] { return proof::WitnessPolicy{}; }});
    const auto plan = maker.plan({id(), std::make_shared<const dossiers::State>(), "mark"}, {});
    EXPECT_TRUE(plan) << (plan ? "" : plan.error().front().code);
    const auto bytes = maker.make(*plan, 1 << 20);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().front().code);
    return proof::verify(*bytes);
  }

  proof::TestedBundle story_ = proof::tested_cooperation();
  memory::ManualClock clock_{Instant{1'790'000'000'000}};
};

TEST_F(LoggedBundles, EveryEventInTheLogIsProvenByIt) {
  append("dossier:another", 300);
  keep_all();
  append("dossier:another-one", 300);
  ASSERT_TRUE(run());
  const proof::Verification found = verified();
  EXPECT_TRUE(found.is_proven()) << found.json();
  ASSERT_EQ(found.logs.size(), 1u);
  EXPECT_EQ(found.logs.front().size, 607u);
  EXPECT_EQ(found.logs.front().events, 7u);
  EXPECT_EQ(found.unlogged, 0u);
}

TEST_F(LoggedBundles, WhatCameAfterTheCheckpointIsToldAsUnlogged) {
  keep_all();
  ASSERT_TRUE(run());
  keep(story_.write("35", "negotiation.comment_made", JsonObject{{"body", "menyusul"}}));
  EXPECT_EQ(verified().unlogged, 1u);
}

TEST_F(LoggedBundles, BeforeTheFirstCheckpointThereIsNoLogInTheBundle) {
  keep_all();
  const proof::Verification found = verified();
  EXPECT_TRUE(found.is_proven()) << found.json();
  EXPECT_TRUE(found.logs.empty());
  EXPECT_EQ(found.unlogged, 7u);
}

}  // namespace
}  // namespace simpul::node
