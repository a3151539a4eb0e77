#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "http_server/limits.h"

namespace simpul::http_server {

// How many connections are open, in all and from each address. Safe from any thread.
class ConnectionCount {
 public:
  explicit ConnectionCount(const Limits& limits) : limits_(limits) {}

  // False where a limit is reached: then nothing is counted. `key` empty: no limit of its own (a trusted proxy).
  bool enter(const std::string& key);
  void leave(const std::string& key);
  std::size_t open() const;
  std::uint64_t accepted() const;
  std::uint64_t refused() const;

 private:
  const Limits limits_;
  mutable std::mutex mutex_;  // guards all below
  std::map<std::string, std::size_t> by_key_;
  std::size_t open_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace simpul::http_server
