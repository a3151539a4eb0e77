#include "dossiers/provable_papers.h"

#include <gtest/gtest.h>

#include "tested_story.h"

namespace simpul::dossiers {
namespace {

const Digest draft{{1}};
const Digest last{{2}};
const Digest scan{{3}};

bool named(const Story& story, const Digest& hash) {
  return std::ranges::any_of(provable_papers(story.state), [&](const auto& paper) { return paper.hash == hash; });
}

PositionTaken position(const RegionCode& party, const Digest& text) {
  PositionTaken fact;
  fact.document = id<DocumentId>("kb");
  fact.party = party;
  fact.text = text;
  return fact;
}

class ProvablePapers : public testing::Test {
 protected:
  ProvablePapers() {
    for (const auto capacity : {signing::Capacity::Definitif}) story_.rules.capacities[capacity] = {};
    story_.open();
    story_.paper("kb", DocumentType::JointAgreement);
  }
  void play(const RegionCode& author, const Fact& fact) {
    const auto against = story_.play(author, fact);
    EXPECT_TRUE(against.empty()) << code(against);
  }
  Story story_;
};

TEST_F(ProvablePapers, HideEveryTextThatNotAllHold) {
  play(kaltim, position(kaltim, draft));
  EXPECT_FALSE(named(story_, draft));
  play(jatim, position(jatim, last));
  EXPECT_TRUE(provable_papers(story_.state).empty());
  play(kaltim, position(kaltim, last));
  EXPECT_TRUE(named(story_, last));
  EXPECT_FALSE(named(story_, draft)) << "a round that led there stays hidden";
}

TEST_F(ProvablePapers, NameScansOfSignaturesAndNothingElseThatIsAttached) {
  FileAttached file;
  file.attachment = id<AttachmentId>("pindaian");
  file.document = id<DocumentId>("kb");
  file.name = "kb.pdf";
  file.media_type = "application/pdf";
  file.size_bytes = 1;
  file.hash = scan;
  file.role = FileRole::Scan;
  play(kaltim, file);
  EXPECT_FALSE(named(story_, scan)) << "attached alone it is a paper of the house";
  auto signature = story_.signature("kb", kaltim, "2022-07-28");
  signature.evidence.scan = file.attachment;
  play(kaltim, signature);
  EXPECT_TRUE(named(story_, scan));
  play(kaltim, signing::SignatureRetracted{story_.state.signatures.all().back().event, "salah halaman"});
  EXPECT_FALSE(named(story_, scan));
}

}  // namespace
}  // namespace simpul::dossiers
