// What partners wrote, taken into the dossiers of this node.

#include <algorithm>

#include "crypto/sha256.h"
#include "tested_desk.h"
#include "threads/event.h"

namespace simpul::dossiers {
namespace {

// A node of Kalimantan Timur alone, and Jawa Timur's events as they arrive.
class Receiving : public Dossiers {
 protected:
  struct Story {
    std::string id;
    std::vector<RecordedEvent> events;  // in the order in which they were written
  };

  // Written on a second desk, as on another node.
  Story story_of(std::size_t turns) {
    Story out;
    Opened opened{CooperationKind::KsddSukarela, "Kerja sama", {{kaltim, {}}, {jatim, {}}}, {}, {}, {}};
    auto woven = desk_->act({caller(jatim), "", {opened}, {}, {}});
    EXPECT_TRUE(woven.has_value());
    out.id = (*woven)->id;
    for (std::size_t i = 0; i < turns; ++i) {
      Described described{{}, "Ringkasan " + std::to_string(i), {}};
      EXPECT_TRUE(desk_->act({caller(i % 2 ? jatim : kaltim), out.id, {described}, {}, {}}).has_value());
    }
    const auto final_woven = desk_->find(out.id, kaltim);
    auto records = *journal_->read("dossier:" + out.id);
    for (const auto& event : (*final_woven)->subject.cloth.events) {
      out.events.push_back(*std::ranges::find(records, event.event->hash, &RecordedEvent::hash));
    }
    page_ = json_text(*dossier_page(*desk_, out.id, kaltim, *Date::parse("2022-08-01")));
    return out;
  }

  void begin_anew() {
    TearDown();
    SetUp();
  }

  Result<WovenPtr, Refusals> receive(const Story& story, std::vector<RecordedEvent> events) {
    const auto heads = *journal_->heads("dossier:" + story.id);
    return desk_->receive({story.id, heads, std::move(events)});
  }

  std::string page_now(const Story& story) {
    return json_text(*dossier_page(*desk_, story.id, kaltim, *Date::parse("2022-08-01")));
  }

  std::string page_;
};

TEST_F(Receiving, givesTheSamePageInWhateverPortionsItArrives) {
  const Story story = story_of(6);
  for (std::size_t portion = 1; portion <= story.events.size(); ++portion) {
    begin_anew();
    for (std::size_t at = 0; at < story.events.size(); at += portion) {
      const auto end = std::min(at + portion, story.events.size());
      ASSERT_TRUE(receive(story, {story.events.begin() + static_cast<std::ptrdiff_t>(at),
                                  story.events.begin() + static_cast<std::ptrdiff_t>(end)})
                      .has_value());
    }
    EXPECT_EQ(page_now(story), page_) << portion;
  }
}

TEST_F(Receiving, letsAnEventWaitForWhatItHasSeen) {
  const Story story = story_of(6);
  begin_anew();
  std::vector<RecordedEvent> of_jatim;
  std::vector<RecordedEvent> of_kaltim;
  for (const RecordedEvent& event : story.events) (event.author == jatim ? of_jatim : of_kaltim).push_back(event);
  const auto half = receive(story, of_jatim);
  ASSERT_TRUE(half.has_value());
  EXPECT_EQ((*half)->version(), 1u);  // only the opening has seen nothing of Kalimantan Timur
  EXPECT_EQ((*half)->subject.cloth.waiting.size(), of_jatim.size() - 1);
  EXPECT_NE(page_now(story).find("\"waiting\":" + std::to_string(of_jatim.size() - 1)), std::string::npos);
  ASSERT_TRUE(receive(story, of_kaltim).has_value());
  EXPECT_EQ(page_now(story), page_);
}

// What this node writes meanwhile names only what is woven, so that it never waits for the late ones itself.
TEST_F(Receiving, doesNotMakeOwnEventsWait) {
  const Story story = story_of(6);
  begin_anew();
  ASSERT_TRUE(receive(story, {story.events[0]}).has_value());
  std::vector<RecordedEvent> late;
  for (const RecordedEvent& event : story.events) {
    if (event.author == jatim && event.seq > 1) late.push_back(event);
  }
  ASSERT_TRUE(receive(story, late).has_value());
  Described own{{}, "Dari Kaltim", {}};
  const auto written = desk_->act({caller(kaltim), story.id, {own}, {}, {}});
  ASSERT_TRUE(written.has_value());
  EXPECT_EQ((*written)->state.summary, "Dari Kaltim");
  EXPECT_EQ((*written)->subject.heads.at(jatim).seq, late.back().seq);
}

TEST_F(Receiving, refusesADossierOfOthers) {
  const RegionCode bali = *RegionCode::parse("51");
  const RegionCode kalteng = *RegionCode::parse("62");
  threads::Event event;
  event.subject = threads::unborn_dossier;
  event.author = bali;
  event.seq = 1;
  event.kind = Opened::kind;
  event.body = body_of(Opened{CooperationKind::KsddSukarela, "Lain", {{bali, {}}, {kalteng, {}}}, {}, {}, {}});
  event.salt = std::string(32, 'a');
  RecordedEvent record{bali, 1, event.kind, {}, threads::envelope_of(event), {}};
  record.hash = sha256(record.envelope);
  for (const char* kind : {Opened::kind.data(), "dossier.described"}) {
    const auto received = desk_->receive({record.hash.text(), {}, {record}});
    ASSERT_FALSE(received.has_value());
    EXPECT_EQ(received.error().front().code, "dossier_not_ours") << kind;
    EXPECT_TRUE(journal_->read("dossier:" + record.hash.text())->empty());
    // The same of ours, but opened by a kind that opens nothing.
    event.kind = "dossier.described";
    event.body = body_of(Described{{}, "ringkasan", {}});
    record = {bali, 1, event.kind, {}, threads::envelope_of(event), {}};
    record.hash = sha256(record.envelope);
  }
}

TEST_F(Receiving, decidesAnewWhereSomebodyWasFaster) {
  const Story story = story_of(2);
  begin_anew();
  ASSERT_TRUE(receive(story, {story.events[0]}).has_value());
  const auto stale = desk_->receive({story.id, {}, {story.events[0]}});
  ASSERT_FALSE(stale.has_value());
  EXPECT_EQ(stale.error().front().code, "dossier_changed_meanwhile");
}

TEST_F(Receiving, keepsProofOfTwoStoriesAndStopsSigning) {
  const Story story = story_of(3);
  const RecordedEvent& held = story.events.front();
  const ForkProof fork{jatim, 1, {held.envelope, held.signature}, {"{}", held.signature}, clock_.now()};
  ASSERT_TRUE(desk_->keep_fork(story.id, fork).has_value());
  ASSERT_TRUE(desk_->keep_fork(story.id, fork).has_value());
  const auto woven = desk_->find(story.id, kaltim);
  ASSERT_EQ((*woven)->forks.size(), 1u);
  EXPECT_EQ((*woven)->forks[0].brought.envelope, "{}");
  EXPECT_NE(page_now(story).find("\"forks\":[{\"author\":\"35\",\"seq\":1"), std::string::npos);
  SignatureRecorded signature;
  signature.document = *DocumentId::parse("kb");
  signature.party = kaltim;
  const auto refused = desk_->act({caller(kaltim), story.id, {signature}, {}, {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().front().code, "dossier_told_twice");
  // The dossier is read again as after a restart, and its rows are those of its threads.
  EXPECT_TRUE(desk_->stale_views([](std::size_t) {})->empty());
}

}  // namespace
}  // namespace simpul::dossiers
