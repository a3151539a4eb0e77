#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "connection_count.h"
#include "http_server/server.h"
#include "worker_pool.h"

namespace simpul::http_server {

// A file opened for sending; closed with its last owner.
class OpenFile {
 public:
  static std::optional<OpenFile> open(const std::string& path);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();
  int descriptor() const { return descriptor_; }
  std::uint64_t size() const { return size_; }

 private:
  OpenFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

// An answer ready for the wire: headers complete and sound, its file open.
struct Answer {
  web::Response response;
  std::optional<OpenFile> file;

  // What is sent from memory.
  std::string_view content() const {
    return response.shared_body ? std::string_view(*response.shared_body) : std::string_view(response.body);
  }
  std::uint64_t length() const { return file ? file->size() : content().size(); }
};

// What all connections of one server share. Safe from any thread.
struct ServerContext {
  ServerContext(Options options_, Hooks hooks_, Log& log_);

  const Options options;
  const Hooks hooks;
  Log& log;
  ConnectionCount connections;
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<bool> draining{false};

  std::string next_request_id();
  // Runs the handler; whatever it throws is logged and becomes internal_error.
  Answer handle(const web::Request& request, std::string_view operation);
  Answer refuse(const web::Request& request, const Refusal& refusal);
  // The plan for a request without its body; nullopt where the plan itself failed.
  std::optional<Plan> plan(const web::Request& request);

 private:
  Answer complete(web::Response response, const web::Request& request);
  web::Response failed(const web::Request& request, std::string_view operation, std::string_view why);

  const std::string id_prefix_;
  std::atomic<std::uint64_t> next_id_{1};
};

}  // namespace simpul::http_server
