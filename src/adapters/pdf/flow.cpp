#include "flow.h"

#include <algorithm>

namespace simpul::pdf {
namespace {

constexpr std::size_t lines_together = 2;     // at the foot and at the head of a page
constexpr std::size_t closing_lines_max = 8;  // that go along with the signatures as a whole
constexpr double pause = 10;
constexpr double below_title = 16;
constexpr int chain_max = 6;  // headings without text may follow each other without end

template <class Body>
const Body* as(const Prepared& it) {
  return std::get_if<Body>(&it.block->body);
}

std::string plain(const paper::Runs& runs) {
  std::string out;
  for (const paper::Run& run : runs) {
    if (run.style != paper::RunStyle::Deleted) out += run.text;
  }
  return out;
}

}  // namespace

Flow::Flow(PageWriter& page, const paper::Paper& paper) : page_(page), paper_(paper) {}

void Flow::run() {
  page_.open("Document");
  letterhead();
  for (std::size_t i = 0; i < paper_.blocks.size() && !page_.stopped(); ++i) place(i);
  tag_list(false);
  page_.close();
}

const Prepared& Flow::prepared(std::size_t block) {
  while (ahead_begin_ + ahead_.size() <= block) {
    ahead_.push_back(prepare(page_, paper_.blocks[ahead_begin_ + ahead_.size()]));
  }
  return ahead_[block - ahead_begin_];
}

bool Flow::signs_next(std::size_t block) const {
  return block + 1 < paper_.blocks.size() && std::holds_alternative<paper::Signatures>(paper_.blocks[block + 1].body);
}

bool Flow::keeps_next(std::size_t block) {
  return signs_next(block) || (block + 1 < paper_.blocks.size() && prepared(block).keeps_next);
}

double Flow::lead(std::size_t block, int chain) {
  if (block >= paper_.blocks.size()) return 0;
  const Prepared& it = prepared(block);
  if (as<paper::PageStart>(it) || as<paper::Pause>(it)) return 0;
  double out = 0;
  if (const auto* table = as<paper::Table>(it)) {
    out = lead_of_table(page_, *table);
  } else if (const auto* signatures = as<paper::Signatures>(it)) {
    out = lead_of_signatures(page_, *signatures);
  } else {
    out = lead_of_text(block, chain);
  }
  return std::min(out, page_.body_height());
}

double Flow::lead_of_text(std::size_t block, int chain) {
  const Prepared it = prepared(block);
  const Shaped& text = page_.text(it.text);
  const std::size_t lines = text.lines();
  const bool short_one = it.whole || lines < 2 * lines_together || (signs_next(block) && lines <= closing_lines_max);
  if (!short_one) return it.before + text.height(0, lines_together);
  const double height = it.before + text.height();
  if (!keeps_next(block) || chain >= chain_max) return height;
  return height + lead(block + 1, chain + 1);
}

void Flow::letterhead() {
  const auto line = [&](const std::string& words, const Type& type) {
    letterhead_runs_.push_back({{words, paper::RunStyle::Plain}});
    const auto text = page_.add({{&letterhead_runs_.back()}, &type, page_.body_width(), paper::Alignment::Centred});
    page_.expect_on_a_page(text, page_.text(text).height() + page_.y() - margin_top);
    page_.open("P");
    page_.put(text, 0);
    page_.close();
    page_.advance(page_.text(text).height());
  };
  if (paper_.letterhead.empty()) return;
  for (const std::string& name : paper_.letterhead.names) line(name, type_letterhead);
  for (const std::string& address : paper_.letterhead.addresses) line(address, type_letter_address);
  const double y = page_.y() + 5;
  page_.rule({0, y, page_.body_width(), y, 2});
  page_.rule({0, y + 3, page_.body_width(), y + 3, 0.6});
  page_.advance(24);
}

void Flow::tag_list(bool inside) {
  if (inside == in_list_) return;
  if (inside) {
    page_.open("L");
  } else {
    page_.close();
  }
  in_list_ = inside;
}

void Flow::place(std::size_t block) {
  const Prepared it = prepared(block);
  tag_list(it.list);
  if (as<paper::PageStart>(it)) {
    if (!page_.at_top()) page_.new_page();
  } else if (as<paper::Pause>(it)) {
    page_.gap(pause);
  } else {
    if (after_title_ && !as<paper::TitleLine>(it)) page_.gap(below_title);
    if (!page_.at_top() && lead(block) > page_.room()) page_.new_page();
    if (as<paper::Table>(it)) {
      place_table(page_, *it.block);
    } else if (as<paper::Signatures>(it)) {
      place_signatures(page_, *it.block);
    } else {
      place_text(block);
    }
  }
  after_title_ = as<paper::TitleLine>(it) != nullptr;
  ahead_.pop_front();
  ++ahead_begin_;
}

void Flow::place_text(std::size_t block) {
  const Prepared it = prepared(block);
  const double next_lead = keeps_next(block) ? lead(block + 1) : 0;
  if (it.mark) page_.expect_on_a_page(*it.mark, page_.text(*it.mark).height());
  page_.gap(it.before);
  page_.open(it.tag);
  if (const auto* heading = as<paper::Heading>(it)) {
    const std::string label = plain(heading->label);
    const std::string words = plain(heading->words);
    page_.bookmark(label + (label.empty() || words.empty() ? "" : " ") + words);
  }
  const std::size_t lines = page_.text(it.text).lines();
  for (std::size_t first = 0; first < lines && !page_.stopped();) {
    const std::size_t end = lines_for_room(it, first, next_lead);
    if (end == first) {
      page_.new_page();
      continue;
    }
    put_lines(it, first, end);
    first = end;
    if (first < lines) page_.new_page();
  }
  page_.close();
}

// Where the lines from `first` on are cut; `first` itself where they had better begin on the next page.
std::size_t Flow::lines_for_room(const Prepared& it, std::size_t first, double next_lead) const {
  const Shaped& text = page_.text(it.text);
  const std::size_t lines = text.lines();
  std::size_t end = first;
  while (end < lines && text.height(first, end + 1) <= page_.room() + 0.01) ++end;
  if (end == lines) {
    const bool followed = text.height(first, lines) + next_lead <= page_.room() + 0.01;
    const bool may_part = !it.whole && lines - first >= 2 * lines_together;
    if (followed || page_.at_top() || next_lead > page_.body_height() / 2) return end;
    return may_part ? lines - lines_together : end;
  }
  if (lines - end < lines_together) end = lines > lines_together ? lines - lines_together : 0;
  const bool torn = it.whole || end < first + lines_together;
  if (!torn) return end;
  if (!page_.at_top()) return first;
  // A line that is higher than a page does not exist; one is put in any case, so that the text ends.
  return std::max(end, first + 1);
}

void Flow::put_lines(const Prepared& it, std::size_t first, std::size_t end) {
  const double from = page_.y();
  if (it.mark && first == 0) {
    if (it.list) page_.open("Lbl");
    page_.put(*it.mark, it.mark_x);
    if (it.list) page_.close();
  }
  if (it.list) page_.open("LBody");
  page_.put(it.text, it.x, first, end);
  if (it.list) page_.close();
  const double height = page_.text(it.text).height(first, end);
  const double beside = it.mark && first == 0 ? page_.text(*it.mark).height() : 0;
  page_.advance(std::max(height, std::min(beside, page_.room())));
  page_.bar(it.block->bar, from);
}

}  // namespace simpul::pdf
