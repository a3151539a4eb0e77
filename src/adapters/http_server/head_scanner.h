#pragma once

#include <cstddef>
#include <string_view>

#include "http_server/limits.h"

namespace simpul::http_server {

// Looks at the raw bytes of a request header before any parser does: where it ends, and whether it keeps the limits
// and the one strict form (RFC 9112 sections 2.2, 3 and 5): lines end in CRLF, no bare CR or LF, no NUL, no obsolete
// line folding, no space around a field name. What two parsers could read differently never gets to one.
class HeadScanner {
 public:
  explicit HeadScanner(const Limits& limits) : limits_(limits) {}

  enum class State { NeedMore, Complete, Refused };
  // `bytes` starts at the first byte of the request and grows from call to call; only the new part is looked at.
  State scan(std::string_view bytes);

  // Where complete: the header is bytes [start, end) with its closing empty line.
  std::size_t start() const { return start_; }
  std::size_t end() const { return line_start_; }
  // Where refused: header_malformed, header_too_large or target_too_long.
  std::string_view refusal() const { return refusal_; }

 private:
  State refuse(std::string_view code);
  State check_size(std::size_t size, std::size_t line_size);
  State take_line(std::string_view line);

  Limits limits_;
  std::size_t start_ = 0;
  std::size_t line_start_ = 0;
  std::size_t scanned_ = 0;
  std::size_t lines_ = 0;
  std::string_view refusal_;
};

}  // namespace simpul::http_server
