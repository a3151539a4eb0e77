// A PDF or a picture that is uploaded, looked at as a whole: its objects, its pages and its text layer.
#include <cstddef>
#include <cstdint>
#include <string>

#include "content_type.h"
#include "encoding/utf8.h"
#include "image_header.h"
#include "kernel/expects.h"
#include "pdf_examiner.h"
#include "ports/file_bounds.h"
#include "report.h"

using namespace simpul;

namespace {

void look_at_pdf(std::string_view bytes) {
  auto examined = inspector::examine_pdf(bytes);
  inspector::Finding finding = refuse(Refusal{"file_damaged"});
  if (examined) {
    expects(examined->pages >= 1 && examined->pages <= pdf_pages_max, "a PDF that passes has pages, and not too many");
    expects(is_utf8(examined->text) && examined->text.size() <= inspector::text_bytes_max, "a text layer is UTF-8");
    finding = InspectedFile{"application/pdf", std::move(examined->text), examined->pages};
  } else {
    finding = refuse(examined.error());
  }
  // What a worker says is what the program behind it hears.
  const auto heard = inspector::read_report(inspector::report_of(finding));
  expects(heard.has_value() && heard->has_value() == finding.has_value(), "a report comes over as it was meant");
  if (!finding) expects(heard->error().code == finding.error().code, "a refusal comes over as it was meant");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)inspector::read_task(bytes);
  (void)inspector::read_report(bytes);
  const std::string_view type = inspector::content_type(bytes);
  if (type == "application/pdf") look_at_pdf(bytes);
  if (type.starts_with("image/")) (void)inspector::examine_image(bytes, type);
  return 0;
}
