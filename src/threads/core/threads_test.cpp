#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "crypto/sha256.h"
#include "threads/chain.h"
#include "threads/event.h"
#include "threads/weave.h"

namespace simpul::threads {
namespace {

using EventPtr = std::shared_ptr<const Event>;

RegionCode region(const char* code) { return *RegionCode::parse(code); }

// A small world of authors who write, and see what they choose to see.
struct Writers {
  std::vector<EventPtr> events;
  std::map<RegionCode, std::vector<EventPtr>> threads;

  EventPtr write(const char* author, std::vector<const char*> sees = {}) {
    Event event;
    event.subject = "dossier:x";
    event.author = region(author);
    auto& thread = threads[event.author];
    event.seq = thread.size() + 1;
    if (!thread.empty()) event.prev = thread.back()->hash;
    for (const char* other : sees) {
      if (threads[region(other)].empty()) continue;
      const auto& head = threads[region(other)].back();
      event.seen[region(other)] = {head->seq, head->hash};
    }
    event.kind = "test.happened";
    event.body = JsonObject{{"n", events.size()}};
    event.salt = std::string(32, 'a');
    event.hash = sha256(envelope_of(event));
    thread.push_back(std::make_shared<const Event>(event));
    events.push_back(thread.back());
    return thread.back();
  }
};

std::string order_text(const Cloth& cloth) {
  std::string text;
  for (const WovenEvent& woven : cloth.events) {
    text += woven.event->hash.text() + " " + std::to_string(woven.lamport) + " " +
            std::to_string(woven.past.of(region("64"))) + "," + std::to_string(woven.past.of(region("35"))) + "\n";
  }
  for (const Waiting& waiting : cloth.waiting) text += "waits " + waiting.event.text() + "\n";
  for (const Fork& fork : cloth.forks) text += "fork " + fork.one.text() + " " + fork.other.text() + "\n";
  return text;
}

Writers random_world(unsigned seed) {
  std::mt19937 dice(seed);
  const char* authors[] = {"64", "35", "18"};
  Writers world;
  const int count = 3 + static_cast<int>(dice() % 40);
  for (int i = 0; i < count; ++i) {
    std::vector<const char*> sees;
    const char* author = authors[dice() % 3];
    for (const char* other : authors) {
      if (other != author && dice() % 2 == 0) sees.push_back(other);
    }
    world.write(author, sees);
  }
  return world;
}

TEST(Event, EnvelopeIsCanonicalAndComesBack) {
  Writers world;
  world.write("64");
  const EventPtr event = world.write("64");
  const auto again = read_event(envelope_of(*event));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->hash, event->hash);
  EXPECT_EQ(again->prev, event->prev);
  EXPECT_EQ(envelope_of(*again), envelope_of(*event));
}

TEST(Event, RefusesOtherSpellingsOfTheSameEvent) {
  Writers world;
  std::string text = envelope_of(*world.write("64"));
  EXPECT_EQ(read_event(" " + text).error().code, "event_not_canonical");
  text.insert(text.size() - 1, ",\"zz\":1");
  EXPECT_EQ(read_event(text).error().code, "event_malformed");
  EXPECT_EQ(read_event("{}").error().code, "event_malformed");
}

TEST(Weave, SameBytesForEveryOrderOfArrival) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Writers world = random_world(seed);
    const std::string expected = order_text(weave(world.events));
    std::mt19937 dice(seed + 1000);
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      std::ranges::shuffle(world.events, dice);
      ASSERT_EQ(order_text(weave(world.events)), expected) << "seed " << seed;
    }
  }
}

TEST(Weave, EveryEventComesAfterItsPast) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Cloth cloth = weave(random_world(seed).events);
    std::set<Digest> woven;
    for (const WovenEvent& item : cloth.events) {
      if (item.event->prev) {
        ASSERT_TRUE(woven.contains(*item.event->prev));
      }
      for (const auto& [author, head] : item.event->seen) ASSERT_TRUE(woven.contains(head.hash));
      woven.insert(item.event->hash);
    }
  }
}

TEST(Weave, AnEventWaitsForItsPast) {
  Writers world;
  world.write("64");
  world.write("35", {"64"});
  world.write("64", {"35"});
  const std::vector<EventPtr> without_reply = {world.events[0], world.events[2]};
  const Cloth cloth = weave(without_reply);
  EXPECT_EQ(cloth.events.size(), 1u);
  ASSERT_EQ(cloth.waiting.size(), 1u);
  EXPECT_EQ(cloth.waiting[0].event, world.events[2]->hash);
}

TEST(Weave, AForkIsReportedAndTheSmallerHashWovenWhateverCameFirst) {
  Writers one = random_world(1);
  Event twin = *one.threads.begin()->second.back();
  twin.body = JsonObject{{"n", "told otherwise"}};
  twin.hash = sha256(envelope_of(twin));
  one.events.push_back(std::make_shared<const Event>(twin));
  const Cloth cloth = weave(one.events);
  ASSERT_EQ(cloth.forks.size(), 1u);
  std::ranges::reverse(one.events);
  EXPECT_EQ(order_text(weave(one.events)), order_text(cloth));
}

TEST(Weave, ExtendingEqualsWeavingAnew) {
  Writers world;
  const char* authors[] = {"64", "35"};
  Cloth grown;
  for (int i = 0; i < 30; ++i) {
    const EventPtr event = world.write(authors[(i / 3) % 2], {authors[1 - (i / 3) % 2]});
    extend(grown, std::vector<EventPtr>{event});
    ASSERT_EQ(order_text(grown), order_text(weave(world.events))) << i;
  }
}

TEST(Weave, AVeryLongChainDoesNotExhaustTheStack) {
  Writers world;
  for (int i = 0; i < 20'000; ++i) world.write("64");
  std::ranges::reverse(world.events);
  EXPECT_EQ(weave(world.events).events.size(), 20'000u);
}

struct SignedThread {
  SigningKey key{SigningKey::Seed{1}};
  std::vector<std::string> envelopes;
  std::vector<Digest> hashes;
  std::vector<Signature> signatures;

  explicit SignedThread(const Writers& world) {
    for (const EventPtr& event : world.events) {
      envelopes.push_back(envelope_of(*event));
      hashes.push_back(event->hash);
      signatures.push_back(key.sign(signing_message(event->hash)));
    }
  }
  std::optional<ChainBreak> check() const {
    std::vector<SignedEnvelope> thread;
    for (std::size_t i = 0; i < envelopes.size(); ++i) thread.push_back({envelopes[i], hashes[i], signatures[i]});
    return check_thread(thread, [&](const RegionCode&) { return std::optional(key.public_key()); });
  }
};

TEST(Chain, AFlippedBitAnywhereIsFoundAndNamed) {
  Writers world;
  for (int i = 0; i < 4; ++i) world.write("64");
  SignedThread thread(world);
  ASSERT_FALSE(thread.check());
  for (std::size_t n = 0; n < thread.envelopes.size(); ++n) {
    for (std::size_t bit = 0; bit < thread.envelopes[n].size() * 8; bit += 3) {
      char& byte = thread.envelopes[n][bit / 8];
      byte = static_cast<char>(byte ^ (1 << (bit % 8)));
      const auto found = thread.check();
      ASSERT_TRUE(found) << n << " " << bit;
      EXPECT_EQ(found->seq, n + 1);
      byte = static_cast<char>(byte ^ (1 << (bit % 8)));
    }
    thread.signatures[n].bytes[7] ^= 4;
    EXPECT_EQ(thread.check()->fault, ChainFault::SignatureFails);
    thread.signatures[n].bytes[7] ^= 4;
  }
}

TEST(Chain, AMissingOrForeignEventIsNamed) {
  Writers world;
  for (int i = 0; i < 4; ++i) world.write("64");
  Writers gap = world;
  gap.events.erase(gap.events.begin() + 1);
  EXPECT_EQ(SignedThread(gap).check()->fault, ChainFault::Gap);
  world.write("35");
  EXPECT_EQ(SignedThread(world).check()->fault, ChainFault::Gap);
}

}  // namespace
}  // namespace simpul::threads
