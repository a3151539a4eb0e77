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

// Operations that keep a thread of the server and worker processes busy for seconds or minutes. Of each only a few run
// at once; the next one is turned away instead of starving everything else. What strangers may ask is also bounded for
// each address, so that nobody holds every place alone. Safe from any thread.
class CostlyOperations {
 public:
  class Place;
  // Every place of the operation is taken.
  struct Busy {};
  // This address asks too much; after so many seconds it may ask again.
  struct TooOften {
    std::int64_t seconds = 1;
  };
  using Answer = std::variant<Place, Busy, TooOften>;

  static bool is_costly(std::string_view operation);
  // Expects a costly operation. `address` as web::Request::peer_address.
  Answer take(std::string_view operation, std::string_view address, Instant now);

 private:
  struct Bound {
    std::string_view operation;
    int at_once = 2;
    int at_once_of_address = 2;
    std::size_t in_window_of_address = 0;  // 0: not counted
  };
  struct Asked {
    int running = 0;
    std::deque<Instant> begun;  // within the window, oldest first
  };
  struct Standing {
    int running = 0;
    std::map<std::string, Asked, std::less<>> by_address;
  };

  static const Bound* bound_of(std::string_view operation);
  static void forget(Standing& standing, Instant now);
  void give_back(std::string_view operation, const std::string& address);

  std::mutex mutex_;  // guards standing_
  std::map<std::string_view, Standing> standing_;
};

// Held while one request is carried out.
class CostlyOperations::Place {
 public:
  Place(CostlyOperations& owner, std::string_view operation, std::string address)
      : owner_(&owner), operation_(operation), address_(std::move(address)) {}
  Place(Place&& other) noexcept
      : owner_(std::exchange(other.owner_, nullptr)),
        operation_(other.operation_),
        address_(std::move(other.address_)) {}
  Place& operator=(Place&&) = delete;
  ~Place() {
    if (owner_) owner_->give_back(operation_, address_);
  }

 private:
  CostlyOperations* owner_;
  std::string_view operation_;
  std::string address_;
};

}  // namespace simpul::node
