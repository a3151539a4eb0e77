#include "backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace simpul::sql {
namespace {

namespace fs = std::filesystem;

constexpr int pages_each_step = 1024;

// Removes an unfinished copy with what SQLite may have put beside it.
void discard(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix, ignored);
}

void copy_pages(Connection& source, Connection& target, const SqliteDatabase::Progress& progress) {
  // A first read fixes the moment; a transaction that has read nothing would see a new one at each step.
  source.run("SELECT count(*) FROM sqlite_schema");
  const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> backup(
      sqlite3_backup_init(target.handle(), "main", source.handle(), "main"), &sqlite3_backup_finish);
  if (!backup) target.fail(sqlite3_extended_errcode(target.handle()), "start of the copy");
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup.get(), pages_each_step);
    const int total = sqlite3_backup_pagecount(backup.get());
    if (progress) progress(total - sqlite3_backup_remaining(backup.get()), total);
  }
  if (code != SQLITE_DONE) target.fail(code, "copy");
}

std::string quick_check(Connection& connection) {
  std::string first;
  Session(connection).query({"PRAGMA quick_check(1)"}, [&](const Row& row) {
    first = row.text(0);
    return false;
  });
  return first;
}

bool sync_path(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0;
  return ::close(file) == 0 && synced;
}

// Durable under its final name, or not there at all. rename() and not link(), since sticks with FAT know no links; that
// nothing is replaced was checked before.
bool publish(const std::string& part, const std::string& target) {
  const std::string folder = fs::absolute(target).parent_path().string();
  return sync_path(part, O_RDONLY) && ::rename(part.c_str(), target.c_str()) == 0 &&
         sync_path(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace

Result<void, Refusal> copy_database(Connection& source, const std::string& target,
                                    const SqliteDatabase::Progress& progress) {
  if (fs::exists(target)) return refuse(Refusal{"storage_target_exists", "", {{"path", target}}});
  const std::string part = target + ".part";
  discard(part);
  struct Cleanup {
    const std::string& path;
    ~Cleanup() { discard(path); }
  } const cleanup{part};
  {
    Connection copy(part, Connection::Role::Copy, {});
    copy_pages(source, copy, progress);
    // A backup is one file: without the WAL mark it opens from a read-only medium, and nothing must lie beside it.
    copy.run("PRAGMA journal_mode=DELETE");
    const std::string found = quick_check(copy);
    if (found != "ok") return refuse(Refusal{"storage_damaged", "", {{"path", target}, {"detail", found}}});
  }
  if (!publish(part, target)) {
    const std::string reason = std::generic_category().message(errno);
    return refuse(Refusal{"storage_unavailable", "", {{"path", target}, {"detail", reason}}});
  }
  return {};
}

}  // namespace simpul::sql
