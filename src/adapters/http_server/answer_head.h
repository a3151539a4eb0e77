#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "web/message.h"

namespace simpul::http_server {

// How the length of an answer's content is told.
struct AnswerFrame {
  enum class Kind { Length, Chunked, UntilClose };
  Kind kind = Kind::Length;
  std::uint64_t length = 0;
  bool keep_alive = true;
};

// Field values a client could read as two lines never leave the server.
bool has_sound_headers(const web::Response& response);

// Status line and header of an answer. Connection, Content-Length, Date and Transfer-Encoding are written here; a
// handler's own are left out.
std::string answer_head(const web::Response& response, const AnswerFrame& frame, std::string_view date);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7).
std::string http_date(std::int64_t unix_seconds);

// 1xx, 204 and 304 have no content (RFC 9110 section 6.4.1).
bool may_have_content(int status);

}  // namespace simpul::http_server
