#include <algorithm>
#include <map>

#include "labels.h"
#include "manuscript/split.h"
#include "passages.h"
#include "text/letters.h"
#include "text/normal_form.h"

namespace simpul::manuscript {
namespace {

struct PdfLine {
  std::string text;
  PagePlace place;
  bool after_gap = false;  // an empty line stands before it
};
using PdfPage = std::vector<PdfLine>;

std::vector<std::string_view> split_at(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "3", "- 3 -", "Halaman 3 dari 12".
bool is_page_number(const std::string& line) {
  std::string rest;
  for (const char c : folded(line)) {
    if (!is_digit(c) && c != '-' && c != ' ' && c != '/') rest += c;
  }
  const bool has_digit = std::ranges::any_of(line, is_digit);
  return has_digit && (rest.empty() || rest == "halaman" || rest == "halamandari" || rest == "hal");
}

std::vector<PdfPage> pages_of(std::string_view text) {
  std::vector<PdfPage> out;
  for (const std::string_view page : split_at(text, '\f')) {
    auto& lines = out.emplace_back();
    bool gap = true;
    int number = 0;
    for (const std::string_view raw : split_at(page, '\n')) {
      std::string line = normal_line(raw);
      ++number;
      if (line.empty()) {
        gap = true;
        continue;
      }
      lines.push_back({std::move(line), {static_cast<int>(out.size()), number}, gap});
      gap = false;
    }
  }
  return out;
}

// What stands at the head or foot of a page, whatever number is in it. A pasal may begin there on every page.
std::string furniture_key(const std::string& line) {
  if (label_of(line).kind == LabelKind::Article) return line;
  std::string out;
  for (const char c : line) out += is_digit(c) ? '#' : c;
  return out;
}

std::vector<std::size_t> edges(const PdfPage& page) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (i < 2 || i + 2 >= page.size()) out.push_back(i);
  }
  return out;
}

void drop_furniture(std::vector<PdfPage>& pages, std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> seen;
  for (const PdfPage& page : pages) {
    for (const std::size_t i : edges(page)) ++seen[furniture_key(page[i].text)];
  }
  const std::size_t often = std::max<std::size_t>(3, pages.size() / 2);
  std::map<std::string, bool> told;
  for (PdfPage& page : pages) {
    const auto at_edge = edges(page);
    PdfPage kept;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const bool edge = std::ranges::find(at_edge, i) != at_edge.end();
      const std::string key = furniture_key(page[i].text);
      const bool number = edge && is_page_number(page[i].text);
      if (!number && (!edge || seen[key] < often)) {
        kept.push_back(std::move(page[i]));
      } else if (!number && !std::exchange(told[key], true)) {
        findings.push_back({"page_line_left_out", {}, {}, {{"words", page[i].text.substr(0, 200)}}});
      }
    }
    page = std::move(kept);
  }
}

bool is_capitals(const std::string& line) {
  const bool small = std::ranges::any_of(line, [](char c) { return c >= 'a' && c <= 'z'; });
  return !small && std::ranges::any_of(line, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool ends_sentence(const std::string& line) {
  return line.ends_with('.') || line.ends_with(';') || line.ends_with(':');
}

// Lines of a PDF are cut where the page ends, not the paragraph; a new one begins with a number, a heading, a gap, or
// after a sentence that ends well before the margin.
bool begins_paragraph(const PdfLine& line, const PdfLine& before, std::size_t widest) {
  const Label label = label_of(line.text);
  const bool numbered = label.kind == LabelKind::Article ? label.bytes == line.text.size() || is_capitals(line.text)
                                                         : label.kind != LabelKind::None;
  if (numbered || line.after_gap) return true;
  if (is_capitals(line.text) || is_capitals(before.text) || attachment_label(line.text) > 0) return true;
  if (label_of(before.text).kind == LabelKind::Article && label_of(before.text).bytes == before.text.size())
    return true;
  const bool short_line = before.text.size() * 4 < widest * 3;
  const bool capital = line.text.front() >= 'A' && line.text.front() <= 'Z';
  return short_line && ends_sentence(before.text) && capital;
}

}  // namespace

ForeignLines lines_of_pages(std::string_view text) {
  auto pages = pages_of(text);
  ForeignLines out;
  drop_furniture(pages, out.findings);
  const PdfLine* before = nullptr;
  for (const PdfPage& page : pages) {
    std::size_t widest = 0;
    for (const PdfLine& line : page) widest = std::max(widest, line.text.size());
    for (const PdfLine& line : page) {
      // The first line of a page has no gap before it that would mean anything.
      PdfLine here = line;
      if (&line == &page.front()) here.after_gap = false;
      if (!before || begins_paragraph(here, *before, widest)) {
        out.lines.push_back({.text = line.text, .place = line.place});
      } else {
        std::string& paragraph = out.lines.back().text;
        // "Undang-" and "Undang" are one word; its hyphen is its own.
        paragraph += (paragraph.ends_with('-') ? "" : " ") + line.text;
      }
      before = &line;
    }
  }
  return out;
}

ForeignLines lines_of_word(const WordReading& reading) {
  ForeignLines out;
  for (const Passage& passage : passages_of(reading, View::Accepted)) {
    if (passage.table) {
      out.lines.push_back({.rows = passage.rows});
      continue;
    }
    bool first = true;
    for (const std::string_view line : split_at(passage.text, '\n')) {
      if (line.empty() && (!first || passage.number.empty())) continue;
      out.lines.push_back(
          {.text = std::string(line), .number = first ? passage.number : "", .centred = passage.centred});
      first = false;
    }
  }
  return out;
}

}  // namespace simpul::manuscript
