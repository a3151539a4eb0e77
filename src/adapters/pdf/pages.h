#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "ports/renderer.h"
#include "shaping.h"

namespace simpul::pdf {

// Lines [first, end) of a text, the top of `first` at (x, y).
struct PlacedText {
  std::size_t text = 0;
  double x = 0;
  double y = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};

struct PlacedRule {
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  double width = 0.6;
};

// What a part of the page is to readers that do not see it (ISO 32000-1, 14.8.4).
struct StructureMark {
  const char* tag = "P";
  bool opens = true;
};

using Placed = std::variant<PlacedText, PlacedRule, StructureMark>;

struct Bookmark {
  std::string words;
  std::size_t page = 0;
  double y = 0;
};

struct Pages {
  std::deque<Shaped> texts;
  std::vector<std::vector<Placed>> pages;
  std::vector<SignaturePlace> signature_places;
  std::vector<Bookmark> bookmarks;
};

// Puts parts on pages from top to bottom.
class PageWriter {
 public:
  PageWriter(Shaper& shaper, Sheet sheet);

  double body_width() const { return sheet_.width - margin_left - margin_right; }
  double body_height() const { return sheet_.height - margin_top - margin_bottom; }
  double y() const { return y_; }
  double room() const { return sheet_.height - margin_bottom - y_; }
  bool at_top() const { return y_ <= margin_top; }
  // Once a part cannot be put on paper or there are too many pages, whatever is put leads nowhere.
  bool stopped() const { return refused_.has_value() || out_.pages.size() > printed_pages_max; }
  std::optional<Refusal> refused() const;
  void refuse_part(std::string_view code, std::map<std::string, std::string> facts);
  // Refuses a part that must stand on one page and is higher than that.
  void expect_on_a_page(std::size_t text, double height);

  // A part that is asked for again (the head of a table, a row looked at before it is put) is not shaped again.
  std::size_t add(TextSpec spec);
  const Shaped& text(std::size_t index) const { return out_.texts[index]; }

  void advance(double height) { y_ += height; }
  // Space above a part; none at the head of a page.
  void gap(double height);
  void new_page();
  // At the current height; `x` from the left margin. Does not advance.
  void put(std::size_t text, double x, std::size_t first, std::size_t end);
  void put(std::size_t text, double x) { put(text, x, 0, out_.texts[text].lines()); }
  void rule(PlacedRule rule);  // x from the left margin, y from the upper edge
  void bar(paper::ChangeBar bar, double from);
  // A part goes on over the end of a page; it is closed there and opened again.
  void open(const char* tag);
  void close();
  void bookmark(std::string words);
  void signature_place(SignaturePlace place);  // left from the left margin, bottom as y from the upper edge

  Pages take() { return std::move(out_); }

 private:
  Shaper& shaper_;
  Sheet sheet_;
  Pages out_;
  std::vector<const char*> opened_;
  std::optional<Refusal> refused_;
  std::map<std::tuple<const paper::Runs*, const Type*, double, paper::Alignment>, std::size_t> known_;
  double y_ = margin_top;
};

}  // namespace simpul::pdf
