#include "prepared.h"

#include <algorithm>

namespace simpul::pdf {
namespace {

using paper::Alignment;

bool ends_with_colon(const paper::Runs& words) { return !words.empty() && words.back().text.ends_with(':'); }

class Preparing {
 public:
  Preparing(PageWriter& page, const paper::Block& block) : page_(page) { out_.block = &block; }

  Prepared operator()(const paper::TitleLine& line) {
    set(line.words, type_title, Alignment::Centred);
    return finish({.before = 5, .whole = true, .keeps_next = true, .tag = "H1"});
  }
  Prepared operator()(const paper::Heading& heading) {
    TextSpec spec{{}, &type_heading, page_.body_width(), Alignment::Centred};
    if (!heading.label.empty()) spec.parts.push_back(&heading.label);
    if (!heading.words.empty()) spec.parts.push_back(&heading.words);
    if (spec.parts.empty()) spec.parts.push_back(&heading.words);
    out_.text = page_.add(std::move(spec));
    return finish({.before = 14, .whole = true, .keeps_next = true, .tag = "H2"});
  }
  Prepared operator()(const paper::Paragraph& paragraph) {
    out_.x = step * std::min(paragraph.depth, paper::depth_max);
    set(paragraph.words, type_body, paragraph.alignment);
    return finish({.before = 6, .keeps_next = ends_with_colon(paragraph.words), .tag = "P"});
  }
  Prepared operator()(const paper::Item& item) {
    out_.mark_x = step * std::min(item.depth, paper::depth_max);
    out_.mark = page_.add({{&item.mark}, &type_body, page_.body_width() - out_.mark_x, Alignment::Left});
    // A mark of many letters pushes its own words aside.
    out_.x = out_.mark_x + std::max(step, page_.text(*out_.mark).widest + 4);
    set(item.words, type_body, Alignment::Justified);
    return finish({.before = 4, .keeps_next = ends_with_colon(item.words), .list = true, .tag = "LI"});
  }
  Prepared operator()(const paper::Labelled& line) {
    out_.mark = page_.add({{&line.label}, &type_body, label_width, Alignment::Left});
    out_.x = label_width;
    set(line.words, type_body, Alignment::Left);
    return finish({.before = 1, .whole = true, .keeps_next = true, .tag = "P"});
  }
  Prepared operator()(const paper::Note& note) {
    set(note.words, type_note, note.alignment);
    return finish({.before = 3, .keeps_next = true, .tag = "P"});
  }
  Prepared operator()(const paper::Table&) { return out_; }
  Prepared operator()(const paper::Signatures&) { return out_; }
  Prepared operator()(const paper::Pause&) { return out_; }
  Prepared operator()(const paper::PageStart&) { return out_; }

 private:
  void set(const paper::Runs& words, const Type& type, Alignment alignment) {
    // Even the deepest item keeps a readable line.
    out_.x = std::min(out_.x, page_.body_width() / 2);
    out_.text = page_.add({{&words}, &type, page_.body_width() - out_.x, alignment});
  }
  Prepared finish(const Prepared& manners) {
    out_.before = manners.before;
    out_.whole = manners.whole;
    out_.keeps_next = manners.keeps_next;
    out_.list = manners.list;
    out_.tag = manners.tag;
    return out_;
  }

  PageWriter& page_;
  Prepared out_;
};

}  // namespace

Prepared prepare(PageWriter& page, const paper::Block& block) { return std::visit(Preparing(page, block), block.body); }

}  // namespace simpul::pdf
