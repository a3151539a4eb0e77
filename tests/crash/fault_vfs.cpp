#include "fault_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace simpul::crash {
namespace {

// A change that a power cut may undo. An empty `bytes` with `truncates` sets the size to `offset`.
struct Pending {
  std::int64_t offset = 0;
  std::string bytes;
  bool truncates = false;
};

// What is certainly on the disk, and what happened since.
struct Disk {
  std::string synced;
  std::vector<Pending> pending;
};

struct State {
  sqlite3_vfs* real = nullptr;
  Plan plan;
  std::atomic<int> steps = 0;
  std::atomic<bool> sync_failed = false;
  std::atomic<bool> ended = false;    // the power is cut: nothing runs on
  std::mutex mutex;                   // guards files
  std::map<std::string, Disk> files;  // kept only for the Lose plans
};

State& state() {
  static State* const one = new State;  // outlives every connection, also those closed at exit
  return *one;
}

struct FaultFile {
  sqlite3_file base;
  const char* path;  // SQLite's own copy, valid while the file is open; null for a nameless one
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

// As the kernel ends a process: nothing of it gets a last word.
[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

FaultFile* of(sqlite3_file* file) { return reinterpret_cast<FaultFile*>(file); }

bool loses() { return state().plan.fault == Fault::LoseAll || state().plan.fault == Fault::LoseSome; }

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void apply(std::string& content, const Pending& change) {
  const auto end = static_cast<std::size_t>(change.offset) + change.bytes.size();
  if (change.truncates) {
    content.resize(static_cast<std::size_t>(change.offset));
    return;
  }
  if (content.size() < end) content.resize(end, '\0');
  std::memcpy(content.data() + change.offset, change.bytes.data(), change.bytes.size());
}

// Leaves on the disk what a power cut may leave: what was synced and, for LoseSome, any choice of the later changes,
// whole or in 512-byte sectors.
void cut_power() {
  const std::scoped_lock lock(state().mutex);
  state().ended = true;
  std::mt19937 choose(static_cast<unsigned>(state().plan.at) * 2'654'435'761u);
  for (auto& [path, disk] : state().files) {
    if (!std::filesystem::exists(path)) continue;
    std::string content = disk.synced;
    for (const Pending& change : disk.pending) {
      if (state().plan.fault == Fault::LoseAll) break;
      if (change.truncates && choose() % 2 == 0) apply(content, change);
      for (std::size_t at = 0; at < change.bytes.size(); at += 512) {
        const auto sector = change.bytes.substr(at, 512);
        if (choose() % 2 == 0) apply(content, {change.offset + static_cast<std::int64_t>(at), sector, false});
      }
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
    std::error_code ignored;
    std::filesystem::remove(path.substr(0, path.rfind("-wal")) + "-shm", ignored);  // memory, gone with the machine
  }
  die();
}

enum class Turn { Proceed, KillAfter, Tear, Fail };

// Counts one step and says what happens at it.
Turn next_step() {
  stand_still_after_the_end();
  const int step = ++state().steps;
  const Plan& plan = state().plan;
  const bool hit = step == plan.at;
  switch (plan.fault) {
    case Fault::None:
      return Turn::Proceed;
    case Fault::KillBefore:
      if (hit) die();
      return Turn::Proceed;
    case Fault::KillAfter:
      return hit ? Turn::KillAfter : Turn::Proceed;
    case Fault::KillTorn:
      return hit ? Turn::Tear : Turn::Proceed;
    case Fault::LoseAll:
    case Fault::LoseSome:
      if (hit) cut_power();
      return Turn::Proceed;
    case Fault::ErrorOnce:
    case Fault::FullOnce:
      return hit ? Turn::Fail : Turn::Proceed;
    case Fault::ErrorSticky:
    case Fault::FullSticky:
      return step >= plan.at ? Turn::Fail : Turn::Proceed;
  }
  return Turn::Proceed;
}

// A full disk refuses only what needs room.
bool is_full_disk() { return state().plan.fault == Fault::FullOnce || state().plan.fault == Fault::FullSticky; }

// Carries out one step that takes no bytes; `error` is what SQLite's own layer would report.
template <class Do>
int step(int error, const Do& act) {
  const Turn turn = next_step();
  if (turn == Turn::Fail && !is_full_disk()) return error;
  const int code = act();
  if (turn == Turn::KillAfter || turn == Turn::Tear) die();
  return code;
}

void remember(FaultFile* file, Pending change) {
  if (!loses() || !file->path) return;
  const std::scoped_lock lock(state().mutex);
  state().files[file->path].pending.push_back(std::move(change));
}

int write(sqlite3_file* base, const void* bytes, int size, sqlite3_int64 offset) {
  FaultFile* const file = of(base);
  const Turn turn = next_step();
  const auto through = [&](int count) { return file->real()->pMethods->xWrite(file->real(), bytes, count, offset); };
  if (turn == Turn::Tear || turn == Turn::Fail) {
    through(size / 2);
    if (turn == Turn::Tear) die();
    return is_full_disk() ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
  remember(file, {offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)), false});
  const int code = through(size);
  if (turn == Turn::KillAfter) die();
  return code;
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
  return step(SQLITE_IOERR_TRUNCATE, [&] {
    remember(of(base), {size, {}, true});
    return of(base)->real()->pMethods->xTruncate(of(base)->real(), size);
  });
}

int sync(sqlite3_file* base, int flags) {
  FaultFile* const file = of(base);
  const int code = step(SQLITE_IOERR_FSYNC, [&] {
    const int done = file->real()->pMethods->xSync(file->real(), flags);
    if (done == SQLITE_OK && loses() && file->path) {
      const std::scoped_lock lock(state().mutex);
      state().files[file->path] = Disk{content_of(file->path), {}};
    }
    return done;
  });
  if (code != SQLITE_OK) state().sync_failed = true;
  return code;
}

int close(sqlite3_file* file) { return of(file)->real()->pMethods->xClose(of(file)->real()); }
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  stand_still_after_the_end();
  return of(file)->real()->pMethods->xRead(of(file)->real(), to, size, offset);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  stand_still_after_the_end();
  return of(file)->real()->pMethods->xFileSize(of(file)->real(), size);
}
int lock(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xLock(of(file)->real(), level); }
int unlock(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xUnlock(of(file)->real(), level); }
int reserved(sqlite3_file* file, int* out) {
  return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), out);
}
int control(sqlite3_file* file, int what, void* argument) {
  return of(file)->real()->pMethods->xFileControl(of(file)->real(), what, argument);
}
int sector(sqlite3_file* file) { return of(file)->real()->pMethods->xSectorSize(of(file)->real()); }
int traits(sqlite3_file* file) { return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real()); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return of(file)->real()->pMethods->xShmMap(of(file)->real(), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return of(file)->real()->pMethods->xShmLock(of(file)->real(), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { of(file)->real()->pMethods->xShmBarrier(of(file)->real()); }
int shm_unmap(sqlite3_file* file, int remove) {
  return of(file)->real()->pMethods->xShmUnmap(of(file)->real(), remove);
}

// Version 2: with shared memory for the write-ahead log, without memory-mapped reads.
const sqlite3_io_methods methods = {2,        close,       read,      write,   truncate, sync,   file_size,
                                    lock,     unlock,      reserved,  control, sector,   traits, shm_map,
                                    shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* base, int flags, int* flags_out) {
  stand_still_after_the_end();
  FaultFile* const file = of(base);
  file->base.pMethods = nullptr;
  file->path = path;
  const auto through = [&] { return state().real->xOpen(state().real, path, file->real(), flags, flags_out); };
  if (loses() && path) {
    const std::scoped_lock lock(state().mutex);
    if (!state().files.contains(path)) state().files[path] = Disk{content_of(path), {}};
  }
  const int code = (flags & SQLITE_OPEN_CREATE) != 0 ? step(SQLITE_CANTOPEN, through) : through();
  if (code == SQLITE_OK) file->base.pMethods = &methods;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  return step(SQLITE_IOERR_DELETE, [&] {
    const int code = state().real->xDelete(state().real, path, sync_folder);
    const std::scoped_lock lock(state().mutex);
    state().files.erase(path);
    return code;
  });
}

int access(sqlite3_vfs*, const char* path, int flags, int* out) {
  return state().real->xAccess(state().real, path, flags, out);
}
int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  return state().real->xFullPathname(state().real, path, size, out);
}

}  // namespace

void install_fault_vfs(Plan plan) {
  state().real = sqlite3_vfs_find(nullptr);
  state().plan = plan;
  static sqlite3_vfs layer;
  layer = *state().real;
  layer.zName = "simpul-fault";
  layer.szOsFile += static_cast<int>(sizeof(FaultFile));
  layer.xOpen = &open;
  layer.xDelete = &remove;
  layer.xAccess = &access;
  layer.xFullPathname = &full_path;
  sqlite3_vfs_register(&layer, 1);
}

void stand_still_after_the_end() {
  while (state().ended) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

int steps_taken() { return state().steps; }
bool sync_has_failed() { return state().sync_failed; }
bool fault_reached() { return state().plan.fault != Fault::None && state().steps >= state().plan.at; }

}  // namespace simpul::crash
