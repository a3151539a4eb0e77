#pragma once

// A node's register for tests: real journals of either kind, a clock that stands still, and clerks of two governments
// who ask as the screens do.

#include <gtest/gtest.h>

#include <filesystem>

#include "access/permissions.h"
#include "memory/chance.h"
#include "memory/change_feed.h"
#include "memory/clock.h"
#include "memory/journal.h"
#include "memory/signer.h"
#include "regions_app/government_desk.h"
#include "regions_app/routes.h"
#include "sql/database.h"
#include "sql/journal.h"
#include "web/router.h"

namespace simpul::regions {

enum class JournalKind { Memory, Sqlite };

// Passes everything on, and lets a test act, or the storage fail, just before an append.
class WatchedJournal final : public Journal {
 public:
  explicit WatchedJournal(Journal& inner) : inner_(inner) {}
  Result<void, PortError> append(const AppendRequest& request) override;
  Result<Heads, PortError> heads(const std::string& subject) override { return inner_.heads(subject); }
  Result<std::vector<RecordedEvent>, PortError> read(const std::string& subject) override;
  Result<std::vector<std::string>, PortError> subjects(const std::string& after, std::size_t limit) override {
    return inner_.subjects(after, limit);
  }
  Result<std::optional<IdempotentReply>, PortError> reply(const std::string& owner, const std::string& key) override {
    return inner_.reply(owner, key);
  }

  int reads = 0;
  std::function<void()> before_next_append;
  std::optional<PortFault> next_append_fails;

 private:
  Journal& inner_;
};

class House {
 public:
  explicit House(JournalKind kind);
  ~House();

  RegionCode kaltim = *RegionCode::parse("64");
  RegionCode jatim = *RegionCode::parse("35");
  const Register& regions;
  memory::ManualClock clock{*Instant::parse("2022-08-01T02:00:00.000Z")};
  memory::SeededChance chance{1};
  memory::MemorySigner signer{1};
  memory::MemoryChangeFeed feed;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<Journal> stored_;

 public:
  WatchedJournal journal;
  GovernmentDesk desk;

  GovernmentWorld world() { return {journal, signer, clock, chance, feed}; }
  static access::Caller clerk(const RegionCode& government, access::Role role = access::Role::Staff);
};

// One request of one clerk, through the roles of the permission table.
class Counter {
 public:
  explicit Counter(House& house);

  web::Response get(const access::Caller& caller, const std::string& target);
  web::Response post(const access::Caller& caller, const std::string& path, const Json& body);

  std::string key;                          // Idempotency-Key of the next requests; none where empty
  std::multimap<std::string, std::string> more_headers;
  const access::Routes routes;

 private:
  web::Response answer(web::Request request, const access::Caller& caller);
  web::Router router_;
};

// The first refusal of a problem as "code /pointer".
std::string fault_of(const web::Response& response);
Json json_of(const web::Response& response);

}  // namespace simpul::regions
