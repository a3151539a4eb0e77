#include "page_parts.h"

#include "encoding/mapper.h"
#include "negotiation/numbering.h"
#include "page.h"

namespace simpul::negotiation {
namespace {

template <class T>
void put_optional(JsonObject& object, const char* name, const std::optional<T>& value) {
  if (value) object.emplace(name, to_json(*value));
}

// What each reference of the text is in words, by what stands between its brackets.
void note_references(JsonObject& out, std::string_view words, const Numbering& numbering) {
  for (const Mark& mark : marks_of(words)) {
    if (mark.kind != MarkKind::Reference) continue;
    const std::string name = mark.block.empty() ? mark.name : mark.name + "/" + mark.block;
    if (const auto label = numbering.words_for(mark)) out.emplace(name, *label);
  }
}

JsonObject references_of(const DocumentText& text, const Numbering& numbering) {
  JsonObject out;
  for (const Clause& clause : text.clauses) {
    note_references(out, clause.heading, numbering);
    for (const Block& block : clause.blocks) {
      note_references(out, block.text, numbering);
      for (const auto& row : block.rows) {
        for (const std::string& cell : row) note_references(out, cell, numbering);
      }
    }
  }
  return out;
}

JsonArray numbers_of(const Numbering& numbering) {
  JsonArray out;
  for (const ClauseNumber& clause : numbering.clauses()) {
    JsonArray blocks;
    for (const BlockNumber& block : clause.blocks) {
      blocks.push_back(JsonObject{{"label", block.label}, {"mark", block.mark}, {"depth", block.depth}});
    }
    out.push_back(JsonObject{{"label", clause.label}, {"blocks", std::move(blocks)}});
  }
  return out;
}

}  // namespace

Json numbers_view(const DocumentText& text) { return numbers_of(Numbering(text)); }

Json text_view(const Digest& hash, const DocumentText& text) {
  const Numbering numbering(text);
  return JsonObject{{"hash", hash.text()},
                    {"text", json_of(text)},
                    {"numbers", numbers_of(numbering)},
                    {"references", references_of(text, numbering)}};
}

Json round_view(const Positions::Taken& taken) {
  JsonObject out{{"party", taken.party.text()},
                 {"recorded_by", taken.author.text()},
                 {"text", taken.text.text()},
                 {"at", taken.at.text()},
                 {"has_clauses", taken.clauses.has_value()}};
  put_optional(out, "note", taken.note);
  put_optional(out, "reply_by", taken.reply_by);
  return out;
}

Json finding_view(const drafting::Finding& finding, const web::FindingSentences& sentences) {
  JsonObject out{{"code", finding.code},
                 {"severity", enum_text(finding.severity)},
                 {"what", sentences.what},
                 {"why", sentences.why},
                 {"fix", sentences.fix}};
  put_optional(out, "clause", finding.clause);
  if (finding.block) out.emplace("block", *finding.block);
  return out;
}

Json rung_view(const Rung& rung, const RungStanding& standing, bool may_give, const NameOf& name_of) {
  JsonArray roles;
  for (const std::string& role : rung.roles) roles.push_back(Json(role));
  JsonObject out{{"rung", rung.id.text()},    {"name", JsonObject{{"id", rung.name_id}, {"en", rung.name_en}}},
                 {"roles", std::move(roles)}, {"standing", enum_text(standing.standing)},
                 {"may_give", may_give},      {"fallen", to_json(standing.fallen)}};
  if (standing.initial) {
    out.emplace("by", name_of(standing.initial->hand.account));
    out.emplace("at", standing.initial->hand.at.text());
  }
  return out;
}

JsonArray comments_view(const dossiers::State& state, const DocumentId& document) {
  JsonArray out;
  for (const Comment& comment : state.comments.all()) {
    if (comment.fact.document != document) continue;
    JsonObject view{{"comment", comment.fact.comment.text()},
                    {"party", comment.party.text()},
                    {"text", comment.fact.text.text()},
                    {"body", comment.fact.body},
                    {"at", comment.at.text()},
                    {"settled", comment.settled_by.has_value()}};
    put_optional(view, "clause", comment.fact.clause);
    put_optional(view, "answers", comment.fact.answers);
    put_optional(view, "settled_by", comment.settled_by);
    out.push_back(std::move(view));
  }
  return out;
}

JsonArray notes_view(const Room& room, const DocumentId& document, const NameOf& name_of) {
  JsonArray out;
  for (const Note& note : room.notes()) {
    if (note.fact.document != document) continue;
    JsonObject view{{"note", note.fact.note.text()},
                    {"body", note.fact.body},
                    {"at", note.hand.at.text()},
                    {"by", name_of(note.hand.account)},
                    {"settled", note.settled}};
    put_optional(view, "clause", note.fact.clause);
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace simpul::negotiation
