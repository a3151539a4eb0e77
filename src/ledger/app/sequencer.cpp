#include "ledger_app/sequencer.h"

#include <utility>
#include <vector>

#include "ledger/entry.h"
#include "ledger/growth.h"
#include "store.h"
#include "threads/audience.h"

namespace simpul::ledger {
namespace {

Refusal damaged(std::uint64_t size) { return {"log_damaged", "", {{"size", std::to_string(size)}}}; }
Refusal differs(std::uint64_t size) { return {"log_differs_from_shown", "", {{"size", std::to_string(size)}}}; }

// The tree after a batch, with what is to be stored for it.
struct Growth {
  LogState after;
  std::uint64_t first = 0;
  std::vector<Digest> events = {};
  std::vector<GrownTile> tiles = {};
};

Result<void, Refusal> store(Writer& writer, const LogState& before, const Growth& growth) {
  if (!replace_log_state(writer, before, growth.after)) return refuse(damaged(before.size));
  std::uint64_t place = growth.first;
  for (const Digest& event : growth.events) insert_leaf(writer, place++, event);
  for (const GrownTile& tile : growth.tiles) store_tile(writer, tile);
  return {};
}

Refusal refusal_of(const Database::Failure& failure) {
  const auto* refusal = std::get_if<Refusal>(&failure.reason);
  return refusal ? *refusal : storage_refusal(std::get<PortError>(failure.reason));
}

}  // namespace

struct Sequencer::Round {
  Sequencer& own;
  LogState state = {};
  std::optional<Checkpoint> shown = {};

  // The stored state, or a log of no leaves where none was ever begun.
  Result<void, Refusal> open();
  // Reads what the world was shown last and holds the stored tree against it. Before anything is integrated: a tree
  // that lost leaves must not grow other ones in their place.
  Result<void, Refusal> compare_with_shown();
  // The journal still holds the last integrated event where it was.
  Result<void, Refusal> check_continuation();
  Result<void, Refusal> integrate(const std::vector<StoredEvent>& events);
  Result<Growth, Refusal> grown_by(const std::vector<StoredEvent>& events);
  Result<void, Refusal> show();
  // The stored tiles give the root of the stored state.
  Result<void, Refusal> check_whole();
  // Whether the tree of that size in the stored tiles has this root.
  Result<bool, Refusal> holds(std::uint64_t size, const Digest& root);
};

Result<void, Refusal> Sequencer::Round::open() {
  auto stored = read_log_state(own.world_.database);
  if (!stored) return refuse(storage_refusal(stored.error()));
  if (*stored) {
    state = std::move(**stored);
    const NoteKey key{state.origin, NoteKeyType::Ed25519, own.key_.public_key()};
    if (key.text() != state.log_key) return refuse(Refusal{"log_key_differs"});
    return {};
  }
  const auto retired = is_retired(own.world_.database, own.key_.public_key());
  if (!retired) return refuse(storage_refusal(retired.error()));
  if (*retired) return refuse(Refusal{"log_key_retired"});
  state.origin = own.options_.origin;
  state.log_key = NoteKey{state.origin, NoteKeyType::Ed25519, own.key_.public_key()}.text();
  state.root = empty_root();
  const auto written = own.world_.database.write([this](Writer& writer) -> Result<void, Refusal> {
    insert_log_state(writer, state);
    return {};
  });
  if (!written) return refuse(refusal_of(written.error()));
  return {};
}

Result<void, Refusal> Sequencer::Round::compare_with_shown() {
  const auto text = own.world_.shown.read();
  if (!text) return refuse(storage_refusal(text.error()));
  if (!*text) return {};
  auto found = read_shown(**text);
  const NoteKey key{state.origin, NoteKeyType::Ed25519, own.key_.public_key()};
  if (!found || found->checkpoint.origin != state.origin || check_note(found->note, key) != NoteVerdict::Signed) {
    return refuse(differs(state.size));
  }
  Checkpoint& checkpoint = found->checkpoint;
  if (checkpoint.size > state.size) {
    return refuse(Refusal{
        "log_behind_shown", "", {{"stored", std::to_string(state.size)}, {"shown", std::to_string(checkpoint.size)}}});
  }
  const auto same = holds(checkpoint.size, checkpoint.root);
  if (!same) return refuse(same.error());
  if (!*same) return refuse(differs(checkpoint.size));
  shown = std::move(checkpoint);
  return {};
}

Result<void, Refusal> Sequencer::Round::check_continuation() {
  if (state.journal_place == 0) return {};
  const auto last = own.world_.order.at(state.journal_place);
  if (!last) return refuse(storage_refusal(last.error()));
  if (*last && (*last)->hash == state.journal_hash) return {};
  return refuse(Refusal{"log_journal_differs", "", {{"place", std::to_string(state.journal_place)}}});
}

Result<void, Refusal> Sequencer::Round::check_whole() {
  const auto whole = holds(state.size, state.root);
  if (!whole) return refuse(whole.error());
  if (!*whole) return refuse(damaged(state.size));
  return {};
}

Result<bool, Refusal> Sequencer::Round::holds(std::uint64_t size, const Digest& root) {
  const auto stored = stored_root(own.world_.database, size);
  if (!stored) return refuse(storage_refusal(stored.error()));
  return *stored == root;
}

Result<Growth, Refusal> Sequencer::Round::grown_by(const std::vector<StoredEvent>& events) {
  std::optional<GrowingTree> tree;
  const auto read =
      own.world_.database.read([&](Reader& reader) { tree = GrowingTree::open(state.size, tiles_in(reader)); });
  if (!read) return refuse(storage_refusal(read.error()));
  if (!tree || tree->root() != state.root) return refuse(damaged(state.size));
  Growth growth{.after = state, .first = state.size};
  for (const StoredEvent& event : events) {
    if (threads::audience_of(event.subject) == threads::Audience::Self) continue;
    tree->append(leaf_of(event.hash));
    growth.events.push_back(event.hash);
  }
  growth.tiles = tree->take();
  growth.after.size = tree->size();
  growth.after.root = tree->root();
  growth.after.journal_place = events.back().place;
  growth.after.journal_hash = events.back().hash;
  return growth;
}

Result<void, Refusal> Sequencer::Round::integrate(const std::vector<StoredEvent>& events) {
  if (events.empty()) return {};
  auto growth = grown_by(events);
  if (!growth) return refuse(std::move(growth.error()));
  const auto written = own.world_.database.write([&](Writer& writer) { return store(writer, state, *growth); });
  if (!written) return refuse(refusal_of(written.error()));
  state = std::move(growth->after);
  return {};
}

Result<void, Refusal> Sequencer::Round::show() {
  if (shown && shown->size == state.size) return {};
  if (auto whole = check_whole(); !whole) return whole;
  if (shown) {
    const auto same = holds(shown->size, shown->root);
    if (!same) return refuse(same.error());
    if (!*same) return refuse(differs(shown->size));
  }
  Checkpoint checkpoint{state.origin, state.size, state.root, {}};
  Note note{checkpoint.text(), {}};
  note.signatures.push_back(sign_note(note.text, state.origin, own.key_));
  if (auto replaced = own.world_.shown.replace(note.bytes()); !replaced) {
    return refuse(storage_refusal(replaced.error()));
  }
  shown = std::move(checkpoint);
  return {};
}

Sequencer::Sequencer(LogWorld world, SigningKey key, Options options)
    : world_(world), key_(std::move(key)), options_(std::move(options)) {}

Result<LogStanding, Refusal> Sequencer::run() {
  const std::scoped_lock lock(running_);
  Round round{*this};
  auto good = round.open();
  if (good) good = round.check_whole();
  if (good) good = round.compare_with_shown();
  if (good) good = round.check_continuation();
  for (bool more = true; good && more;) {
    const auto events = world_.order.after(round.state.journal_place, options_.batch_max);
    if (!events) return refuse(storage_refusal(events.error()));
    more = events->size() == options_.batch_max;
    good = round.integrate(*events);
    if (good) good = round.show();
  }
  if (!good) return refuse(std::move(good.error()));
  const LogState& state = round.state;
  return LogStanding{state.origin,
                     {state.origin, NoteKeyType::Ed25519, key_.public_key()},
                     state.size,
                     state.root,
                     state.journal_place};
}

}  // namespace simpul::ledger
