// The worker as a program of its own, and workers that misbehave in the ways a reader must survive.
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "cage/worker.h"
#include "ocr/page_worker.h"

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
  if (command == ocr::worker_command || cage::kind_of_task() == 'T') return ocr::run_page_worker();
  if (command == "no-language") return ocr::run_page_worker("xyz");
  // Finds the layers, but never comes back from OCR.
  if (command == "hang-in-ocr" && cage::kind_of_task() != 'O') return ocr::run_page_worker();
  while (command == "hang-in-ocr") ::pause();
  if (command == "crash") std::abort();
  if (command == "forge") say("R{\"code\":\"signed_by_governor\",\"facts\":{}}");
  if (command == "forge-picture") say("P<script>");
  return 0;
}
