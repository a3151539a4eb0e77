#include "negotiation/room.h"

#include <algorithm>
#include <ranges>

#include "encoding/mapper.h"

namespace simpul::negotiation {
namespace {

template <class T>
std::optional<RoomFact> read_as(const Json& body) {
  auto fact = from_json<T>(body, UnknownMembers::Ignore);
  if (!fact) return std::nullopt;
  return RoomFact(std::move(*fact));
}

using Hashes = std::map<ClauseId, Digest>;

Hashes by_name(std::span<const ClauseHash> clauses) {
  Hashes out;
  for (const ClauseHash& one : clauses) out.emplace(one.clause, one.hash);
  return out;
}

// Clauses that differ between what was initialled and what stands now.
std::vector<ClauseId> differing(std::span<const ClauseHash> initialled, std::span<const ClauseHash> text) {
  const Hashes then = by_name(initialled);
  const Hashes now = by_name(text);
  std::vector<ClauseId> out;
  for (const ClauseHash& one : text) {
    const auto found = then.find(one.clause);
    if (found == then.end() || found->second != one.hash) out.push_back(one.clause);
  }
  for (const ClauseHash& one : initialled) {
    if (!now.contains(one.clause)) out.push_back(one.clause);
  }
  return out;
}

struct LadderEntry {
  RungId id;
  struct Name {
    std::string id;
    std::string en;
  };
  Name name;
  std::vector<std::string> roles;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(LadderEntry::Name, (), (id, en))
BOOST_DESCRIBE_STRUCT(LadderEntry, (), (id, name, roles, source))

struct InitialsFile {
  std::vector<LadderEntry> rungs;
};
BOOST_DESCRIBE_STRUCT(InitialsFile, (), (rungs))

struct InitialsFiles {
  InitialsFile initials;
};
BOOST_DESCRIBE_STRUCT(InitialsFiles, (), (initials))

}  // namespace

std::string_view kind_of(const RoomFact& fact) {
  return std::visit([](const auto& body) -> std::string_view { return body.kind; }, fact);
}

Json body_of(const RoomFact& fact) {
  return std::visit([](const auto& body) -> Json { return to_json(body); }, fact);
}

std::optional<RoomFact> read_room_fact(const std::string& kind, const Json& body) {
  if (kind == DraftSaved::kind) return read_as<DraftSaved>(body);
  if (kind == NoteWritten::kind) return read_as<NoteWritten>(body);
  if (kind == NoteSettled::kind) return read_as<NoteSettled>(body);
  if (kind == Initialled::kind) return read_as<Initialled>(body);
  return std::nullopt;
}

Result<Ladder, Refusals> read_ladder(const Json& files) {
  auto read = from_json<InitialsFiles>(files, UnknownMembers::Ignore);
  if (!read) return refuse(std::move(read.error()));
  Ladder ladder;
  for (LadderEntry& entry : read->initials.rungs) {
    ladder.push_back({entry.id, entry.name.id, entry.name.en, {entry.roles.begin(), entry.roles.end()}, entry.source});
  }
  return ladder;
}

const Draft* Room::draft(const DocumentId& document) const {
  for (const Draft& draft : drafts_ | std::views::reverse) {
    if (draft.fact.document == document) return &draft;
  }
  return nullptr;
}

const Note* Room::note(const NoteId& id) const {
  const auto found = std::ranges::find_if(notes_, [&](const Note& note) { return note.fact.note == id; });
  return found == notes_.end() ? nullptr : &*found;
}

RungStanding Room::standing(const DocumentId& document, const RungId& rung, std::span<const ClauseHash> text) const {
  for (const Initial& initial : initials_ | std::views::reverse) {
    if (initial.fact.document != document || initial.fact.rung != rung) continue;
    auto fallen = differing(initial.fact.clauses, text);
    return {fallen.empty() ? InitialStanding::Holds : InitialStanding::Fallen, initial, std::move(fallen)};
  }
  return {};
}

bool Room::knows(const Digest& text) const {
  return std::ranges::any_of(drafts_, [&](const Draft& draft) { return draft.fact.text == text; });
}

void Room::evolve(const RoomFact& fact, const Hand& hand) {
  if (const auto* draft = std::get_if<DraftSaved>(&fact)) drafts_.push_back({*draft, hand});
  if (const auto* note = std::get_if<NoteWritten>(&fact)) notes_.push_back({*note, hand, false});
  if (const auto* initial = std::get_if<Initialled>(&fact)) initials_.push_back({*initial, hand});
  if (const auto* settled = std::get_if<NoteSettled>(&fact)) {
    for (Note& note : notes_) note.settled = note.settled || note.fact.note == settled->note;
  }
}

}  // namespace simpul::negotiation
