#include "word_draft.h"

#include "encoding/mapper.h"
#include "page.h"

namespace simpul::negotiation {
namespace {

// A variable is named by what it means; the reader of files knows only how it is written.
std::map<std::string, std::string> told_facts(const manuscript::Finding& finding, const drafting::Library& library) {
  auto facts = finding.facts;
  const auto written = facts.find("written");
  if (written == facts.end()) return facts;
  const auto marks = marks_of(written->second);
  if (marks.size() != 1 || marks[0].kind != MarkKind::Variable) return facts;
  const drafting::Words called = library.called(marks[0].name);
  facts.emplace("variable_id", called.id);
  facts.emplace("variable_en", called.en);
  return facts;
}

Json finding_view(const manuscript::Finding& finding, const Knowledge& knowledge, Language language) {
  const auto sentences = knowledge.words.find(finding.code, told_facts(finding, knowledge.library), language);
  JsonObject out{{"code", finding.code}, {"what", sentences.what}, {"why", sentences.why}, {"fix", sentences.fix}};
  if (finding.clause) out.emplace("clause", finding.clause->text());
  if (finding.block) out.emplace("block", *finding.block);
  return out;
}

}  // namespace

WordDraft WordDraft::of_import(const manuscript::ImportedDraft& draft, const Digest& made_from) {
  return {draft.text, made_from, draft.proposals, draft.comments, {}, draft.findings};
}

Json WordDraft::view(const Knowledge& knowledge, Language language) const {
  JsonArray found;
  for (const manuscript::Finding& finding : findings) found.push_back(finding_view(finding, knowledge, language));
  JsonObject out{{"view", text_view(hash_of(text), text)},
                 {"proposals", to_json(proposals)},
                 {"comments", to_json(comments)},
                 {"places", to_json(places)},
                 {"findings", std::move(found)}};
  if (made_from) out.emplace("made_from", made_from->text());
  return out;
}

Result<WordDraft, Refusals> split_into_clauses(const manuscript::ForeignLines& lines) {
  auto split = manuscript::split_draft(lines);
  if (!split) return refuse(std::move(split.error()));
  WordDraft out{std::move(split->text), {}, {}, {}, std::move(split->places), std::move(split->findings)};
  out.findings.insert(out.findings.end(), lines.findings.begin(), lines.findings.end());
  return out;
}

}  // namespace simpul::negotiation
