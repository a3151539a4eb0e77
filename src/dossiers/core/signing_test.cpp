#include "encoding/mapper.h"
#include "tested_story.h"

namespace simpul::dossiers {
namespace {

using signing::Method;

const Digest text{{9}};

// A joint agreement whose text both hold, with the signed PDF on file.
struct Sitting : Story {
  Sitting() {
    open();
    paper("kb", DocumentType::JointAgreement, nullptr, nullptr);
    play(kaltim, PositionTaken{id<DocumentId>("kb"), kaltim, text, {}, {}, {}});
    play(jatim, PositionTaken{id<DocumentId>("kb"), jatim, text, {}, {}, {}});
    EXPECT_EQ(code(play(kaltim, signed_file("application/pdf"))), "");
  }
  static FileAttached signed_file(const char* media_type) {
    return {id<AttachmentId>("signed"), id<DocumentId>("kb"), "kb.pdf", media_type, 9, Digest{{7}}, FileRole::Text};
  }
  SignatureRecorded by(Method method, const RegionCode& party) const {
    auto fact = signature("kb", party, "2022-08-11");
    fact.method = method;
    fact.text = text;
    if (signing::electronic(method)) fact.electronic = {Digest{{7}}, "CN=Gubernur", "CN=BSrE", {}};
    return fact;
  }
  static SigningRefused refused(const RegionCode& party) {
    return {id<DocumentId>("kb"), party, {}, "menunggu pendapat DPRD", day("2022-08-11"), "Gubernur", {}};
  }
  static SigningOrderSet order(std::vector<RegionCode> parties) { return {id<DocumentId>("kb"), std::move(parties)}; }
  const Cell cell(int index) const { return standing().matrix[0].cells[static_cast<std::size_t>(index)]; }
};

TEST(Signing, MethodsMixOnOneDocumentAndWhatIsSignedNeverChanges) {
  for (const Method first : {Method::Wet, Method::Pades, Method::Bsre}) {
    for (const Method second : {Method::Wet, Method::Pades, Method::Bsre}) {
      Sitting sitting;
      EXPECT_EQ(code(sitting.play(kaltim, sitting.by(first, kaltim))), "");
      const PositionTaken other{id<DocumentId>("kb"), jatim, Digest{{8}}, {}, {}, {}};
      EXPECT_EQ(code(sitting.play(jatim, other)), "document_is_signed");
      DocumentChanged change;
      change.document = id<DocumentId>("kb");
      change.title = "Judul lain";
      EXPECT_EQ(code(sitting.play(jatim, change)), "document_is_signed");
      EXPECT_EQ(code(sitting.play(jatim, Sitting::order({jatim, kaltim}))), "document_is_signed");
      EXPECT_EQ(code(sitting.play(jatim, sitting.by(second, jatim))), "");
      EXPECT_EQ(sitting.state.outcomes.back().crossing, Crossing::Signed);
      EXPECT_EQ(sitting.cell(0).status, first == Method::Wet ? CellStatus::SignedWet : CellStatus::SignedElectronic);
      EXPECT_TRUE(sitting.standing().matrix[0].complete);
    }
  }
}

TEST(Signing, AnElectronicSignatureBringsItsEvidence) {
  Sitting sitting;
  auto fact = sitting.by(Method::Pades, kaltim);
  fact.electronic->file = Digest{{6}};
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "signed_file_missing");
  fact.electronic->file = Digest{{7}};
  fact.electronic->subject = " ";
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "field_empty");
  fact.electronic.reset();
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "electronic_evidence_missing");
  auto ink = sitting.by(Method::Pades, kaltim);
  ink.method = Method::Wet;
  EXPECT_EQ(code(sitting.play(kaltim, ink)), "electronic_evidence_on_paper");
  EXPECT_FALSE(sitting.state.signatures.any_valid(id<DocumentId>("kb")));
}

TEST(Signing, AFixedOrderIsHeld) {
  Sitting sitting;
  EXPECT_EQ(code(sitting.play(kaltim, Sitting::order({jatim}))), "signing_order_incomplete");
  EXPECT_EQ(code(sitting.play(kaltim, Sitting::order({jatim, jatim}))), "party_twice");
  EXPECT_EQ(code(sitting.play(kaltim, Sitting::order({jatim, kaltim}))), "");
  EXPECT_EQ(sitting.cell(0).waits_for, jatim);
  ASSERT_EQ(sitting.standing().turns.size(), 1u);
  EXPECT_EQ(sitting.standing().turns[0].party, jatim);
  EXPECT_EQ(code(sitting.play(kaltim, sitting.by(Method::Bsre, kaltim))), "signing_order_not_reached");
  EXPECT_EQ(code(sitting.play(jatim, sitting.by(Method::Wet, jatim))), "");
  EXPECT_EQ(code(sitting.play(kaltim, sitting.by(Method::Bsre, kaltim))), "");
}

TEST(Signing, AnEmptyOrderLetsAllSignSideBySide) {
  Sitting sitting;
  sitting.play(kaltim, Sitting::order({jatim, kaltim}));
  EXPECT_EQ(code(sitting.play(jatim, Sitting::order({}))), "");
  EXPECT_EQ(sitting.standing().turns.size(), 2u);
  EXPECT_EQ(code(sitting.play(kaltim, sitting.by(Method::Pades, kaltim))), "");
}

TEST(Signing, InkOutOfOrderStandsOnThePaperAllTheSame) {
  Sitting sitting;
  sitting.play(kaltim, Sitting::order({jatim, kaltim}));
  EXPECT_EQ(code(sitting.play(kaltim, sitting.by(Method::Wet, kaltim))), "");
}

TEST(Signing, ARefusalPassesTheTurnToTheOthersUntilThePartySigns) {
  Sitting sitting;
  EXPECT_EQ(code(sitting.play(jatim, Sitting::refused(jatim))), "");
  EXPECT_EQ(sitting.cell(1).refused_on, day("2022-08-11"));
  EXPECT_EQ(sitting.cell(1).refusal_reason, "menunggu pendapat DPRD");
  ASSERT_EQ(sitting.standing().turns.size(), 1u);
  EXPECT_EQ(sitting.standing().turns[0].party, kaltim);
  EXPECT_EQ(sitting.standing().turns[0].act, Act::AgreeText);
  EXPECT_EQ(sitting.standing().turns[0].since, day("2022-08-11"));
  EXPECT_EQ(code(sitting.play(jatim, Sitting::refused(jatim))), "party_has_refused");
  EXPECT_EQ(code(sitting.play(jatim, sitting.by(Method::Wet, jatim))), "");
  const Digest signed_by = sitting.state.outcomes.back().event;
  EXPECT_FALSE(sitting.cell(1).refused_on);
  EXPECT_EQ(code(sitting.play(jatim, Sitting::refused(jatim))), "party_has_signed");
  EXPECT_EQ(sitting.standing().turns[0].act, Act::SignAgreement);
  // The record of the signature was a slip: the refusal was never withdrawn.
  EXPECT_EQ(code(sitting.play(jatim, SignatureRetracted{signed_by, "salah halaman"})), "");
  EXPECT_TRUE(sitting.cell(1).refused_on);
}

TEST(Signing, AnElectronicSignatureIsNotTakenBack) {
  for (const Method method : {Method::Pades, Method::Bsre}) {
    Sitting sitting;
    EXPECT_EQ(code(sitting.play(kaltim, sitting.by(method, kaltim))), "");
    const SignatureRetracted slip{sitting.state.outcomes.back().event, "salah halaman"};
    EXPECT_EQ(code(sitting.play(kaltim, slip)), "electronic_signature_stands");
    EXPECT_TRUE(sitting.state.signatures.valid(id<DocumentId>("kb"), kaltim));
    const PositionTaken other{id<DocumentId>("kb"), jatim, Digest{{8}}, {}, {}, {}};
    EXPECT_EQ(code(sitting.play(jatim, other)), "document_is_signed") << "the text stays as it was signed";
  }
}

TEST(Signing, ARefusalOfATextFallsWithTheText) {
  Sitting sitting;
  auto refusal = Sitting::refused(jatim);
  refusal.text = Digest{{8}};
  EXPECT_EQ(code(sitting.play(jatim, refusal)), "signature_text_differs");
  refusal.text = text;
  EXPECT_EQ(code(sitting.play(jatim, refusal)), "");
  for (const RegionCode& party : {kaltim, jatim}) {
    sitting.play(party, PositionTaken{id<DocumentId>("kb"), party, Digest{{8}}, {}, {}, {}});
  }
  EXPECT_FALSE(sitting.cell(1).refused_on);
  EXPECT_EQ(sitting.standing().turns.size(), 2u);
}

TEST(Signing, AnotherPartysRefusalNeedsASourceAndSilence) {
  Story story;
  story.open();
  story.paper("kb", DocumentType::JointAgreement);
  auto heard = Sitting::refused(jatim);
  EXPECT_EQ(code(story.play(kaltim, heard)), "evidence_missing_for_other_party");
  heard.source = "surat 12 Agustus 2022";
  heard.reason = "";
  EXPECT_EQ(code(story.play(kaltim, heard)), "field_empty");
  heard.reason = "menunggu pendapat DPRD";
  EXPECT_EQ(code(story.play(kaltim, heard)), "");
  EXPECT_EQ(code(Sitting().play(kaltim, heard)), "party_writes_itself");
}

TEST(Signing, StandInsAreHeldBackBeforeSigningAndKeptOnRecord) {
  Story story;
  const auto kb = DocumentType::JointAgreement;
  story.rules.capacities[signing::Capacity::Plh] = {{kb}, {}, true};
  story.rules.capacities[signing::Capacity::Pj] = {{kb}, {}, false};
  EXPECT_EQ(story.rules.capacity(signing::Capacity::Plh, kb), signing::CapacityVerdict::Forbidden);
  EXPECT_EQ(story.rules.capacity(signing::Capacity::Plh, DocumentType::Minutes), signing::CapacityVerdict::Allowed);
  EXPECT_EQ(story.rules.capacity(signing::Capacity::Pj, kb), signing::CapacityVerdict::Doubtful);
  story.open();
  story.paper("kb", kb);
  auto fact = story.signature("kb", kaltim, "2022-07-28");
  fact.capacity = signing::Capacity::Plh;
  EXPECT_EQ(code(story.play(kaltim, fact)), "");
}

TEST(Signing, AReadingIsOfTheScanThatTheRecordNames) {
  Sitting sitting;
  auto fact = sitting.by(Method::Wet, kaltim);
  fact.evidence.reading = signing::ScanReading{Digest{{7}}, signing::ScanVerdict::Same};
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "scan_reading_unfounded") << "without a scan";
  fact.evidence.scan = id<AttachmentId>("signed");
  fact.evidence.reading->verdict = signing::ScanVerdict::Other;
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "scan_is_other_document");
  fact.evidence.reading = signing::ScanReading{Digest{{8}}, signing::ScanVerdict::Same};
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "scan_reading_unfounded") << "of other bytes";
  fact.evidence.reading = signing::ScanReading{
      Digest{{7}}, signing::ScanVerdict::Doubtful, {{2, {}, 0, {}, {}}, {3, 3, 91, {"119"}, {"dapat → tidak dapat"}}}};
  EXPECT_EQ(code(sitting.play(kaltim, fact)), "");
  const auto* kept = sitting.state.signatures.valid(id<DocumentId>("kb"), kaltim);
  ASSERT_TRUE(kept);
  const auto stored = read_json(canonical_json(body_of(kept->fact)));
  const auto again = read_new_fact(std::string(SignatureRecorded::kind), *stored);
  ASSERT_TRUE(again);
  EXPECT_EQ(std::get<SignatureRecorded>(*again).evidence, fact.evidence);
}

TEST(Signing, OldEventsReadAndWriteUnchanged) {
  const auto old =
      read_json(R"({"authority":"office","capacity":"definitif","document":"kb","evidence":{"note":"berita"},)"
                R"("method":"wet","on":"2022-07-28","party":"64","signer":{)"
                R"("office":"Gubernur","office_kind":"head_of_region"}})");
  ASSERT_TRUE(old);
  const Fact fact = read_stored_fact("signing.signature_recorded", *old);
  ASSERT_TRUE(std::holds_alternative<SignatureRecorded>(fact));
  EXPECT_EQ(canonical_json(body_of(fact)), canonical_json(*old));
}

TEST(Signing, TheNewKindsComeBackAsTheyWere) {
  auto electronic = Sitting().by(Method::Bsre, kaltim);
  electronic.electronic->stamped_at = *Instant::parse("2022-08-11T03:00:00Z");
  const Fact facts[] = {electronic, Sitting::refused(jatim), Sitting::order({jatim, kaltim})};
  for (const Fact& fact : facts) {
    const auto again = read_new_fact(std::string(kind_of(fact)), body_of(fact));
    ASSERT_TRUE(again) << kind_of(fact);
    EXPECT_EQ(canonical_json(body_of(*again)), canonical_json(body_of(fact)));
  }
}

}  // namespace
}  // namespace simpul::dossiers
