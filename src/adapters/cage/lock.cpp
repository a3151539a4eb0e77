#include "cage/lock.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <memory>

namespace simpul::cage {
namespace {

constexpr rlim_t memory_bytes_max = 512u << 20;

// Sanitizers map terabytes of shadow memory, which no limit can hold, and probe addresses through a pipe.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

bool limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(resource, &both) == 0;
}

bool limit_resources(unsigned processor_seconds) {
  if (!sanitized && !limit(RLIMIT_AS, memory_bytes_max)) return false;
  return limit(RLIMIT_CPU, processor_seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0);
}

// What parsing in memory needs. Everything else answers EPERM, so that a library that looks for a font or a table on
// disk goes on without it instead of dying.
constexpr int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(write),           SCMP_SYS(close),        SCMP_SYS(lseek),
    SCMP_SYS(fstat),         SCMP_SYS(munmap),          SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(brk),           SCMP_SYS(futex),           SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),     SCMP_SYS(exit),         SCMP_SYS(exit_group),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),    SCMP_SYS(time),         SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),   SCMP_SYS(restart_syscall), SCMP_SYS(getpid),       SCMP_SYS(gettid),
    SCMP_SYS(nanosleep),     SCMP_SYS(clock_nanosleep), SCMP_SYS(getrusage),    SCMP_SYS(membarrier),
};

struct FilterEnd {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FilterEnd>;

// A call is allowed where one of its arguments fits.
bool allow_where(void* filter, int call, scmp_arg_cmp condition) {
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

bool allow_memory_without_code(void* filter) {
  const scmp_arg_cmp never_code{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  return allow_where(filter, SCMP_SYS(mmap), never_code) && allow_where(filter, SCMP_SYS(mprotect), never_code);
}

// abort() of a library that gives up reaches this process only.
bool allow_own_signals(void* filter) {
  return allow_where(filter, SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0});
}

bool install_filter() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return false;
  for (const int call : allowed) {
    if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  if (sanitized && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0) != 0) return false;
  return allow_memory_without_code(filter.get()) && allow_own_signals(filter.get()) && seccomp_load(filter.get()) == 0;
}

}  // namespace

std::optional<std::string> lock_in(unsigned processor_seconds) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return "the worker cannot be tied to its parent";
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return "the worker cannot be hidden from debuggers";
  if (!limit_resources(processor_seconds)) return "limits of memory and time cannot be set";
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "new privileges cannot be ruled out";
  if (!install_filter()) return "the system call filter (seccomp) cannot be installed";
  return std::nullopt;
}

std::optional<std::string> try_to_break_out() {
  char program[] = "/bin/true";
  char* const arguments[] = {program, nullptr};
  if (::open("/etc/passwd", O_RDONLY) >= 0) return "the worker could open a file";
  if (::open("/tmp/simpul-escape", O_WRONLY | O_CREAT, 0600) >= 0) return "the worker could create a file";
  if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) return "the worker could open a socket";
  if (::socket(AF_UNIX, SOCK_STREAM, 0) >= 0) return "the worker could open a local socket";
  if (::fork() >= 0) return "the worker could start a process";
  if (::kill(1, 0) == 0) return "the worker could signal another process";
  if (::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED) {
    return "the worker could make memory executable";
  }
  // Succeeding, this would not come back; the missing report is then the proof.
  ::execve(program, arguments, nullptr);
  return std::nullopt;
}

}  // namespace simpul::cage
