#include "text_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "negotiation/document_text.h"
#include "text/normal_form.h"

namespace simpul::negotiation {
namespace {

bool may_stand(BlockKind block, ClauseKind clause) {
  switch (block) {
    case BlockKind::Paragraph: return true;
    case BlockKind::Ayat: return clause == ClauseKind::Article;
    case BlockKind::Huruf:
    case BlockKind::Angka: return clause != ClauseKind::Title && clause != ClauseKind::Signatures;
    case BlockKind::Table: return clause != ClauseKind::Title;
  }
  return false;
}

// In a pasal, huruf and angka are items of a sentence that stands before them (UU 12/2011, annex II, on pasal with
// tabulation); elsewhere a list may begin a part, as the premises or the parties do.
bool needs_opening(BlockKind block, ClauseKind clause) {
  return clause == ClauseKind::Article && (block == BlockKind::Huruf || block == BlockKind::Angka);
}

bool once_only(ClauseKind kind) { return kind != ClauseKind::Article && kind != ClauseKind::Attachment; }

class Examination {
 public:
  Refusals of(const DocumentText& text) {
    if (text.clauses.empty()) object("text_empty", "");
    if (text.clauses.size() > clauses_max) faults_.push_back(text_too_large("/clauses"));
    for (std::size_t i = 0; i < text.clauses.size() && !full(); ++i) {
      order(text, i);
      examine(text.clauses[i], fmt::format("/clauses/{}", i));
    }
    if (blocks_ > blocks_max || cells_ > cells_max) faults_.push_back(text_too_large(""));
    if (faults_.empty() && canonical_text(text).size() > text_bytes_max) faults_.push_back(text_too_large(""));
    if (full()) faults_.resize(faults_max);
    return std::move(faults_);
  }

 private:
  bool full() const { return faults_.size() >= faults_max; }
  void object(std::string code, std::string pointer) { faults_.push_back({std::move(code), std::move(pointer), {}}); }

  void order(const DocumentText& text, std::size_t i) {
    const ClauseKind kind = text.clauses[i].kind;
    const std::string at = fmt::format("/clauses/{}/kind", i);
    if (i > 0 && kind < text.clauses[i - 1].kind) object("clause_out_of_order", at);
    if (once_only(kind) && !kinds_.insert(kind).second) object("clause_repeated", at);
  }

  void examine(const Clause& clause, const std::string& at) {
    if (clause.clause.empty()) object("clause_unnamed", at + "/clause");
    else if (!clauses_.insert(clause.clause).second) object("clause_id_repeated", at + "/clause");
    examine(clause.heading, at + "/heading");
    std::set<BlockId> names;
    blocks_ += clause.blocks.size();
    for (std::size_t i = 0; i < clause.blocks.size() && !full(); ++i) {
      const Block& block = clause.blocks[i];
      const std::string place = fmt::format("{}/blocks/{}", at, i);
      if (block.id && block.id->empty()) object("block_unnamed", place + "/id");
      else if (block.id && !names.insert(*block.id).second) object("block_id_repeated", place + "/id");
      if (!may_stand(block.kind, clause.kind) || (i == 0 && needs_opening(block.kind, clause.kind))) {
        object("block_misplaced", place + "/kind");
      }
      examine(block, place);
    }
  }

  void examine(const Block& block, const std::string& at) {
    const bool table = block.kind == BlockKind::Table;
    if (table ? !block.text.empty() : !block.rows.empty()) object("block_mixed", at);
    if (table) return examine_rows(block.rows, at + "/rows");
    if (block.text.empty()) object("block_empty", at + "/text");
    examine(block.text, at + "/text");
  }

  void examine_rows(const std::vector<std::vector<std::string>>& rows, const std::string& at) {
    bool filled = false;
    for (std::size_t i = 0; i < rows.size() && !full(); ++i) {
      cells_ += rows[i].size();
      if (rows[i].size() != rows.front().size()) object("table_uneven", fmt::format("{}/{}", at, i));
      for (std::size_t j = 0; j < rows[i].size() && !full(); ++j) {
        filled = filled || !rows[i][j].empty();
        examine(rows[i][j], fmt::format("{}/{}/{}", at, i, j));
      }
    }
    if (!filled) object("block_empty", at);
  }

  void examine(const std::string& words, const std::string& at) {
    if (words.size() > block_bytes_max) faults_.push_back(text_too_large(at));
    else if (normal_line(words) != words) object("text_not_normal", at);
  }

  Refusals faults_;
  std::set<ClauseId> clauses_;
  std::set<ClauseKind> kinds_;
  std::size_t blocks_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace

Refusal text_too_large(std::string pointer) {
  return Refusal{"text_too_large",
                 std::move(pointer),
                 {{"clauses", std::to_string(clauses_max)},
                  {"blocks", std::to_string(blocks_max)},
                  {"cells", std::to_string(cells_max)},
                  {"part_kb", std::to_string(block_bytes_max / 1'000)},
                  {"text_mb", std::to_string(text_bytes_max >> 20)}}};
}

Refusals faults_of(const DocumentText& text) { return Examination().of(text); }

}  // namespace simpul::negotiation
