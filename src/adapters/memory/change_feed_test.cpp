#include "memory/change_feed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace simpul::memory {
namespace {

TEST(ChangeFeed, EveryListenerHearsUntilItsHandleGoes) {
  MemoryChangeFeed feed;
  std::vector<std::string> first;
  std::vector<std::string> second;
  auto one = feed.subscribe([&](const Change& change) { first.push_back(change.subject); });
  auto two = feed.subscribe([&](const Change& change) { second.push_back(change.subject); });
  feed.publish({"a", {}, 0});
  one.reset();
  feed.publish({"b", {}, 0});
  EXPECT_EQ(first, (std::vector<std::string>{"a"}));
  EXPECT_EQ(second, (std::vector<std::string>{"a", "b"}));
}

TEST(ChangeFeed, AListenerMayDropItsOwnHandle) {
  MemoryChangeFeed feed;
  int calls = 0;
  ChangeFeed::Subscription handle;
  handle = feed.subscribe([&](const Change&) {
    ++calls;
    handle.reset();
  });
  feed.publish({"a", {}, 0});
  feed.publish({"a", {}, 0});
  EXPECT_EQ(calls, 1);
}

TEST(ChangeFeed, NobodyIsCalledOnceItsHandleIsGone) {
  MemoryChangeFeed feed;
  std::atomic<bool> stop = false;
  std::thread publisher([&] {
    while (!stop) feed.publish({"a", {}, 0});
  });
  std::atomic<int> late = 0;
  for (int round = 0; round < 500; ++round) {
    auto alive = std::make_unique<std::atomic<bool>>(true);
    auto handle = feed.subscribe([&late, flag = alive.get()](const Change&) {
      if (!flag->load()) ++late;
    });
    std::this_thread::yield();
    handle.reset();
    alive->store(false);
  }
  stop = true;
  publisher.join();
  EXPECT_EQ(late, 0);
}

}  // namespace
}  // namespace simpul::memory
