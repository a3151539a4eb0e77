#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/json.h"
#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/result.h"

namespace simpul::negotiation {

// Stable names, unique within one text: they stay when a clause moves or is renumbered. Never shown.
using ClauseId = Id<struct ClauseTag>;
using BlockId = Id<struct BlockTag>;

// The parts of an agreement in their printed order (Permendagri 22/2020, annexes): a text has its clauses in this order
// of kinds. `Parties` is the komparisi, `Considerations` the premises before Pasal 1, `Attachment` a lampiran.
enum class ClauseKind { Title, Parties, Considerations, Article, Closing, Signatures, Attachment };
BOOST_DESCRIBE_ENUM(ClauseKind, Title, Parties, Considerations, Article, Closing, Signatures, Attachment)

// What a clause is made of. Ayat, huruf and angka are numbered by where they stand; a number is never part of the text.
enum class BlockKind { Paragraph, Ayat, Huruf, Angka, Table };
BOOST_DESCRIBE_ENUM(BlockKind, Paragraph, Ayat, Huruf, Angka, Table)

// `text` may hold variables, {{jangka_waktu.akhir}}, and references, [[hak-kewajiban]] or [[hak-kewajiban/biaya]]: a
// clause, or a block in it, by name.
// Invariants: a Table has rows of equal length and no text, every other kind has text and no rows; no line breaks.
struct Block {
  std::optional<BlockId> id;  // only where something refers to it
  BlockKind kind = BlockKind::Paragraph;
  std::string text;
  std::vector<std::vector<std::string>> rows;  // the first row is the head
};
BOOST_DESCRIBE_STRUCT(Block, (), (id, kind, text, rows))

struct Clause {
  ClauseId clause;
  ClauseKind kind = ClauseKind::Article;
  std::string heading;  // "RUANG LINGKUP"; empty where the kind has none
  std::vector<Block> blocks;
};
BOOST_DESCRIBE_STRUCT(Clause, (), (clause, kind, heading, blocks))

// One text of a document. Format 1: docs/formats/text.md.
struct DocumentText {
  std::vector<Clause> clauses;
};
BOOST_DESCRIBE_STRUCT(DocumentText, (), (clauses))

inline constexpr std::size_t clauses_max = 400;
inline constexpr std::size_t blocks_max = 4'000;           // of a whole text
inline constexpr std::size_t block_bytes_max = 20'000;     // of one block or cell
inline constexpr std::size_t text_bytes_max = 4 << 20;     // of the canonical form

// The same text as people mean it: runs of white space become one space, none at the ends, typographic quotes and
// dashes stay as they are. Two texts that differ only so are the same text.
DocumentText normalized(DocumentText text);

// What is wrong with the shape of a text; empty where it is well-formed. `pointer` is the JSON Pointer in the canonical
// form. Codes: text_empty, text_too_large, clause_out_of_order, clause_repeated, clause_id_repeated, block_id_repeated,
// block_misplaced (a huruf, ayat or angka where its kind may not stand), table_uneven, block_empty, text_not_normal.
Refusals faults_of(const DocumentText& text);

// The canonical bytes (RFC 8785) of a clause and of a whole text; their SHA-256 is what a position names. Neither holds
// a number, so moving a clause changes the hash of the text and of no clause.
std::string canonical_clause(const Clause& clause);
std::string canonical_text(const DocumentText& text);
Digest hash_of(const Clause& clause);
Digest hash_of(const DocumentText& text);

// Reads canonical bytes back. Codes: text_not_canonical, text_version_unknown, and those of faults_of.
Result<DocumentText, Refusals> read_text(std::string_view bytes);

}  // namespace simpul::negotiation
