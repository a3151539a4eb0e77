#pragma once

// A paper that others wrote, split into clauses by its words: a first draft, for a person to go through.

#include <boost/describe.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "manuscript/import.h"
#include "manuscript/word_reading.h"

namespace simpul::manuscript {

// Where a line stands in a PDF, both counted from 1; 0 where there are no pages.
struct PagePlace {
  int page = 0;
  int line = 0;

  bool operator==(const PagePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(PagePlace, (), (page, line))

// A paragraph, or a table where there are rows.
struct ForeignLine {
  std::string text = {};    // one normal line
  std::string number = {};  // by automatic numbering
  bool centred = false;
  std::vector<std::vector<std::string>> rows = {};
  PagePlace place = {};
};

struct ForeignLines {
  std::vector<ForeignLine> lines;
  std::vector<Finding> findings = {};  // what was taken for the furniture of pages
};

// With all tracked changes accepted.
ForeignLines lines_of_word(const WordReading& reading);
// Of the text layer of a PDF, its pages separated by form feeds.
ForeignLines lines_of_pages(std::string_view text);

struct ClausePlaces {
  negotiation::ClauseId clause;
  PagePlace head;
  std::vector<PagePlace> blocks;
};
BOOST_DESCRIBE_STRUCT(ClausePlaces, (), (clause, head, blocks))

struct SplitDraft {
  negotiation::DocumentText text;  // well-formed
  std::vector<ClausePlaces> places;
  std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(SplitDraft, (), (text, places, findings))

// Title, parties, premises, pasal with ayat, huruf and angka, closing, signatures, annexes. References such as "Pasal 5
// ayat (2)" become references of the text where exactly one part is meant; other papers' pasal stay words. Codes:
// draft_without_text, and those of negotiation::faults_of.
Result<SplitDraft, Refusals> split_draft(const ForeignLines& from);

}  // namespace simpul::manuscript
