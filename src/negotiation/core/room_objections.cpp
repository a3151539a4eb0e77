#include <algorithm>

#include "kernel/result.h"
#include "negotiation/room.h"

namespace simpul::negotiation {
namespace {

Refusals single(std::string code, std::string pointer, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

bool shares(const std::set<std::string>& roles, const std::set<std::string>& asked) {
  return std::ranges::any_of(roles, [&](const std::string& role) { return asked.contains(role); });
}

struct Initialling {
  const Room& room;
  const Initialled& fact;
  const Hand& hand;
  const std::set<std::string>& roles;
  const Ladder& ladder;

  Refusals against() const {
    const auto rung = std::ranges::find(ladder, fact.rung, &Rung::id);
    if (rung == ladder.end()) return single("initial_rung_unknown", "/rung");
    if (!shares(roles, rung->roles)) return single("initial_not_your_rung", "/rung", {{"rung", rung->name_id}});
    const Draft* draft = room.draft(fact.document);
    if (!draft) return single("draft_missing", "/document");
    if (draft->fact.text != fact.text) return single("initial_text_differs", "/text");
    const auto own = room.standing(fact.document, fact.rung, fact.clauses);
    if (own.standing == InitialStanding::Holds) return single("initial_stands", "/rung");
    return below(rung);
  }

  // Each rung below stands behind the same clauses, and nobody stands on two: four eyes at least.
  Refusals below(Ladder::const_iterator rung) const {
    for (auto lower = ladder.begin(); lower != rung; ++lower) {
      const auto standing = room.standing(fact.document, lower->id, fact.clauses);
      if (standing.standing != InitialStanding::Holds) {
        return single("initial_rung_below_missing", "/rung", {{"rung", lower->name_id}});
      }
      if (standing.initial->hand.account == hand.account) return single("initial_same_person", "/rung");
    }
    return {};
  }
};

Refusals of_body(const std::string& body) {
  if (body.find_first_not_of(" \t\r\n") == std::string::npos) return single("words_missing", "/body");
  if (body.size() > note_bytes_max) return single("words_too_long", "/body", {{"max", std::to_string(note_bytes_max)}});
  return {};
}

}  // namespace

Refusals objections(const Room& room, const RoomFact& fact, const Hand& hand, const std::set<std::string>& roles,
                    const Ladder& ladder) {
  return std::visit(Overloaded{[](const DraftSaved&) -> Refusals { return {}; },
                               [&](const NoteWritten& note) -> Refusals {
                                 if (room.note(note.note)) return single("note_twice", "/note");
                                 return of_body(note.body);
                               },
                               [&](const NoteSettled& settled) -> Refusals {
                                 const Note* note = room.note(settled.note);
                                 if (!note) return single("note_unknown", "/note");
                                 if (note->settled) return single("note_settled", "/note");
                                 return {};
                               },
                               [&](const Initialled& initial) -> Refusals {
                                 return Initialling{room, initial, hand, roles, ladder}.against();
                               }},
                    fact);
}

}  // namespace simpul::negotiation
