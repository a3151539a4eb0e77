#include <gtest/gtest.h>

#include <thread>

#include "crypto/sha256.h"
#include "files/blobs.h"
#include "memory/blobs.h"
#include "scratch_folder.h"

namespace simpul {
namespace {

using testing_support::ScratchFolder;

struct Store {
  std::unique_ptr<ScratchFolder> folder;
  std::unique_ptr<Blobs> blobs;
};

Store in_memory() { return {nullptr, std::make_unique<memory::MemoryBlobs>()}; }

Store in_files() {
  auto folder = std::make_unique<ScratchFolder>();
  auto blobs = *files::FileBlobs::open(*folder / "blobs");
  return {std::move(folder), std::move(blobs)};
}

class BlobsContract : public testing::TestWithParam<Store (*)()> {
 protected:
  BlobsContract() : store_(GetParam()()) {}
  Blobs& blobs() { return *store_.blobs; }
  Store store_;
};

TEST_P(BlobsContract, ContentComesBackUnderItsHash) {
  const std::string contents[] = {"", "perjanjian", std::string("\0\xff\n", 3), std::string(3'000'000, 'p')};
  for (const std::string& content : contents) {
    const auto hash = blobs().put(content);
    ASSERT_TRUE(hash);
    EXPECT_EQ(*hash, sha256(content));
    EXPECT_TRUE(blobs().contains(*hash));
    EXPECT_EQ(*blobs().get(*hash), content);
  }
}

TEST_P(BlobsContract, AnUnknownHashIsNotFound) {
  const Digest unknown = sha256("unknown");
  EXPECT_FALSE(blobs().contains(unknown));
  EXPECT_FALSE(blobs().path(unknown));
  ASSERT_FALSE(blobs().get(unknown));
  EXPECT_EQ(blobs().get(unknown).error().fault, PortFault::NotFound);
}

TEST_P(BlobsContract, TheSameContentTwiceIsOneBlob) {
  EXPECT_EQ(*blobs().put("a"), *blobs().put("a"));
  EXPECT_EQ(*blobs().get(sha256("a")), "a");
}

TEST_P(BlobsContract, ManyThreadsMayStoreTheSameAndDifferentContent) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 20; ++i) {
        const std::string content = "shared " + std::to_string(i);
        EXPECT_EQ(*blobs().put(content), sha256(content));
        const std::string own = std::to_string(thread) + " own " + std::to_string(i);
        EXPECT_EQ(*blobs().get(*blobs().put(own)), own);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

INSTANTIATE_TEST_SUITE_P(Adapters, BlobsContract, testing::Values(&in_memory, &in_files),
                         [](const auto& row) { return row.param == &in_memory ? "memory" : "files"; });

}  // namespace
}  // namespace simpul
