#include "regions_app/government_desk.h"

#include <atomic>
#include <thread>

#include "register_house.h"
#include "threads/chain.h"

namespace simpul::regions {
namespace {

Date day(const char* text) { return *Date::parse(text); }

AgencyRegistered agency(const char* id, const char* name) { return {*AgencyId::parse(id), name, {}}; }

std::string code_of(const Refusals& refusals) { return refusals.empty() ? "" : refusals.front().code; }

template <class T>
std::string code_of(const Result<T, Refusals>& result) {
  return result ? "" : code_of(result.error());
}

class Desks : public testing::TestWithParam<JournalKind> {
 protected:
  House house{GetParam()};
  access::Caller clerk = House::clerk(house.kaltim);

  Result<KeptGovernmentPtr, Refusals> act(const GovernmentFact& fact) { return house.desk.act({clerk, fact}); }
};

INSTANTIATE_TEST_SUITE_P(Both, Desks, testing::Values(JournalKind::Memory, JournalKind::Sqlite), [](const auto& kind) {
  return kind.param == JournalKind::Memory ? "Memory" : "Sqlite";
});

TEST_P(Desks, BeginARegisterOnceWithTheKeyOfTheNode) {
  EXPECT_EQ(house.desk.government_of(house.kaltim), nullptr);
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const auto kept = *house.desk.find(house.kaltim);
  EXPECT_EQ(kept->version(), 1u);
  EXPECT_EQ(kept->government.established->public_key, house.signer.public_key(house.kaltim)->text());
  EXPECT_NE(house.desk.government_of(house.kaltim), nullptr);
  EXPECT_EQ(house.desk.government_of(house.jatim), nullptr);
}

TEST_P(Desks, BeginNoRegisterOfARegionThatCannotHaveOne) {
  EXPECT_EQ(code_of(house.desk.establish(*RegionCode::parse("99"))), "region_unknown");
  EXPECT_EQ(code_of(house.desk.establish(*RegionCode::parse("31.71"))), "region_not_autonomous");
  EXPECT_EQ(code_of(house.desk.establish(*RegionCode::parse("18"))), "government_key_missing");
  EXPECT_EQ(house.journal.subjects("", 10)->size(), 0u);
}

TEST_P(Desks, RefuseAKeyThatIsNotTheOneTheRegisterBeganWith) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  memory::MemorySigner other(2);
  other.host(house.kaltim);
  GovernmentDesk moved({house.journal, other, house.clock, house.chance, house.feed}, house.regions);
  EXPECT_EQ(code_of(moved.establish(house.kaltim)), "government_key_differs");
  EXPECT_EQ((*house.desk.find(house.kaltim))->version(), 1u);
}

TEST_P(Desks, TakeNothingBeforeTheBeginning) {
  EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), "government_not_established");
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), "");
  EXPECT_EQ(code_of(act(GovernmentEstablished{house.kaltim, std::string(64, '0')})), "government_already_established");
}

TEST_P(Desks, WriteAThreadThatAnybodyWithTheKeyCanCheck) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  ASSERT_TRUE(act(agency("a", "Dinas Perdagangan")));
  const auto events = *house.journal.read("government:64");
  std::vector<threads::SignedEnvelope> thread;
  for (const RecordedEvent& event : events) thread.push_back({event.envelope, event.hash, event.signature});
  ASSERT_EQ(thread.size(), 2u);
  const auto key_of = [&](const RegionCode& author) { return house.signer.public_key(author); };
  EXPECT_FALSE(threads::check_thread(thread, key_of));
  const auto second = threads::read_event(events[1].envelope);
  EXPECT_EQ(second->kind, "government.agency_registered");
  EXPECT_EQ(second->actor.account, clerk.account.text());
  EXPECT_EQ(second->at, house.clock.now());
}

TEST_P(Desks, FoldOnlyWhatTheyHaveNotFolded) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const int reads = house.journal.reads;
  ASSERT_TRUE(act(agency("a", "Dinas Perdagangan")));
  ASSERT_TRUE(act(agency("b", "Dinas Kehutanan")));
  const auto kept = *house.desk.find(house.kaltim);
  EXPECT_EQ(house.journal.reads, reads);
  // Folded anew by a desk that has seen nothing, it is the same register.
  GovernmentDesk fresh(house.world(), house.regions);
  const auto again = *fresh.find(house.kaltim);
  EXPECT_EQ(again->mark, kept->mark);
  EXPECT_EQ(again->version(), kept->version());
  ASSERT_EQ(again->government.agencies.size(), 2u);
  EXPECT_EQ(again->government.agencies[1].name, kept->government.agencies[1].name);
}

TEST_P(Desks, SeeWhatAnotherProcessWrote) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  GovernmentDesk other(house.world(), house.regions);
  ASSERT_TRUE(other.act({clerk, agency("a", "Dinas Perdagangan")}));
  EXPECT_EQ((*house.desk.find(house.kaltim))->government.agencies.size(), 1u);
}

TEST_P(Desks, DecideAgainWhereAnotherProcessWasFirst) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  GovernmentDesk other(house.world(), house.regions);
  house.journal.before_next_append = [&] { ASSERT_TRUE(other.act({clerk, agency("b", "Dinas Kehutanan")})); };
  EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), "");
  EXPECT_EQ((*house.desk.find(house.kaltim))->version(), 3u);
  // What the other wrote may speak against it now.
  house.journal.before_next_append = [&] { ASSERT_TRUE(other.act({clerk, agency("c", "Dinas Perikanan")})); };
  EXPECT_EQ(code_of(act(agency("d", "Dinas Perikanan"))), "agency_name_taken");
  EXPECT_EQ((*house.desk.find(house.kaltim))->version(), 4u);
}

TEST_P(Desks, LeaveNothingBehindWhereTheStorageFails) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const std::pair<PortFault, const char*> cases[] = {{PortFault::Full, "storage_full"},
                                                     {PortFault::Unavailable, "storage_unavailable"},
                                                     {PortFault::Corrupt, "storage_damaged"}};
  for (const auto& [fault, code] : cases) {
    house.journal.next_append_fails = fault;
    EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), code);
    EXPECT_EQ((*house.desk.find(house.kaltim))->version(), 1u);
  }
  EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), "");
}

TEST_P(Desks, GiveNoEffectToAnotherGovernmentsEvents) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const Heads heads = *house.journal.heads("government:64");
  writing::Pen pen(house.signer, house.chance, "government:64", heads, {house.jatim, {}, house.clock.now()});
  const GovernmentFact fact = agency("a", "Dinas Gaib");
  const auto written = pen.write(kind_of(fact), body_of(fact));
  ASSERT_TRUE(house.journal.append({"government:64", heads, {written->record}, {}, {}}));
  const auto kept = *house.desk.find(house.kaltim);
  EXPECT_EQ(kept->version(), 2u);
  EXPECT_TRUE(kept->government.agencies.empty());
  EXPECT_EQ(code_of(act(agency("a", "Dinas Perdagangan"))), "");
}

TEST_P(Desks, TellOpenScreensOfTheOwnGovernmentAlone) {
  std::vector<Change> heard;
  const auto handle = house.feed.subscribe([&](const Change& change) { heard.push_back(change); });
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  ASSERT_TRUE(act(agency("a", "Dinas Perdagangan")));
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1].subject, "government:64");
  EXPECT_EQ(heard[1].audience, std::vector{house.kaltim});
  EXPECT_EQ(heard[1].version, 2u);
}

TEST_P(Desks, TakeABurstFromManyHandsWhole) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  std::vector<std::thread> hands;
  std::atomic<int> taken = 0;
  for (int hand = 0; hand < 4; ++hand) {
    hands.emplace_back([&, hand] {
      for (int i = 0; i < 8; ++i) {
        const std::string id = "a" + std::to_string(hand) + "-" + std::to_string(i);
        taken += act(agency(id.c_str(), id.c_str())) ? 1 : 0;
      }
    });
  }
  for (std::thread& hand : hands) hand.join();
  EXPECT_EQ(taken, 32);
  EXPECT_EQ((*house.desk.find(house.kaltim))->government.agencies.size(), 32u);
}

TEST_P(Desks, CarryOutARepeatedRequestOnceHoweverItCollides) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const IdempotentReply reply{clerk.account.text(), "kunci-123", Digest{{1}}, 0, {}, {}};
  std::vector<std::thread> hands;
  std::atomic<int> answered = 0;
  for (int hand = 0; hand < 6; ++hand) {
    hands.emplace_back([&] { answered += house.desk.act({clerk, agency("a", "Dinas Perdagangan"), reply}) ? 1 : 0; });
  }
  for (std::thread& hand : hands) hand.join();
  EXPECT_EQ(answered, 6);
  EXPECT_EQ((*house.desk.find(house.kaltim))->version(), 2u);
  IdempotentReply another = reply;
  another.request = Digest{{2}};
  EXPECT_EQ(code_of(house.desk.act({clerk, agency("b", "Dinas Kehutanan"), another})), "idempotency_key_reused");
}

TEST_P(Desks, ContradictASignatureOnlyByTheOwnRegister) {
  ASSERT_TRUE(house.desk.establish(house.kaltim));
  const OfficeId governor = *OfficeId::parse("gubernur");
  ASSERT_TRUE(act(OfficeRegistered{governor, "Gubernur", signing::OfficeKind::HeadOfRegion, {}}));
  ASSERT_TRUE(act(HolderRegistered{
      *HolderId::parse("h"), governor, "Isran Noor", signing::Capacity::Definitif, day("2018-10-01"), {}, {}}));
  signing::SignatureRecorded fact;
  fact.signer = {"Orang Lain", "Gubernur", signing::OfficeKind::HeadOfRegion, {}};
  fact.on = day("2022-07-28");
  EXPECT_EQ(code_of(house.desk.contradictions(house.kaltim, fact)), "signer_not_in_office");
  EXPECT_EQ(code_of(house.desk.contradictions(house.jatim, fact)), "");
  fact.signer.name = "Isran Noor";
  EXPECT_EQ(code_of(house.desk.contradictions(house.kaltim, fact)), "");
}

}  // namespace
}  // namespace simpul::regions
