#include <gtest/gtest.h>

#include "regions/government.h"

namespace simpul::regions {
namespace {

Date day(const char* text) { return *Date::parse(text); }

struct Book {
  Government government;
  OfficeId governor = *OfficeId::parse("gubernur");
  HolderId first = *HolderId::parse("h1");

  std::string enter(const GovernmentFact& fact) {
    const Refusals against = objections(government, fact);
    evolve(government, fact);
    return against.empty() ? "" : against.front().code;
  }
  Book() {
    enter(OfficeRegistered{governor, "Gubernur", signing::OfficeKind::HeadOfRegion, {}});
    enter(HolderRegistered{
        first, governor, "A", signing::Capacity::Definitif, day("2019-02-13"), day("2024-02-13"), {}});
  }
  signing::SignatureRecorded signature(const char* name, const char* on) const {
    signing::SignatureRecorded fact;
    fact.signer = {name, "Gubernur", signing::OfficeKind::HeadOfRegion, {}};
    fact.on = day(on);
    return fact;
  }
  std::string contradiction(const signing::SignatureRecorded& fact) const {
    const Refusals found = contradictions(government, fact);
    return found.empty() ? "" : found.front().code;
  }
};

TEST(Government, TwoCannotHoldOneOfficeInOneCapacityAtOnce) {
  Book book;
  const HolderRegistered second{*HolderId::parse("h2"), book.governor, "B", signing::Capacity::Definitif,
                                day("2024-02-13"), {}, {}};
  EXPECT_EQ(book.enter(second), "office_held_by_another");
  auto later = second;
  later.from = day("2024-02-14");
  EXPECT_EQ(book.enter(later), "");
  auto acting = second;
  acting.holder = *HolderId::parse("h3");
  acting.capacity = signing::Capacity::Plh;
  EXPECT_EQ(book.enter(acting), "");
}

TEST(Government, ContradictsOnlyWhatItKnows) {
  Book book;
  EXPECT_EQ(book.contradiction(book.signature("A", "2022-07-28")), "");
  EXPECT_EQ(book.contradiction(book.signature("B", "2022-07-28")), "signer_not_in_office");
  EXPECT_EQ(book.contradiction(book.signature("A", "2024-03-01")), "office_vacant_on_date");
  EXPECT_EQ(book.contradiction(book.signature("Z", "2010-01-01")), "");
  auto nameless = book.signature("A", "2022-07-28");
  nameless.signer.name.reset();
  EXPECT_EQ(book.contradiction(nameless), "");
}

TEST(Government, AMandateIsGivenByTheHeadAndEnds) {
  Book book;
  const AgencyId agency = *AgencyId::parse("dinas");
  const OfficeId office = *OfficeId::parse("kadis");
  const HolderId head = *HolderId::parse("k1");
  book.enter(AgencyRegistered{agency, "Dinas Perdagangan", {}});
  book.enter(OfficeRegistered{office, "Kepala Dinas Perdagangan", signing::OfficeKind::AgencyHead, agency});
  book.enter(HolderRegistered{head, office, "K", signing::Capacity::Definitif, day("2020-01-01"), {}, {}});
  const Date given = day("2022-07-01");
  MandateRegistered mandate{*MandateId::parse("m"), "180/7", given, head, book.first, "PKS", given, {}};
  EXPECT_EQ(book.enter(mandate), "mandate_giver_is_not_head");
  mandate.receiver = mandate.giver = book.first;
  EXPECT_EQ(book.enter(mandate), "mandate_to_its_giver");
  mandate.receiver = head;
  EXPECT_EQ(book.enter(mandate), "");
  auto fact = book.signature("K", "2022-07-28");
  fact.signer = {"K", "Kepala Dinas Perdagangan", signing::OfficeKind::AgencyHead, "Dinas Perdagangan"};
  fact.authority = signing::Authority::Mandate;
  fact.mandate = signing::Mandate{"180/7", day("2022-07-01"), "Gubernur"};
  EXPECT_EQ(book.contradiction(fact), "");
  EXPECT_EQ(book.enter(MandateRevoked{mandate.mandate, day("2022-07-20"), "ditarik"}), "");
  EXPECT_EQ(book.contradiction(fact), "mandate_not_valid_on_date");
  // The next year's register begins anew and reaches the same number.
  mandate.mandate = *MandateId::parse("m2");
  EXPECT_EQ(book.enter(mandate), "");
  EXPECT_EQ(book.contradiction(fact), "");
  fact.signer.name = "L";
  fact.signer.office = "Kepala Bidang";  // an office the register does not hold
  EXPECT_EQ(book.contradiction(fact), "mandate_for_another_person");
}

TEST(Government, ALaterEndDoesNotReachIntoTheNextHoldersTime) {
  Book book;
  book.enter(HolderRegistered{
      *HolderId::parse("h2"), book.governor, "B", signing::Capacity::Definitif, day("2024-02-14"), {}, {}});
  EXPECT_EQ(book.enter(HolderEnded{book.first, day("2024-02-14")}), "office_held_by_another");
  EXPECT_EQ(book.enter(HolderEnded{book.first, day("2018-01-01")}), "end_before_start");
  EXPECT_EQ(book.enter(HolderEnded{book.first, day("2023-10-01")}), "");
  EXPECT_EQ(book.government.holder(book.first)->until, day("2023-10-01"));
}

TEST(Government, TwoOpenAgenciesNeverBearOneName) {
  Book book;
  const AgencyId old_one = *AgencyId::parse("lama");
  const AgencyId new_one = *AgencyId::parse("baru");
  book.enter(AgencyRegistered{old_one, "Dinas Perdagangan", {}});
  EXPECT_EQ(book.enter(AgencyRegistered{new_one, "Dinas Perdagangan", {}}), "agency_name_taken");
  EXPECT_EQ(book.enter(AgencyChanged{old_one, {}, {}, true}), "");
  EXPECT_EQ(book.enter(AgencyRegistered{new_one, "Dinas Perdagangan", "Disdag"}), "");
  EXPECT_EQ(book.enter(AgencyChanged{old_one, {}, {}, false}), "agency_name_taken");
  EXPECT_EQ(book.enter(AgencyChanged{old_one, "Dinas Perdagangan Lama", {}, false}), "");
  EXPECT_EQ(book.enter(AgencyChanged{new_one, "Dinas Perdagangan Lama", {}, {}}), "agency_name_taken");
  EXPECT_EQ(book.enter(AgencyChanged{new_one, {}, {}, {}}), "nothing_to_change");
}

TEST(Government, EveryKindComesBackAsItWas) {
  const GovernmentFact fact = HolderEnded{*HolderId::parse("h1"), day("2024-02-13")};
  const auto again = read_new_government_fact(std::string(kind_of(fact)), body_of(fact));
  ASSERT_TRUE(again);
  EXPECT_EQ(canonical_json(body_of(*again)), canonical_json(body_of(fact)));
}

}  // namespace
}  // namespace simpul::regions
