#include <fmt/format.h>

#include "drafting/findings.h"
#include "encoding/mapper.h"
#include "template_reader.h"

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
  Json source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
};
BOOST_DESCRIBE_STRUCT(ContentEntry, (),
                      (id, documents, name, kinds, clauses, headings, phrases, when_mentioned, source, certainty))

struct DoubtfulEntry {
  std::string id;
  Types documents;
  std::vector<std::string> phrases;
  Words reason;
  Json source;
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
  Json source;
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

Content content_of(ContentEntry& e, const std::string& at, Refusals& faults) {
  using Kinds = std::vector<negotiation::ClauseKind>;
  using Texts = std::vector<std::string>;
  return {e.id,
          std::move(e.documents),
          std::move(e.name),
          e.kinds.value_or(Kinds{}),
          e.clauses.value_or(Texts{}),
          e.headings.value_or(Texts{}),
          e.phrases.value_or(Texts{}),
          e.when_mentioned.value_or(Texts{}),
          read_words(e.source, at, faults),
          e.certainty};
}

}  // namespace

Result<LintRules, Refusals> read_lint_rules(const Json& json) {
  auto files = from_json<RuleFiles>(json, UnknownMembers::Ignore);
  if (!files) return refuse(std::move(files.error()));
  LintRules rules;
  Refusals faults;
  const auto place = [](const char* list, std::size_t i) { return fmt::format("/{}/{}/source", list, i); };
  for (ContentEntry& e : files->clauses.contents) {
    rules.contents.push_back(content_of(e, place("clauses/contents", rules.contents.size()), faults));
  }
  for (DoubtfulEntry& e : files->clauses.doubtful) {
    const Words source = read_words(e.source, place("clauses/doubtful", rules.doubtful.size()), faults);
    rules.doubtful.push_back(
        {e.id, std::move(e.documents), std::move(e.phrases), std::move(e.reason), source, e.certainty});
  }
  for (const YearsEntry& e : files->terms.years_max) {
    const std::string at = place("terms/years_max", rules.years_max.size());
    rules.years_max[e.id] = {e.years, read_words(e.source, at, faults)};
  }
  for (const DocumentEntry& e : files->documents.documents) {
    if (e.signer_as_parent.value_or(false)) rules.signed_as_parent.insert(e.id);
  }
  if (!faults.empty()) return refuse(std::move(faults));
  return rules;
}

}  // namespace simpul::drafting
