#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>

namespace simpul::sql {

// Is raised once and wakes all who wait, with one system call. Sleeps at once where std::atomic::wait of libstdc++ 12
// first yields the processor several times: with more waiters than cores that costs more than all the sleeping.
class Flag {
 public:
  void wait() {
    while (raised_.load(std::memory_order_acquire) == 0) {
      ::syscall(SYS_futex, reinterpret_cast<int*>(&raised_), FUTEX_WAIT_PRIVATE, 0, nullptr, nullptr, 0);
    }
  }
  void raise() {
    raised_.store(1, std::memory_order_release);
    ::syscall(SYS_futex, reinterpret_cast<int*>(&raised_), FUTEX_WAKE_PRIVATE, INT_MAX, nullptr, nullptr, 0);
  }

 private:
  std::atomic<int> raised_ = 0;
  static_assert(sizeof(std::atomic<int>) == sizeof(int) && std::atomic<int>::is_always_lock_free);
};

}  // namespace simpul::sql
