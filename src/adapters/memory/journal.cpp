#include "memory/journal.h"

#include <fmt/format.h>

#include "crypto/sha256.h"
#include "kernel/expects.h"

namespace simpul::memory {
namespace {

std::unexpected<PortError> conflict(std::string detail) {
  return refuse(PortError{PortFault::Conflict, std::move(detail)});
}

std::string place(const std::string& subject, const RecordedEvent& event) {
  return fmt::format("{}/{}/{}", subject, event.author.text(), event.seq);
}

}  // namespace

Heads MemoryJournal::heads_of(const std::string& subject) const {
  Heads heads;
  const auto found = subjects_.find(subject);
  if (found == subjects_.end()) return heads;
  for (const auto& [author, events] : found->second) {
    heads[author] = Head{events.back().seq, events.back().hash};
  }
  return heads;
}

Result<void, PortError> MemoryJournal::check(const AppendRequest& request) const {
  Heads heads = heads_of(request.subject);
  if (heads != request.expected) return conflict("other heads at " + request.subject);
  std::set<Digest> fresh;
  for (const RecordedEvent& event : request.events) {
    if (event.hash != sha256(event.envelope)) {
      return refuse(PortError{PortFault::Corrupt, "wrong hash at " + place(request.subject, event)});
    }
    Head& head = heads[event.author];
    if (event.seq != head.seq + 1) return conflict("gap at " + place(request.subject, event));
    if (hashes_.contains(event.hash) || !fresh.insert(event.hash).second) {
      return conflict("event already recorded: " + event.hash.text());
    }
    head = Head{event.seq, event.hash};
  }
  if (!request.reply) return {};
  const auto taken = replies_.find({request.reply->owner, request.reply->key});
  const bool expired = taken != replies_.end() && taken->second.at.ms + reply_kept_ms_ < request.reply->at.ms;
  if (taken != replies_.end() && !expired) return conflict("reply key taken: " + request.reply->key);
  return {};
}

Result<void, PortError> MemoryJournal::append(const AppendRequest& request) {
  expects(request.events.empty() || !request.subject.empty(), "events belong to a subject");
  const std::scoped_lock lock(mutex_);
  if (auto allowed = check(request); !allowed) return allowed;
  for (const RecordedEvent& event : request.events) {
    subjects_[request.subject][event.author].push_back(event);
    hashes_.insert(event.hash);
  }
  if (request.reply) replies_[{request.reply->owner, request.reply->key}] = *request.reply;
  return {};
}

Result<Heads, PortError> MemoryJournal::heads(const std::string& subject) {
  const std::scoped_lock lock(mutex_);
  return heads_of(subject);
}

Result<std::vector<RecordedEvent>, PortError> MemoryJournal::read(const std::string& subject) {
  const std::scoped_lock lock(mutex_);
  std::vector<RecordedEvent> all;
  const auto found = subjects_.find(subject);
  if (found == subjects_.end()) return all;
  for (const auto& [author, events] : found->second) all.insert(all.end(), events.begin(), events.end());
  return all;
}

Result<std::vector<std::string>, PortError> MemoryJournal::subjects(const std::string& after, std::size_t limit) {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> names;
  for (auto at = subjects_.upper_bound(after); at != subjects_.end() && names.size() < limit; ++at) {
    names.push_back(at->first);
  }
  return names;
}

Result<std::optional<IdempotentReply>, PortError> MemoryJournal::reply(const std::string& owner,
                                                                       const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = replies_.find({owner, key});
  if (found == replies_.end()) return std::nullopt;
  return found->second;
}

}  // namespace simpul::memory
