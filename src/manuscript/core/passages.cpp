#include "passages.h"

#include <algorithm>
#include <utility>

#include "text/normal_form.h"

namespace simpul::manuscript {
namespace {

bool stands(RunState state, View view) {
  switch (state) {
    case RunState::Plain:
      return true;
    case RunState::Inserted:
      return view == View::Accepted;
    case RunState::Deleted:
      return view == View::Original;
  }
  return true;
}

std::string raw_text(const ReadParagraph& paragraph, View view) {
  std::string out;
  for (const ReadRun& run : paragraph.runs) {
    if (stands(run.state, view)) out += run.text;
  }
  return out;
}

std::string normal_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = normal_line(text.substr(at, end - at));
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
    at = end + 1;
  }
  return out;
}

std::vector<AnchorPlace> places(const ReadParagraph& paragraph) {
  std::vector<AnchorPlace> out;
  for (const std::string& anchor : paragraph.anchors) {
    if (const auto place = place_of(anchor)) out.push_back(*place);
  }
  return out;
}

class Joining {
 public:
  explicit Joining(View view) : view_(view) {}

  void add(const ReadPart& part, std::size_t index) {
    if (!part.rows.empty()) return add_table(part, index);
    add_paragraph(part.paragraph, index);
    if (stands(part.paragraph.end, view_)) finish();
  }

  std::vector<Passage> all() {
    finish();
    return std::move(out_);
  }

 private:
  void add_paragraph(const ReadParagraph& paragraph, std::size_t index) {
    const std::string text = raw_text(paragraph, view_);
    const auto anchors = places(paragraph);
    const bool has_words = text.find_first_not_of(" \t\n") != std::string::npos;
    current_.anchors.insert(has_words && !words_ ? current_.anchors.begin() : current_.anchors.end(), anchors.begin(),
                            anchors.end());
    words_ = words_ || has_words;
    current_.parts.push_back(index);
    // Joined paragraphs look like the last of them: its mark is the one that is left.
    current_.style = paragraph.style;
    current_.number = paragraph.number;
    current_.centred = paragraph.centred;
    text_ += text;
  }

  void finish() {
    current_.text = normal_lines(text_);
    const bool shows = !current_.text.empty() || !current_.number.empty() || !current_.anchors.empty();
    if (shows) out_.push_back(std::move(current_));
    current_ = {};
    text_.clear();
    words_ = false;
  }

  void add_table(const ReadPart& part, std::size_t index) {
    finish();
    Passage table{.parts = {index}, .table = true};
    for (const ReadRow& row : part.rows) {
      for (const ReadParagraph& cell : row.cells) {
        const auto anchors = places(cell);
        table.anchors.insert(table.anchors.end(), anchors.begin(), anchors.end());
      }
      if (!stands(row.state, view_)) continue;
      auto& cells = table.rows.emplace_back();
      for (const ReadParagraph& cell : row.cells) cells.push_back(normal_line(raw_text(cell, view_)));
    }
    if (!table.rows.empty()) out_.push_back(std::move(table));
  }

  View view_;
  Passage current_;
  std::string text_;
  bool words_ = false;
  std::vector<Passage> out_;
};

}  // namespace

std::vector<Passage> passages_of(const WordReading& reading, View view) {
  Joining joining(view);
  for (std::size_t i = 0; i < reading.parts.size(); ++i) joining.add(reading.parts[i], i);
  return joining.all();
}

}  // namespace simpul::manuscript
