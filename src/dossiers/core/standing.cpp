#include "dossiers/standing.h"

#include <algorithm>

#include "turns.h"

namespace simpul::dossiers {
namespace {

const std::vector<StageId>& stage_order() {
  static const std::vector<StageId> order = {
      StageId::Preparation, StageId::Offer,      StageId::JaDrafting,     StageId::JaSigning, StageId::DprdApproval,
      StageId::PksDrafting, StageId::PksSigning, StageId::Implementation, StageId::Records,   StageId::Reporting};
  return order;
}

std::vector<DocumentType> missing_inputs(const Evidence& evidence, const StageRule& rule) {
  std::vector<DocumentType> missing;
  for (const DocumentType type : rule.inputs) {
    if (!evidence.has(type)) missing.push_back(type);
  }
  return missing;
}

// Whether what is on file proves the stage itself.
bool proven(const Evidence& evidence, const StageRule& rule) {
  switch (rule.id) {
    case StageId::Preparation:
    case StageId::Offer:
      return !rule.inputs.empty() && missing_inputs(evidence, rule).empty();
    case StageId::JaDrafting:
      return evidence.agreement_text_settled();
    case StageId::JaSigning:
      return evidence.agreement_signed();
    case StageId::DprdApproval:
      return evidence.approvals_complete();
    case StageId::PksDrafting:
      return evidence.every_pks_text_settled();
    case StageId::PksSigning:
      return evidence.every_pks_signed();
    case StageId::Implementation:
      return evidence.activity();
    case StageId::Records:
      return evidence.records_complete();
    case StageId::Reporting:
      return evidence.has(DocumentType::Report);
  }
  return false;
}

// Whether a later act proves that the stage was passed, although its own papers are not on file. Signing is never
// implied: only signatures prove signatures.
bool implied(const Evidence& evidence, StageId id) {
  switch (id) {
    case StageId::Preparation:
      return evidence.has(DocumentType::OfferLetter) || evidence.has(DocumentType::JointAgreement);
    case StageId::Offer:
      return evidence.has(DocumentType::JointAgreement);
    case StageId::JaDrafting:
      return evidence.agreement_has_signature();
    case StageId::PksDrafting:
      return evidence.pks_has_signature();
    case StageId::JaSigning:
    case StageId::DprdApproval:
    case StageId::PksSigning:
    case StageId::Implementation:
    case StageId::Records:
    case StageId::Reporting:
      return false;
  }
  return false;
}

StageStatus status_of(const Evidence& evidence, const StageRule& rule, bool current_found) {
  if (rule.id == StageId::DprdApproval) {
    if (evidence.approvals_not_needed()) return StageStatus::NotNeeded;
    if (!evidence.approvals_complete() && evidence.has(DocumentType::CooperationAgreement)) {
      return StageStatus::Undetermined;
    }
  }
  if (proven(evidence, rule)) return StageStatus::Done;
  if (implied(evidence, rule.id)) return StageStatus::Implied;
  return current_found ? StageStatus::Later : StageStatus::Current;
}

CellStatus cell_status(const State& state, const Document& document, const RegionCode& party) {
  if (const auto* signature = state.signatures.valid(document.document, party)) {
    return signing::electronic(signature->fact.method) ? CellStatus::SignedElectronic : CellStatus::SignedWet;
  }
  const bool disputed = std::ranges::any_of(state.signatures.all(), [&](const signing::Signature& signature) {
    return signature.status == signing::SignatureStatus::Disputed && signature.fact.party == party &&
           signature.fact.document == document.document;
  });
  if (disputed) return CellStatus::Disputed;
  const auto agreed = state.positions.agreed(document.document, state.signatories(document));
  return agreed ? CellStatus::TextAgreed : CellStatus::NotYet;
}

bool doubtful(const Rules& rules, const signing::Signature& signature, DocumentType type) {
  const auto rule = rules.capacities.find(signature.fact.capacity);
  return rule != rules.capacities.end() && rule->second.doubtful.contains(type);
}

Cell cell_of(const State& state, const Rules& rules, const Document& document, const RegionCode& party) {
  Cell cell;
  cell.party = party;
  cell.status = cell_status(state, document, party);
  if (const auto* signature = state.signatures.valid(document.document, party)) {
    cell.on = signature->fact.on;
    cell.signature = signature->event;
    if (doubtful(rules, *signature, document.type)) cell.doubt = signature->fact.capacity;
    if (signature->recorded_by != party) {
      cell.recorded_by = signature->recorded_by;
      cell.confirmed = state.attestations.contains(signature->event);
    }
    return cell;
  }
  cell.waits_for = state.signs_before(document, party);
  if (const auto* refusal = state.refusal(document, party)) {
    cell.refused_on = refusal->fact.on;
    cell.refusal_reason = refusal->fact.reason;
  }
  return cell;
}

// Every joint paper that is to be signed, each KB followed by the papers under it.
std::vector<MatrixRow> matrix_of(const State& state, const Rules& rules) {
  std::vector<MatrixRow> rows;
  const auto add = [&](const Document& document) {
    MatrixRow row{document.document, {}, state.signatures.complete(document.document, state.signatories(document))};
    for (const RegionCode& party : state.signatories(document)) {
      row.cells.push_back(cell_of(state, rules, document, party));
    }
    rows.push_back(std::move(row));
  };
  const auto signable = [&](const Document& document) {
    return !document.party && rules.document(document.type).signer != signing::SignerRule::Nobody;
  };
  for (const Document& document : state.documents) {
    if (!signable(document) || document.parent) continue;
    add(document);
    for (const Document& child : state.documents) {
      if (signable(child) && child.parent == document.document) add(child);
    }
  }
  return rows;
}

std::optional<Date> latest(std::optional<Date> a, std::optional<Date> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

// The last day anything is evidenced to have happened, by the date of the thing, not of its record.
std::optional<Date> last_evidence_of(const State& state) {
  std::optional<Date> day = state.opened ? state.opened->since : std::nullopt;
  for (const auto& signature : state.signatures.all()) {
    if (signature.status == signing::SignatureStatus::Valid) day = latest(day, signature.fact.on);
  }
  for (const Document& document : state.documents) day = latest(day, latest(document.dated, document.final_on));
  for (const Handover& handover : state.handovers) day = latest(day, handover.fact.on);
  for (const Occurrence& occurrence : state.occurrences) {
    if (occurrence.fact.what != OccurrenceKind::Plan) day = latest(day, occurrence.fact.on);
  }
  return day;
}

Course course_of(const State& state, const Evidence& evidence) {
  Course course;
  course.ended = state.ended.has_value();
  course.in_force = evidence.agreement_signed() && !course.ended;
  course.last_evidence = last_evidence_of(state);
  for (const Document& document : state.documents) {
    const bool agreement = document.type == DocumentType::JointAgreement;
    if (!agreement && document.type != DocumentType::Extension) continue;
    if (document.term.start && !course.start) course.start = document.term.start;
    // An extension moves the end only once it is signed by all; a KB's planned end is shown from the first draft on.
    if (document.term.end && (agreement || evidence.signed_by_all(document))) {
      course.end = latest(course.end, document.term.end);
    }
  }
  return course;
}

}  // namespace

Standing standing_of(const State& state, const Rules& rules) {
  const Evidence evidence(state, rules);
  Standing standing;
  bool current_found = false;
  standing.stage = StageId::Reporting;
  for (const StageId id : stage_order()) {
    const StageRule& rule = rules.stage(id);
    const StageStatus status = status_of(evidence, rule, current_found);
    if (status == StageStatus::Current) {
      current_found = true;
      standing.stage = id;
    }
    standing.stages.push_back({id, status, missing_inputs(evidence, rule)});
  }
  standing.turns = turns_of(evidence, standing.stage, current_found);
  standing.matrix = matrix_of(state, rules);
  standing.course = course_of(state, evidence);
  return standing;
}

Dated dated(const Course& course, const TermRules& rules, Date today) {
  Dated out;
  if (course.ended || (course.end && *course.end < today)) {
    out.phase = Phase::Ended;
    return out;
  }
  if (!course.in_force) return out;
  out.phase = Phase::InForce;
  for (const int months : rules.reminder_months) {
    if (course.end && *course.end <= today.plus_months(months)) out.reminder_months = months;
  }
  if (out.reminder_months) out.phase = Phase::Ending;
  const int quiet = rules.sleeping_after_months;
  out.sleeping = quiet > 0 && course.last_evidence && *course.last_evidence <= today.plus_months(-quiet);
  return out;
}

}  // namespace simpul::dossiers
