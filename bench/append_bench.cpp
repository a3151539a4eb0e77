// Durable append through the journal against raw SQLite: the same rows, tables and pragmas, as many rows in one
// transaction as there are clients, the same disk, the same run. Usage: append_bench [folder [clients…]]

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "crypto/sha256.h"
#include "figure.h"
#include "kernel/expects.h"
#include "ports/journal.h"
#include "sql/database.h"
#include "sql/journal.h"

namespace simpul::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t envelope_bytes = 1200;  // a proposal of one clause with its frame
constexpr int events_each_subject = 10;
constexpr int rounds = 5;
constexpr auto round_time = std::chrono::milliseconds(600);

struct Row {
  std::string subject;
  RecordedEvent event;
};

// Row `number` of client `client`: dossiers of ten events, one after the other.
Row row_of(int client, int number) {
  Row row;
  row.subject = sha256(fmt::format("subject {} {}", client, number / events_each_subject)).text();
  row.event.author = *RegionCode::parse("64");
  row.event.seq = static_cast<std::uint64_t>(number % events_each_subject) + 1;
  row.event.kind = "negotiation.clause_proposed";
  row.event.envelope =
      fmt::format(R"({{"client":{},"number":{},"body":"{}"}})", client, number, std::string(envelope_bytes, 'p'));
  row.event.hash = sha256(row.event.envelope);
  std::copy_n(row.event.hash.bytes.begin(), 32, row.event.signature.bytes.begin());
  return row;
}

// Made before the clock starts, so that neither side is measured making rows.
std::vector<std::vector<Row>> rows_for(int clients, int each) {
  std::vector<std::vector<Row>> rows(static_cast<std::size_t>(clients));
  for (int client = 0; client < clients; ++client) {
    for (int number = 0; number < each; ++number) {
      rows[static_cast<std::size_t>(client)].push_back(row_of(client, number));
    }
  }
  return rows;
}

struct Measured {
  double per_second = 0;
  double group = 0;  // mean rows in one commit
};

Measured through_journal(const std::string& path, const std::vector<std::vector<Row>>& rows) {
  auto database = std::move(*sql::open_database({.path = path}));
  sql::SqlJournal journal(*database);
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> stored = 0;
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  for (const auto& own : rows) {
    threads.emplace_back([&journal, &own, &stop, &stored] {
      Heads heads;
      for (const Row& row : own) {
        if (stop) break;
        if (row.event.seq == 1) heads.clear();
        const auto result = journal.append({row.subject, heads, {row.event}, {}, {}});
        expects(result.has_value(), "the append is stored");
        heads[row.event.author] = Head{row.event.seq, row.event.hash};
        ++stored;
      }
    });
  }
  std::this_thread::sleep_for(round_time);
  stop = true;
  for (auto& thread : threads) thread.join();
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const auto status = database->status();
  return {static_cast<double>(stored) / seconds, static_cast<double>(status.jobs) / static_cast<double>(status.groups)};
}

void must(int code) { expects(code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW, "raw SQLite works"); }

// The least SQLite can be asked to do for one row: two prepared inserts.
class Raw {
 public:
  explicit Raw(const std::string& path) {
    must(sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                         nullptr));
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-8000");
    run(std::string(sql::journal_migrations()[0].sql).c_str());
    must(sqlite3_prepare_v2(handle_, "INSERT INTO journal_events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", -1, &event_,
                            nullptr));
    must(sqlite3_prepare_v2(handle_,
                            "INSERT INTO journal_heads VALUES (?, ?, ?, ?) ON CONFLICT (subject, author) "
                            "DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                            -1, &head_, nullptr));
  }
  ~Raw() {
    sqlite3_finalize(event_);
    sqlite3_finalize(head_);
    sqlite3_close(handle_);
  }
  void run(const char* sql) { must(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

  void insert(const Row& row) {
    const RecordedEvent& event = row.event;
    text(event_, 1, row.subject);
    text(event_, 2, event.author.text());
    sqlite3_bind_int64(event_, 3, static_cast<std::int64_t>(event.seq));
    text(event_, 4, event.kind);
    sqlite3_bind_blob(event_, 5, event.hash.bytes.data(), 32, SQLITE_STATIC);
    text(event_, 6, event.envelope);
    sqlite3_bind_blob(event_, 7, event.signature.bytes.data(), 64, SQLITE_STATIC);
    sqlite3_bind_blob(event_, 8, event.hash.bytes.data(), 32, SQLITE_STATIC);
    must(sqlite3_step(event_));
    sqlite3_reset(event_);
    text(head_, 1, row.subject);
    text(head_, 2, event.author.text());
    sqlite3_bind_int64(head_, 3, static_cast<std::int64_t>(event.seq));
    sqlite3_bind_blob(head_, 4, event.hash.bytes.data(), 32, SQLITE_STATIC);
    must(sqlite3_step(head_));
    sqlite3_reset(head_);
  }

 private:
  static void text(sqlite3_stmt* statement, int index, const std::string& value) {
    sqlite3_bind_text(statement, index, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
  }
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* event_ = nullptr;
  sqlite3_stmt* head_ = nullptr;
};

Measured through_raw(const std::string& path, const std::vector<std::vector<Row>>& rows) {
  Raw raw(path);
  std::int64_t stored = 0;
  const auto start = Clock::now();
  for (std::size_t number = 0; number < rows.front().size(); ++number) {
    raw.run("BEGIN IMMEDIATE");
    for (const auto& own : rows) raw.insert(own[number]);
    raw.run("COMMIT");
    stored += static_cast<std::int64_t>(rows.size());
    if (Clock::now() - start >= round_time) break;
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return {static_cast<double>(stored) / seconds, static_cast<double>(rows.size())};
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void measure(const fs::path& folder, int clients) {
  // Enough for one round of the faster side at about 150,000 rows a second.
  const auto rows = rows_for(clients, std::min(90'000 / clients, 20'000));
  std::vector<double> ours;
  std::vector<double> raw;
  std::vector<double> ratios;
  std::vector<double> groups;
  for (int round = 0; round < rounds; ++round) {
    const auto fresh = [&](const char* name) {
      fs::remove_all(folder);
      fs::create_directories(folder);
      return (folder / name).string();
    };
    const Measured one = through_journal(fresh("journal.db"), rows);
    const Measured two = through_raw(fresh("raw.db"), rows);
    ours.push_back(one.per_second);
    raw.push_back(two.per_second);
    ratios.push_back(one.per_second / two.per_second);
    groups.push_back(one.group);
  }
  fs::remove_all(folder);
  fmt::print("{} clients: mean group {:.1f}\n", clients, median(groups));
  print({.name = fmt::format("durable_append_{}_clients", clients),
         .value = median(ours),
         .unit = "events/s",
         .baseline = median(raw),
         .baseline_name = "raw SQLite",
         .ratio = median(ratios),
         .promise = 0.5});
}

}  // namespace
}  // namespace simpul::bench

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  const auto folder = words.empty() ? std::filesystem::current_path() : std::filesystem::path(words.front());
  std::vector<int> clients{1, 8, 32, 128};
  if (words.size() > 1) clients.clear();
  for (std::size_t i = 1; i < words.size(); ++i) clients.push_back(std::max(1, std::atoi(words[i].c_str())));
  for (const int number : clients) simpul::bench::measure(folder / "append-bench", number);
}
