#include "document_reader.h"

#include <algorithm>
#include <array>

#include "text/normal_form.h"

namespace simpul::docx {
namespace {

using manuscript::LossKind;
using manuscript::ReadParagraph;
using manuscript::ReadRun;
using manuscript::RunState;

// A mapped text field holds 20,000 bytes; a longer run is given as several.
constexpr std::size_t run_bytes_max = 16'000;
constexpr std::size_t quoted_bytes_max = 600;
constexpr std::size_t losses_max = 2'000;
constexpr std::size_t anchors_max = 50;
constexpr std::size_t span_max = 200;

// These only wrap what they hold.
constexpr std::array<std::string_view, 9> wrappers{
    "w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:sdtContent", "w:dir", "w:bdo", "mc:Choice", "w:sdt"};

bool is_wrapper(std::string_view name) { return std::ranges::find(wrappers, name) != wrappers.end(); }

bool contains(const Node& node, std::string_view name) {
  return node.name == name || std::ranges::any_of(node.children, [&](const Node& c) { return contains(c, name); });
}

void add_words(const Node& node, std::string& out) {
  if (node.name == "w:t") {
    for (const Node& text : node.children) out += text.text;
    return;
  }
  if (node.name == "w:instrText" || node.name == "w:delText" || node.name == "mc:Fallback") return;
  if (node.name == "w:p" && !out.empty()) out += '\n';
  if (node.name == "w:tab" || node.name == "w:br") out += ' ';
  for (const Node& child : node.children) add_words(child, out);
}

bool on(const Node* toggle) {
  if (!toggle) return false;
  const std::string_view value = toggle->attribute("w:val");
  return value.empty() || (value != "0" && value != "false" && value != "off");
}

std::string cut_to(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::map<std::string, std::string, std::less<>> notes_in(const Node* footnotes, const Node* endnotes) {
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& [tree, kind] : {std::pair{footnotes, "w:footnote"}, std::pair{endnotes, "w:endnote"}}) {
    if (!tree) continue;
    for (const Node& note : tree->children) {
      if (note.name != kind) continue;
      out.emplace(fmt::format("{}Reference {}", kind, note.attribute("w:id")), cut_to(words_in(note), run_bytes_max));
    }
  }
  return out;
}

}  // namespace

std::string words_in(const Node& node) {
  std::string out;
  add_words(node, out);
  return out;
}

std::optional<Instant> moment_in(std::string_view text) {
  if (auto moment = Instant::parse(text)) return moment;
  // Some programs leave the zone out (ECMA-376 part 1, section 17.18.9 says UTC).
  return Instant::parse(std::string(text) + "Z");
}

DocumentReader::DocumentReader(const Node* styles, const Node* numbering, const Node* footnotes, const Node* endnotes)
    : styles_(styles), numbers_(numbering), notes_(notes_in(footnotes, endnotes)) {}

void DocumentReader::read_blocks(const Node& parent) {
  for (const Node& child : parent.children) {
    if (!is_too_large()) read_block(child);
  }
}

void DocumentReader::read_block(const Node& node) {
  if (node.name == "w:p") return read_paragraph(node);
  if (node.name == "w:tbl") return read_table(node);
  if (node.name == "w:altChunk") return lose(LossKind::EmbeddedObject, "");
  if (node.name == "w:bookmarkStart") {
    if (waiting_anchors_.size() < anchors_max)
      waiting_anchors_.push_back(cut_to(std::string(node.attribute("w:name")), 60));
    return;
  }
  const bool holds_blocks = node.name == "w:ins" || node.name == "w:moveTo" || node.name == "mc:AlternateContent";
  if (holds_blocks || is_wrapper(node.name)) return read_blocks(node);
  if (node.name == "w:commentRangeStart") comments_[std::string(node.attribute("w:id"))].part = reading_.parts.size();
}

void DocumentReader::read_paragraph(const Node& node) {
  ReadParagraph paragraph;
  paragraph.anchors.swap(waiting_anchors_);
  const Node* properties = node.child("w:pPr");
  const std::string style(properties ? properties->child_value("w:pStyle") : "");
  paragraph.style = cut_to(styles_.name(style), 200);
  paragraph.number = number_of(node, properties, style);
  const std::string_view alignment = properties ? properties->child_value("w:jc") : "";
  paragraph.centred = alignment.empty() ? styles_.centred(style) : alignment == "center";
  if (const Node* mark = properties ? properties->child("w:rPr") : nullptr) {
    for (const auto& [name, state] :
         {std::pair{"w:ins", RunState::Inserted}, std::pair{"w:moveTo", RunState::Inserted},
          std::pair{"w:del", RunState::Deleted}, std::pair{"w:moveFrom", RunState::Deleted}}) {
      const Node* change = mark->child(name);
      if (!change) continue;
      paragraph.end = state;
      paragraph.end_editor = changed(*change, state, {}).editor;
    }
  }
  fill(node, paragraph, {});
  reading_.parts.push_back({std::move(paragraph), {}});
}

std::string DocumentReader::number_of(const Node& node, const Node* properties, std::string_view style) {
  auto ref = properties ? number_ref(*properties) : std::nullopt;
  if (!ref) ref = styles_.numbering(style);
  if (!ref || ref->list == "0" || node.children.empty()) return {};
  return numbers_.next(*ref, style);
}

void DocumentReader::read_table(const Node& node) {
  manuscript::ReadPart table;
  std::vector<std::string> anchors;
  anchors.swap(waiting_anchors_);
  for (const Node& child : node.children) {
    const Node* content = child.name == "w:sdt" ? child.child("w:sdtContent") : nullptr;
    if (child.name == "w:tr") table.rows.push_back(read_row(child));
    if (!content) continue;
    for (const Node& row : content->children) {
      if (row.name == "w:tr") table.rows.push_back(read_row(row));
    }
  }
  if (table.rows.empty() || table.rows.front().cells.empty()) return;
  auto& first = table.rows.front().cells.front().anchors;
  first.insert(first.end(), anchors.begin(), anchors.end());
  reading_.parts.push_back(std::move(table));
}

manuscript::ReadRow DocumentReader::read_row(const Node& node) {
  manuscript::ReadRow row;
  if (const Node* properties = node.child("w:trPr")) {
    for (const auto& [name, state] : {std::pair{"w:ins", RunState::Inserted}, std::pair{"w:del", RunState::Deleted}}) {
      const Node* change = properties->child(name);
      if (!change) continue;
      row.state = state;
      row.editor = changed(*change, state, {}).editor;
    }
  }
  for (const Node& child : node.children) {
    const Node* content = child.name == "w:sdt" ? child.child("w:sdtContent") : nullptr;
    if (child.name == "w:tc" && !is_too_large()) read_cell(child, row);
    if (!content) continue;
    for (const Node& cell : content->children) {
      if (cell.name == "w:tc") read_cell(cell, row);
    }
  }
  return row;
}

void DocumentReader::read_cell(const Node& node, manuscript::ReadRow& row) {
  ReadParagraph cell;
  cell.anchors.swap(waiting_anchors_);
  const Node* properties = node.child("w:tcPr");
  const Node* merged = properties ? properties->child("w:vMerge") : nullptr;
  // A cell merged with the one above repeats nothing.
  if (!merged || merged->attribute("w:val") == "restart") read_cell_content(node, cell);
  row.cells.push_back(std::move(cell));
  ++cells_;
  const std::string_view span = properties ? properties->child_value("w:gridSpan") : "";
  std::size_t more = 1;
  std::from_chars(span.data(), span.data() + span.size(), more);
  for (; more > 1 && row.cells.size() < span_max; --more, ++cells_) row.cells.emplace_back();
}

void DocumentReader::read_cell_content(const Node& node, ReadParagraph& cell) {
  for (const Node& child : node.children) {
    if (child.name == "w:tbl")
      lose(LossKind::NestedTable, words_in(child));
    else if (child.name == "w:sdt" || child.name == "w:sdtContent")
      read_cell_content(child, cell);
    else if (child.name == "w:bookmarkStart")
      read_marks(child, cell);
    if (child.name != "w:p") continue;
    if (!cell.runs.empty()) cell.runs.push_back({"\n"});
    fill(child, cell, {});
  }
}

void DocumentReader::fill(const Node& node, ReadParagraph& paragraph, const Change& change) {
  for (const Node& child : node.children) read_inline(child, paragraph, change);
}

void DocumentReader::read_inline(const Node& node, ReadParagraph& paragraph, const Change& change) {
  if (node.name == "w:r") return read_run(node, paragraph, change);
  if (node.name == "w:ins" || node.name == "w:moveTo") {
    return fill(node, paragraph, changed(node, RunState::Inserted, change));
  }
  if (node.name == "w:del" || node.name == "w:moveFrom") {
    return fill(node, paragraph, changed(node, RunState::Deleted, change));
  }
  if (node.name == "m:oMath" || node.name == "m:oMathPara") return lose(LossKind::Equation, "");
  if (is_wrapper(node.name) || node.name == "mc:AlternateContent") return fill(node, paragraph, change);
  read_marks(node, paragraph);
}

void DocumentReader::read_marks(const Node& node, ReadParagraph& paragraph) {
  const std::string id(node.attribute("w:id"));
  if (node.name == "w:bookmarkStart" && paragraph.anchors.size() < anchors_max) {
    paragraph.anchors.push_back(cut_to(std::string(node.attribute("w:name")), 60));
  } else if (node.name == "w:commentRangeStart") {
    comments_[id].part = reading_.parts.size();
    comments_[id].open = true;
  } else if (node.name == "w:commentRangeEnd") {
    comments_[id].open = false;
  }
}

void DocumentReader::read_run(const Node& node, ReadParagraph& paragraph, const Change& change) {
  const Node* properties = node.child("w:rPr");
  if (properties && on(properties->child("w:vanish"))) {
    const std::string words = words_in(node);
    if (!words.empty()) lose(LossKind::HiddenText, words);
    return;
  }
  for (const Node& child : node.children) read_in_run(child, paragraph, change);
}

void DocumentReader::read_in_run(const Node& node, ReadParagraph& paragraph, const Change& change) {
  const std::string_view name = node.name;
  if (name == "w:fldChar") {
    const std::string_view kind = node.attribute("w:fldCharType");
    if (kind == "begin" && fields_.size() < depth_max) fields_.push_back(false);
    if (!fields_.empty() && kind == "separate") fields_.back() = true;
    if (!fields_.empty() && kind == "end") fields_.pop_back();
  } else if (name == "w:t" || name == "w:delText") {
    for (const Node& text : node.children) say(text.text, paragraph, change);
  } else if (name == "w:tab" || name == "w:ptab") {
    say("\t", paragraph, change);
  } else if (name == "w:br" || name == "w:cr") {
    say("\n", paragraph, change);
  } else if (name == "w:noBreakHyphen") {
    say("-", paragraph, change);
  } else if (name == "w:commentReference") {
    auto& anchor = comments_[std::string(node.attribute("w:id"))];
    if (!anchor.part) anchor.part = reading_.parts.size();
  } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
    read_note(node);
  } else if (name == "w:drawing" || name == "w:pict" || name == "w:object" || name == "mc:AlternateContent") {
    read_drawn(node);
  }
}

void DocumentReader::read_note(const Node& node) {
  const auto note = notes_.find(fmt::format("{} {}", node.name, node.attribute("w:id")));
  lose(LossKind::Footnote, note == notes_.end() ? "" : note->second);
}

void DocumentReader::read_drawn(const Node& node) {
  if (contains(node, "w:txbxContent")) return lose(LossKind::TextBox, words_in(node));
  lose(node.name == "w:object" ? LossKind::EmbeddedObject : LossKind::Picture, "");
}

void DocumentReader::say(std::string_view text, ReadParagraph& paragraph, const Change& change) {
  const bool instruction = std::ranges::any_of(fields_, [](bool shown) { return !shown; });
  if (instruction || change.gone || text.empty()) return;
  for (auto& [id, anchor] : comments_) {
    if (anchor.open && change.state != RunState::Deleted && anchor.quoted.size() < quoted_bytes_max) {
      anchor.quoted += cut_to(std::string(text), quoted_bytes_max);
    }
  }
  auto* last = paragraph.runs.empty() ? nullptr : &paragraph.runs.back();
  const bool goes_on = last && last->state == change.state && last->editor == change.editor &&
                       last->text.size() + text.size() <= run_bytes_max;
  if (goes_on) {
    last->text += text;
    return;
  }
  while (!text.empty()) {
    ReadRun run{cut_to(std::string(text.substr(0, run_bytes_max + 4)), run_bytes_max), change.state, change.editor};
    text.remove_prefix(run.text.size());
    paragraph.runs.push_back(std::move(run));
  }
}

void DocumentReader::lose(LossKind kind, std::string words) {
  if (reading_.losses.size() >= losses_max) return;
  reading_.losses.push_back({kind, reading_.parts.size(), normal_line(cut_to(std::move(words), run_bytes_max))});
}

DocumentReader::Change DocumentReader::changed(const Node& node, RunState state, const Change& outer) {
  manuscript::Editor editor{normal_line(cut_to(std::string(node.attribute("w:author")), 300)),
                            moment_in(node.attribute("w:date"))};
  const auto place = editors_.try_emplace(editor, reading_.editors.size());
  if (place.second) reading_.editors.push_back(std::move(editor));
  const bool gone = outer.gone || (state == RunState::Deleted && outer.state == RunState::Inserted);
  return {state, place.first->second, gone};
}

}  // namespace simpul::docx
