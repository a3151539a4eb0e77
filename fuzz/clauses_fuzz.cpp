// The text layer of a PDF, split into clauses.
#include <cstddef>
#include <cstdint>

#include "kernel/expects.h"
#include "manuscript/split.h"
#include "negotiation/numbering.h"

using namespace simpul;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto draft =
      manuscript::split_draft(manuscript::lines_of_pages(std::string_view(reinterpret_cast<const char*>(data), size)));
  if (!draft) return 0;
  expects(negotiation::faults_of(draft->text).empty(), "a foreign draft is well-formed");
  expects(draft->places.size() == draft->text.clauses.size(), "every clause has its place");
  for (std::size_t i = 0; i < draft->places.size(); ++i) {
    expects(draft->places[i].blocks.size() == draft->text.clauses[i].blocks.size(), "every block has its place");
  }
  return 0;
}
