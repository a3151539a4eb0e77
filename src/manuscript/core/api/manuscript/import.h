#pragma once

// A Word file that comes back, read against the text it was made from: what it proposes, clause by clause, what is said
// about it, and what could not be understood.

#include <boost/describe.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "manuscript/sheet.h"
#include "manuscript/word_reading.h"
#include "negotiation/redline.h"

namespace simpul::manuscript {

// Something a person should know about what was read. `code` names its sentences in data/messages/findings/import.json.
struct Finding {
  std::string code;
  std::optional<negotiation::ClauseId> clause = {};
  std::optional<std::size_t> block = {};
  std::map<std::string, std::string> facts = {};

  bool operator==(const Finding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (code, clause, block, facts))

// A clause that is not as it was.
struct ClauseProposal {
  negotiation::ClauseId clause;
  negotiation::Change change = negotiation::Change::Same;
  std::vector<Editor> editors;  // of tracked changes in it
  bool untracked = false;       // words differ that Word has recorded nobody for
};
BOOST_DESCRIBE_STRUCT(ClauseProposal, (), (clause, change, editors, untracked))

struct ImportedComment {
  std::optional<negotiation::ClauseId> clause;
  std::optional<std::size_t> block;  // of the proposed text
  std::string author;
  std::optional<Instant> at;
  std::string text;
  std::string quoted;
  std::optional<std::size_t> answers;  // place among these comments
  bool resolved = false;
};
BOOST_DESCRIBE_STRUCT(ImportedComment, (), (clause, block, author, at, text, quoted, answers, resolved))

struct ImportedDraft {
  negotiation::DocumentText text;  // well-formed, all tracked changes accepted
  std::vector<ClauseProposal> proposals;
  std::vector<ImportedComment> comments;  // without those the file was made with
  std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(ImportedDraft, (), (text, proposals, comments, findings))

// `base` is the text of the hash the reading names, with the values and remarks it was made with; where that text is
// not at hand, the latest one, and parts are then told by their words. A file that was not changed gives the very text.
// Codes: word_draft_unrelated where nothing of the base is found again, and those of negotiation::faults_of.
Result<ImportedDraft, Refusals> import_draft(const WordReading& reading, const Manuscript& base);

// The text that the file says it was made from, checked against its hash: names of clauses live on where the text
// itself is not at hand. Codes: word_carries_no_text, word_carried_text_changed.
Result<negotiation::DocumentText, Refusal> carried_text(const WordReading& reading);

}  // namespace simpul::manuscript
