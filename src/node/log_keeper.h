#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "adapters_of_node.h"
#include "files/note_file.h"
#include "ledger_app/log_reader.h"
#include "ledger_app/routes.h"
#include "ledger_app/sequencer.h"
#include "sql/journal_order.h"

namespace simpul::node {

// Keeps the log of a node going: what waits in the journal is integrated and shown within a second. A log that stops
// holds up nothing else; why it stopped is told. Safe from any thread; outlives whoever asked it.
class LogKeeper {
 public:
  // Draws the log's key at the first time. `public_origin`, where there is one, gives the log its name.
  static Result<std::unique_ptr<LogKeeper>, Refusals> open(Adapters& adapters, const std::string& public_origin);
  ~LogKeeper();

  const ledger::LogReader& reader() const { return reader_; }
  ledger::LogHealth health() const;

  // Begins to look for new events by itself, until the keeper goes.
  void start();
  // One round now, for whoever needs the newest checkpoint.
  void catch_up();

 private:
  LogKeeper(Adapters& adapters, SigningKey key, std::string origin);
  bool something_waits();
  void keep_going();

  Log& log_;
  sql::SqlJournalOrder order_;
  files::NoteFile shown_;
  ledger::Sequencer sequencer_;
  ledger::LogReader reader_;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  bool stopping_ = false;
  ledger::LogHealth health_;
  std::thread thread_;
};

// The name of a log: the node's host where it is known, and always its key, so that a log under another key is another
// log ("simpul.kaltimprov.go.id/log/0f1e2d3c4b5a6978").
std::string log_origin(const std::string& public_origin, const PublicKey& key);

}  // namespace simpul::node
