#include "cage/worker.h"

#include <iconv.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "cage/lock.h"

namespace simpul::cage {
namespace {

constexpr int task_descriptor = 3;
constexpr int report_descriptor = 4;

// The task lies in a file in memory; it is looked at where it is.
std::string_view whole_task() {
  const off_t size = ::lseek(task_descriptor, 0, SEEK_END);
  if (size <= 0) return {};
  const auto bytes = static_cast<std::size_t>(size);
  void* const at = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, task_descriptor, 0);
  return at == MAP_FAILED ? std::string_view{} : std::string_view(static_cast<const char*>(at), bytes);
}

void write_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string carry_out(Work work, std::string_view task) {
  if (task.empty()) return "Tthe worker got no task";
  if (task.front() != 'T') return work(task);
  return "T" + try_to_break_out().value_or("");
}

}  // namespace

char kind_of_task() {
  char kind = '\0';
  return ::pread(task_descriptor, &kind, 1, 0) == 1 ? kind : '\0';
}

void warm_up_conversions() {
  for (const auto& [to, from] : {std::pair{"UTF-16", "UTF-8"}, std::pair{"UTF-8", "UTF-16"}}) {
    const iconv_t conversion = ::iconv_open(to, from);
    if (conversion != reinterpret_cast<iconv_t>(-1)) ::iconv_close(conversion);
  }
}

int run_worker(Work work, WarmUp warm_up, unsigned processor_seconds) {
  warm_up();
  if (const auto reason = lock_in(processor_seconds)) {
    write_whole(report_descriptor, "T" + *reason);
    ::_exit(1);
  }
  write_whole(report_descriptor, carry_out(work, whole_task()));
  // Nothing is torn down: the process ends here, and with it all a file may have done to it.
  ::_exit(0);
}

}  // namespace simpul::cage
