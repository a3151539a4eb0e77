#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cage/confined_program.h"
#include "ocr/page_worker.h"
#include "ports/page_reader.h"

namespace simpul::ocr {

// Text layers by poppler, everything else by Tesseract, in a caged process of its own for each page that needs OCR.
// Where the cage does not hold every file is refused (page_reading_unavailable).
class OcrPageReader final : public PageReader {
 public:
  struct Limits {
    cage::ConfinedProgram::Limits worker{.time = std::chrono::seconds(60)};
    std::chrono::milliseconds whole{100'000};  // after it no further page is begun
  };
  // `program` is run with `arguments` and must call run_page_worker(); normally it is this very program.
  explicit OcrPageReader(std::string program, std::vector<std::string> arguments = {worker_command});
  OcrPageReader(std::string program, std::vector<std::string> arguments, Limits limits);

  Result<std::vector<paper::RecognisedPage>, Refusal> read(std::string_view bytes,
                                                           std::string_view media_type) override;
  Result<std::string, Refusal> picture(std::string_view bytes, std::string_view media_type,
                                       const PagePicture& wish) override;

  // Why pages cannot be read here, for `doctor`; nullopt where the cage holds. Tried once.
  std::optional<std::string> why_unavailable() { return worker_.why_unavailable(); }
  // Whether scans can be read in Indonesian here, for `doctor`: tried on an empty page.
  bool lacks_language();

 private:
  class Scans;
  cage::ConfinedProgram worker_;
  std::chrono::milliseconds whole_;
};

}  // namespace simpul::ocr
