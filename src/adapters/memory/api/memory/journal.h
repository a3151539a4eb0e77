#pragma once

#include <map>
#include <mutex>
#include <set>

#include "ports/journal.h"

namespace simpul::memory {

// The journal for tests, scenarios and simulations: the rules of the durable one, for as long as the process lives.
// View statements are ignored. Safe from any thread.
class MemoryJournal final : public Journal {
 public:
  // A reply is kept at least this long after its own `at`; its key is free again afterwards.
  explicit MemoryJournal(std::int64_t reply_kept_ms = std::int64_t{7} * 24 * 3'600'000)
      : reply_kept_ms_(reply_kept_ms) {}

  Result<void, PortError> append(const AppendRequest& request) override;
  Result<Heads, PortError> heads(const std::string& subject) override;
  Result<std::vector<RecordedEvent>, PortError> read(const std::string& subject) override;
  Result<std::vector<std::string>, PortError> subjects(const std::string& after, std::size_t limit) override;
  Result<std::optional<IdempotentReply>, PortError> reply(const std::string& owner, const std::string& key) override;

 private:
  using Threads = std::map<RegionCode, std::vector<RecordedEvent>>;
  Heads heads_of(const std::string& subject) const;
  Result<void, PortError> check(const AppendRequest& request) const;

  const std::int64_t reply_kept_ms_;
  std::mutex mutex_;  // guards everything below
  std::map<std::string, Threads> subjects_;
  std::set<Digest> hashes_;
  std::map<std::pair<std::string, std::string>, IdempotentReply> replies_;
};

}  // namespace simpul::memory
