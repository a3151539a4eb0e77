#pragma once

// What a careful reader of the legal bureau would mark in a text before it is signed. Rules that a regulation could
// change are data (rules/clauses.yaml, rules/documents.yaml, rules/terms.yaml); what is read here is the text.

#include <boost/describe.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "drafting/library.h"
#include "signing/signatures.h"
#include "text/dates.h"

namespace simpul::drafting {

// Something a text must or usually does hold, and how it is found there.
struct Content {
  std::string id;
  std::vector<dossiers::DocumentType> documents;
  Words name;
  std::vector<negotiation::ClauseKind> kinds;
  std::vector<std::string> clauses;         // names of clauses or blocks
  std::vector<std::string> headings;        // words in a heading
  std::vector<std::string> phrases;         // one of them stands in what was found
  std::vector<std::string> when_mentioned;  // asked for only where the text speaks of it
  Words source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
};

// Words that sit badly in such a text.
struct Doubtful {
  std::string id;
  std::vector<dossiers::DocumentType> documents;
  std::vector<std::string> phrases;
  Words reason;
  Words source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
};

struct YearsMax {
  int years = 0;
  Words source;
};

struct LintRules {
  std::vector<Content> contents;
  std::vector<Doubtful> doubtful;
  std::map<dossiers::DocumentType, YearsMax> years_max;
  std::set<dossiers::DocumentType> signed_as_parent;  // signed at the level of the paper they follow
};

// Reads the parsed rule files "clauses", "documents" and "terms". Codes: field_… at its pointer.
Result<LintRules, Refusals> read_lint_rules(const Json& files);

struct Term {
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<Duration> length;
};

// The paper this one follows or changes.
struct ParentPaper {
  dossiers::DocumentType type = dossiers::DocumentType::JointAgreement;
  std::optional<Date> dated;
  Term term;
};

struct PartyName {
  std::string government;  // "Pemerintah Provinsi Kalimantan Timur"
};

// Who is to sign for a party, as the register of its government has it.
struct Signatory {
  std::size_t party = 0;
  signing::Signer signer;
  signing::Capacity capacity = signing::Capacity::Definitif;
  std::optional<Date> from;  // in office
  std::optional<Date> until;
  std::optional<signing::Mandate> mandate;
  std::optional<Date> mandate_until;
};

struct LintContext {
  const LintRules& rules;
  const dossiers::Rules& law;
  const Library& library;  // what its variables are called
  std::optional<Date> signing_on;
  Term term;  // as the dossier has it
  std::optional<ParentPaper> parent;
  std::vector<PartyName> parties;  // in printed order
  std::vector<Signatory> signatories;
};

// Error: not to be signed so. Warning: look again. Remark: unconfirmed, for each region to judge.
enum class Severity { Error, Warning, Remark };
BOOST_DESCRIBE_ENUM(Severity, Error, Warning, Remark)

// `code` names its sentences (what, why, fix) in data/messages/findings/drafting.json; `facts` fill their placeholders.
// Facts that are words of people come in both languages, as name_id and name_en.
struct Finding {
  std::string code;
  Severity severity = Severity::Error;
  std::optional<negotiation::ClauseId> clause;  // absent where the text as a whole is meant
  std::optional<std::size_t> block;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (code, severity, clause, block, facts))

// A text with so many faults is none that anybody wrote.
inline constexpr std::size_t findings_max = 2'000;

// Everything found, in the order of the text, at most findings_max; what concerns the whole comes first.
std::vector<Finding> findings_of(const negotiation::DocumentText& text, dossiers::DocumentType type,
                                 const LintContext& context);

}  // namespace simpul::drafting
