#include "ledger_app/audit.h"

#include <algorithm>

#include "ledger/entry.h"
#include "store.h"
#include "threads/audience.h"

namespace simpul::ledger {
namespace {

constexpr std::size_t batch = 4096;

Refusal damaged(std::uint64_t size) { return {"log_damaged", "", {{"size", std::to_string(size)}}}; }
Refusal journal_differs(std::uint64_t place) { return {"log_journal_differs", "", {{"place", std::to_string(place)}}}; }

// One walk along the journal with the tree growing beside it.
class Walk {
 public:
  Walk(const LogWorld& world, LogState state, std::optional<Checkpoint> shown)
      : world_(world), state_(std::move(state)), shown_(std::move(shown)), tree_(*GrowingTree::open(0, no_tile)) {
    note_shown_root();
  }

  Result<void, PortError> run(const LogAuditProgress& progress);
  LogAudit take() { return std::move(out_); }

 private:
  static std::optional<std::vector<Digest>> no_tile(unsigned, std::uint64_t) { return std::nullopt; }

  void note_shown_root() {
    if (shown_ && shown_->size == tree_.size()) shown_root_ = tree_.root();
  }
  // False where the tree cannot follow the journal any further.
  bool follow(const std::vector<StoredEvent>& events);
  Result<void, PortError> compare_stored(std::uint64_t first);
  void conclude();

  const LogWorld& world_;
  const LogState state_;
  const std::optional<Checkpoint> shown_;
  GrowingTree tree_;
  std::vector<Digest> events_;  // of the leaves that the last batch brought
  std::uint64_t place_ = 0;     // of the journal
  Digest last_hash_;
  std::optional<Digest> shown_root_;
  LogAudit out_{.begun = true};
};

bool Walk::follow(const std::vector<StoredEvent>& events) {
  events_.clear();
  for (const StoredEvent& event : events) {
    if (event.place > state_.journal_place) {
      ++out_.waiting;
      continue;
    }
    place_ = event.place;
    last_hash_ = event.hash;
    if (threads::audience_of(event.subject) == threads::Audience::Self) continue;
    tree_.append(leaf_of(event.hash));
    events_.push_back(event.hash);
    note_shown_root();
  }
  return !events.empty();
}

// Leaves and tiles as they are stored, against those computed from the journal.
Result<void, PortError> Walk::compare_stored(std::uint64_t first) {
  bool same = true;
  const auto read = world_.database.read([&](Reader& reader) {
    same = events_from(reader, first, events_.size()) == events_;
    const StoredTile stored = tiles_in(reader);
    for (const GrownTile& tile : tree_.take()) {
      const auto hashes = stored(tile.level, tile.place);
      same = same && hashes && hashes->size() >= tile.hashes.size() &&
             std::equal(tile.hashes.begin(), tile.hashes.end(), hashes->begin());
    }
  });
  if (!read) return refuse(read.error());
  if (!same && out_.problems.empty()) out_.problems.push_back(damaged(first));
  return {};
}

void Walk::conclude() {
  out_.size = state_.size;
  if (place_ != state_.journal_place || (place_ != 0 && last_hash_ != state_.journal_hash)) {
    out_.problems.push_back(journal_differs(state_.journal_place));
  } else if (tree_.size() != state_.size || tree_.root() != state_.root) {
    out_.problems.push_back(damaged(state_.size));
  }
  if (!shown_) return;
  if (shown_->size > state_.size) {
    out_.problems.push_back(
        {"log_behind_shown", "", {{"stored", std::to_string(state_.size)}, {"shown", std::to_string(shown_->size)}}});
  } else if (shown_->origin != state_.origin || shown_root_ != shown_->root) {
    out_.problems.push_back({"log_differs_from_shown", "", {{"size", std::to_string(shown_->size)}}});
  }
}

Result<void, PortError> Walk::run(const LogAuditProgress& progress) {
  for (std::uint64_t after = 0;;) {
    const auto events = world_.order.after(after, batch);
    if (!events) return refuse(events.error());
    const std::uint64_t first = tree_.size();
    if (!follow(*events)) break;
    after = events->back().place;
    if (auto compared = compare_stored(first); !compared) return compared;
    if (progress) progress(tree_.size(), state_.size);
  }
  conclude();
  return {};
}

}  // namespace

Result<LogAudit, PortError> audit_log(const LogWorld& world, const LogAuditProgress& progress) {
  auto state = read_log_state(world.database);
  if (!state) return refuse(std::move(state.error()));
  const auto text = world.shown.read();
  if (!text) return refuse(text.error());
  std::optional<Checkpoint> shown;
  LogAudit unread;
  if (*text) {
    if (auto found = read_shown(**text)) {
      shown = std::move(found->checkpoint);
    } else {
      unread.problems.push_back(
          {"log_differs_from_shown", "", {{"size", std::to_string(*state ? (*state)->size : 0)}}});
    }
  }
  if (!*state) {
    if (shown && shown->size > 0) {
      unread.problems.push_back({"log_behind_shown", "", {{"stored", "0"}, {"shown", std::to_string(shown->size)}}});
    }
    return unread;
  }
  Walk walk(world, std::move(**state), std::move(shown));
  if (auto walked = walk.run(progress); !walked) return refuse(std::move(walked.error()));
  LogAudit out = walk.take();
  out.problems.insert(out.problems.end(), unread.problems.begin(), unread.problems.end());
  return out;
}

}  // namespace simpul::ledger
