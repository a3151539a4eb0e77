#pragma once

#include <deque>
#include <optional>

#include "prepared.h"

namespace simpul::pdf {

// Puts the blocks of a paper on pages: no heading at the foot of a page, no single line of a paragraph left alone, no
// row or place to sign torn apart unless it is higher than a page.
class Flow {
 public:
  Flow(PageWriter& page, const paper::Paper& paper);

  void run();

 private:
  const Prepared& prepared(std::size_t block);
  // The height that must stand together at the beginning of a block, with what may not be parted from it.
  double lead(std::size_t block, int chain = 0);
  double lead_of_text(std::size_t block, int chain);
  // Whether what stands before may not end a page: an introduction, or the last words before the signatures.
  bool keeps_next(std::size_t block);
  bool signs_next(std::size_t block) const;
  void letterhead();
  void place(std::size_t block);
  void place_text(std::size_t block);
  std::size_t lines_for_room(const Prepared& it, std::size_t first, double next_lead) const;
  void put_lines(const Prepared& it, std::size_t first, std::size_t end);
  void tag_list(bool inside);

  PageWriter& page_;
  const paper::Paper& paper_;
  std::deque<Prepared> ahead_;  // of blocks from ahead_begin_ on
  std::size_t ahead_begin_ = 0;
  std::deque<paper::Runs> letterhead_runs_;
  bool in_list_ = false;
  bool after_title_ = false;
};

// In flow_table.cpp and flow_signatures.cpp.
double lead_of_table(PageWriter& page, const paper::Table& table);
void place_table(PageWriter& page, const paper::Block& block);
double lead_of_signatures(PageWriter& page, const paper::Signatures& signatures);
void place_signatures(PageWriter& page, const paper::Block& block);

}  // namespace simpul::pdf
