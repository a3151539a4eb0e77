#include "negotiation/clause_agreement.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_texts.h"

namespace simpul::negotiation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");
const RegionCode bali = *RegionCode::parse("51");

std::vector<ClauseHash> list(const std::vector<std::pair<std::string, std::uint8_t>>& clauses) {
  std::vector<ClauseHash> out;
  for (const auto& [name, hash] : clauses) out.push_back({*ClauseId::parse(name), Digest{{hash}}});
  return out;
}

const ClauseStanding& standing(const ClauseAgreement& agreement, std::string_view name) {
  return *std::ranges::find(agreement.clauses, *ClauseId::parse(name), &ClauseStanding::clause);
}

TEST(ClauseAgreement, AClauseIsAgreedWhereAllHoldIt) {
  const std::vector<PartyClauses> parties = {{kaltim, list({{"a", 1}, {"b", 2}, {"c", 3}})},
                                             {jatim, list({{"a", 1}, {"b", 9}, {"c", 3}})},
                                             {bali, list({{"a", 1}, {"b", 2}})}};
  const ClauseAgreement met = clause_agreement(parties);
  EXPECT_EQ(met.agreed, 1u);
  EXPECT_EQ(met.clauses.size(), 3u);
  EXPECT_TRUE(standing(met, "a").agreed);
  EXPECT_EQ(standing(met, "b").wordings, (std::vector<Wording>{{Digest{{2}}, {bali, kaltim}}, {Digest{{9}}, {jatim}}}));
  EXPECT_EQ(standing(met, "c").absent, std::vector<RegionCode>{bali});
  EXPECT_TRUE(met.same_order);
  EXPECT_FALSE(met.whole);
}

TEST(ClauseAgreement, AnotherOrderAgreesEveryClauseAndNotTheWhole) {
  const std::vector<PartyClauses> parties = {{kaltim, list({{"a", 1}, {"b", 2}})}, {jatim, list({{"b", 2}, {"a", 1}})}};
  const ClauseAgreement met = clause_agreement(parties);
  EXPECT_EQ(met.agreed, 2u);
  EXPECT_FALSE(met.same_order);
  EXPECT_FALSE(met.whole);
}

TEST(ClauseAgreement, NothingIsAgreedWithAPartyThatHoldsNothing) {
  const std::vector<PartyClauses> parties = {{kaltim, list({{"a", 1}})}, {jatim, {}}};
  const ClauseAgreement met = clause_agreement(parties);
  EXPECT_EQ(met.agreed, 0u);
  EXPECT_FALSE(met.whole);
  EXPECT_EQ(met.clauses[0].absent, std::vector<RegionCode>{jatim});
  EXPECT_FALSE(clause_agreement(std::vector<PartyClauses>{{kaltim, {}}, {jatim, {}}}).whole);
  EXPECT_FALSE(clause_agreement(std::vector<PartyClauses>{}).whole);
}

TEST(ClauseAgreement, ANameThatStandsTwiceIsNoText) {
  const std::vector<PartyClauses> parties = {{kaltim, list({{"a", 1}, {"a", 2}})}, {jatim, list({{"a", 1}, {"a", 2}})}};
  const ClauseAgreement met = clause_agreement(parties);
  EXPECT_EQ(met.clauses.size(), 1u);
  EXPECT_FALSE(met.whole);
}

TEST(ClauseAgreement, NamesStandInTheOrderOfTheTexts) {
  const std::vector<PartyClauses> parties = {{kaltim, list({{"a", 1}, {"y", 1}, {"c", 1}, {"z", 1}})},
                                             {jatim, list({{"a", 1}, {"b", 1}, {"c", 1}})}};
  std::string names;
  for (const ClauseStanding& one : clause_agreement(parties).clauses) names += one.clause.text();
  EXPECT_EQ(names, "aybcz");
}

TEST(ClauseAgreement, IsSymmetricInTheParties) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    Drawing drawing(seed);
    const DocumentText text = drawing.text(1 + drawing.below(12));
    std::vector<PartyClauses> parties;
    for (const RegionCode& party : {kaltim, jatim, bali}) {
      parties.push_back({party, clause_hashes(drawing.one_in(3) ? text : drawing.reworked(text))});
    }
    const ClauseAgreement met = clause_agreement(parties);
    std::ranges::sort(parties, {}, &PartyClauses::party);
    do {
      ASSERT_EQ(clause_agreement(parties), met) << seed;
    } while (std::ranges::next_permutation(parties, {}, &PartyClauses::party).found);
  }
}

TEST(ClauseAgreement, AnEditUnagreesExactlyTheClausesItTouches) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    Drawing drawing(seed);
    const DocumentText agreed = drawing.text(2 + drawing.below(12));
    DocumentText mine = agreed;
    std::set<ClauseId> touched;
    for (std::size_t edits = 1 + drawing.below(3); edits > 0; --edits) {
      Clause& one = mine.clauses[drawing.below(mine.clauses.size())];
      if (!touched.insert(one.clause).second) continue;
      drawing.edit(one);
    }
    const std::vector<PartyClauses> parties = {{kaltim, clause_hashes(mine)}, {jatim, clause_hashes(agreed)}};
    const ClauseAgreement met = clause_agreement(parties);
    EXPECT_EQ(met.agreed, agreed.clauses.size() - touched.size());
    for (const ClauseStanding& one : met.clauses) ASSERT_EQ(one.agreed, !touched.contains(one.clause)) << seed;
    EXPECT_FALSE(met.whole);
    EXPECT_EQ(hash_of(mine) == hash_of(agreed), met.whole);
  }
}

TEST(ClauseAgreement, TheWholeIsAgreedExactlyWhereTheTextsAreTheSame) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    Drawing drawing(seed);
    const DocumentText one = drawing.text(3);
    const DocumentText other = drawing.reworked(one);
    const std::vector<PartyClauses> parties = {{kaltim, clause_hashes(one)}, {jatim, clause_hashes(other)}};
    const ClauseAgreement met = clause_agreement(parties);
    ASSERT_EQ(met.whole, hash_of(one) == hash_of(other)) << seed;
    ASSERT_TRUE(!met.whole || met.agreed == met.clauses.size()) << seed;
  }
}

TEST(ClauseAgreement, CountsThePasalAlone) {
  const DocumentText text = written_text();
  DocumentText other = text;
  other.clauses[3].heading = "LINGKUP";
  const std::vector<DocumentText> texts = {text, other};
  const std::vector<PartyClauses> parties = {{kaltim, clause_hashes(text)}, {jatim, clause_hashes(other)}};
  const ClauseAgreement met = clause_agreement(parties);
  EXPECT_EQ(met.agreed, 7u);
  EXPECT_EQ(count_of(met, ClauseKind::Article, texts), (AgreementCount{1, 2}));
  EXPECT_EQ(count_of(met, ClauseKind::Attachment, texts), (AgreementCount{1, 1}));
}

TEST(ClauseAgreement, FollowsTheLatestPositions) {
  const DocumentId kb = *DocumentId::parse("kb");
  const DocumentText text = written_text();
  Positions positions;
  PositionTaken mine{kb, kaltim, hash_of(text), {}, {}, {}, clause_hashes(text), Date{}};
  positions.take(mine, kaltim, 1, {});
  EXPECT_EQ(clause_agreement(positions, kb, std::vector{kaltim, jatim}).agreed, 0u);
  positions.take({kb, jatim, hash_of(text), {}, {}, {}}, jatim, 1, {});
  EXPECT_EQ(clause_agreement(positions, kb, std::vector{kaltim, jatim}).agreed, 0u) << "a file has no clauses";
  mine.party = jatim;
  positions.take(mine, jatim, 2, {});
  EXPECT_TRUE(clause_agreement(positions, kb, std::vector{kaltim, jatim}).whole);
  EXPECT_EQ(positions.latest(kb, jatim)->reply_by, Date{});
}

}  // namespace
}  // namespace simpul::negotiation
