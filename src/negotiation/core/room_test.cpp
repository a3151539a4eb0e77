#include "negotiation/room.h"

#include <gtest/gtest.h>

#include "crypto/sha256.h"

namespace simpul::negotiation {
namespace {

const DocumentId document = *DocumentId::parse("kb");
const Hand staff{"akun-sari", "staff", *Instant::parse("2026-11-23T01:00:00.000Z")};
const Hand legal{"akun-dewi", "legal", *Instant::parse("2026-11-23T02:00:00.000Z")};

ClauseHash clause(const char* name, const char* words) { return {*ClauseId::parse(name), sha256(words)}; }

RungId rung(const char* id) { return *RungId::parse(id); }

const Ladder& ladder() {
  static const Ladder rungs{{rung("staff"), "Staf", "Staff", {"staff"}, "practice"},
                            {rung("legal"), "Biro Hukum", "Legal", {"legal", "staff"}, "practice"}};
  return rungs;
}

DraftSaved draft(std::vector<ClauseHash> clauses, const char* text) {
  return {document, sha256(text), std::move(clauses), {}};
}

Initialled initial(const DraftSaved& of, const char* rung_id) {
  return {of.document, rung(rung_id), of.text, of.clauses};
}

std::string code(const Refusals& refusals) { return refusals.empty() ? "" : refusals.front().code; }

std::string tried(const Room& room, const RoomFact& fact, const Hand& hand) {
  return code(objections(room, fact, hand, {hand.role}, ladder()));
}

TEST(Room, AParafHoldsWhileTheTextStaysAndFallsWithTheClauseThatChanged) {
  Room room;
  const DraftSaved first = draft({clause("judul", "a"), clause("biaya", "b")}, "1");
  room.evolve(first, staff);
  room.evolve(initial(first, "staff"), staff);
  EXPECT_EQ(room.standing(document, rung("staff"), first.clauses).standing, InitialStanding::Holds);

  const DraftSaved changed = draft({clause("judul", "a"), clause("biaya", "B")}, "2");
  const RungStanding after = room.standing(document, rung("staff"), changed.clauses);
  EXPECT_EQ(after.standing, InitialStanding::Fallen);
  ASSERT_EQ(after.fallen.size(), 1u);
  EXPECT_EQ(after.fallen.front().text(), "biaya");
}

TEST(Room, AMovedClauseKeepsItsParafAndARemovedOneDoesNot) {
  Room room;
  const DraftSaved first = draft({clause("judul", "a"), clause("biaya", "b")}, "1");
  room.evolve(initial(first, "staff"), staff);
  const std::vector<ClauseHash> moved{clause("biaya", "b"), clause("judul", "a")};
  EXPECT_EQ(room.standing(document, rung("staff"), moved).standing, InitialStanding::Holds);
  const std::vector<ClauseHash> shorter{clause("judul", "a")};
  EXPECT_EQ(room.standing(document, rung("staff"), shorter).standing, InitialStanding::Fallen);
}

TEST(Room, TheLadderIsClimbedInOrderByDifferentPeople) {
  Room room;
  const DraftSaved first = draft({clause("judul", "a")}, "1");
  room.evolve(first, staff);
  EXPECT_EQ(tried(room, initial(first, "legal"), legal), "initial_rung_below_missing");
  EXPECT_EQ(tried(room, initial(first, "staff"), legal), "initial_not_your_rung");
  EXPECT_EQ(tried(room, initial(first, "staff"), staff), "");
  room.evolve(initial(first, "staff"), staff);
  EXPECT_EQ(tried(room, initial(first, "staff"), staff), "initial_stands");
  EXPECT_EQ(tried(room, initial(first, "legal"), staff), "initial_same_person");
  EXPECT_EQ(tried(room, initial(first, "legal"), legal), "");
}

TEST(Room, OnlyTheDraftAsItIsNowCanBeInitialled) {
  Room room;
  const DraftSaved first = draft({clause("judul", "a")}, "1");
  EXPECT_EQ(tried(room, initial(first, "staff"), staff), "draft_missing");
  room.evolve(first, staff);
  room.evolve(draft({clause("judul", "b")}, "2"), staff);
  EXPECT_EQ(tried(room, initial(first, "staff"), staff), "initial_text_differs");
  EXPECT_TRUE(room.knows(first.text));
  EXPECT_EQ(tried(room, initial(first, "board"), staff), "initial_rung_unknown");
}

TEST(Room, NotesAreWrittenAndSettledOnce) {
  Room room;
  const NoteWritten note{*NoteId::parse("n1"), document, *ClauseId::parse("biaya"), "Tanyakan ke BPKAD."};
  EXPECT_EQ(tried(room, note, staff), "");
  room.evolve(note, staff);
  EXPECT_EQ(tried(room, note, staff), "note_twice");
  EXPECT_EQ(tried(room, NoteWritten{*NoteId::parse("n2"), document, {}, "  "}, staff), "words_missing");
  EXPECT_EQ(tried(room, NoteSettled{*NoteId::parse("n3")}, staff), "note_unknown");
  room.evolve(NoteSettled{note.note}, staff);
  EXPECT_TRUE(room.note(note.note)->settled);
  EXPECT_EQ(tried(room, NoteSettled{note.note}, staff), "note_settled");
}

TEST(Room, WhatIsStoredReadsBackAsItWas) {
  const DraftSaved first = draft({clause("judul", "a")}, "1");
  const RoomFact fact = initial(first, "staff");
  const auto read = read_room_fact(std::string(kind_of(fact)), body_of(fact));
  ASSERT_TRUE(read);
  EXPECT_EQ(body_of(*read), body_of(fact));
  EXPECT_FALSE(read_room_fact("negotiation.of_the_future", body_of(fact)));
}

}  // namespace
}  // namespace simpul::negotiation
