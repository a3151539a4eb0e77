#pragma once

// A text as it is laid out for Word: lines and tables with their printed numbers and filled variables, each under a
// name by which it is found again when the file comes back. How it looks is for the writer of files to decide.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kernel/digest.h"
#include "kernel/instant.h"
#include "negotiation/document_text.h"
#include "negotiation/numbering.h"

namespace simpul::manuscript {

enum class LineKind { Title, Article, Heading, Paragraph, Ayat, Huruf, Angka };

// Words as printed. `stands_for` is the mark of the text that is printed here, "{{…}}" or "[[…]]"; empty where the
// words are the text's own. `open` where a variable has no value, so that the mark itself is printed.
struct Span {
  std::string words;
  std::string stands_for = {};
  bool open = false;

  bool operator==(const Span&) const = default;
};

struct Line {
  LineKind kind = LineKind::Paragraph;
  std::string anchor;
  std::string mark = {};        // printed before it: "Pasal 5", "LAMPIRAN II", "(2)", "b."
  bool starts_numbers = false;  // its mark is the first of its kind here
  unsigned depth = 0;           // how far it is set in
  std::vector<Span> spans = {};
};

struct Grid {
  std::string anchor;
  bool ruled = true;  // false: the signatures, side by side
  std::vector<std::vector<std::vector<Span>>> rows;
};

using SheetPart = std::variant<Line, Grid>;

// What somebody says about a clause or a block of it.
struct Remark {
  negotiation::ClauseId clause;
  std::optional<std::size_t> block = {};
  std::string author;
  Instant at;
  std::string text;
};

struct SheetComment {
  std::size_t part = 0;
  std::string author;
  Instant at;
  std::string text;
};

struct Sheet {
  std::string title;  // for the properties of the file
  std::vector<SheetPart> parts;
  std::vector<SheetComment> comments;
  std::string canonical;  // the text itself, so that the file carries what it was made from
  Digest hash;
};

// What a file is made from, and what one that comes back is compared with.
struct Manuscript {
  negotiation::DocumentText text;
  negotiation::VariableValues values = {};
  std::vector<Remark> remarks = {};
};

// Remarks on clauses the text does not have are left out.
Sheet sheet_of(const Manuscript& manuscript);

// Names of parts in a file: "_s3" is the head of the fourth clause, "_s3_0" its first block. Word hides names that
// begin so, and keeps them to 40 characters.
std::string anchor_of(std::size_t clause, std::optional<std::size_t> block = std::nullopt);
struct AnchorPlace {
  std::size_t clause = 0;
  std::optional<std::size_t> block;

  auto operator<=>(const AnchorPlace&) const = default;
};
std::optional<AnchorPlace> place_of(std::string_view anchor);

}  // namespace simpul::manuscript
