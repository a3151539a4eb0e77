#include "drafting/findings.h"
#include "encoding/mapper.h"

namespace simpul::drafting {
namespace {

using Types = std::vector<dossiers::DocumentType>;
using Phrases = std::optional<std::vector<std::string>>;

struct ContentEntry {
  std::string id;
  Types documents;
  Words name;
  std::optional<std::vector<negotiation::ClauseKind>> kinds;
  Phrases clauses;
  Phrases headings;
  Phrases phrases;
  Phrases when_mentioned;
  std::string source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
};
BOOST_DESCRIBE_STRUCT(ContentEntry, (), (id, documents, name, kinds, clauses, headings, phrases, when_mentioned,
                                         source, certainty))

struct DoubtfulEntry {
  std::string id;
  Types documents;
  std::vector<std::string> phrases;
  Words reason;
  std::string source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
};
BOOST_DESCRIBE_STRUCT(DoubtfulEntry, (), (id, documents, phrases, reason, source, certainty))

struct ClausesFile {
  std::vector<ContentEntry> contents;
  std::vector<DoubtfulEntry> doubtful;
};
BOOST_DESCRIBE_STRUCT(ClausesFile, (), (contents, doubtful))

struct DocumentEntry {
  dossiers::DocumentType id = dossiers::DocumentType::JointAgreement;
  std::optional<bool> signer_as_parent;
};
BOOST_DESCRIBE_STRUCT(DocumentEntry, (), (id, signer_as_parent))

struct DocumentsFile {
  std::vector<DocumentEntry> documents;
};
BOOST_DESCRIBE_STRUCT(DocumentsFile, (), (documents))

struct YearsEntry {
  dossiers::DocumentType id = dossiers::DocumentType::JointAgreement;
  int years = 0;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(YearsEntry, (), (id, years, source))

struct TermsFile {
  std::vector<YearsEntry> years_max;
};
BOOST_DESCRIBE_STRUCT(TermsFile, (), (years_max))

struct RuleFiles {
  ClausesFile clauses;
  DocumentsFile documents;
  TermsFile terms;
};
BOOST_DESCRIBE_STRUCT(RuleFiles, (), (clauses, documents, terms))

}  // namespace

Result<LintRules, Refusals> read_lint_rules(const Json& json) {
  auto files = from_json<RuleFiles>(json, UnknownMembers::Ignore);
  if (!files) return refuse(std::move(files.error()));
  LintRules rules;
  for (ContentEntry& e : files->clauses.contents) {
    rules.contents.push_back({e.id, std::move(e.documents), std::move(e.name),
                              e.kinds.value_or(std::vector<negotiation::ClauseKind>{}),
                              e.clauses.value_or(std::vector<std::string>{}),
                              e.headings.value_or(std::vector<std::string>{}),
                              e.phrases.value_or(std::vector<std::string>{}),
                              e.when_mentioned.value_or(std::vector<std::string>{}), std::move(e.source),
                              e.certainty});
  }
  for (DoubtfulEntry& e : files->clauses.doubtful) {
    rules.doubtful.push_back({e.id, std::move(e.documents), std::move(e.phrases), std::move(e.reason),
                              std::move(e.source), e.certainty});
  }
  for (const YearsEntry& e : files->terms.years_max) rules.years_max[e.id] = {e.years, e.source};
  for (const DocumentEntry& e : files->documents.documents) {
    if (e.signer_as_parent.value_or(false)) rules.signed_as_parent.insert(e.id);
  }
  return rules;
}

}  // namespace simpul::drafting
