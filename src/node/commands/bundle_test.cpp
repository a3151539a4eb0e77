#include <gtest/gtest.h>

#include "memory/clock.h"
#include "node.h"
#include "running_program.h"
#include "scenarios/scenario.h"

// From a data folder to a file that a stranger verifies, as two operators would.
namespace simpul::node {
namespace {

class Bundles : public testing::Test {
 protected:
  Bundles() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Bundles() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  Ended simpul(const std::vector<std::string>& words) const { return Running(folder_, words).wait(); }

  // A node with one real story; closed again at the end.
  void fill() {
    NodeSettings settings;
    settings.demo = true;
    settings.data_folder = path("data");
    settings.inspector_program = SIMPUL_PROGRAM;
    memory::ManualClock clock(Instant{0});
    auto node = Node::open(settings, clock);
    ASSERT_TRUE(node) << node.error().front().code;
    const auto story = read_scenario(read_file(SIMPUL_SOURCE_DIR "/tests/scenarios/kaltim-jatim.yaml"));
    ASSERT_TRUE(story);
    const auto dossier = play(**node, clock, *story);
    ASSERT_TRUE(dossier) << dossier.error().front().code;
    dossier_ = *dossier;
  }

  Ended exported(const std::string& name, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"export", "--data",   path("data"), "--dossier",
                                      dossier_, "--bundle", path(name),   "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return simpul(words);
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / ("simpul-bundles-" + std::to_string(::getpid()));
  std::string dossier_;
};

TEST_F(Bundles, WhatIsWrittenHereIsVerifiedWithoutTheFolder) {
  fill();
  const Ended made = exported("satu.simpul.zip");
  ASSERT_EQ(made.exit, 0) << made.out << made.err;
  fs::remove_all(path("data"));
  const Ended found = simpul({"verify", path("satu.simpul.zip"), "--json"});
  EXPECT_EQ(found.exit, 0) << found.out << found.err;
  EXPECT_EQ(found.out, made.out);
  EXPECT_EQ(found.json().at("dossier").as_string(), dossier_);
  const Ended told = simpul({"verify", path("satu.simpul.zip")});
  EXPECT_EQ(told.exit, 0);
  for (const char* word : {"Provinsi Kalimantan Timur", "Sidik kunci", "Yang tidak terbukti", "belum tercatat"}) {
    EXPECT_NE(told.out.find(word), std::string::npos) << word << "\n" << told.out;
  }
}

TEST_F(Bundles, AChangedBitIsNamed) {
  fill();
  ASSERT_EQ(exported("satu.simpul.zip").exit, 0);
  std::string bytes = read_file(path("satu.simpul.zip"));
  const std::size_t place = bytes.find("dossier.opened");
  ASSERT_NE(place, std::string::npos);
  bytes[place] ^= 1;
  std::ofstream(path("dua.simpul.zip"), std::ios::binary) << bytes;
  const Ended found = simpul({"verify", path("dua.simpul.zip")});
  EXPECT_EQ(found.exit, 9);
  EXPECT_NE(found.out.find("threads/64.jsonl rusak"), std::string::npos) << found.out;
}

TEST_F(Bundles, WithheldKindsAreNotInTheFile) {
  fill();
  const Ended made = exported("satu.simpul.zip", {"--withhold", "dossier.opened"});
  ASSERT_EQ(made.exit, 0) << made.out << made.err;
  EXPECT_EQ(read_file(path("satu.simpul.zip")).find("dossier.opened"), std::string::npos);
  EXPECT_EQ(simpul({"verify", path("satu.simpul.zip")}).exit, 0);
}

TEST_F(Bundles, NothingIsLeftBehindWhereNoneCanBeMade) {
  fill();
  EXPECT_EQ(exported("satu.simpul.zip", {"--withhold", "dossier.openned"}).exit, 4);
  const std::string real = std::exchange(dossier_, std::string(64, '0'));
  EXPECT_EQ(exported("satu.simpul.zip").exit, 4);
  dossier_ = real;
  EXPECT_FALSE(fs::exists(path("satu.simpul.zip")));
  EXPECT_FALSE(fs::exists(path("satu.simpul.zip.part")));
  std::ofstream(path("ada.zip")) << "milik orang lain";
  EXPECT_EQ(exported("ada.zip").exit, 7);
  EXPECT_EQ(read_file(path("ada.zip")), "milik orang lain");
  EXPECT_EQ(simpul({"export", "--data", path("data"), "--bundle", path("x.zip")}).exit, 2);
}

TEST_F(Bundles, AFileTooLargeIsToldSoAndNotRead) {
  std::ofstream(path("besar.zip")) << "PK";
  fs::resize_file(path("besar.zip"), std::uintmax_t{3} << 30);  // a hole: nothing is written
  const Ended found = simpul({"verify", path("besar.zip"), "--json"});
  EXPECT_EQ(found.exit, 9);
  EXPECT_NE(found.out.find(R"({"code":"archive_malformed","where":"0"})"), std::string::npos) << found.out;
}

TEST_F(Bundles, APdfIsSentToTheRightDoor) {
  std::ofstream(path("surat.pdf")) << "%PDF-1.7\n%%EOF\n";
  const Ended found = simpul({"verify", path("surat.pdf")});
  EXPECT_EQ(found.exit, 9);
  EXPECT_NE(found.out.find("/periksa"), std::string::npos);
  EXPECT_EQ(simpul({"verify", path("tidak-ada.zip")}).exit, 4);
  EXPECT_EQ(simpul({"verify"}).exit, 2);
}

}  // namespace
}  // namespace simpul::node
