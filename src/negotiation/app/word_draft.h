#pragma once

#include "encoding/json.h"
#include "manuscript/import.h"
#include "manuscript/split.h"
#include "negotiation_app/desk.h"
#include "text/language.h"

namespace simpul::negotiation {

// What a file that somebody brings would become as a draft, and what was understood of it: schema ReadFile.
struct WordDraft {
  DocumentText text;
  std::optional<Digest> made_from;  // the text the file was written from
  std::vector<manuscript::ClauseProposal> proposals;
  std::vector<manuscript::ImportedComment> comments;
  std::vector<manuscript::ClausePlaces> places;
  std::vector<manuscript::Finding> findings;

  static WordDraft of_import(const manuscript::ImportedDraft& draft, const Digest& made_from);
  Json view(const Knowledge& knowledge, Language language) const;
};

// Codes: draft_without_text, and those of faults_of.
Result<WordDraft, Refusals> split_into_clauses(const manuscript::ForeignLines& lines);

}  // namespace simpul::negotiation
