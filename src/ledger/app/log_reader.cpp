#include "ledger_app/log_reader.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "ledger/entry.h"
#include "ledger/growth.h"
#include "store.h"

namespace simpul::ledger {
namespace {

PortError corrupt(std::string what) { return {PortFault::Corrupt, std::move(what)}; }

// A partial tile stays as it was at the size it was asked for, however the log grew since.
bool stands(const Tile& tile, std::uint64_t size) { return width_in(tile.level, tile.place, size) >= tile.width; }

// The checkpoint shown, which bounds every answer.
Result<std::optional<ShownLog>, PortError> shown_in(ShownNote& note) {
  const auto text = note.read();
  if (!text) return refuse(text.error());
  if (!*text) return std::nullopt;
  auto shown = read_shown(**text);
  if (!shown) return refuse(corrupt("the shown checkpoint does not read: " + shown.error().code));
  return std::move(*shown);
}

// The same with what witnesses put under exactly this text, in the order of their keys.
Result<std::optional<ShownLog>, PortError> shown_with_witnesses(Database& database, ShownNote& note) {
  auto shown = shown_in(note);
  if (!shown || !*shown) return shown;
  const Statement find{"SELECT line FROM log_cosignatures WHERE checkpoint = ? ORDER BY witness",
                       {(*shown)->note.text}};
  const auto read = database.read([&](Reader& reader) {
    reader.query(find, [&](const Row& row) {
      const auto lines = read_note_signatures(row.text(0));
      if (lines) std::ranges::copy(*lines, std::back_inserter((*shown)->note.signatures));
      return true;
    });
  });
  if (!read) return refuse(read.error());
  return shown;
}

// Tiles as they were read, a few at a time: ways to the root of neighbours share them.
StoredTile kept_tiles(StoredTile read) {
  constexpr std::size_t kept_max = 64;
  using Kept = std::map<std::pair<unsigned, std::uint64_t>, std::optional<std::vector<Digest>>>;
  return [read = std::move(read), kept = std::make_shared<Kept>()](unsigned level, std::uint64_t place) {
    const auto found = kept->find({level, place});
    if (found != kept->end()) return found->second;
    if (kept->size() == kept_max) kept->clear();
    return kept->emplace(std::pair(level, place), read(level, place)).first->second;
  };
}

// False where what is stored does not lead to the checkpoint.
bool find_paths(Reader& reader, std::span<const Digest> events, const Checkpoint& checkpoint, Inclusions& out) {
  for (const Digest& event : events) {
    const auto place = place_of_event(reader, event);
    if (place && *place < checkpoint.size) out.events.push_back({event, *place, {}});
  }
  std::ranges::sort(out.events, {}, &Inclusions::Each::index);
  const SubtreeRoot root_of = roots_in(kept_tiles(tiles_in(reader)));
  return std::ranges::all_of(out.events, [&](Inclusions::Each& each) {
    auto path = inclusion_path(each.index, checkpoint.size, root_of);
    if (!path || !includes(each.index, checkpoint.size, leaf_of(each.event), *path, checkpoint.root)) return false;
    each.path = std::move(*path);
    return true;
  });
}

}  // namespace

Result<std::optional<NoteKey>, PortError> LogReader::key() const {
  const auto state = read_log_state(database_);
  if (!state) return refuse(state.error());
  if (!*state) return std::nullopt;
  auto key = NoteKey::parse((*state)->log_key);
  if (!key) return refuse(PortError{PortFault::Corrupt, "log_key of log_state"});
  return key;
}

Result<std::optional<std::string>, PortError> LogReader::checkpoint() const {
  auto log = shown_with_witnesses(database_, shown_);
  if (!log) return refuse(std::move(log.error()));
  if (!*log) return std::nullopt;
  return (*log)->note.bytes();
}

Result<std::optional<std::string>, PortError> LogReader::tile(const Tile& tile) const {
  const auto log = shown_in(shown_);
  if (!log) return refuse(log.error());
  if (!*log || !stands(tile, (*log)->checkpoint.size)) return std::nullopt;
  std::optional<std::vector<Digest>> hashes;
  const auto read = database_.read([&](Reader& reader) { hashes = tiles_in(reader)(tile.level, tile.place); });
  if (!read) return refuse(read.error());
  if (!hashes || hashes->size() < tile.width) return refuse(corrupt("tile " + tile.path()));
  return tile_bytes(std::span(*hashes).first(tile.width));
}

Result<std::optional<std::string>, PortError> LogReader::entries(const Tile& tile) const {
  const auto log = shown_in(shown_);
  if (!log) return refuse(log.error());
  if (!*log || tile.level != 0 || !stands(tile, (*log)->checkpoint.size)) return std::nullopt;
  std::vector<Digest> events;
  const auto read =
      database_.read([&](Reader& reader) { events = events_from(reader, tile.place * tile_hashes_max, tile.width); });
  if (!read) return refuse(read.error());
  if (events.size() != tile.width) return refuse(corrupt("entries " + entries_path(tile.place, tile.width)));
  std::vector<std::string> entries;
  for (const Digest& event : events) entries.push_back(entry_of(event));
  return entry_bundle(entries);
}

Result<std::optional<ProofFile>, PortError> LogReader::inclusion(const Digest& event) const {
  auto log = shown_with_witnesses(database_, shown_);
  if (!log) return refuse(std::move(log.error()));
  if (!*log) return std::nullopt;
  const Checkpoint& checkpoint = (*log)->checkpoint;
  std::optional<std::uint64_t> place;
  std::optional<std::vector<Digest>> path;
  const auto read = database_.read([&](Reader& reader) {
    place = place_of_event(reader, event);
    if (place && *place >= checkpoint.size) place.reset();
    if (place) path = inclusion_path(*place, checkpoint.size, roots_in(tiles_in(reader)));
  });
  if (!read) return refuse(read.error());
  if (!place) return std::nullopt;
  // What would not convince anybody is not handed out.
  if (!path || !includes(*place, checkpoint.size, leaf_of(event), *path, checkpoint.root)) {
    return refuse(corrupt("path of leaf " + std::to_string(*place)));
  }
  return ProofFile{{}, *place, std::move(*path), std::move((*log)->note)};
}

Result<std::optional<Inclusions>, PortError> LogReader::inclusions(std::span<const Digest> events) const {
  const auto log = shown_with_witnesses(database_, shown_);
  if (!log) return refuse(log.error());
  if (!*log) return std::nullopt;
  Inclusions out{(*log)->note.bytes(), {}};
  bool whole = true;
  const auto read =
      database_.read([&](Reader& reader) { whole = find_paths(reader, events, (*log)->checkpoint, out); });
  if (!read) return refuse(read.error());
  if (!whole) return refuse(corrupt("paths to the shown checkpoint"));
  return out;
}

Result<std::optional<std::vector<Digest>>, PortError> LogReader::consistency(std::uint64_t older,
                                                                             std::uint64_t newer) const {
  const auto log = shown_in(shown_);
  if (!log) return refuse(log.error());
  if (!*log || older > newer || newer > (*log)->checkpoint.size) return std::nullopt;
  std::optional<std::vector<Digest>> path;
  const auto read =
      database_.read([&](Reader& reader) { path = consistency_path(older, newer, roots_in(tiles_in(reader))); });
  if (!read) return refuse(read.error());
  if (!path) return refuse(corrupt("tiles between " + std::to_string(older) + " and " + std::to_string(newer)));
  return path;
}

}  // namespace simpul::ledger
