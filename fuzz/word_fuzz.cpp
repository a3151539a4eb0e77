// Word files: a whole archive where the bytes begin like one, otherwise what word/document.xml says, so that a search
// is not held up by checksums.
#include <cstddef>
#include <cstdint>

#include "kernel/expects.h"
#include "manuscript/import.h"
#include "manuscript/split.h"
#include "word_reader.h"

using namespace simpul;

namespace {

docx::Parts parts_with(std::string_view document) {
  return {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", std::string(document)}};
}

// A reading that was made against any text must give a well-formed one, or a refusal.
void look_at(const manuscript::WordReading& reading) {
  const auto foreign = manuscript::split_draft(manuscript::lines_of_word(reading));
  if (!foreign) return;
  expects(negotiation::faults_of(foreign->text).empty(), "a foreign draft is well-formed");
  const auto back = manuscript::import_draft(reading, {foreign->text});
  if (back) expects(negotiation::faults_of(back->text).empty(), "an imported draft is well-formed");
  const auto carried = manuscript::carried_text(reading);
  if (carried) expects(negotiation::hash_of(*carried) == reading.made_from, "a carried text has the hash it names");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto reading = bytes.starts_with("PK") ? docx::read_word(bytes) : docx::read_word(parts_with(bytes));
  if (reading) look_at(*reading);
  return 0;
}
