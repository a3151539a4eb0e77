// The worker as a program of its own, and workers that misbehave in the ways the inspector must survive.
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "cage/lock.h"
#include "cage/worker.h"
#include "inspector/inspector_worker.h"

namespace {

void say(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(4, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

int main(int count, char** words) {
  using namespace simpul;
  const std::string_view command = count > 1 ? words[1] : "";
  if (command == "uncaged") {
    say("T" + cage::try_to_break_out().value_or(""));
    return 0;
  }
  // Passes the first trial honestly, so that the misbehaviour comes with the first file.
  if (command == inspector::worker_command || cage::kind_of_task() == 'T') return inspector::run_inspector_worker();
  if (command == "crash") std::abort();
  while (command == "hang") ::pause();
  while (command == "flood") say("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
  if (command == "forge") say("{\"code\":\"signed_by_governor\",\"facts\":{},\"media_type\":\"\",\"pages\":0}\n");
  if (command == "other-type") say("{\"code\":\"\",\"facts\":{},\"media_type\":\"image/png\",\"pages\":0}\n");
  if (command == "bad-text")
    say("{\"code\":\"\",\"facts\":{},\"media_type\":\"application/pdf\",\"pages\":1}\n\xff\xfe");
  return 0;
}
