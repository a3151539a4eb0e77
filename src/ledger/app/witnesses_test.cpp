// A log that asks witnesses, over a network that can be cut.

#include "ledger_app/witnesses.h"

#include "ledger_app/witness_desk.h"
#include "memory/clock.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

// Carries requests to desks by their addresses; nobody answers where a line is cut.
class Wires final : public Outbound {
 public:
  Result<OutboundAnswer, OutboundFault> call(const OutboundRequest& request) override {
    ++calls;
    const auto found = desks.find(request.url.substr(0, request.url.rfind('/')));
    if (found == desks.end() || cut) return refuse(OutboundFault::NobodyAnswers);
    const auto reply = found->second->add_checkpoint(request.body);
    if (!reply) return OutboundAnswer{503, {}, ""};
    return OutboundAnswer{spoilt ? 200 : reply->status, {}, spoilt ? "nonsense\n" : reply->body};
  }
  std::map<std::string, WitnessDesk*> desks;
  bool cut = false;
  bool spoilt = false;
  int calls = 0;
};

class Asking : public TestedLog {
 protected:
  Asking() {
    for (const char* place : {"https://satu/witness", "https://dua/witness"}) {
      const bool first = wires_.desks.empty();
      sql::OpenOptions options;
      options.path = (folder_ / (first ? "satu.db" : "dua.db")).string();
      options.migrations = {log_migrations().begin(), log_migrations().end()};
      databases_.push_back(std::move(*sql::open_database(options)));
      desks_.push_back(std::make_unique<WitnessDesk>(
          WitnessWorld{*databases_.back(), clock_,
                       [](const std::string& origin) -> std::optional<NoteKey> {
                         if (origin != "log.example/simpul") return std::nullopt;
                         return NoteKey{origin, NoteKeyType::Ed25519, key_number(7).public_key()};
                       }},
          key_number(first ? 11 : 12), first ? "satu/saksi" : "dua/saksi"));
      wires_.desks[place] = desks_.back().get();
      witnesses_.push_back({desks_.back()->key(), place});
    }
  }

  Witnesses asking() { return Witnesses({*database_, reader_, wires_, clock_}, witnesses_); }
  std::size_t cosigned_by() {
    const auto note = read_note(**reader_.checkpoint());
    std::size_t count = 0;
    for (const Witness& witness : witnesses_) {
      count += check_cosignature(*note, witness.key).verdict == NoteVerdict::Signed ? 1 : 0;
    }
    return count;
  }

  memory::ManualClock clock_{Instant{1'679'315'147'000}};
  Wires wires_;
  std::vector<std::unique_ptr<sql::SqliteDatabase>> databases_;
  std::vector<std::unique_ptr<WitnessDesk>> desks_;
  std::vector<Witness> witnesses_;
  const LogReader reader_{*database_, file_};
};

TEST_F(Asking, PutsTheCosignaturesUnderTheCheckpointTheySaw) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  Witnesses witnesses = asking();
  witnesses.ask();
  EXPECT_EQ(cosigned_by(), 2u);
  append("dossier:b", 300);
  ASSERT_TRUE(run());
  EXPECT_EQ(cosigned_by(), 0u);  // nobody has seen the new one yet
  witnesses.ask();
  EXPECT_EQ(cosigned_by(), 2u);
  const auto proof = *reader_.inclusion(append("dossier:c").front());
  EXPECT_EQ(proof, std::nullopt);
  for (const WitnessStanding& standing : witnesses.standings()) {
    EXPECT_EQ(standing.outcome, WitnessOutcome::Cosigned);
    EXPECT_EQ(standing.size, 305u);
    EXPECT_EQ(standing.at, clock_.now());
  }
  const int calls = wires_.calls;
  witnesses.ask();
  EXPECT_EQ(wires_.calls, calls);
}

TEST_F(Asking, GoesOnWhereItStoodAfterARestartAndWhereTheWitnessStands) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  asking().ask();
  append("dossier:b", 7);
  ASSERT_TRUE(run());
  Witnesses again = asking();
  EXPECT_EQ(again.standings()[0].size, 5u);
  again.ask();
  EXPECT_EQ(cosigned_by(), 2u);
  // What was kept here is lost: the witness says from where to prove.
  execute("DELETE FROM log_cosignatures");
  append("dossier:c", 2);
  ASSERT_TRUE(run());
  asking().ask();
  EXPECT_EQ(cosigned_by(), 2u);
}

TEST_F(Asking, WaitsLongerEachTimeWhileNobodyAnswers) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  wires_.cut = true;
  Witnesses witnesses = asking();
  for (int second = 0; second < 100; ++second) {
    witnesses.ask();
    clock_.advance_ms(1'000);
  }
  EXPECT_LT(wires_.calls, 20);
  EXPECT_EQ(witnesses.standings()[0].outcome, WitnessOutcome::Unreachable);
  wires_.cut = false;
  clock_.advance_ms(300'000);
  witnesses.ask();
  EXPECT_EQ(cosigned_by(), 2u);
}

TEST_F(Asking, KeepsNothingThatDoesNotHold) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  wires_.spoilt = true;
  Witnesses witnesses = asking();
  witnesses.ask();
  EXPECT_EQ(witnesses.standings()[0].outcome, WitnessOutcome::Unusable);
  EXPECT_EQ(cosigned_by(), 0u);
}

TEST_F(Asking, ToldThatItLostLeavesItSaysSo) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  asking().ask();
  const std::string earlier = **file_.read();
  append("dossier:b", 5);
  ASSERT_TRUE(run());
  asking().ask();
  // The folder of this node is set back to what it was, checkpoint and all.
  ASSERT_TRUE(file_.replace(earlier));
  execute("DELETE FROM log_cosignatures");
  Witnesses witnesses = asking();
  witnesses.ask();
  EXPECT_EQ(witnesses.standings()[0].outcome, WitnessOutcome::Ahead);
  EXPECT_EQ(cosigned_by(), 0u);
}

}  // namespace
}  // namespace simpul::ledger
