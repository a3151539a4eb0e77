#pragma once

#include <string_view>
#include <utility>

#include "encoding/json.h"
#include "encoding/mapper.h"
#include "kernel/result.h"
#include "web/message.h"

namespace simpul::web {

// The media type without parameters, lower case; empty where absent.
std::string media_type(const Request& request);

// The JSON of a body. Codes: unsupported_media_type, body_missing, and those of read_json.
Result<Json, Refusal> json_body(const Request& request);

// The JSON of a body as a described struct; all faults at once.
template <class T>
Result<T, Refusals> read_body(const Request& request) {
  auto json = json_body(request);
  if (!json) return refuse(Refusals{std::move(json.error())});
  return from_json<T>(*json);
}

// True where the request comes from our own pages or from a program, judged by Sec-Fetch-Site and Origin against Host.
// Code: cross_site_request. Asked before every change that a cookie authorises (OWASP ASVS 5.0, 3.5.1).
Result<void, Refusal> check_same_origin(const Request& request);

}  // namespace simpul::web
