#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "connection.h"

namespace simpul::sql {

// A few reading connections, opened when first needed and kept. Safe from any thread.
class Readers {
 public:
  explicit Readers(const OpenOptions& options)
      : path_(options.path), tokenize_(options.tokenize), readers_max_(options.readers_max) {}

  // Runs `fn` on a connection of its own inside one read transaction; waits while all are in use.
  void with_snapshot(const std::function<void(Connection&)>& fn);

 private:
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);

  const std::string path_;
  const Tokenize tokenize_;
  const std::size_t readers_max_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> idle_;  // guarded by mutex_
  std::size_t open_ = 0;                           // guarded by mutex_
};

}  // namespace simpul::sql
