#pragma once

// Only for tests: a dossier of two governments, played fact by fact.

#include <gtest/gtest.h>

#include "dossiers/standing.h"
#include "dossiers/state.h"

namespace simpul::dossiers {
inline const RegionCode kaltim = *RegionCode::parse("64");
inline const RegionCode jatim = *RegionCode::parse("35");

template <class T>
T id(const char* text) {
  return *T::parse(text);
}
inline Date day(const char* text) { return *Date::parse(text); }

// The rules as rules/ states them, small enough to read here.
inline Rules test_rules() {
  Rules rules;
  for (int i = 0; i < 10; ++i) rules.stages.push_back({static_cast<StageId>(i), "", {}, {}, "PP 28/2018 P6(1)", {}});
  rules.stages[0].inputs = {DocumentType::Kak};
  rules.stages[1].inputs = {DocumentType::OfferLetter, DocumentType::ReplyLetter};
  for (int i = 0; i <= static_cast<int>(DocumentType::Report); ++i) {
    const auto type = static_cast<DocumentType>(i);
    rules.documents[type] = {type, {}, false, signing::SignerRule::Nobody, false};
  }
  rules.documents[DocumentType::JointAgreement].signer = signing::SignerRule::HeadOfRegion;
  rules.documents[DocumentType::CooperationAgreement] = {DocumentType::CooperationAgreement,
                                                         {DocumentType::JointAgreement},
                                                         true,
                                                         signing::SignerRule::HeadOrMandate,
                                                         false};
  rules.documents[DocumentType::Termination].signer = signing::SignerRule::HeadOrMandate;
  rules.documents[DocumentType::DprdApproval].one_party = true;
  rules.kinds = {{CooperationKind::KsddSukarela, true}, {CooperationKind::KsddWajib, true}};
  rules.terms = {{12, 6, 3}, 6};
  rules.urusan = {"1.01", "3.27"};
  return rules;
}

// Plays facts as two governments would: each sees everything so far.
struct Story {
  Rules rules = test_rules();
  State state;
  std::map<RegionCode, std::uint64_t> seqs;
  threads::CausalPast past;
  Instant now = *Instant::parse("2022-08-12T03:00:00Z");
  std::uint8_t count = 0;

  Refusals play(const RegionCode& author, const Fact& fact) {
    const auto seq = ++seqs[author];
    past.reach(author, seq);
    const Place before{author, seq, Digest{{++count}}, now, past_without(author, seq)};
    Refusals against = objections(state, fact, before, rules);
    evolve(state, fact, {author, seq, Digest{{count}}, now, past}, rules);
    return against;
  }
  threads::CausalPast past_without(const RegionCode& author, std::uint64_t seq) {
    threads::CausalPast out;
    for (const auto& [region, last] : seqs) out.reach(region, region == author ? seq - 1 : last);
    return out;
  }
  void open() {
    Opened opened;
    opened.title = "Pembangunan daerah";
    opened.parties = {{kaltim, {}}, {jatim, {}}};
    EXPECT_TRUE(play(kaltim, opened).empty());
  }
  void paper(const char* name, DocumentType type, const char* parent = nullptr, const char* final_on = "2022-07-28") {
    DocumentRegistered fact;
    fact.document = id<DocumentId>(name);
    fact.type = type;
    fact.title = name;
    if (parent) fact.parent = id<DocumentId>(parent);
    if (final_on) fact.final_on = day(final_on);
    const auto against = play(kaltim, fact);
    EXPECT_TRUE(against.empty()) << against.front().code;
  }
  SignatureRecorded signature(const char* document, const RegionCode& party, const char* on) const {
    SignatureRecorded fact;
    fact.document = id<DocumentId>(document);
    fact.party = party;
    fact.signer = {{}, "Gubernur", signing::OfficeKind::HeadOfRegion, {}};
    fact.on = day(on);
    fact.evidence.note = "berita 12 Agustus 2022";
    return fact;
  }
  Standing standing() const { return standing_of(state, rules); }
};

inline std::string code(const Refusals& refusals) { return refusals.empty() ? "" : refusals.front().code; }

}  // namespace simpul::dossiers
