#include "server_context.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>

#include "answer_head.h"
#include "kernel/expects.h"

namespace simpul::http_server {

std::optional<OpenFile> OpenFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat facts{};
  OpenFile file(descriptor, 0);
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  file.size_ = static_cast<std::uint64_t>(facts.st_size);
  return file;
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

ServerContext::ServerContext(Options options_, Hooks hooks_, Log& log_)
    : options(std::move(options_)),
      hooks(std::move(hooks_)),
      log(log_),
      connections(options.limits),
      id_prefix_(fmt::format("{:08x}", std::random_device{}())) {
  expects(hooks.handle && hooks.refuse, "a server has a handler and words for its refusals");
  expects(options.network_threads > 0 && options.worker_threads > 0, "a server has threads");
}

std::string ServerContext::next_request_id() { return fmt::format("{}-{}", id_prefix_, next_id_.fetch_add(1)); }

std::optional<Plan> ServerContext::plan(const web::Request& request) {
  if (!hooks.plan) {
    Plan plan;
    plan.body_bytes_max = options.limits.body_bytes;
    return plan;
  }
  try {
    return hooks.plan(request);
  } catch (const std::exception& failure) {
    log.write(LogLevel::Error, "plan_failed", {{"request_id", request.request_id}, {"what", failure.what()}});
    return std::nullopt;
  }
}

Answer ServerContext::handle(const web::Request& request, std::string_view operation) {
  try {
    return complete(hooks.handle(request), request);
  } catch (const std::exception& failure) {
    return complete(failed(request, operation, failure.what()), request);
  }
}

Answer ServerContext::refuse(const web::Request& request, const Refusal& refusal) {
  web::Response response = hooks.refuse(request, refusal);
  if (response.status == 503 && response.header("Retry-After").empty()) response.with("Retry-After", "2");
  return complete(std::move(response), request);
}

web::Response ServerContext::failed(const web::Request& request, std::string_view operation, std::string_view why) {
  log.write(LogLevel::Error, "handler_failed",
            {{"request_id", request.request_id}, {"operation", operation}, {"what", why}});
  return hooks.refuse(request, Refusal{"internal_error"});
}

Answer ServerContext::complete(web::Response response, const web::Request& request) {
  if (!has_sound_headers(response)) response = failed(request, "unknown", "a header value holds control characters");
  Answer answer{std::move(response), std::nullopt};
  if (answer.response.file) {
    answer.file = OpenFile::open(*answer.response.file);
    if (!answer.file) {
      log.write(LogLevel::Error, "file_not_sent", {{"request_id", request.request_id}});
      answer.response = hooks.refuse(request, Refusal{"storage_unavailable"});
    }
  }
  web::apply_security_headers(answer.response, options.headers);
  answer.response.with("X-Request-Id", request.request_id);
  return answer;
}

}  // namespace simpul::http_server
