#pragma once

// Tiles (c2sp.org/tlog-tiles): a log cut into files that never change once they are full. Tile n of level l holds the
// roots of the 256 subtrees of 256^l leaves each that begin at leaf n * 256^(l+1).

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/merkle.h"

namespace simpul::ledger {

inline constexpr unsigned tile_hashes_max = 256;
inline constexpr unsigned tile_level_max = 7;  // 256^8 leaves are more than a 64-bit size can count

struct Tile {
  unsigned level = 0;
  std::uint64_t place = 0;
  unsigned width = tile_hashes_max;  // 1 to 256; 256 is a full tile

  auto operator<=>(const Tile&) const = default;
  // "0/x001/000.p/3": what follows "tile/" in the address.
  std::string path() const;
  // Only the exact form that path() writes.
  static std::optional<Tile> parse(std::string_view path);
};

// "x001/000.p/3": the same for the entries of level 0, which follows "tile/entries/".
std::string entries_path(std::uint64_t place, unsigned width);
std::optional<Tile> parse_entries_path(std::string_view path);

// How many hashes the tile holds in a tree of that size: 0 where it does not stand yet.
unsigned width_in(unsigned level, std::uint64_t place, std::uint64_t size);

// The tiles, at the widths they have then, that came to stand or grew between two sizes; full ones first per level.
std::vector<Tile> tiles_between(std::uint64_t older, std::uint64_t newer);

// A tile as bytes: its hashes one after the other.
std::string tile_bytes(std::span<const Digest> hashes);
// nullopt where the bytes are not 1 to 256 whole hashes.
std::optional<std::vector<Digest>> read_tile(std::string_view bytes);

// Where a full subtree's root lies: as a hash of a tile, or computed from several neighbouring hashes of it.
struct TileSpan {
  unsigned level = 0;       // of the tile
  std::uint64_t place = 0;  // of the tile
  unsigned first = 0;       // of its hashes
  unsigned count = 1;       // a power of two
};
TileSpan span_of(unsigned subtree_level, std::uint64_t subtree_place);
// The root over 1, 2, 4 … 256 neighbouring hashes.
Digest root_over(std::span<const Digest> hashes);

// Entry bundle: each entry as uint16 length (big-endian) and bytes. nullopt where an entry is longer than 65,535 bytes.
std::optional<std::string> entry_bundle(std::span<const std::string> entries);
// nullopt where the bytes end inside an entry or hold more than 256.
std::optional<std::vector<std::string>> read_entry_bundle(std::string_view bytes);

}  // namespace simpul::ledger
