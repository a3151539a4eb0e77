#include "store.h"

#include <algorithm>

#include "ledger/tile.h"

namespace simpul::ledger {
namespace {

constexpr std::string_view select_state =
    "SELECT origin, log_key, size, root, journal_place, journal_hash FROM log_state WHERE id = 1";
constexpr std::string_view insert_state =
    "INSERT INTO log_state(id, origin, log_key, size, root, journal_place, journal_hash) VALUES (1, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view update_state =
    "UPDATE log_state SET size = ?, root = ?, journal_place = ?, journal_hash = ? "
    "WHERE id = 1 AND size = ? AND root = ? AND journal_place = ?";
constexpr std::string_view upsert_tile =
    "INSERT INTO log_tiles(level, place, hashes) VALUES (?, ?, ?) "
    "ON CONFLICT (level, place) DO UPDATE SET hashes = excluded.hashes";

Blob blob_of(const Digest& digest) { return {std::string(digest.bytes.begin(), digest.bytes.end())}; }

std::optional<Digest> digest_in(std::string_view bytes) {
  Digest digest;
  if (bytes.size() != digest.bytes.size()) return std::nullopt;
  std::ranges::copy(bytes, digest.bytes.begin());
  return digest;
}

std::int64_t signed_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::uint64_t unsigned_of(std::int64_t number) { return static_cast<std::uint64_t>(number); }

std::optional<LogState> state_of(const Row& row) {
  const auto root = digest_in(row.blob(3));
  const auto hash = digest_in(row.blob(5));
  if (!root || !hash || row.integer(2) < 0 || row.integer(4) < 0) return std::nullopt;
  return LogState{std::string(row.text(0)),    std::string(row.text(1)),
                  unsigned_of(row.integer(2)), *root,
                  unsigned_of(row.integer(4)), *hash};
}

}  // namespace

Result<std::optional<LogState>, PortError> read_log_state(Database& database) {
  std::optional<LogState> state;
  bool damaged = false;
  const auto read = database.read([&](Reader& reader) {
    reader.query({select_state}, [&](const Row& row) {
      state = state_of(row);
      damaged = !state;
      return false;
    });
  });
  if (!read) return refuse(read.error());
  if (damaged) return refuse(PortError{PortFault::Corrupt, "the state of the log does not read"});
  return state;
}

Result<bool, PortError> is_retired(Database& database, const PublicKey& key) {
  bool retired = false;
  const auto read = database.read([&](Reader& reader) {
    reader.query({"SELECT log_key FROM log_retired"}, [&](const Row& row) {
      const auto known = NoteKey::parse(row.text(0));
      retired = known && known->key == key;
      return !retired;
    });
  });
  if (!read) return refuse(read.error());
  return retired;
}

void insert_log_state(Writer& writer, const LogState& state) {
  writer.execute({insert_state,
                  {state.origin, state.log_key, signed_of(state.size), blob_of(state.root),
                   signed_of(state.journal_place), blob_of(state.journal_hash)}});
}

bool replace_log_state(Writer& writer, const LogState& before, const LogState& after) {
  return writer.execute(
             {update_state,
              {signed_of(after.size), blob_of(after.root), signed_of(after.journal_place), blob_of(after.journal_hash),
               signed_of(before.size), blob_of(before.root), signed_of(before.journal_place)}}) == 1;
}

void insert_leaf(Writer& writer, std::uint64_t place, const Digest& event) {
  writer.execute({"INSERT INTO log_leaves(place, event) VALUES (?, ?)", {signed_of(place), blob_of(event)}});
}

void store_tile(Writer& writer, const GrownTile& tile) {
  writer.execute({upsert_tile, {std::int64_t{tile.level}, signed_of(tile.place), Blob{tile_bytes(tile.hashes)}}});
}

StoredTile tiles_in(Reader& reader) {
  return [&reader](unsigned level, std::uint64_t place) {
    std::optional<std::vector<Digest>> hashes;
    reader.query(
        {"SELECT hashes FROM log_tiles WHERE level = ? AND place = ?", {std::int64_t{level}, signed_of(place)}},
        [&](const Row& row) {
          hashes = read_tile(row.blob(0));
          return false;
        });
    return hashes;
  };
}

std::optional<std::uint64_t> place_of_event(Reader& reader, const Digest& event) {
  std::optional<std::uint64_t> place;
  reader.query({"SELECT place FROM log_leaves WHERE event = ?", {blob_of(event)}}, [&](const Row& row) {
    place = unsigned_of(row.integer(0));
    return false;
  });
  return place;
}

std::vector<Digest> events_from(Reader& reader, std::uint64_t place, std::uint64_t count) {
  std::vector<Digest> events;
  reader.query({"SELECT place, event FROM log_leaves WHERE place >= ? AND place < ? ORDER BY place",
                {signed_of(place), signed_of(place + count)}},
               [&](const Row& row) {
                 const auto event = digest_in(row.blob(1));
                 const bool next = event && unsigned_of(row.integer(0)) == place + events.size();
                 if (next) events.push_back(*event);
                 return next;
               });
  return events;
}

Result<std::optional<Digest>, PortError> stored_root(Database& database, std::uint64_t size) {
  std::optional<Digest> root;
  const auto read = database.read([&](Reader& reader) { root = root_in(size, tiles_in(reader)); });
  if (!read) return refuse(read.error());
  return root;
}

Result<ShownLog, Refusal> read_shown(std::string_view text) {
  auto note = read_note(text);
  if (!note) return refuse(std::move(note.error()));
  auto checkpoint = read_checkpoint(note->text);
  if (!checkpoint) return refuse(std::move(checkpoint.error()));
  return ShownLog{std::move(*note), std::move(*checkpoint)};
}

Refusal storage_refusal(const PortError& error) {
  switch (error.fault) {
    case PortFault::Full:
      return {"storage_full"};
    case PortFault::Corrupt:
      return {"storage_damaged", "", {{"path", "log"}, {"detail", error.detail}}};
    case PortFault::Conflict:
    case PortFault::Unavailable:
    case PortFault::NotFound:
      break;
  }
  return {"storage_unavailable"};
}

}  // namespace simpul::ledger
