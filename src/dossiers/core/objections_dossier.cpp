#include <algorithm>
#include <set>

#include "court.h"
#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

constexpr std::size_t parties_max = 40;

std::string at(const char* list, std::size_t index) { return std::string(list) + "/" + std::to_string(index); }

void require_accepted(Court& court, CooperationKind kind) {
  if (!court.rules.accepts(kind)) court.object("kind_refused_" + enum_text(kind), "/cooperation");
}

}  // namespace

void judge(Court& court, const Opened& fact) {
  if (court.state.opened) return court.object("dossier_already_open", "");
  court.require_text(fact.title, "/title", title_bytes_max);
  require_accepted(court, fact.cooperation);
  if (fact.parties.size() < 2) court.object("parties_too_few", "/parties");
  if (fact.parties.size() > parties_max) {
    court.object("parties_too_many", "/parties", {{"max", std::to_string(parties_max)}});
  }
  std::set<RegionCode> seen;
  for (std::size_t i = 0; i < fact.parties.size(); ++i) {
    const RegionCode& region = fact.parties[i].region;
    if (!seen.insert(region).second) court.object("party_twice", at("/parties", i), {{"region", region.text()}});
  }
  if (!seen.contains(court.place.author)) court.object("author_not_a_party", "/parties");
  if (fact.since) court.require_past(*fact.since, "/since");
}

void judge(Court& court, const Described& fact) {
  if (fact.title) court.require_text(*fact.title, "/title", title_bytes_max);
  if (fact.summary) court.require_text(*fact.summary, "/summary", prose_bytes_max);
  if (fact.cooperation) require_accepted(court, *fact.cooperation);
}

void judge(Court& court, const ObjectSet& fact) {
  court.require_text(fact.matter, "/matter", prose_bytes_max);
  for (std::size_t i = 0; i < fact.urusan.size(); ++i) court.require_urusan(fact.urusan[i], at("/urusan", i));
  if (fact.basis == ObjectBasis::Plan && !fact.plan_document) court.object("plan_document_missing", "/plan_document");
}

void judge(Court& court, const ScopeItemAdded& fact) {
  court.require_text(fact.title, "/title", title_bytes_max);
  const auto same = std::ranges::find(court.state.scope, fact.item, &ScopeItem::item);
  if (same != court.state.scope.end()) court.object("scope_item_twice", "/item");
  if (fact.urusan) court.require_urusan(*fact.urusan, "/urusan");
  if (fact.residual && fact.urusan) court.object("residual_item_has_urusan", "/urusan");
}

void judge(Court& court, const ScopeItemChanged& fact) {
  court.require_item(fact.item, "/item");
  if (fact.title) court.require_text(*fact.title, "/title", title_bytes_max);
  if (fact.urusan) court.require_urusan(*fact.urusan, "/urusan");
}

void judge(Court& court, const ScopeItemRemoved& fact) {
  court.require_item(fact.item, "/item");
  court.require_text(fact.reason, "/reason", prose_bytes_max);
}

void judge(Court& court, const AgencyNamed& fact) {
  court.require_party(fact.party, "/party");
  court.require_text(fact.agency, "/agency", title_bytes_max);
  if (fact.item) court.require_item(*fact.item, "/item");
  if (fact.document) court.require_document(*fact.document, "/document");
  court.require_own_or_silent(fact.party);
}

void judge(Court& court, const BurdenAssessed& fact) {
  court.require_party(fact.party, "/party");
  court.require_text(fact.ground, "/ground", prose_bytes_max);
  court.require_own_or_silent(fact.party);
}

void judge(Court& court, const HandedOver& fact) {
  court.require_party(fact.from, "/from");
  court.require_party(fact.to, "/to");
  if (fact.from == fact.to) court.object("handover_to_itself", "/to");
  court.require_past(fact.on, "/on");
  if (fact.documents.empty()) court.object("handover_without_documents", "/documents");
  for (std::size_t i = 0; i < fact.documents.size(); ++i) {
    court.require_document(fact.documents[i], at("/documents", i));
  }
}

void judge(Court& court, const OccurrenceRecorded& fact) {
  court.require_text(fact.text, "/text", prose_bytes_max);
  if (fact.on && fact.what != OccurrenceKind::Plan) court.require_past(*fact.on, "/on");
  if (fact.document) court.require_document(*fact.document, "/document");
}

void judge(Court& court, const Ended& fact) {
  if (court.state.ended) return court.object("dossier_already_ended", "");
  court.require_past(fact.on, "/on");
  const Document* document = court.require_document(fact.document, "/document");
  if (!document) return;
  if (document->type != DocumentType::Termination) court.object("ending_needs_termination", "/document");
  if (!court.state.signatures.complete(fact.document, court.state.signatories(*document))) {
    court.object("ending_not_signed_by_all", "/document");
  }
}

void judge(Court& court, const UnknownFact& fact) {
  court.object("fact_kind_unknown", "/kind", {{"kind", fact.kind}});
}

}  // namespace simpul::dossiers
