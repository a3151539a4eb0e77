#pragma once

// Private to the dossiers core: what every rule needs in order to say no.

#include <string>
#include <string_view>
#include <vector>

#include "dossiers/state.h"

namespace simpul::dossiers {

inline constexpr std::size_t title_bytes_max = 400;
inline constexpr std::size_t prose_bytes_max = 8000;

// Collects what speaks against one fact where it stands. Each require_… adds at most one objection.
struct Court {
  const State& state;
  const Place& place;
  const Rules& rules;
  Refusals objections = {};

  void object(std::string code, std::string pointer, std::map<std::string, std::string> facts = {});
  void require_text(std::string_view text, std::string pointer, std::size_t bytes_max);
  // Nothing is recorded as done before it happened.
  void require_past(Date day, std::string pointer);
  void require_urusan(const std::string& code, std::string pointer);
  void require_party(const RegionCode& region, std::string pointer);
  // A party that writes for itself speaks for itself; for a silent one another party may record with evidence.
  void require_own_or_silent(const RegionCode& party);
  void require_item(const ScopeItemId& item, std::string pointer);
  const Document* require_document(const DocumentId& document, std::string pointer);
};

// What a node read off a scan may stand in a record only where it is of that scan and of that paper.
void require_scan_reading(Court& court, const signing::Evidence& evidence);

void judge(Court& court, const Opened& fact);
void judge(Court& court, const Described& fact);
void judge(Court& court, const ObjectSet& fact);
void judge(Court& court, const ScopeItemAdded& fact);
void judge(Court& court, const ScopeItemChanged& fact);
void judge(Court& court, const ScopeItemRemoved& fact);
void judge(Court& court, const AgencyNamed& fact);
void judge(Court& court, const BurdenAssessed& fact);
void judge(Court& court, const DocumentRegistered& fact);
void judge(Court& court, const DocumentChanged& fact);
void judge(Court& court, const NumberAssigned& fact);
void judge(Court& court, const TermsSet& fact);
void judge(Court& court, const FileAttached& fact);
void judge(Court& court, const HandedOver& fact);
void judge(Court& court, const OccurrenceRecorded& fact);
void judge(Court& court, const RecordAttested& fact);
void judge(Court& court, const Ended& fact);
void judge(Court& court, const PositionTaken& fact);
void judge(Court& court, const SignatureRecorded& fact);
void judge(Court& court, const SignatureRetracted& fact);
void judge(Court& court, const SigningRefused& fact);
void judge(Court& court, const SigningOrderSet& fact);
void judge(Court& court, const CommentMade& fact);
void judge(Court& court, const CommentSettled& fact);
void judge(Court& court, const UnknownFact& fact);

}  // namespace simpul::dossiers
