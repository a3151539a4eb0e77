#pragma once

// Texts for tests: one written by hand, and ones drawn from a seeded source with edits on them.

#include <cstdint>

#include "negotiation/document_text.h"

namespace simpul::negotiation {

inline Block paragraph(std::string text) { return {.kind = BlockKind::Paragraph, .text = std::move(text)}; }
inline Block block(BlockKind kind, std::string text) { return {.kind = kind, .text = std::move(text)}; }

inline Clause clause(std::string_view name, ClauseKind kind, std::string heading, std::vector<Block> blocks) {
  return {*ClauseId::parse(name), kind, std::move(heading), std::move(blocks)};
}

// A short joint agreement with every kind of clause and block.
DocumentText written_text();

class Drawing {
 public:
  explicit Drawing(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() >> 11) % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::string sentence(std::size_t words);
  Block drawn_block(ClauseKind kind);
  Clause drawn_clause();
  // Well-formed, with `count` pasal.
  DocumentText text(std::size_t count);
  // One small edit of a clause; its bytes surely differ afterwards.
  void edit(Clause& clause);
  // Another text that people could make of this one: words, blocks and clauses edited, added, removed, moved, renamed.
  DocumentText reworked(DocumentText text);

 private:
  Block table();
  void edit(Block& block);

  // SplitMix64 (Steele, Lea and Flood 2014).
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
  std::size_t names_ = 0;
};

}  // namespace simpul::negotiation
