#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "crypto/sha256.h"
#include "files/blobs.h"
#include "files/data_folder.h"

namespace simpul::files {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  Folder() : path_((fs::temp_directory_path() / ("simpul-files-" + std::to_string(::getpid()))).string()) {
    fs::remove_all(path_);
  }
  ~Folder() override { fs::remove_all(path_); }

  std::unique_ptr<FileBlobs> open() {
    auto opened = FileBlobs::open(path_);
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }

  const std::string path_;
};

void flip_a_bit(const std::string& path) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const char first = static_cast<char>(file.get());
  file.seekp(0);
  file.put(static_cast<char>(first ^ 1));
}

TEST_F(Folder, OneProcessHoldsItAtATime) {
  auto first = DataFolder::hold(path_);
  ASSERT_TRUE(first);
  const auto second = DataFolder::hold(path_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "data_folder_in_use");
  EXPECT_EQ(second.error().facts.at("process"), std::to_string(::getpid()));
  first = refuse(Refusal{"let go"});
  EXPECT_TRUE(DataFolder::hold(path_));
  struct stat facts {};
  ASSERT_EQ(::stat(path_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777u, 0700u);
}

TEST_F(Folder, WhatIsNoFolderIsRefused) {
  std::ofstream(path_) << "a file";
  const auto held = DataFolder::hold(path_);
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().code, "data_folder_unusable");
  EXPECT_EQ(FileBlobs::open(path_).error().code, "data_folder_unusable");
}

TEST_F(Folder, DamageIsNeverHandedOutAndStoringAgainHeals) {
  const auto blobs = open();
  const Digest hash = *blobs->put("perjanjian");
  flip_a_bit(*blobs->path(hash));
  ASSERT_FALSE(blobs->get(hash));
  EXPECT_EQ(blobs->get(hash).error().fault, PortFault::Corrupt);
  EXPECT_TRUE(blobs->put("perjanjian"));
  EXPECT_EQ(*blobs->get(hash), "perjanjian");
}

TEST_F(Folder, ScrubTellsDamagedMissingAndStrange) {
  const auto blobs = open();
  const Digest good = *blobs->put("good");
  const Digest damaged = *blobs->put(std::string(200'000, 'x'));
  const Digest missing = sha256("never stored");
  flip_a_bit(*blobs->path(damaged));
  std::ofstream(path_ + "/notes.txt") << "?";
  const Digest expected[] = {good, damaged, missing};
  const auto report = blobs->scrub(expected);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->checked, 2u);
  EXPECT_EQ(report->damaged, (std::vector<Digest>{damaged}));
  EXPECT_EQ(report->missing, (std::vector<Digest>{missing}));
  EXPECT_EQ(report->strangers, (std::vector<std::string>{path_ + "/notes.txt"}));
  EXPECT_TRUE(report->unreadable.empty());
}

TEST_F(Folder, LeftoversOfACrashAreRemovedAtOpening) {
  { open(); }
  std::ofstream(path_ + "/incoming/7") << "half a file";
  open();
  EXPECT_TRUE(fs::is_empty(path_ + "/incoming"));
}

// RLIMIT_FSIZE stands in for a full disk: the write fails half way through.
TEST_F(Folder, AFullDiskLeavesNothingBehindAndIsOverWhenSpaceReturns) {
  const auto blobs = open();
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{10'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const std::string content(50'000, 'p');
  const auto failed = blobs->put(content);
  ::setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().fault, PortFault::Full);
  EXPECT_FALSE(blobs->contains(sha256(content)));
  EXPECT_TRUE(fs::is_empty(path_ + "/incoming"));
  EXPECT_TRUE(blobs->put(content));
}

}  // namespace
}  // namespace simpul::files
