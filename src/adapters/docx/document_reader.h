#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "manuscript/word_reading.h"
#include "numbers.h"
#include "xml_tree.h"

namespace simpul::docx {

// More than any text may hold (negotiation/document_text.h), with room for what is left out.
inline constexpr std::size_t parts_max = 20'000;
inline constexpr std::size_t document_cells_max = 60'000;

// Where a comment is anchored in the text.
struct CommentAnchor {
  std::optional<std::size_t> part;
  std::string quoted;
  bool open = false;
};

// Walks the body of a document (ECMA-376 part 1, section 17) and gathers what is said there.
class DocumentReader {
 public:
  DocumentReader(const Node* styles, const Node* numbering, const Node* footnotes, const Node* endnotes);

  void read_body(const Node& body) { read_blocks(body); }
  bool is_too_large() const { return reading_.parts.size() > parts_max || cells_ > document_cells_max; }

  manuscript::WordReading take() { return std::move(reading_); }
  std::map<std::string, CommentAnchor, std::less<>>& anchors() { return comments_; }

 private:
  // Under which tracked change, inside which field and so on a piece of text stands.
  struct Change {
    manuscript::RunState state = manuscript::RunState::Plain;
    std::optional<std::size_t> editor = {};
    bool gone = false;  // inserted by one and deleted by another: it stands in neither text
  };

  void read_blocks(const Node& parent);
  void read_block(const Node& node);
  void read_paragraph(const Node& node);
  void read_table(const Node& node);
  manuscript::ReadRow read_row(const Node& node);
  void read_cell(const Node& node, manuscript::ReadRow& row);
  void read_cell_content(const Node& node, manuscript::ReadParagraph& cell);
  void fill(const Node& node, manuscript::ReadParagraph& paragraph, const Change& change);
  void read_inline(const Node& node, manuscript::ReadParagraph& paragraph, const Change& change);
  void read_run(const Node& node, manuscript::ReadParagraph& paragraph, const Change& change);
  void read_in_run(const Node& node, manuscript::ReadParagraph& paragraph, const Change& change);
  void read_drawn(const Node& node);
  void read_note(const Node& node);
  void read_marks(const Node& node, manuscript::ReadParagraph& paragraph);
  void say(std::string_view text, manuscript::ReadParagraph& paragraph, const Change& change);
  void lose(manuscript::LossKind kind, std::string words);
  Change changed(const Node& node, manuscript::RunState state, const Change& outer);
  std::string number_of(const Node& node, const Node* properties, std::string_view style);

  Styles styles_;
  Numbers numbers_;
  std::map<std::string, std::string, std::less<>> notes_;  // "footnote 2" to its words
  manuscript::WordReading reading_;
  std::map<std::string, CommentAnchor, std::less<>> comments_;
  std::map<manuscript::Editor, std::size_t> editors_;
  std::vector<std::string> waiting_anchors_;  // between two paragraphs
  std::size_t cells_ = 0;
  std::vector<bool> fields_;  // open fields; true where the result is being shown
};

// All words below a node, its paragraphs separated by line breaks.
std::string words_in(const Node& node);
std::optional<Instant> moment_in(std::string_view text);

}  // namespace simpul::docx
