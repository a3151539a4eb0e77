#include "page.h"

#include "access/permissions.h"
#include "encoding/mapper.h"
#include "negotiation/clause_agreement.h"
#include "page_parts.h"
#include "regions/region_ref.h"

namespace simpul::negotiation {
namespace {

constexpr std::string_view own_operations[] = {"saveDraft",  "startDraft",    "sendRound",
                                               "acceptText", "giveInitial",   "writeNote",
                                               "settleNote", "commentOnText", "settleComment"};

JsonArray allowed(const access::Caller& caller) {
  JsonArray out;
  for (const std::string_view operation : own_operations) {
    const access::Permission* row = access::find_permission(operation);
    if (row && access::decide_role(*row, caller) == access::Verdict::Allowed) out.push_back(Json(operation));
  }
  return out;
}

// The party's latest text where it is made of clauses.
const Positions::Taken* latest_text(const dossiers::State& state, const DocumentId& document, const RegionCode& party) {
  const Positions::Taken* taken = state.positions.latest(document, party);
  return taken && taken->clauses ? taken : nullptr;
}

}  // namespace

Result<DocumentText, Refusals> NegotiationPage::text(const Digest& hash) {
  const auto known = read_.find(hash);
  if (known != read_.end()) return known->second;
  auto text = texts_.get(hash);
  if (text) read_.emplace(hash, *text);
  return text;
}

Json NegotiationPage::regions_of(const Sight& sight) const {
  JsonArray out;
  for (const RegionCode& region : sight.state().regions())
    out.push_back(regions::region_ref(knowledge_.regions, region));
  return out;
}

std::size_t NegotiationPage::errors_in(const Sight& sight, const DocumentText& text) const {
  const DossierKnowledge known(knowledge_, own_, sight.state(), *sight.document);
  const auto findings = drafting::findings_of(text, sight.document->type, known.lint_context(today_));
  return static_cast<std::size_t>(
      std::ranges::count(findings, drafting::Severity::Error, &drafting::Finding::severity));
}

JsonArray NegotiationPage::findings_of_text(const Sight& sight, const DocumentText& text, Language language) const {
  const DossierKnowledge known(knowledge_, own_, sight.state(), *sight.document);
  JsonArray out;
  for (const auto& finding : drafting::findings_of(text, sight.document->type, known.lint_context(today_))) {
    out.push_back(finding_view(finding, knowledge_.words.find(finding.code, finding.facts, language)));
  }
  return out;
}

JsonArray NegotiationPage::rungs_of(const Sight& sight) const {
  JsonArray out;
  const Draft* draft = sight.room->room.draft(sight.document->document);
  const std::set<std::string> roles = role_names(sight.caller);
  for (const Rung& rung : knowledge_.ladder) {
    RungStanding standing;
    bool may_give = false;
    if (draft) {
      standing = sight.room->room.standing(sight.document->document, rung.id, draft->fact.clauses);
      const Initialled would{sight.document->document, rung.id, draft->fact.text, draft->fact.clauses};
      const Hand hand{sight.caller.account.text(), "", {}};
      may_give = objections(sight.room->room, would, hand, roles, knowledge_.ladder).empty() && !sight.locked();
    }
    out.push_back(rung_view(rung, standing, may_give, knowledge_.name_of));
  }
  return out;
}

Result<void, Refusals> NegotiationPage::put_texts(JsonObject& page, const Sight& sight, Language language) {
  const DocumentId& document = sight.document->document;
  JsonArray texts;
  std::optional<DocumentText> examined;
  for (const RegionCode& party : sight.state().signatories(*sight.document)) {
    const Positions::Taken* taken = latest_text(sight.state(), document, party);
    if (!taken) continue;
    auto read = text(taken->text);
    if (!read) return refuse(read.error());
    texts.push_back(
        JsonObject{{"party", party.text()}, {"round", round_view(*taken)}, {"view", text_view(taken->text, *read)}});
    if (party == sight.caller.government) examined = *read;
  }
  page.emplace("texts", std::move(texts));
  if (const Draft* draft = sight.room->room.draft(document)) {
    auto read = text(draft->fact.text);
    if (!read) return refuse(read.error());
    const Positions::Taken* own = sight.state().positions.latest(document, sight.caller.government);
    page.emplace("draft", JsonObject{{"saved_at", draft->hand.at.text()},
                                     {"saved_by", knowledge_.name_of(draft->hand.account)},
                                     {"view", text_view(draft->fact.text, *read)},
                                     {"sent", own && own->text == draft->fact.text}});
    examined = *read;
  }
  page.emplace("findings", examined ? findings_of_text(sight, *examined, language) : JsonArray());
  return {};
}

Result<void, Refusals> NegotiationPage::put_agreement(JsonObject& page, const Sight& sight) {
  const auto parties = sight.state().signatories(*sight.document);
  const DocumentId& document = sight.document->document;
  const ClauseAgreement agreement = clause_agreement(sight.state().positions, document, parties);
  std::vector<DocumentText> texts;
  for (const RegionCode& party : parties) {
    const Positions::Taken* taken = latest_text(sight.state(), document, party);
    if (!taken) continue;
    auto read = text(taken->text);
    if (!read) return refuse(read.error());
    texts.push_back(std::move(*read));
  }
  const AgreementCount count = count_of(agreement, ClauseKind::Article, texts);
  page.emplace("agreement", JsonObject{{"clauses", to_json(agreement.clauses)},
                                       {"articles_agreed", count.agreed},
                                       {"articles", count.total},
                                       {"same_order", agreement.same_order},
                                       {"whole", agreement.whole}});
  if (const auto agreed = sight.state().positions.agreed(document, parties))
    page.emplace("agreed_text", agreed->text());
  return {};
}

Result<Json, Refusals> NegotiationPage::of(const Sight& sight, Language language) {
  const dossiers::State& state = sight.state();
  const dossiers::Document& document = *sight.document;
  JsonObject page{{"dossier", sight.dossier.id},
                  {"document", document.document.text()},
                  {"type", enum_text(document.type)},
                  {"title", document.title},
                  {"own", sight.caller.government.text()},
                  {"regions", regions_of(sight)},
                  {"signatories", to_json(state.signatories(document))},
                  {"locked", sight.locked()}};
  JsonArray rounds;
  for (const auto& taken : state.positions.of(document.document)) rounds.push_back(round_view(taken));
  page.emplace("rounds", std::move(rounds));
  if (auto put = put_texts(page, sight, language); !put) return refuse(put.error());
  if (auto put = put_agreement(page, sight); !put) return refuse(put.error());
  page.emplace("comments", comments_view(state, document.document));
  page.emplace("notes", notes_view(sight.room->room, document.document, knowledge_.name_of));
  page.emplace("rungs", rungs_of(sight));
  page.emplace("may", allowed(sight.caller));
  return Json(std::move(page));
}

}  // namespace simpul::negotiation
