#pragma once

#include <array>
#include <atomic>
#include <optional>
#include <string_view>
#include <utility>

namespace simpul::node {

// Operations that keep a thread of the server and worker processes busy for seconds or minutes. Of each only a few run
// at once; the next one is turned away instead of starving everything else. Safe from any thread.
class CostlyOperations {
 public:
  // Held while one request is carried out.
  class Place {
   public:
    explicit Place(std::atomic<int>& running) : running_(&running) {}
    Place(Place&& other) noexcept : running_(std::exchange(other.running_, nullptr)) {}
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (running_) running_->fetch_sub(1);
    }

   private:
    std::atomic<int>* running_;
  };

  static bool is_costly(std::string_view operation);
  // nullopt where every place of this operation is taken. Expects a costly one.
  std::optional<Place> take(std::string_view operation);

 private:
  static constexpr std::array<std::string_view, 2> operations = {"readOldAgreement", "verifyPdf"};
  static constexpr int at_once_max = 2;
  std::array<std::atomic<int>, operations.size()> running_ = {};
};

}  // namespace simpul::node
