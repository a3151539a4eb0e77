#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "negotiation/document_text.h"
#include "text/word_diff.h"

namespace simpul::negotiation {

// What became of a part from one text to another. Moved parts stand in another order among those that stayed; what only
// got another number because something came before it has not moved.
enum class Change { Same, Changed, Moved, MovedAndChanged, Added, Removed };
BOOST_DESCRIBE_ENUM(Change, Same, Changed, Moved, MovedAndChanged, Added, Removed)

struct Piece {
  RunKind run = RunKind::Same;
  std::string text;  // {{…}} and [[…]] are never cut

  bool operator==(const Piece&) const = default;
};
BOOST_DESCRIBE_STRUCT(Piece, (), (run, text))

struct CellChange {
  Change change = Change::Same;
  std::vector<Piece> text;
};
BOOST_DESCRIBE_STRUCT(CellChange, (), (change, text))

// `before` and `after` are places in the old and the new text, absent where the part is not there.
struct RowChange {
  Change change = Change::Same;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  std::vector<CellChange> cells;
};
BOOST_DESCRIBE_STRUCT(RowChange, (), (change, before, after, cells))

struct BlockShape {
  std::optional<BlockId> id;
  BlockKind kind = BlockKind::Paragraph;

  bool operator==(const BlockShape&) const = default;
};
BOOST_DESCRIBE_STRUCT(BlockShape, (), (id, kind))

struct BlockChange {
  Change change = Change::Same;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  std::optional<BlockShape> was;
  std::optional<BlockShape> is;
  std::vector<Piece> text;
  std::vector<RowChange> rows;
};
BOOST_DESCRIBE_STRUCT(BlockChange, (), (change, before, after, was, is, text, rows))

struct ClauseShape {
  ClauseId clause;
  ClauseKind kind = ClauseKind::Article;

  bool operator==(const ClauseShape&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClauseShape, (), (clause, kind))

struct ClauseChange {
  Change change = Change::Same;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  std::optional<ClauseShape> was;
  std::optional<ClauseShape> is;
  std::vector<Piece> heading;
  std::vector<BlockChange> blocks;
};
BOOST_DESCRIBE_STRUCT(ClauseChange, (), (change, before, after, was, is, heading, blocks))

// Two texts as one, in the order of the new one; what was removed stands where it stood. It holds both texts wholly.
struct Redline {
  std::vector<ClauseChange> clauses;
};
BOOST_DESCRIBE_STRUCT(Redline, (), (clauses))

// Clauses are the same by their name, or else by their content: a renamed clause is Changed without a changed word.
// Blocks of a clause are the same by their id, or else by their words; rows and cells of a table by their words.
// Takes any texts, well-formed or not; beyond a million bytes that differ, parts are shown as replaced as a whole.
Redline redline(const DocumentText& before, const DocumentText& after);

enum class Side { Before, After };

// One of the two texts, from the redline alone.
DocumentText side_of(const Redline& redline, Side side);

// The new text, where `text` is what the redline starts from; nullopt where it is another.
std::optional<DocumentText> applied(const Redline& redline, const DocumentText& text);

}  // namespace simpul::negotiation
