#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "negotiation/document_text.h"
#include "negotiation/marks.h"

namespace simpul::negotiation {

struct BlockNumber {
  std::string label;  // "Pasal 5 ayat (2) huruf b angka 1"; that of what it stands in where it has no number of its own
  std::string mark;    // as printed before the block: "(2)", "b.", "1."; empty for paragraphs and tables
  unsigned depth = 0;  // how far it is set in: ayat and paragraphs 0, items of them 1, items of items 2
};

struct ClauseNumber {
  std::string label;  // "Pasal 5", "Lampiran II", "Lampiran" where there is one only, otherwise what the part is called
  std::vector<BlockNumber> blocks;
};

// Where a mark stands: in the heading where `block` is empty.
struct MarkPlace {
  std::size_t clause = 0;
  std::optional<std::size_t> block;
  std::string written;  // "[[biaya]]"
};

// The numbers of one text, computed from the order of its clauses and blocks; nothing of it is stored. Ayat count in
// their pasal, huruf in their ayat or paragraph, angka in their huruf, or in the ayat or paragraph where no huruf
// stands before; a later ayat or paragraph begins anew, a table does not (UU 12/2011, annex II, on the parts of a
// pasal).
class Numbering {
 public:
  explicit Numbering(const DocumentText& text);

  // By place in the text.
  const std::vector<ClauseNumber>& clauses() const { return clauses_; }
  // In words what a reference names; nullopt where the text has no such clause or block.
  std::optional<std::string> words_for(const Mark& reference) const;

  const std::vector<MarkPlace>& undefined_references() const { return undefined_; }
  const std::vector<MarkPlace>& unreadable_marks() const { return unreadable_; }
  // Names of the variables, each once, in the order in which they are first met.
  const std::vector<std::string>& variables() const { return variables_; }

 private:
  void number(const DocumentText& text);
  void name(const DocumentText& text);
  void note_marks(std::string_view words, MarkPlace place);

  std::vector<ClauseNumber> clauses_;
  std::map<std::string, std::string, std::less<>> names_;  // "clause" and "clause/block" to their labels
  std::vector<MarkPlace> undefined_;
  std::vector<MarkPlace> unreadable_;
  std::vector<std::string> variables_;
  std::set<std::string, std::less<>> met_;  // the same as variables_, to look into
};

using VariableValues = std::map<std::string, std::string, std::less<>>;

struct Printed {
  std::string text;
  std::vector<std::string> unfilled;   // variables without a value; they stay as they stand
  std::vector<std::string> undefined;  // references to nothing, as written; they stay too
};

// A heading, block or cell as a reader sees it. Values are put in as they are: marks inside a value mean nothing.
Printed printed(std::string_view text, const Numbering& numbering, const VariableValues& values);

// The short marks: 1 is "a", 26 "z", 27 "aa"; 4 is "IV".
std::string letter_number(std::size_t number);
std::string roman_number(std::size_t number);

}  // namespace simpul::negotiation
