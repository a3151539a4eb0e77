#pragma once

// The private room of one government in one dossier: drafts, notes and paraf. Its thread has the audience "self"; no
// other government ever holds it.

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "encoding/json.h"
#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "negotiation/document_text.h"
#include "threads/ids.h"

namespace simpul::negotiation {

using NoteId = Id<struct NoteTag>;
using RungId = Id<struct RungTag>;

struct DraftSaved {
  static constexpr std::string_view kind = "negotiation.draft_saved";
  DocumentId document;
  Digest text;
  std::vector<ClauseHash> clauses;
  std::optional<std::string> from_template;  // the paper it began with
};
BOOST_DESCRIBE_STRUCT(DraftSaved, (), (document, text, clauses, from_template))

struct NoteWritten {
  static constexpr std::string_view kind = "negotiation.note_written";
  NoteId note;
  DocumentId document;
  std::optional<ClauseId> clause;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(NoteWritten, (), (note, document, clause, body))

struct NoteSettled {
  static constexpr std::string_view kind = "negotiation.note_settled";
  NoteId note;
};
BOOST_DESCRIBE_STRUCT(NoteSettled, (), (note))

// A paraf: one rung of the government's ladder stands behind these clauses as they are.
struct Initialled {
  static constexpr std::string_view kind = "negotiation.initialled";
  DocumentId document;
  RungId rung;
  Digest text;
  std::vector<ClauseHash> clauses;
};
BOOST_DESCRIBE_STRUCT(Initialled, (), (document, rung, text, clauses))

using RoomFact = std::variant<DraftSaved, NoteWritten, NoteSettled, Initialled>;

std::string_view kind_of(const RoomFact& fact);
Json body_of(const RoomFact& fact);
// nullopt for a kind or a body this version cannot read: kept, without effect.
std::optional<RoomFact> read_room_fact(const std::string& kind, const Json& body);

// One rung of the ladder of paraf, lowest first (rules/initials.yaml).
struct Rung {
  RungId id;
  std::string name_id;
  std::string name_en;
  std::set<std::string> roles;  // of accounts that may stand on it
  std::string source;
};
using Ladder = std::vector<Rung>;

// Reads the parsed rule files' "initials". Codes: field_…
Result<Ladder, Refusals> read_ladder(const Json& files);

// Who acted, and when.
struct Hand {
  std::string account;
  std::string role;
  Instant at;
};

struct Draft {
  DraftSaved fact;
  Hand hand;
};
struct Note {
  NoteWritten fact;
  Hand hand;
  bool settled = false;
};
struct Initial {
  Initialled fact;
  Hand hand;
};

enum class InitialStanding { None, Holds, Fallen };
BOOST_DESCRIBE_ENUM(InitialStanding, None, Holds, Fallen)

// Whether a paraf covers a text: it holds where every clause of the text is as it was when the paraf was put, and none
// is new. A clause that was only moved has not changed.
struct RungStanding {
  InitialStanding standing = InitialStanding::None;
  std::optional<Initial> initial;  // the latest
  std::vector<ClauseId> fallen;    // clauses of the text that it does not cover, and clauses it covered that are gone
};

class Room {
 public:
  const Draft* draft(const DocumentId& document) const;
  std::span<const Draft> drafts() const { return drafts_; }
  std::span<const Note> notes() const { return notes_; }
  const Note* note(const NoteId& id) const;
  // Of one rung, held against the clauses of a text.
  RungStanding standing(const DocumentId& document, const RungId& rung, std::span<const ClauseHash> text) const;
  // Whether the room holds, or ever held, this text.
  bool knows(const Digest& text) const;

  void evolve(const RoomFact& fact, const Hand& hand);

 private:
  std::vector<Draft> drafts_;  // in order
  std::vector<Note> notes_;
  std::vector<Initial> initials_;
};

// Why the fact may not stand; empty where it may. `roles` are those of the account that acts.
// Codes: note_twice, note_unknown, note_settled, words_missing, words_too_long, draft_missing, initial_text_differs,
// initial_rung_unknown, initial_not_your_rung, initial_rung_below_missing {rung}, initial_same_person,
// initial_stands.
Refusals objections(const Room& room, const RoomFact& fact, const Hand& hand, const std::set<std::string>& roles,
                    const Ladder& ladder);

inline constexpr std::size_t note_bytes_max = 4'000;

}  // namespace simpul::negotiation
