#pragma once

// What was read out of a Word file, before anybody asks what it means: paragraphs with their style and number as Word
// prints it, who inserted and deleted what, comments, and what this reading leaves out.

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kernel/digest.h"
#include "kernel/instant.h"

namespace simpul::manuscript {

// Who changed something, as Word recorded it: a name anybody can type.
struct Editor {
  std::string author;
  std::optional<Instant> at;

  auto operator<=>(const Editor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Editor, (), (author, at))

enum class RunState { Plain, Inserted, Deleted };
BOOST_DESCRIBE_ENUM(RunState, Plain, Inserted, Deleted)

// Text with line breaks as "\n" and tabs as "\t". `editor` is a place in WordReading::editors, of a tracked change.
struct ReadRun {
  std::string text;
  RunState state = RunState::Plain;
  std::optional<std::size_t> editor = {};
};
BOOST_DESCRIBE_STRUCT(ReadRun, (), (text, state, editor))

struct ReadParagraph {
  std::string style = {};   // its name, not its id: other programs give other ids
  std::string number = {};  // by automatic numbering, "(2)" or "Pasal 5"
  bool centred = false;
  std::vector<std::string> anchors = {};  // bookmarks that begin in it
  std::vector<ReadRun> runs = {};
  RunState end = RunState::Plain;  // of the paragraph mark: a deleted one joins it with what follows
  std::optional<std::size_t> end_editor = {};
};
BOOST_DESCRIBE_STRUCT(ReadParagraph, (), (style, number, centred, anchors, runs, end, end_editor))

struct ReadRow {
  std::vector<ReadParagraph> cells;  // the paragraphs of a cell as one, with line breaks
  RunState state = RunState::Plain;
  std::optional<std::size_t> editor = {};
};
BOOST_DESCRIBE_STRUCT(ReadRow, (), (cells, state, editor))

// A paragraph, or a table where there are rows.
struct ReadPart {
  ReadParagraph paragraph = {};
  std::vector<ReadRow> rows = {};
};
BOOST_DESCRIBE_STRUCT(ReadPart, (), (paragraph, rows))

struct ReadComment {
  std::string author;
  std::optional<Instant> at;
  std::string text;
  std::optional<std::size_t> part = {};     // where it begins; absent where it is attached to nothing
  std::string quoted = {};                  // the words it is about
  std::optional<std::size_t> answers = {};  // place of the comment it answers
  bool resolved = false;
};
BOOST_DESCRIBE_STRUCT(ReadComment, (), (author, at, text, part, quoted, answers, resolved))

// What a text cannot hold and was left out.
enum class LossKind { Picture, Footnote, TextBox, NestedTable, Equation, EmbeddedObject, HiddenText };
BOOST_DESCRIBE_ENUM(LossKind, Picture, Footnote, TextBox, NestedTable, Equation, EmbeddedObject, HiddenText)

struct Loss {
  LossKind kind = LossKind::Picture;
  std::size_t part = 0;
  std::string words = {};  // what it said, where it said something
};
BOOST_DESCRIBE_STRUCT(Loss, (), (kind, part, words))

struct WordReading {
  std::vector<ReadPart> parts;
  std::vector<Editor> editors;
  std::vector<ReadComment> comments;
  std::vector<Loss> losses;
  std::optional<Digest> made_from = {};   // hash of the text, where the file was made by Simpul
  std::vector<std::string> carried = {};  // pieces of the canonical text it carries, in base64: a claim to be checked
};
BOOST_DESCRIBE_STRUCT(WordReading, (), (parts, editors, comments, losses, made_from, carried))

}  // namespace simpul::manuscript
