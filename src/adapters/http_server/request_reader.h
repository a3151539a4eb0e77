#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "web/message.h"

namespace simpul::http_server {

// Reads one request from bytes: first its whole header, then its body piece by piece.
class RequestReader {
 public:
  RequestReader();
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;

  // `head` is what HeadScanner found complete.
  Result<void, Refusal> read_head(std::string_view head);
  // Before the first piece of a body. Code: body_too_large where the length is known already.
  Result<void, Refusal> limit_body(std::size_t bytes_max);
  // Takes what it can and says how much that was. Codes: body_too_large, body_malformed.
  Result<std::size_t, Refusal> read_body(std::string_view bytes);

  // Nothing more belongs to this request.
  bool done() const;
  bool wants_keep_alive() const;
  bool is_http_1_0() const;
  web::Request& request();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace simpul::http_server
