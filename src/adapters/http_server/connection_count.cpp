#include "connection_count.h"

namespace simpul::http_server {

bool ConnectionCount::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  bool room = open_ < limits_.connections;
  if (room && !key.empty()) {
    std::size_t& count = by_key_[key];
    room = count < limits_.connections_per_address;
    if (room) ++count;
  }
  if (!room) {
    ++refused_;
    return false;
  }
  ++open_;
  ++accepted_;
  return true;
}

void ConnectionCount::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  --open_;
  const auto found = by_key_.find(key);
  if (found != by_key_.end() && --found->second == 0) by_key_.erase(found);
}

std::size_t ConnectionCount::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

std::uint64_t ConnectionCount::accepted() const {
  const std::lock_guard lock(mutex_);
  return accepted_;
}

std::uint64_t ConnectionCount::refused() const {
  const std::lock_guard lock(mutex_);
  return refused_;
}

}  // namespace simpul::http_server
