#include <algorithm>

#include "dossiers/state.h"

namespace simpul::dossiers {
namespace {

Document* find_document(State& state, const DocumentId& id) {
  const auto found = std::ranges::find(state.documents, id, &Document::document);
  return found == state.documents.end() ? nullptr : &*found;
}

ScopeItem* find_item(State& state, const ScopeItemId& id) {
  const auto found = std::ranges::find(state.scope, id, &ScopeItem::item);
  return found == state.scope.end() ? nullptr : &*found;
}

// Only overwrites what the fact speaks of.
template <class T>
void overwrite(T& target, const std::optional<std::type_identity_t<T>>& value) {
  if (value) target = *value;
}
template <class T>
void overwrite(std::optional<T>& target, const std::optional<T>& value) {
  if (value) target = value;
}

// Folds accepted facts; each overload assumes that nothing speaks against its fact.
struct Fold {
  State& state;
  const Place& place;

  void operator()(const Opened& fact) {
    state.opened = fact;
    state.opened_by = place.author;
    state.opened_at = place.at;
    state.title = fact.title;
    state.cooperation = fact.cooperation;
    for (const PartyEntry& entry : fact.parties) state.parties.push_back({entry.region, entry.unit, false});
  }
  void operator()(const Described& fact) {
    overwrite(state.title, fact.title);
    overwrite(state.summary, fact.summary);
    overwrite(state.cooperation, fact.cooperation);
  }
  void operator()(const ObjectSet& fact) { state.object = fact; }
  void operator()(const ScopeItemAdded& fact) {
    state.scope.push_back({fact.item, fact.title, fact.urusan, fact.residual, {}});
  }
  void operator()(const ScopeItemChanged& fact) {
    ScopeItem* item = find_item(state, fact.item);
    overwrite(item->title, fact.title);
    overwrite(item->urusan, fact.urusan);
  }
  void operator()(const ScopeItemRemoved& fact) {
    std::erase_if(state.scope, [&](const ScopeItem& item) { return item.item == fact.item; });
  }
  void operator()(const AgencyNamed& fact) {
    if (fact.item) find_item(state, *fact.item)->agencies[fact.party] = fact.agency;
    if (fact.document) find_document(state, *fact.document)->agencies[fact.party] = fact.agency;
    if (!fact.item && !fact.document) state.agencies[fact.party] = fact.agency;
  }
  void operator()(const BurdenAssessed& fact) { state.burdens[fact.party] = fact; }
  void operator()(const DocumentRegistered& fact) {
    Document document;
    document.document = fact.document;
    document.type = fact.type;
    document.title = fact.title;
    document.parent = fact.parent;
    document.party = fact.party;
    document.dated = fact.dated;
    document.final_on = fact.final_on;
    document.note = fact.note;
    document.registered_by = place.author;
    document.registered_at = place.at;
    state.documents.push_back(std::move(document));
  }
  void operator()(const DocumentChanged& fact) {
    Document* document = find_document(state, fact.document);
    overwrite(document->title, fact.title);
    overwrite(document->parent, fact.parent);
    overwrite(document->dated, fact.dated);
    overwrite(document->final_on, fact.final_on);
    overwrite(document->note, fact.note);
  }
  void operator()(const NumberAssigned& fact) {
    find_document(state, fact.document)->numbers[fact.party] = {fact.number, fact.dated};
  }
  void operator()(const TermsSet& fact) {
    find_document(state, fact.document)->term = {fact.start, fact.end, fact.note};
  }
  void operator()(const FileAttached& fact) { state.attachments.push_back({fact, place.author, place.at}); }
  void operator()(const HandedOver& fact) { state.handovers.push_back({fact, place.author}); }
  void operator()(const OccurrenceRecorded& fact) { state.occurrences.push_back({fact, place.author, place.event}); }
  void operator()(const RecordAttested& fact) {
    state.attestations[fact.record] = fact;
    state.signatures.set_status(fact.record, fact.verdict == Attestation::Disputed ? signing::SignatureStatus::Disputed
                                                                                   : signing::SignatureStatus::Valid);
  }
  void operator()(const Ended& fact) { state.ended = fact; }
  void operator()(const PositionTaken& fact) {
    state.positions.take(fact, place.author, place.seq, place.at);
    cross_if(fact.document, Crossing::Agreed);
  }
  void operator()(const SignatureRecorded& fact) {
    state.signatures.record(fact, place.event, place.author, place.at);
    if (fact.signer.agency) find_document(state, fact.document)->agencies.try_emplace(fact.party, *fact.signer.agency);
    cross_if(fact.document, Crossing::Signed);
  }
  void operator()(const SignatureRetracted& fact) {
    state.signatures.set_status(fact.record, signing::SignatureStatus::Retracted);
  }
  void operator()(const SigningRefused& fact) { state.signatures.decline(fact, place.event, place.author); }
  void operator()(const SigningOrderSet& fact) {
    find_document(state, fact.document)->order = SigningOrder{fact.parties, place.author, place.seq};
  }
  void operator()(const CommentMade& fact) { state.comments.make(fact, place.author, place.at); }
  void operator()(const CommentSettled& fact) { state.comments.settle(fact.comment, place.author); }
  void operator()(const UnknownFact&) {}

  void cross_if(const DocumentId& id, Crossing crossing) {
    const Document* document = state.document(id);
    const auto parties = state.signatories(*document);
    const bool met = crossing == Crossing::Agreed ? state.positions.agreed(id, parties).has_value()
                                                  : state.signatures.complete(id, parties);
    if (!met || parties.size() < 2) return;
    state.outcomes.back().crossing = crossing;
    state.outcomes.back().crossing_document = id;
  }
};

}  // namespace

void evolve(State& state, const Fact& fact, const Place& place, const Rules& rules) {
  Refusals against = objections(state, fact, place, rules);
  state.outcomes.push_back({place.event, place.author, place.seq, {}, {}, {}});
  if (!against.empty()) {
    state.outcomes.back().refused = std::move(against.front());
    return;
  }
  std::visit(Fold{state, place}, fact);
  for (Party& party : state.parties) {
    if (party.region == place.author) party.writes = true;
  }
}

void fold_in(State& state, const threads::WovenEvent& woven, const Rules& rules) {
  const threads::Event& event = *woven.event;
  const Fact fact = read_stored_fact(event.kind, event.body);
  evolve(state, fact, {event.author, event.seq, event.hash, event.at, woven.past}, rules);
}

State fold(const threads::Cloth& cloth, const Rules& rules) {
  State state;
  state.outcomes.reserve(cloth.events.size());
  for (const threads::WovenEvent& woven : cloth.events) fold_in(state, woven, rules);
  return state;
}

}  // namespace simpul::dossiers
