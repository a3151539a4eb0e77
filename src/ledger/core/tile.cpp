#include "ledger/tile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "kernel/expects.h"

namespace simpul::ledger {
namespace {

constexpr unsigned bits_of_level = 8;

// How many nodes a tree of that size has at a tile level, full subtrees only.
std::uint64_t nodes_at(unsigned level, std::uint64_t size) {
  const unsigned shift = level * bits_of_level;
  return shift < 64 ? size >> shift : 0;
}

// Digits in groups of three, all but the last marked with an x.
std::string grouped(std::uint64_t place) {
  std::string out = fmt::format("{:03}", place % 1000);
  for (place /= 1000; place != 0; place /= 1000) out = fmt::format("x{:03}/", place % 1000) + out;
  return out;
}

std::optional<std::uint64_t> number_in(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// Reads loosely; whoever calls compares with what the value would be written as.
std::optional<std::uint64_t> read_grouped(std::string_view text) {
  std::string digits;
  for (const char each : text) {
    if (each != 'x' && each != '/') digits += each;
  }
  return digits.size() > 21 ? std::nullopt : number_in(digits);
}

struct Place {
  std::uint64_t place = 0;
  unsigned width = tile_hashes_max;
};

std::optional<Place> read_place(std::string_view text) {
  Place out;
  const auto partial = text.find(".p/");
  if (partial != std::string_view::npos) {
    const auto width = number_in(text.substr(partial + 3));
    if (!width || *width == 0 || *width >= tile_hashes_max) return std::nullopt;
    out.width = static_cast<unsigned>(*width);
  }
  const auto place = read_grouped(text.substr(0, partial));
  if (!place) return std::nullopt;
  out.place = *place;
  return out;
}

}  // namespace

std::string entries_path(std::uint64_t place, unsigned width) {
  expects(width >= 1 && width <= tile_hashes_max, "a tile holds 1 to 256 hashes");
  return width == tile_hashes_max ? grouped(place) : fmt::format("{}.p/{}", grouped(place), width);
}

std::optional<Tile> parse_entries_path(std::string_view path) {
  const auto found = read_place(path);
  if (!found || entries_path(found->place, found->width) != path) return std::nullopt;
  return Tile{0, found->place, found->width};
}

std::string Tile::path() const { return fmt::format("{}/{}", level, entries_path(place, width)); }

std::optional<Tile> Tile::parse(std::string_view path) {
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto level = number_in(path.substr(0, slash));
  auto tile = parse_entries_path(path.substr(slash + 1));
  if (!level || *level > tile_level_max || !tile) return std::nullopt;
  tile->level = static_cast<unsigned>(*level);
  if (tile->path() != path) return std::nullopt;
  return tile;
}

unsigned width_in(unsigned level, std::uint64_t place, std::uint64_t size) {
  const std::uint64_t nodes = nodes_at(level, size);
  if (place > nodes / tile_hashes_max) return 0;
  return static_cast<unsigned>(std::min<std::uint64_t>(nodes - place * tile_hashes_max, tile_hashes_max));
}

std::vector<Tile> tiles_between(std::uint64_t older, std::uint64_t newer) {
  std::vector<Tile> tiles;
  for (unsigned level = 0; level <= tile_level_max; ++level) {
    const std::uint64_t before = nodes_at(level, older);
    const std::uint64_t after = nodes_at(level, newer);
    if (before == after) break;
    for (std::uint64_t place = before / tile_hashes_max; place * tile_hashes_max < after; ++place) {
      tiles.push_back({level, place, width_in(level, place, newer)});
    }
  }
  return tiles;
}

std::string tile_bytes(std::span<const Digest> hashes) {
  std::string bytes;
  bytes.reserve(hashes.size() * 32);
  for (const Digest& hash : hashes) bytes.append(hash.bytes.begin(), hash.bytes.end());
  return bytes;
}

std::optional<std::vector<Digest>> read_tile(std::string_view bytes) {
  if (bytes.empty() || bytes.size() % 32 != 0 || bytes.size() / 32 > tile_hashes_max) return std::nullopt;
  std::vector<Digest> hashes(bytes.size() / 32);
  for (std::size_t at = 0; at < hashes.size(); ++at) {
    std::ranges::copy(bytes.substr(at * 32, 32), hashes[at].bytes.begin());
  }
  return hashes;
}

TileSpan span_of(unsigned subtree_level, std::uint64_t subtree_place) {
  const unsigned level = subtree_level / bits_of_level;
  const unsigned inner = subtree_level % bits_of_level;
  const std::uint64_t first_node = subtree_place << inner;
  return {level, first_node / tile_hashes_max, static_cast<unsigned>(first_node % tile_hashes_max), 1u << inner};
}

Digest root_over(std::span<const Digest> hashes) {
  expects(!hashes.empty(), "a root stands over at least one hash");
  Edge edge;
  for (const Digest& hash : hashes) edge.append(hash);
  return edge.root();
}

std::optional<std::string> entry_bundle(std::span<const std::string> entries) {
  std::string bytes;
  for (const std::string& entry : entries) {
    if (entry.size() > 0xffff) return std::nullopt;
    bytes += static_cast<char>(entry.size() >> 8);
    bytes += static_cast<char>(entry.size() & 0xff);
    bytes += entry;
  }
  return bytes;
}

std::optional<std::vector<std::string>> read_entry_bundle(std::string_view bytes) {
  std::vector<std::string> entries;
  while (!bytes.empty()) {
    if (bytes.size() < 2 || entries.size() == tile_hashes_max) return std::nullopt;
    const std::size_t length = static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1]);
    if (bytes.size() - 2 < length) return std::nullopt;
    entries.emplace_back(bytes.substr(2, length));
    bytes.remove_prefix(2 + length);
  }
  return entries;
}

}  // namespace simpul::ledger
