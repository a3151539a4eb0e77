#include "keystore/keystore.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace simpul::keystore {
namespace {

namespace fs = std::filesystem;

// Differs at every call; the tests need no more of chance.
class CountingChance final : public Chance {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(state_ = state_ * 167 + 13);
  }

 private:
  unsigned state_ = 1;
};

class Keys : public testing::Test {
 protected:
  Keys() : root_((fs::temp_directory_path() / ("simpul-keys-" + std::to_string(::getpid()))).string()) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~Keys() override { fs::remove_all(root_); }

  Result<std::unique_ptr<Keystore>, Refusal> open() {
    return Keystore::open({.folder = root_ + "/keys", .secret_file = root_ + "/node.secret"}, chance_);
  }
  std::string file(const RegionCode& code) const { return root_ + "/keys/" + code.text() + ".key"; }

  CountingChance chance_;
  const std::string root_;
  const RegionCode kaltim_ = *RegionCode::parse("64");
  const RegionCode jatim_ = *RegionCode::parse("35");
};

TEST_F(Keys, AKeyIsDrawnOnceAndStaysThroughARestart) {
  PublicKey key;
  Signature signature;
  {
    const auto store = open();
    ASSERT_TRUE(store);
    EXPECT_FALSE((*store)->sign(kaltim_, "text"));
    key = *(*store)->host(kaltim_, chance_);
    EXPECT_EQ(*(*store)->host(kaltim_, chance_), key);
    EXPECT_NE(*(*store)->host(jatim_, chance_), key);
    signature = *(*store)->sign(kaltim_, "text");
    EXPECT_TRUE(verify(key, "text", signature));
  }
  const auto again = open();
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->hosted(), (std::vector<RegionCode>{jatim_, kaltim_}));
  EXPECT_EQ((*again)->public_key(kaltim_), key);
  EXPECT_EQ((*again)->sign(kaltim_, "text"), signature);
}

TEST_F(Keys, FilesAreForTheOwnerOnlyAndWiderOnesAreRefused) {
  ASSERT_TRUE((*open())->host(kaltim_, chance_));
  for (const std::string& path : {file(kaltim_), root_ + "/node.secret"}) {
    struct stat facts{};
    ASSERT_EQ(::stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777u, 0600u) << path;
    for (const mode_t mode : {0640u, 0604u, 0660u}) {
      ::chmod(path.c_str(), mode);
      const auto refused = open();
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code, "key_exposed");
      EXPECT_EQ(refused.error().facts.at("path"), path);
    }
    ::chmod(path.c_str(), 0600);
  }
  EXPECT_TRUE(open());
}

TEST_F(Keys, TheSeedIsNotReadableInTheFile) {
  ASSERT_TRUE((*open())->host(kaltim_, chance_));
  fs::remove(root_ + "/node.secret");
  const auto refused = open();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "key_secret_missing");
  std::ofstream(root_ + "/node.secret") << std::string(64, '0') << "\n";
  ::chmod((root_ + "/node.secret").c_str(), 0600);
  EXPECT_EQ(open().error().code, "key_damaged");
}

TEST_F(Keys, ExchangedOrDamagedFilesAreRefused) {
  {
    const auto store = open();
    ASSERT_TRUE((*store)->host(kaltim_, chance_));
    ASSERT_TRUE((*store)->host(jatim_, chance_));
  }
  const std::string aside = root_ + "/aside";
  fs::copy_file(file(kaltim_), aside);
  fs::copy_file(file(jatim_), file(kaltim_), fs::copy_options::overwrite_existing);
  EXPECT_EQ(open().error().code, "key_damaged");
  fs::copy_file(aside, file(kaltim_), fs::copy_options::overwrite_existing);
  ASSERT_TRUE(open());
  for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{40}}) {
    fs::resize_file(file(kaltim_), size);
    EXPECT_EQ(open().error().code, "key_damaged") << size;
  }
}

TEST_F(Keys, TheNodeHasKeysOfItsOwn) {
  const std::string path = root_ + "/keys/" + std::string(log_key_file);
  PublicKey key;
  {
    const auto store = open();
    const PublicKey government = *(*store)->host(kaltim_, chance_);
    key = (*store)->log_key(chance_)->public_key();
    EXPECT_NE(key, government);
    EXPECT_EQ((*store)->log_key(chance_)->public_key(), key);
    EXPECT_NE((*store)->node_key(chance_)->public_key(), key);
    EXPECT_NE((*store)->witness_key(chance_)->public_key(), key);
    EXPECT_NE((*store)->witness_key(chance_)->public_key(), (*store)->node_key(chance_)->public_key());
    EXPECT_EQ((*store)->hosted(), std::vector<RegionCode>{kaltim_});
  }
  EXPECT_EQ((*open())->log_key(chance_)->public_key(), key);
  // The key of a government under the log's name is not taken for it.
  fs::copy_file(file(kaltim_), path, fs::copy_options::overwrite_existing);
  EXPECT_EQ((*open())->log_key(chance_).error().code, "key_damaged");
  fs::remove(file(kaltim_));
  fs::remove(root_ + "/node.secret");
  EXPECT_EQ(open().error().code, "key_secret_missing");
}

TEST_F(Keys, AKeyThatCannotBeStoredIsNotUsed) {
  const auto store = open();
  fs::create_directory(file(kaltim_));
  const auto refused = (*store)->host(kaltim_, chance_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "key_unavailable");
  EXPECT_FALSE((*store)->sign(kaltim_, "text"));
}

}  // namespace
}  // namespace simpul::keystore
