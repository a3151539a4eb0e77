#pragma once

#include <string>
#include <vector>

#include "printed_words.h"

namespace simpul::drafting {

// One clause with its words decided, before it is known what it looks like.
struct PrintedBlock {
  negotiation::BlockKind kind = negotiation::BlockKind::Paragraph;
  paper::Runs mark;
  unsigned depth = 0;
  paper::Runs words;
  std::vector<std::vector<paper::Runs>> rows;
  paper::ChangeBar bar = paper::ChangeBar::None;
  std::string note;  // "Dipindahkan, semula Pasal 3 ayat (2)."
};

struct PrintedClause {
  negotiation::ClauseKind kind = negotiation::ClauseKind::Article;
  bool removed = false;
  paper::Runs label;    // "Pasal 5"
  paper::Runs heading;  // "RUANG LINGKUP"
  std::vector<PrintedBlock> blocks;
  paper::ChangeBar bar = paper::ChangeBar::None;
  std::string note;
};

std::vector<PrintedClause> printed_clauses(const negotiation::DocumentText& text, PrintedWords& words);
std::vector<PrintedClause> printed_changes(const negotiation::Redline& redline, PrintedWords& words);

}  // namespace simpul::drafting
