#include "inspector/inspector_worker.h"

#include <iconv.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "cage.h"
#include "content_type.h"
#include "image_header.h"
#include "pdf_examiner.h"
#include "report.h"

namespace simpul::inspector {
namespace {

constexpr int task_descriptor = 3;
constexpr int report_descriptor = 4;

// The task lies in a file in memory; it is looked at where it is.
std::string_view whole_task() {
  const off_t size = ::lseek(task_descriptor, 0, SEEK_END);
  if (size <= 0) return {};
  const auto bytes = static_cast<std::size_t>(size);
  void* const at = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, task_descriptor, 0);
  return at == MAP_FAILED ? std::string_view{} : std::string_view(static_cast<const char*>(at), bytes);
}

void write_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The C library looks for its conversion tables on disk the first time; inside the cage there is no disk.
void warm_up() {
  for (const auto& [to, from] : {std::pair{"UTF-16", "UTF-8"}, std::pair{"UTF-8", "UTF-16"}}) {
    const iconv_t conversion = ::iconv_open(to, from);
    if (conversion != reinterpret_cast<iconv_t>(-1)) ::iconv_close(conversion);
  }
}

Finding unavailable(std::string reason) {
  return refuse(Refusal{"file_inspection_unavailable", "", {{"reason", std::move(reason)}}});
}

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

Finding carry_out(std::string_view bytes) {
  const auto task = read_task(bytes);
  if (!task) return unavailable("the worker got no task");
  if (task->kind == TaskKind::Inspect) return inspect(*task);
  if (auto escape = try_to_break_out()) return unavailable(std::move(*escape));
  return InspectedFile{"application/pdf", "", 0};
}

}  // namespace

int run_inspector_worker() {
  warm_up();
  if (auto reason = lock_in()) {
    write_whole(report_descriptor, report_of(unavailable(std::move(*reason))));
    ::_exit(1);
  }
  write_whole(report_descriptor, report_of(carry_out(whole_task())));
  // Nothing is torn down: the process ends here, and with it all a file may have done to it.
  ::_exit(0);
}

}  // namespace simpul::inspector
