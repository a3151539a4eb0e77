// The worker as a program of its own, and workers that misbehave in the ways a reader must survive.
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "cage/worker.h"
#include "cage/worker.h"
#include "docx/word_worker.h"

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
  // Passes the first trial honestly, so that the misbehaviour comes with the first file.
  if (command == docx::worker_command || cage::kind_of_task() == 'T') return docx::run_word_worker();
  if (command == "crash") std::abort();
  while (command == "hang") ::pause();
  if (command == "forge") say("R{\"code\":\"signed_by_governor\",\"facts\":{}}");
  if (command == "no-such-editor") {
    say(R"(W{"parts":[{"paragraph":{"style":"","number":"","centred":false,"anchors":[],"runs":[],"end":"deleted",)"
        R"("end_editor":7},"rows":[]}],"editors":[],"comments":[],"losses":[],"carried":[]})");
  }
  return 0;
}
