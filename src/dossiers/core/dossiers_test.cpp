#include "tested_story.h"

namespace simpul::dossiers {
namespace {

StageStatus status(const Standing& standing, StageId id) {
  return standing.stages[static_cast<std::size_t>(id)].status;
}

TEST(Dossier, KaltimJatimAsItStoodOn12August2022) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  for (int i = 1; i <= 7; ++i) {
    story.paper(("pks-" + std::to_string(i)).c_str(), DocumentType::CooperationAgreement, "kb", "2022-08-11");
  }
  EXPECT_EQ(code(story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"))), "");
  const Standing standing = story.standing();
  EXPECT_EQ(standing.stage, StageId::JaSigning);
  EXPECT_EQ(status(standing, StageId::JaDrafting), StageStatus::Done);
  EXPECT_EQ(status(standing, StageId::Preparation), StageStatus::Implied);
  ASSERT_FALSE(standing.turns.empty());
  EXPECT_EQ(standing.turns[0].party, jatim);
  EXPECT_EQ(standing.turns[0].act, Act::SignAgreement);
  EXPECT_EQ(standing.turns[0].since, day("2022-07-28"));
  ASSERT_EQ(standing.turns.size(), 3u);
  EXPECT_EQ(standing.turns[1].act, Act::SignPks);
  EXPECT_EQ(standing.turns[1].documents.size(), 7u);
  ASSERT_EQ(standing.matrix.size(), 8u);
  EXPECT_EQ(standing.matrix[0].cells[0].status, CellStatus::SignedWet);
  EXPECT_EQ(standing.matrix[0].cells[1].status, CellStatus::NotYet);
}

TEST(Dossier, TheLastSignatureMovesTheStageAndTheThreadsMeet) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  story.paper("pks-1", DocumentType::CooperationAgreement, "kb");
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  EXPECT_EQ(code(story.play(jatim, story.signature("kb", jatim, "2022-08-12"))), "");
  EXPECT_EQ(story.state.outcomes.back().crossing, Crossing::Signed);
  EXPECT_EQ(story.standing().stage, StageId::PksSigning);
  EXPECT_EQ(status(story.standing(), StageId::DprdApproval), StageStatus::Undetermined);
  EXPECT_TRUE(story.standing().course.in_force);
  story.play(kaltim, story.signature("pks-1", kaltim, "2022-08-12"));
  story.play(jatim, story.signature("pks-1", jatim, "2022-08-12"));
  EXPECT_EQ(story.standing().stage, StageId::Implementation);
}

TEST(Dossier, TheDprdGateStandsBetweenAgreementAndPks) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  story.play(jatim, story.signature("kb", jatim, "2022-07-28"));
  EXPECT_EQ(story.standing().stage, StageId::DprdApproval);
  EXPECT_EQ(story.standing().turns.size(), 2u);
  story.play(jatim, BurdenAssessed{jatim, false, false, "tanpa beban"});
  story.play(kaltim, BurdenAssessed{kaltim, false, true, "belum dianggarkan dalam APBD berjalan"});
  ASSERT_EQ(story.standing().turns.size(), 1u);
  EXPECT_EQ(story.standing().turns[0].act, Act::ObtainApproval);
  DocumentRegistered approval{
      id<DocumentId>("dprd"), DocumentType::DprdApproval, "Persetujuan DPRD", {}, kaltim, {}, {}, {}};
  story.play(kaltim, approval);
  EXPECT_EQ(status(story.standing(), StageId::DprdApproval), StageStatus::Done);
  EXPECT_EQ(story.standing().stage, StageId::PksDrafting);
}

TEST(Dossier, RefusesByName) {
  Story story;
  Opened alone;
  alone.title = "x";
  alone.parties = {{kaltim, {}}};
  EXPECT_EQ(code(story.play(kaltim, alone)), "parties_too_few");
  Opened twice = alone;
  twice.parties = {{kaltim, {}}, {kaltim, {}}};
  EXPECT_EQ(code(story.play(kaltim, twice)), "party_twice");
  Opened third = alone;
  third.cooperation = CooperationKind::Ksdpk;
  third.parties = {{kaltim, {}}, {jatim, {}}};
  EXPECT_EQ(code(story.play(kaltim, third)), "kind_refused_ksdpk");
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  EXPECT_EQ(code(story.play(*RegionCode::parse("18"), Described{"t", {}, {}})), "author_not_a_party");
  EXPECT_EQ(code(story.play(kaltim, TermsSet{id<DocumentId>("kb"), day("2022-01-02"), day("2022-01-01"), {}})),
            "end_before_start");
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  EXPECT_EQ(code(story.play(kaltim, story.signature("kb", kaltim, "2022-07-29"))), "party_has_signed");
  auto by_agency = story.signature("kb", jatim, "2022-07-29");
  by_agency.signer.office_kind = signing::OfficeKind::AgencyHead;
  EXPECT_EQ(code(story.play(jatim, by_agency)), "signature_needs_head_of_region");
  EXPECT_EQ(code(story.play(jatim, story.signature("kb", jatim, "2023-01-01"))), "date_in_the_future");
  story.play(kaltim, NumberAssigned{id<DocumentId>("kb"), kaltim, "120/1", {}});
  story.paper("kb-2", DocumentType::JointAgreement);
  EXPECT_EQ(code(story.play(kaltim, NumberAssigned{id<DocumentId>("kb-2"), kaltim, "120/1", {}})),
            "number_already_used");
  EXPECT_EQ(code(story.play(kaltim, NumberAssigned{id<DocumentId>("kb-2"), kaltim, "120/2", {}})), "");
}

TEST(Dossier, AnotherPartyRecordsOnlyForTheSilentAndSaysSo) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  auto without = story.signature("kb", jatim, "2022-07-28");
  without.evidence = {};
  EXPECT_EQ(code(story.play(kaltim, without)), "evidence_missing_for_other_party");
  EXPECT_EQ(code(story.play(kaltim, story.signature("kb", jatim, "2022-07-28"))), "");
  const Cell cell = story.standing().matrix[0].cells[1];
  EXPECT_EQ(cell.recorded_by, kaltim);
  EXPECT_FALSE(cell.confirmed);
  EXPECT_EQ(code(story.play(jatim, RecordAttested{*cell.signature, Attestation::Disputed, "bukan beliau"})), "");
  EXPECT_EQ(story.standing().matrix[0].cells[1].status, CellStatus::Disputed);
  EXPECT_EQ(code(story.play(jatim, story.signature("kb", jatim, "2022-08-01"))), "");
  EXPECT_EQ(code(story.play(kaltim, story.signature("kb", jatim, "2022-08-01"))), "party_writes_itself");
}

TEST(Dossier, AVoidEventStaysInTheHistoryWithoutEffect) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  EXPECT_EQ(story.state.outcomes.back().refused->code, "party_has_signed");
  EXPECT_EQ(story.state.signatures.all().size(), 1u);
}

TEST(Dossier, AKnownTextMustBeAgreedBeforeItIsSigned) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement, nullptr, nullptr);
  const Digest text{{9}};
  story.play(kaltim, PositionTaken{id<DocumentId>("kb"), kaltim, text, {}, {}, {}});
  EXPECT_EQ(story.standing().stage, StageId::JaDrafting);
  EXPECT_EQ(story.standing().turns[0].party, jatim);
  auto signature = story.signature("kb", kaltim, "2022-07-28");
  signature.text = text;
  EXPECT_EQ(code(story.play(kaltim, signature)), "text_not_agreed");
  story.play(jatim, PositionTaken{id<DocumentId>("kb"), jatim, text, {}, {}, {}});
  EXPECT_EQ(story.state.outcomes.back().crossing, Crossing::Agreed);
  EXPECT_EQ(story.standing().stage, StageId::JaSigning);
  EXPECT_EQ(code(story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"))), "signature_text_missing");
  EXPECT_EQ(code(story.play(kaltim, signature)), "");
  EXPECT_EQ(code(story.play(jatim, PositionTaken{id<DocumentId>("kb"), jatim, Digest{{8}}, {}, {}, {}})),
            "document_is_signed");
}

TEST(Dossier, AReplyIsAskedForADayThatIsStillToCome) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement, nullptr, nullptr);
  PositionTaken position{id<DocumentId>("kb"), kaltim, Digest{{9}}, {}, {}, {}};
  position.reply_by = day("1990-01-01");
  EXPECT_EQ(code(story.play(kaltim, position)), "reply_by_is_past");
  position.reply_by = day("2199-01-01");
  EXPECT_EQ(code(story.play(kaltim, position)), "");
}

TEST(Dossier, APositionNamesNoMoreClausesThanATextMayHave) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement, nullptr, nullptr);
  PositionTaken position{id<DocumentId>("kb"), kaltim, Digest{{9}}, {}, {}, {}};
  position.clauses.emplace(negotiation::clauses_max + 1);
  EXPECT_EQ(code(story.play(kaltim, position)), "position_clauses_too_many");
  position.clauses->pop_back();
  EXPECT_EQ(code(story.play(kaltim, position)), "");
}

TEST(Dossier, TheClockAddsRemindersSleepAndTheEnd) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  story.play(kaltim, TermsSet{id<DocumentId>("kb"), day("2022-07-28"), day("2027-07-28"), {}});
  story.play(kaltim, story.signature("kb", kaltim, "2022-07-28"));
  story.play(jatim, story.signature("kb", jatim, "2022-07-28"));
  const Standing standing = story.standing();
  const auto on = [&](const char* text) { return dated(standing.course, story.rules.terms, day(text)); };
  EXPECT_FALSE(on("2022-12-01").sleeping);
  EXPECT_TRUE(on("2023-02-01").sleeping);
  EXPECT_FALSE(on("2026-07-27").reminder_months);
  EXPECT_EQ(on("2026-07-28").reminder_months, 12);
  EXPECT_EQ(on("2027-02-01").reminder_months, 6);
  EXPECT_EQ(on("2027-07-01").reminder_months, 3);
  EXPECT_EQ(on("2027-07-29").phase, Phase::Ended);
}

TEST(Facts, EveryKindComesBackAsItWas) {
  const auto signature = Story().signature("kb", kaltim, "2022-07-28");
  const Json body = body_of(signature);
  const auto again = read_new_fact(std::string(signing::SignatureRecorded::kind), body);
  ASSERT_TRUE(again);
  EXPECT_EQ(canonical_json(body_of(*again)), canonical_json(body));
  EXPECT_TRUE(std::holds_alternative<UnknownFact>(read_stored_fact("meeting.held", body)));
  EXPECT_EQ(read_new_fact("meeting.held", body).error().front().code, "fact_kind_unknown");
}

}  // namespace
}  // namespace simpul::dossiers
