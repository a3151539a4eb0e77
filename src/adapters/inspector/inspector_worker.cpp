#include "inspector/inspector_worker.h"

#include "cage/worker.h"
#include "image_header.h"
#include "pdf_examiner.h"
#include "report.h"

namespace simpul::inspector {
namespace {

Finding inspect(const Task& task) {
  if (task.media_type == "application/pdf") {
    auto pdf = examine_pdf(task.file);
    if (!pdf) return refuse(std::move(pdf.error()));
    return InspectedFile{std::string(task.media_type), std::move(pdf->text), pdf->pages};
  }
  const auto image = examine_image(task.file, task.media_type);
  if (!image) return refuse(image.error());
  return InspectedFile{std::string(task.media_type), "", 0};
}

std::string carry_out(std::string_view bytes) {
  const auto task = read_task(bytes);
  if (!task) {
    return report_of(refuse(Refusal{"file_inspection_unavailable", "", {{"reason", "the worker got no task"}}}));
  }
  return report_of(inspect(*task));
}

}  // namespace

int run_inspector_worker() { return cage::run_worker(&carry_out, &cage::warm_up_conversions); }

}  // namespace simpul::inspector
