#include <gtest/gtest.h>

#include "keystore/keystore.h"
#include "memory/chance.h"
#include "memory/signer.h"
#include "scratch_folder.h"

namespace simpul {
namespace {

using testing_support::ScratchFolder;

struct Ring {
  std::unique_ptr<ScratchFolder> folder;
  std::unique_ptr<Signer> signer;
};

Ring in_memory(const std::vector<RegionCode>& hosted) {
  auto signer = std::make_unique<memory::MemorySigner>(1);
  for (const auto& code : hosted) signer->host(code);
  return {nullptr, std::move(signer)};
}

Ring in_files(const std::vector<RegionCode>& hosted) {
  auto folder = std::make_unique<ScratchFolder>();
  memory::SeededChance chance(1);
  auto store = *keystore::Keystore::open({.folder = *folder / "keys", .secret_file = *folder / "node.secret"}, chance);
  for (const auto& code : hosted) EXPECT_TRUE(store->host(code, chance));
  return {std::move(folder), std::move(store)};
}

class SignerContract : public testing::TestWithParam<Ring (*)(const std::vector<RegionCode>&)> {
 protected:
  SignerContract() : ring_(GetParam()({kaltim_, jatim_})) {}
  const RegionCode kaltim_ = *RegionCode::parse("64");
  const RegionCode jatim_ = *RegionCode::parse("35");
  const RegionCode kaur_ = *RegionCode::parse("17.04");
  Ring ring_;
};

TEST_P(SignerContract, SignaturesHoldUnderTheAuthorsKeyOnly) {
  const auto signature = ring_.signer->sign(kaltim_, "text");
  ASSERT_TRUE(signature);
  EXPECT_TRUE(verify(*ring_.signer->public_key(kaltim_), "text", *signature));
  EXPECT_FALSE(verify(*ring_.signer->public_key(jatim_), "text", *signature));
  EXPECT_FALSE(verify(*ring_.signer->public_key(kaltim_), "text.", *signature));
}

TEST_P(SignerContract, AGovernmentThatIsNotHostedHasNoKeyHere) {
  EXPECT_FALSE(ring_.signer->sign(kaur_, "text"));
  EXPECT_FALSE(ring_.signer->public_key(kaur_));
  EXPECT_EQ(ring_.signer->hosted(), (std::vector<RegionCode>{jatim_, kaltim_}));
}

INSTANTIATE_TEST_SUITE_P(Adapters, SignerContract, testing::Values(&in_memory, &in_files),
                         [](const auto& row) { return row.param == &in_memory ? "memory" : "files"; });

}  // namespace
}  // namespace simpul
