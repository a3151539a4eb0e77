#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "kernel/instant.h"

namespace simpul::node {

// Operations that hand a file of others to a worker process and keep a thread of the server busy for as long as that
// takes. Of each only a few run at once, and fewer of all together than the server has threads; the next one is turned
// away instead of starving everything else. Nobody holds every place alone: who is signed in is known by his account,
// everybody else, and who checks papers as a stranger may, by the address. Safe from any thread.
class CostlyOperations {
 public:
  class Place;
  // Every place of the operation is taken.
  struct Busy {};
  // This account or address asks too much; after so many seconds it may ask again.
  struct TooOften {
    std::int64_t seconds = 1;
    bool of_account = false;
  };
  struct Asker {
    std::string_view account;  // empty: nobody who is signed in
    std::string_view address;  // as web::Request::peer_address
  };
  using Answer = std::variant<Place, Busy, TooOften>;

  static bool is_costly(std::string_view operation);
  // Expects a costly operation.
  Answer take(std::string_view operation, const Asker& asker, Instant now);

 private:
  struct Bound {
    std::string_view operation;
    int at_once = 2;
    int at_once_of_one = 2;
    std::size_t in_window_of_one = 0;  // 0: not counted
    bool for_strangers = false;        // accounts do not count
  };
  struct Asked {
    int running = 0;
    std::deque<Instant> begun;  // within the window, oldest first
  };
  struct Standing {
    int running = 0;
    std::map<std::string, Asked, std::less<>> by_asker;
  };

  static const Bound* bound_of(std::string_view operation);
  static void forget(Standing& standing, Instant now);
  void give_back(std::string_view operation, const std::string& asker);

  std::mutex mutex_;  // guards what follows
  int running_ = 0;
  std::map<std::string_view, Standing> standing_;
};

// Held while one request is carried out.
class CostlyOperations::Place {
 public:
  Place(CostlyOperations& owner, std::string_view operation, std::string asker)
      : owner_(&owner), operation_(operation), asker_(std::move(asker)) {}
  Place(Place&& other) noexcept
      : owner_(std::exchange(other.owner_, nullptr)), operation_(other.operation_), asker_(std::move(other.asker_)) {}
  Place& operator=(Place&&) = delete;
  ~Place() {
    if (owner_) owner_->give_back(operation_, asker_);
  }

 private:
  CostlyOperations* owner_;
  std::string_view operation_;
  std::string asker_;
};

}  // namespace simpul::node
