#include "docx/word_worker.h"

#include <new>

#include "cage/worker.h"
#include "report.h"
#include "word_reader.h"

namespace simpul::docx {
namespace {

std::string carry_out(std::string_view task) {
  if (!task.starts_with('W')) return {};
  try {
    return report_of(read_word(task.substr(1)));
  } catch (const std::bad_alloc&) {
    return report_of(refuse(Refusal{"word_too_complex"}));
  }
}

}  // namespace

int run_word_worker() { return cage::run_worker(&carry_out, &cage::warm_up_conversions); }

}  // namespace simpul::docx
