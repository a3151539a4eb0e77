#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace simpul::http_server {

// A fixed number of threads for work that may block. Jobs run in the order they came.
class WorkerPool {
 public:
  WorkerPool(unsigned threads, std::size_t waiting_max);
  // Waits for the jobs that run; those that wait are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False where too many wait already or the pool has stopped.
  bool post(std::function<void()> job);
  // Takes nothing new; true once no job runs or waits any more, false where one still does at `deadline`.
  bool stop(std::chrono::steady_clock::time_point deadline);
  std::size_t waiting() const;

 private:
  void run();

  const std::size_t waiting_max_;
  mutable std::mutex mutex_;  // guards all below
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::size_t running_ = 0;
  bool stopped_ = false;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace simpul::http_server
