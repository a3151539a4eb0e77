#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/json.h"
#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::negotiation {

// Stable names that stay when a clause moves or is renumbered: a clause's is unique in its text, a block's in its
// clause. Never shown.
using ClauseId = Id<struct ClauseTag>;
using BlockId = Id<struct BlockTag>;

// The parts of an agreement in their printed order (Permendagri 22/2020, annexes): a text has its clauses in this order
// of kinds. `Parties` is the komparisi, `Considerations` the premises before Pasal 1, `Attachment` a lampiran.
enum class ClauseKind { Title, Parties, Considerations, Article, Closing, Signatures, Attachment };
BOOST_DESCRIBE_ENUM(ClauseKind, Title, Parties, Considerations, Article, Closing, Signatures, Attachment)

// What a clause is made of. Ayat, huruf and angka are numbered by where they stand; a number is never part of the text.
// Where each may stand: docs/formats/text.md.
enum class BlockKind { Paragraph, Ayat, Huruf, Angka, Table };
BOOST_DESCRIBE_ENUM(BlockKind, Paragraph, Ayat, Huruf, Angka, Table)

// `text` may hold variables, {{jangka_waktu.akhir}}, and references, [[hak-kewajiban]] or [[hak-kewajiban/biaya]]: a
// clause, or a block in it, by name.
// Invariants: a Table has rows of equal length and no text, every other kind has text and no rows; no line breaks.
struct Block {
  std::optional<BlockId> id = {};  // only where something refers to it
  BlockKind kind = BlockKind::Paragraph;
  std::string text = {};
  std::vector<std::vector<std::string>> rows = {};  // the first row is the head

  bool operator==(const Block&) const = default;
};
BOOST_DESCRIBE_STRUCT(Block, (), (id, kind, text, rows))

struct Clause {
  ClauseId clause;
  ClauseKind kind = ClauseKind::Article;
  std::string heading;  // "RUANG LINGKUP"; empty where the kind has none
  std::vector<Block> blocks;

  bool operator==(const Clause&) const = default;
};
BOOST_DESCRIBE_STRUCT(Clause, (), (clause, kind, heading, blocks))

// One text of a document. Format 1: docs/formats/text.md.
struct DocumentText {
  std::vector<Clause> clauses;

  bool operator==(const DocumentText&) const = default;
};
BOOST_DESCRIBE_STRUCT(DocumentText, (), (clauses))

inline constexpr std::size_t clauses_max = 400;
inline constexpr std::size_t blocks_max = 4'000;        // of a whole text
inline constexpr std::size_t cells_max = 40'000;        // of all tables of a text
inline constexpr std::size_t block_bytes_max = 20'000;  // of one heading, block or cell
inline constexpr std::size_t text_bytes_max = 4 << 20;  // of the canonical form

// The same text as people mean it: every heading, block and cell as normal_line() has it (text/normal_form.h): single
// spaces, nothing unseen, Unicode normal form C; typographic quotes and dashes stay as they are. Two texts that differ
// only so are the same text.
DocumentText normalized(DocumentText text);

// What is wrong with the shape of a text, at most 100 faults; empty where it is well-formed. `pointer` is the JSON
// Pointer in the canonical form. Codes: text_empty, text_too_large, clause_unnamed, clause_out_of_order,
// clause_repeated, clause_id_repeated, block_unnamed, block_id_repeated, block_misplaced (a block where its kind may
// not stand), block_mixed (a table with text, or text with rows), block_empty, table_uneven, text_not_normal.
Refusals faults_of(const DocumentText& text);

// The canonical bytes (RFC 8785) of a clause and of a whole text; their SHA-256 is what a position names. Neither holds
// a number, so moving a clause changes the hash of the text and of no clause.
std::string canonical_clause(const Clause& clause);
std::string canonical_text(const DocumentText& text);
Digest hash_of(const Clause& clause);
Digest hash_of(const DocumentText& text);

// What a position says of its text, clause by clause in order.
struct ClauseHash {
  ClauseId clause;
  Digest hash;

  bool operator==(const ClauseHash&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClauseHash, (), (clause, hash))
std::vector<ClauseHash> clause_hashes(const DocumentText& text);

// Reads canonical bytes back; writing the result gives the same bytes. Codes: text_not_canonical, text_version_unknown,
// and those of faults_of.
Result<DocumentText, Refusals> read_text(std::string_view bytes);

// A text as somebody sends it for the first time: the same members, brought into normal form; members that the form
// does not have are passed over. Codes: as read_text.
Result<DocumentText, Refusals> text_from(const Json& json);
// The canonical form as a value, to stand inside other answers.
Json json_of(const DocumentText& text);

}  // namespace simpul::negotiation
