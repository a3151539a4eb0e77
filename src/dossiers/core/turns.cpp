#include "turns.h"

#include <algorithm>
#include <map>

namespace simpul::dossiers {
namespace {

// Where only the moment of a record is known, its day is counted in Jakarta's zone on every node.
Date day_of_record(Instant at) { return day_of(at, Zone::Wib); }

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

class Turns {
 public:
  explicit Turns(const Evidence& evidence) : evidence_(evidence), state_(evidence.state) {}

  std::vector<Turn> take() {
    // From the longest wait on, unknown days last; turns of one day keep their order, as a multimap promises.
    std::multimap<std::pair<bool, Date>, Turn> by_wait;
    for (Turn& turn : turns_) {
      const std::pair key(!turn.since, turn.since.value_or(Date()));
      by_wait.emplace(key, std::move(turn));
    }
    turns_.clear();
    for (auto& [wait, turn] : by_wait) turns_.push_back(std::move(turn));
    return std::move(turns_);
  }

  void of_stage(StageId stage) {
    switch (stage) {
      case StageId::Preparation:
        return initiator(stage, Act::Prepare, opened_on());
      case StageId::Offer:
        return offer();
      case StageId::JaDrafting:
        return drafting(stage, DocumentType::JointAgreement, Act::DraftAgreement);
      case StageId::JaSigning:
        return signing(stage, DocumentType::JointAgreement, Act::SignAgreement);
      case StageId::DprdApproval:
        return approval();
      case StageId::PksDrafting:
        return drafting(stage, DocumentType::CooperationAgreement, Act::DraftPks);
      case StageId::PksSigning:
        return signing(stage, DocumentType::CooperationAgreement, Act::SignPks);
      case StageId::Implementation:
        return everyone(stage, Act::ShowActivity, all_signed_on());
      case StageId::Records:
        return records();
      case StageId::Reporting:
        return everyone(stage, Act::Report, all_signed_on());
    }
  }

  // One turn for each party that has not signed, with all its unsigned papers of the type.
  void signing(StageId stage, DocumentType type, Act act) {
    for (const RegionCode& party : state_.regions()) {
      Turn turn{party, type == DocumentType::JointAgreement ? Actor::HeadOfRegion : Actor::Agency, act, stage, {}, {}};
      for (const Document* paper : evidence_.of(type)) {
        const auto parties = state_.signatories(*paper);
        const bool signs = std::ranges::find(parties, party) != parties.end();
        if (!signs || state_.signatures.valid(paper->document, party) || !evidence_.text_settled(*paper)) continue;
        if (refused_on(*paper)) continue;
        if (state_.signs_before(*paper, party)) continue;
        turn.documents.push_back(paper->document);
        const auto since = signable_since(*paper);
        turn.since = turn.since && since ? std::min(*turn.since, *since) : (turn.since ? turn.since : since);
      }
      if (!turn.documents.empty()) turns_.push_back(std::move(turn));
    }
    for (const Document* paper : evidence_.of(type)) answer_refusal(stage, *paper);
  }

 private:
  // A paper that a party refuses waits for nobody's pen: the others have to bring a text that the party will sign.
  void answer_refusal(StageId stage, const Document& paper) {
    const auto since = refused_on(paper);
    if (!since) return;
    for (const RegionCode& party : state_.signatories(paper)) {
      if (!state_.refusal(paper, party)) add(party, Act::AgreeText, stage, since, {paper.document});
    }
  }

  // The day of the first refusal that stands.
  std::optional<Date> refused_on(const Document& paper) const {
    std::optional<Date> day;
    for (const RegionCode& party : state_.signatories(paper)) {
      const auto* refusal = state_.refusal(paper, party);
      if (refusal && (!day || refusal->fact.on < *day)) day = refusal->fact.on;
    }
    return day;
  }

  void add(const RegionCode& party, Act act, StageId stage, std::optional<Date> since,
           std::vector<DocumentId> documents = {}) {
    turns_.push_back({party, Actor::CooperationUnit, act, stage, std::move(documents), since});
  }
  void initiator(StageId stage, Act act, std::optional<Date> since) { add(state_.opened_by, act, stage, since); }
  void everyone(StageId stage, Act act, std::optional<Date> since) {
    for (const RegionCode& party : state_.regions()) add(party, act, stage, since);
  }

  std::optional<Date> opened_on() const {
    return state_.opened->since ? *state_.opened->since : day_of_record(state_.opened_at);
  }

  void offer() {
    const auto offers = evidence_.of(DocumentType::OfferLetter);
    if (offers.empty()) return initiator(StageId::Offer, Act::SendOffer, opened_on());
    const RegionCode sender = offers.back()->party.value_or(state_.opened_by);
    for (const RegionCode& party : state_.regions()) {
      if (party != sender) add(party, Act::ReplyToOffer, StageId::Offer, offers.back()->dated);
    }
  }

  // No paper yet: everyone drafts. A text on the table: those who do not hold the newest text answer it.
  void drafting(StageId stage, DocumentType type, Act act) {
    bool waiting = false;
    for (const Document* paper : evidence_.of(type)) {
      if (evidence_.text_settled(*paper)) continue;
      waiting = true;
      const auto positions = state_.positions.of(paper->document);
      for (const RegionCode& party : state_.signatories(*paper)) {
        const auto* own = state_.positions.latest(paper->document, party);
        if (!positions.empty() && own && own->text == positions.back().text) continue;
        add(party, Act::AgreeText, stage, text_since(*paper), {paper->document});
      }
    }
    if (!waiting) everyone(stage, act, type == DocumentType::CooperationAgreement ? all_signed_on() : opened_on());
  }

  void approval() {
    for (const RegionCode& party : state_.regions()) {
      if (!state_.burdens.contains(party)) {
        add(party, Act::AssessBurden, StageId::DprdApproval, all_signed_on());
      } else if (evidence_.approval_needed(party) && !evidence_.approval_on_file(party)) {
        add(party, Act::ObtainApproval, StageId::DprdApproval, all_signed_on());
      }
    }
  }

  void records() {
    for (const RegionCode& party : state_.regions()) {
      std::vector<DocumentId> papers;
      for (const Document* paper : evidence_.papers_without_record(party)) papers.push_back(paper->document);
      if (!papers.empty()) add(party, Act::CompleteRecords, StageId::Records, all_signed_on(), std::move(papers));
    }
  }

  std::optional<Date> text_since(const Document& paper) const {
    const auto positions = state_.positions.of(paper.document);
    if (!positions.empty()) return day_of_record(positions.back().at);
    return paper.dated ? paper.dated : std::optional(day_of_record(paper.registered_at));
  }

  // Since when a pen could have been set to the paper: the last act that passed it on, known by its own date.
  std::optional<Date> signable_since(const Document& paper) const {
    std::optional<Date> since = paper.final_on;
    for (const auto& signature : state_.signatures.all()) {
      const bool counts = signature.status == signing::SignatureStatus::Valid;
      if (counts && signature.fact.document == paper.document) since = later(since, signature.fact.on);
    }
    const auto positions = state_.positions.of(paper.document);
    if (!since && !positions.empty()) since = day_of_record(positions.back().at);
    return since;
  }

  std::optional<Date> all_signed_on() const {
    std::optional<Date> day;
    for (const auto& signature : state_.signatures.all()) {
      if (signature.status == signing::SignatureStatus::Valid) day = later(day, signature.fact.on);
    }
    return day ? day : opened_on();
  }

  const Evidence& evidence_;
  const State& state_;
  std::vector<Turn> turns_;
};

}  // namespace

std::vector<Turn> turns_of(const Evidence& evidence, StageId current, bool anything_open) {
  if (!evidence.state.opened || evidence.state.ended || !anything_open) return {};
  Turns first(evidence);
  first.of_stage(current);
  std::vector<Turn> turns = first.take();
  if (current >= StageId::PksSigning) return turns;
  Turns open_later(evidence);
  open_later.signing(StageId::PksSigning, DocumentType::CooperationAgreement, Act::SignPks);
  for (Turn& turn : open_later.take()) turns.push_back(std::move(turn));
  return turns;
}

}  // namespace simpul::dossiers
