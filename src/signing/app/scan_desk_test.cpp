// What the desk of scans remembers, and what it says where nothing can be read or compared.

#include "signing_app/scan_desk.h"

#include <gtest/gtest.h>

#include <sstream>

#include "crypto/sha256.h"
#include "memory/chance.h"
#include "memory/clock.h"
#include "tested_story.h"
#include "word_signatures.h"

namespace simpul::signing {
namespace {

using dossiers::id;
using dossiers::jatim;
using dossiers::kaltim;

const Digest text{{7}};
const std::string words =
    "Pasal 5 pembiayaan dibebankan kepada anggaran masing masing pihak sebesar Rp500.000.000,00 dan dibayar paling "
    "lambat 14 hari kerja sejak tagihan diterima oleh perangkat daerah yang ditunjuk untuk melaksanakan kerja sama ini "
    "menurut peraturan perundang undangan yang berlaku";

// A "file" is its words; "rusak" cannot be read.
Result<std::vector<paper::RecognisedPage>, Refusal> pages_of(std::string_view bytes) {
  if (bytes == "rusak") return refuse(Refusal{"file_damaged"});
  paper::RecognisedPage page;
  page.width = 595;
  page.height = 842;
  std::istringstream in{std::string(bytes)};
  for (std::string word; in >> word;) page.words.push_back({word, 70, 100, 20, 10});
  return std::vector{page};
}

class TheScanDesk : public testing::Test {
 protected:
  TheScanDesk() : clock_(*Instant::parse("2022-08-12T03:00:00Z")) {
    story_.open();
    story_.paper("kb", dossiers::DocumentType::JointAgreement);
    doors_.texts.sheet = [this](const DossierSeen&, const dossiers::Document&) -> Result<RenderedPdf, Refusals> {
      if (sheet_.bytes.empty()) return refuse(Refusals{{"text_unknown"}});
      return sheet_;
    };
    doors_.dossiers.read_file = [this](const Digest& hash) -> Result<std::string, Refusals> {
      const auto found = files_.find(hash);
      if (found == files_.end()) return refuse(Refusals{{"attachment_not_here"}});
      return found->second;
    };
    sheet_.bytes = words;
  }

  void agree() {
    for (const RegionCode& party : {kaltim, jatim}) {
      EXPECT_TRUE(story_.play(party, dossiers::PositionTaken{kb_, party, text, {}, {}, {}}).empty());
    }
  }
  ScanDesk desk() {
    Tools tools{pdf_, clock_, chance_, {}, {}, {}, {}};
    tools.read_pages = [this](std::string_view bytes, std::string_view) {
      if (bytes != sheet_.bytes) ++read_;
      return pages_of(bytes);
    };
    return {doors_, tools};
  }
  DossierSeen seen() const { return {"d", std::make_shared<const dossiers::State>(story_.state), "1"}; }
  const dossiers::Document& paper() const { return *story_.state.document(kb_); }
  dossiers::FileAttached kept(const std::string& bytes) {
    const Digest hash = sha256(bytes);
    files_[hash] = bytes;
    return {id<AttachmentId>("p1"), kb_, "kb.pdf", "application/pdf", 9, hash, dossiers::FileRole::Scan};
  }

  const DocumentId kb_ = id<DocumentId>("kb");
  dossiers::Story story_;
  memory::ManualClock clock_;
  memory::SeededChance chance_{7};
  WordSignatures pdf_;
  std::map<Digest, std::string> files_;
  RenderedPdf sheet_;
  Doors doors_;
  int read_ = 0;
};

TEST_F(TheScanDesk, ReadsOnceForTheLookAndForTheRecord) {
  agree();
  ScanDesk scans = desk();
  const std::string scan = words + " sama";
  const auto looked = scans.compare(seen(), paper(), scan, "application/pdf");
  ASSERT_TRUE(looked);
  const auto reading = scans.reading(seen(), paper(), kept(scan));
  ASSERT_TRUE(reading && *reading);
  EXPECT_EQ((*reading)->verdict, looked->verdict);
  EXPECT_EQ((*reading)->file, sha256(scan));
  EXPECT_EQ(read_, 1);
}

TEST_F(TheScanDesk, ReadsOnTheWayWhatNobodyLookedAt) {
  agree();
  ScanDesk scans = desk();
  std::string other = words;
  other.replace(other.find("Rp500"), 5, "Rp900");
  const auto reading = scans.reading(seen(), paper(), kept(other));
  ASSERT_TRUE(reading && *reading);
  EXPECT_EQ((*reading)->verdict, ScanVerdict::Doubtful);
  ASSERT_EQ((*reading)->pages.size(), 1u);
  EXPECT_EQ((*reading)->pages.front().numbers, std::vector<std::string>{"Rp500.000.000,00"});
  EXPECT_EQ(read_, 1);
}

TEST_F(TheScanDesk, SaysThatAFileItCannotReadIsNotDeterminable) {
  agree();
  ScanDesk scans = desk();
  const auto reading = scans.reading(seen(), paper(), kept("rusak"));
  ASSERT_TRUE(reading && *reading);
  EXPECT_EQ(**reading, (ScanReading{sha256("rusak"), ScanVerdict::Undeterminable}));
  EXPECT_EQ(dossiers::code(scans.compare(seen(), paper(), "rusak", "application/pdf").error()), "file_damaged");
}

TEST_F(TheScanDesk, SaysNothingWhereThereIsNothingToCompareWith) {
  ScanDesk scans = desk();
  const auto no_text = scans.reading(seen(), paper(), kept(words));
  ASSERT_TRUE(no_text);
  EXPECT_FALSE(*no_text);
  agree();
  sheet_.bytes.clear();
  const auto no_sheet = scans.reading(seen(), paper(), kept(words));
  ASSERT_TRUE(no_sheet);
  EXPECT_FALSE(*no_sheet);
  EXPECT_EQ(read_, 0);
}

TEST_F(TheScanDesk, SaysWhereTheFileIsNotHere) {
  agree();
  ScanDesk scans = desk();
  auto file = kept(words);
  files_.clear();
  EXPECT_EQ(dossiers::code(scans.reading(seen(), paper(), file).error()), "attachment_not_here");
}

}  // namespace
}  // namespace simpul::signing
