#pragma once

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "web/message.h"

namespace simpul::http_server {

// The first line of a request.
struct RequestLine {
  std::string method;
  std::string target;
  int version = 11;  // 10: HTTP/1.0
};

// Makes a request of what the parser read; `request.headers` is filled already. One framing rule: one Host, at most
// one Content-Length, Transfer-Encoding only "chunked" and never both (RFC 9112 section 6). Codes: method_unknown,
// path_malformed, query_malformed, host_malformed, framing_ambiguous, transfer_coding_unsupported,
// expectation_unsupported, http_version_unsupported.
Result<void, Refusal> complete_request(const RequestLine& line, web::Request& request);

// True where the client waits for "100 Continue" before it sends the body.
bool waits_for_continue(const web::Request& request);

}  // namespace simpul::http_server
