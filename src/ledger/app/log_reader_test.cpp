#include "ledger_app/log_reader.h"

#include "ledger/entry.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

class Reading : public TestedLog {
 protected:
  LogReader reader() { return {*database_, file_}; }
};

TEST_F(Reading, WhatIsServedIsWhatTheCheckpointNames) {
  EXPECT_EQ(*reader().checkpoint(), std::nullopt);
  EXPECT_EQ(*reader().key(), std::nullopt);
  EXPECT_EQ(*reader().tile({0, 0, 1}), std::nullopt);
  const std::vector<Digest> events = append("dossier:a", 300);
  ASSERT_TRUE(run());
  std::vector<Digest> leaves;
  for (const Digest& event : events) leaves.push_back(leaf_of(event));
  const std::span<const Digest> all(leaves);
  EXPECT_EQ(*reader().tile({0, 0, 256}), tile_bytes(all.first(256)));
  EXPECT_EQ(*reader().tile({0, 1, 44}), tile_bytes(all.subspan(256)));
  // As the tile was when the log was smaller.
  EXPECT_EQ(*reader().tile({0, 1, 3}), tile_bytes(all.subspan(256, 3)));
  const std::vector<Digest> above{root_over(all.first(256))};
  EXPECT_EQ(*reader().tile({1, 0, 1}), tile_bytes(above));
  for (const Tile& absent : {Tile{0, 1, 45}, Tile{0, 1, 256}, Tile{0, 2, 1}, Tile{1, 0, 2}, Tile{2, 0, 1}}) {
    EXPECT_EQ(*reader().tile(absent), std::nullopt) << absent.path();
  }
  const auto bundle = *reader().entries({0, 1, 44});
  ASSERT_TRUE(bundle);
  const auto entries = read_entry_bundle(*bundle);
  ASSERT_TRUE(entries && entries->size() == 44);
  EXPECT_EQ(entries->front(), entry_of(events[256]));
  EXPECT_EQ(*reader().entries({0, 1, 45}), std::nullopt);
}

TEST_F(Reading, ProofsConvinceWhoHoldsTheCheckpoint) {
  const std::vector<Digest> events = append("dossier:a", 300);
  const Digest inner = append("room:a:64").front();
  ASSERT_TRUE(run());
  const NoteKey key{"log.example/simpul", NoteKeyType::Ed25519, key_number(7).public_key()};
  EXPECT_EQ(*reader().key(), key);
  for (const std::size_t at : {0u, 255u, 256u, 299u}) {
    const auto proof = *reader().inclusion(events[at]);
    ASSERT_TRUE(proof) << at;
    EXPECT_EQ(proof->index, at);
    const auto again = read_proof_file(proof->text());
    ASSERT_TRUE(again);
    EXPECT_EQ(check_proof(*again, leaf_of(events[at]), {key})->verdict, ProofVerdict::Proven);
    EXPECT_EQ(check_proof(*again, leaf_of(events[at ^ 1]), {key})->verdict, ProofVerdict::NotIncluded);
  }
  EXPECT_EQ(*reader().inclusion(inner), std::nullopt);
  EXPECT_EQ(*reader().inclusion(sha256("nobody wrote this")), std::nullopt);
}

TEST_F(Reading, ManyProofsAtOnceAreThoseOfEachAlone) {
  std::vector<Digest> events = append("dossier:a", 700);
  const Digest inner = append("room:a:64").front();
  ASSERT_TRUE(run());
  std::vector<Digest> wanted{events[699], inner, events[0], events[300]};
  const auto many = *reader().inclusions(wanted);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->note, **reader().checkpoint());
  ASSERT_EQ(many->events.size(), 3u);
  for (const Inclusions::Each& each : many->events) {
    const auto alone = *reader().inclusion(each.event);
    ASSERT_TRUE(alone);
    EXPECT_EQ(each.index, alone->index);
    EXPECT_EQ(each.path, alone->path);
  }
  EXPECT_EQ(many->events.front().event, events[0]);
  EXPECT_EQ(many->events.back().event, events[699]);
}

TEST_F(Reading, OneCheckpointLeadsToTheNext) {
  append("dossier:a", 200);
  ASSERT_TRUE(run());
  const Checkpoint older = *shown();
  append("dossier:a", 500);
  ASSERT_TRUE(run());
  const Checkpoint newer = *shown();
  const auto path = *reader().consistency(older.size, newer.size);
  ASSERT_TRUE(path);
  EXPECT_TRUE(consistent(older.size, newer.size, older.root, newer.root, *path));
  EXPECT_FALSE(consistent(older.size, newer.size, newer.root, newer.root, *path));
  EXPECT_EQ(*reader().consistency(0, newer.size), std::vector<Digest>{});
  EXPECT_EQ(*reader().consistency(newer.size, newer.size + 1), std::nullopt);
  EXPECT_EQ(*reader().consistency(3, 2), std::nullopt);
}

TEST_F(Reading, WhatIsStoredButNotYetShownIsNotServed) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  const Digest late = append("dossier:a").front();
  note_.failing = FailingNote::Failing::Before;
  ASSERT_FALSE(run());
  EXPECT_EQ(*reader().tile({0, 0, 5}), std::nullopt);
  EXPECT_EQ(*reader().entries({0, 0, 5}), std::nullopt);
  EXPECT_EQ(*reader().inclusion(late), std::nullopt);
}

TEST_F(Reading, DamageIsSaidAndNotServed) {
  const std::vector<Digest> events = append("dossier:a", 4);
  ASSERT_TRUE(run());
  execute("UPDATE log_tiles SET hashes = zeroblob(4 * 32)");
  EXPECT_EQ(reader().inclusion(events[0]).error().fault, PortFault::Corrupt);
  execute("DELETE FROM log_tiles");
  EXPECT_EQ(reader().tile({0, 0, 4}).error().fault, PortFault::Corrupt);
  EXPECT_EQ(reader().consistency(1, 4).error().fault, PortFault::Corrupt);
}

}  // namespace
}  // namespace simpul::ledger
