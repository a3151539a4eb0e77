#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "adapters_of_node.h"
#include "files/note_file.h"
#include "http_client/http_client.h"
#include "ledger_app/log_reader.h"
#include "ledger_app/routes.h"
#include "ledger_app/sequencer.h"
#include "sql/journal_order.h"
#include "witness_setup.h"

namespace simpul::node {

// Keeps the log of a node going: what waits in the journal is integrated and shown within a second. A log that stops
// holds up nothing else; why it stopped is told. Safe from any thread; outlives whoever asked it.
class LogKeeper {
 public:
  struct Options {
    std::string public_origin;  // gives the log its name, where there is one
    bool loopback = false;      // witnesses on this machine, over plain http: for demonstrations
  };
  // Draws the keys of the log and of the witness at the first time. A setup of witnesses that does not read is told in
  // the server's log and left aside.
  static Result<std::unique_ptr<LogKeeper>, Refusals> open(Adapters& adapters, const Options& options);
  ~LogKeeper();

  const ledger::LogReader& reader() const { return reader_; }
  ledger::LogHealth health() const;
  // For the routes; valid as long as the keeper.
  ledger::LogHouse house();
  // Whose cosignatures a bundle promises.
  const WitnessSetup& witness_setup() const { return setup_; }

  // Begins to look for new events by itself, and to ask witnesses, until the keeper goes.
  void start();
  // One round now, for whoever needs the newest checkpoint.
  void catch_up();

 private:
  struct Keys {
    SigningKey log;
    SigningKey witness;
    std::string log_name;
    std::string witness_name;
  };
  LogKeeper(Adapters& adapters, Keys keys, bool loopback, WitnessSetup setup);
  bool something_waits();
  void keep_going();
  void keep_asking();
  bool stopped_after(std::chrono::milliseconds wait);

  Log& log_;
  sql::SqlJournalOrder order_;
  files::NoteFile shown_;
  ledger::Sequencer sequencer_;
  ledger::LogReader reader_;
  const WitnessSetup setup_;
  http_client::HttpClient outbound_;
  ledger::WitnessDesk desk_;
  ledger::Witnesses witnesses_;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  bool stopping_ = false;
  ledger::LogHealth health_;
  std::thread thread_;
  std::thread asking_;  // of its own: a witness that does not answer must not hold up the log
};

// The name of a log: the node's host where it is known, and always its key, so that a log under another key is another
// log ("simpul.kaltimprov.go.id/log/0f1e2d3c4b5a6978").
std::string log_origin(const std::string& public_origin, const PublicKey& key);
// The same for its key as a witness ("simpul.kaltimprov.go.id/witness/…").
std::string witness_name(const std::string& public_origin, const PublicKey& key);

}  // namespace simpul::node
