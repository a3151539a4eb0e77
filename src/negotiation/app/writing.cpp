#include "drafting/instantiate.h"
#include "encoding/mapper.h"
#include "handlers.h"
#include "web/body.h"

namespace simpul::negotiation {
namespace {

struct DraftToStart {
  std::string from;
  std::optional<std::vector<ClauseId>> left_out;
  std::optional<std::vector<std::string>> taken;
};

struct NewRound {
  Digest text;
  std::optional<Date> reply_by;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(NewRound, (), (text, reply_by, note))

struct Acceptance {
  Digest text;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (text, note))

struct NewInitial {
  Digest text;
  RungId rung;
};
BOOST_DESCRIBE_STRUCT(NewInitial, (), (text, rung))

struct NewNote {
  NoteId note;
  std::optional<ClauseId> clause;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (note, clause, body))

struct NewComment {
  CommentId comment;
  std::optional<ClauseId> clause;
  Digest text;
  std::string body;
  std::optional<CommentId> answers;
};
BOOST_DESCRIBE_STRUCT(NewComment, (), (comment, clause, text, body, answers))

Refusals single(std::string code, std::string pointer = {}) { return {{std::move(code), std::move(pointer), {}}}; }

// For bodies that are read by hand: everything in them must have a meaning, and this member must be there.
Refusals faults_of_members(const Json& json, std::initializer_list<std::string_view> known, const char* required) {
  if (!json.is_object()) return {{"field_wrong_type", "", {{"expected", "object"}}}};
  Refusals faults;
  for (const auto& [name, value] : json.get_object()) {
    const bool is_known = std::ranges::find(known, std::string_view(name)) != known.end();
    if (!is_known) faults.push_back({"field_unknown", "/" + std::string(name), {{"name", std::string(name)}}});
  }
  if (!json.get_object().contains(required)) {
    faults.push_back({"field_missing", "/" + std::string(required), {{"name", required}}});
  }
  return faults;
}

// "template" is a word of C++, so the member is read by hand.
Result<DraftToStart, Refusals> read_start(const Json& json) {
  if (Refusals faults = faults_of_members(json, {"template", "left_out", "taken"}, "template"); !faults.empty()) {
    return refuse(std::move(faults));
  }
  const Json* from = json.get_object().if_contains("template");
  if (!from->is_string()) return refuse(Refusals{{"field_wrong_type", "/template", {{"expected", "text"}}}});
  DraftToStart out{std::string(from->get_string()), {}, {}};
  const auto list = [&](const char* name, auto& into) -> Refusals {
    const Json* found = json.get_object().if_contains(name);
    if (!found) return {};
    auto read =
        from_json<std::remove_reference_t<decltype(*into)>>(*found, UnknownMembers::Refuse, "/" + std::string(name));
    if (!read) return read.error();
    into = std::move(*read);
    return {};
  };
  if (Refusals faults = list("left_out", out.left_out); !faults.empty()) return refuse(std::move(faults));
  if (Refusals faults = list("taken", out.taken); !faults.empty()) return refuse(std::move(faults));
  return out;
}

// Faults of the text stand inside the member that carries it.
Refusals at_member(Refusals faults, const std::string& member) {
  for (Refusal& fault : faults) fault.pointer = member + fault.pointer;
  return faults;
}

struct DraftToSave {
  DocumentText text;
  std::optional<Digest> based_on;
};

Result<DraftToSave, Refusals> read_draft(const Json& json) {
  if (Refusals faults = faults_of_members(json, {"text", "based_on"}, "text"); !faults.empty()) {
    return refuse(std::move(faults));
  }
  const JsonObject& body = json.get_object();
  auto text = text_from(body.at("text"));
  if (!text) return refuse(at_member(text.error(), "/text"));
  const Json* based_on = body.if_contains("based_on");
  if (!based_on) return DraftToSave{std::move(*text), {}};
  const auto hash = from_json<Digest>(*based_on, UnknownMembers::Refuse, "/based_on");
  if (!hash) return refuse(hash.error());
  return DraftToSave{std::move(*text), *hash};
}

}  // namespace

web::Response Handlers::seen_anew(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return answer(request, *seen);
}

web::Response Handlers::in_room(const web::Request& request, const access::Caller& caller, RoomFact fact) {
  const auto done = rooms_.act({caller, request.path_value("id"), std::move(fact), {}});
  if (!done) return refused(done.error(), request);
  return seen_anew(request, caller);
}

web::Response Handlers::shared(const web::Request& request, const Sight& sight, dossiers::Fact fact) {
  const auto done = dossiers_.act(sight.caller, sight.dossier.id, std::move(fact));
  if (!done) return refused(done.error(), request);
  return seen_anew(request, sight.caller);
}

Result<Digest, Refusals> Handlers::keep_draft(const Sight& sight, const DocumentText& text, RoomAct::Basis basis,
                                              std::optional<std::string> from_template) {
  if (sight.locked()) return refuse(single("document_is_signed"));
  const auto hash = texts_.put(text);
  if (!hash) return hash;
  const Draft* draft = sight.room->room.draft(sight.document->document);
  if (draft && draft->fact.text == *hash) return *hash;  // saved twice is saved once
  const auto done = rooms_.act(
      {sight.caller, sight.dossier.id,
       DraftSaved{sight.document->document, *hash, clause_hashes(text), std::move(from_template)}, std::move(basis)});
  if (!done) return refuse(done.error());
  return *hash;
}

web::Response Handlers::save_draft(const web::Request& request, const access::Caller& caller) {
  const auto json = web::json_body(request);
  if (!json) return refused({json.error()}, request);
  const auto draft = read_draft(*json);
  if (!draft) return refused(draft.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto kept = keep_draft(*seen, draft->text, {seen->document->document, draft->based_on}, {});
  if (!kept) return refused(kept.error(), request);
  return seen_anew(request, caller);
}

web::Response Handlers::start_draft(const web::Request& request, const access::Caller& caller) {
  const auto json = web::json_body(request);
  if (!json) return refused({json.error()}, request);
  auto start = read_start(*json);
  if (!start) return refused(start.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto shelf = shelves_.find(caller.government);
  if (!shelf) return refused(shelf.error(), request);
  const drafting::Library& library = *(*shelf)->library;
  const drafting::Template* paper = library.find(start->from);
  if (!paper) return refused(single("template_unknown", "/template"), request);
  if (paper->document != seen->document->type)
    return refused(single("template_of_another_paper", "/template"), request);
  drafting::Choice choice;
  if (start->left_out) choice.left_out = {start->left_out->begin(), start->left_out->end()};
  if (start->taken) choice.taken = std::move(*start->taken);
  const DossierKnowledge known(knowledge_, own_register(caller), seen->state(), *seen->document);
  const auto text = drafting::instantiate(library, *paper, known.particulars(today()), choice);
  if (!text) return refused(text.error(), request);
  const Draft* draft = seen->room->room.draft(seen->document->document);
  const RoomAct::Basis basis{seen->document->document, draft ? std::optional(draft->fact.text) : std::nullopt};
  const auto kept = keep_draft(*seen, normalized(*text), basis, paper->id);
  if (!kept) return refused(kept.error(), request);
  return seen_anew(request, caller);
}

// Who accepts a text works on with it: the room's draft becomes the text that was accepted, to be initialled next. What
// stood there stays in the room's history; a draft that a colleague saved meanwhile stays where it is.
void Handlers::follow_in_room(const Sight& sight, const PositionTaken& taken) {
  const Draft* draft = sight.room->room.draft(taken.document);
  const RoomAct::Basis basis{taken.document, draft ? std::optional(draft->fact.text) : std::nullopt};
  if (basis.draft == taken.text) return;
  // Where this is refused the position stands all the same, and the screen shows the older draft beside it.
  static_cast<void>(
      rooms_.act({sight.caller, sight.dossier.id, DraftSaved{taken.document, taken.text, *taken.clauses, {}}, basis}));
}

// Which clauses a text holds is read from its stored bytes; a client's word for it would be believed by every partner.
web::Response Handlers::take_position(const web::Request& request, const Sight& sight, PositionTaken position) {
  const auto text = texts_.get(position.text);
  if (!text) return refused(text.error(), request);
  position.document = sight.document->document;
  position.party = sight.caller.government;
  position.clauses = clause_hashes(*text);
  const auto* own = sight.state().positions.latest(position.document, position.party);
  if (own && own->text == position.text && own->clauses) return refused(single("round_is_the_same", "/text"), request);
  const PositionTaken taken = position;
  const auto done = dossiers_.act(sight.caller, sight.dossier.id, std::move(position));
  if (!done) return refused(done.error(), request);
  follow_in_room(sight, taken);
  return seen_anew(request, sight.caller);
}

web::Response Handlers::send_round(const web::Request& request, const access::Caller& caller) {
  auto round = web::read_body<NewRound>(request);
  if (!round) return refused(round.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const Draft* draft = seen->room->room.draft(seen->document->document);
  if (!draft) return refused(single("draft_missing"), request);
  // What was looked at before sending is what is sent.
  if (draft->fact.text != round->text) return refused(single("draft_changed_meanwhile", "/text"), request);
  PositionTaken position;
  position.text = round->text;
  position.reply_by = round->reply_by;
  position.note = std::move(round->note);
  return take_position(request, *seen, std::move(position));
}

web::Response Handlers::accept(const web::Request& request, const access::Caller& caller) {
  auto acceptance = web::read_body<Acceptance>(request);
  if (!acceptance) return refused(acceptance.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const dossiers::State& state = seen->state();
  const bool latest = std::ranges::any_of(state.signatories(*seen->document), [&](const RegionCode& party) {
    const auto* taken = state.positions.latest(seen->document->document, party);
    return party != caller.government && taken && taken->clauses && taken->text == acceptance->text;
  });
  if (!latest) return refused(single("text_is_not_the_latest", "/text"), request);
  PositionTaken position;
  position.text = acceptance->text;
  position.note = std::move(acceptance->note);
  return take_position(request, *seen, std::move(position));
}

web::Response Handlers::initial(const web::Request& request, const access::Caller& caller) {
  const auto given = web::read_body<NewInitial>(request);
  if (!given) return refused(given.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  if (seen->locked()) return refused(single("document_is_signed"), request);
  const Draft* draft = seen->room->room.draft(seen->document->document);
  if (!draft) return refused(single("draft_missing"), request);
  return in_room(request, caller, Initialled{seen->document->document, given->rung, given->text, draft->fact.clauses});
}

web::Response Handlers::note(const web::Request& request, const access::Caller& caller) {
  auto given = web::read_body<NewNote>(request);
  if (!given) return refused(given.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return in_room(request, caller,
                 NoteWritten{given->note, seen->document->document, given->clause, std::move(given->body)});
}

web::Response Handlers::settle_note(const web::Request& request, const access::Caller& caller) {
  const auto given = web::read_body<NoteSettled>(request);
  if (!given) return refused(given.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return in_room(request, caller, *given);
}

web::Response Handlers::comment(const web::Request& request, const access::Caller& caller) {
  auto given = web::read_body<NewComment>(request);
  if (!given) return refused(given.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return shared(request, *seen,
                CommentMade{given->comment, seen->document->document, given->text, given->clause,
                            std::move(given->body), given->answers});
}

web::Response Handlers::settle_comment(const web::Request& request, const access::Caller& caller) {
  const auto given = web::read_body<CommentSettled>(request);
  if (!given) return refused(given.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return shared(request, *seen, *given);
}

}  // namespace simpul::negotiation
