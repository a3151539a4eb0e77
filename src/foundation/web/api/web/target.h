#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::web {

// A request target (RFC 9112 section 3.2) taken apart.
struct Target {
  std::string path;       // percent-decoded, valid UTF-8
  std::multimap<std::string, std::string> query;
  std::string authority;  // of an absolute-form target, else empty
};

// Accepts origin-form, absolute-form of http(s), and "*". A path must already be in its normal form: "." and ".."
// segments, empty segments, encoded slashes, backslashes and control characters are refused rather than repaired, so
// that no proxy in front reads another path than we do. Codes: path_malformed, query_malformed.
Result<Target, Refusal> read_target(std::string_view target);

}  // namespace simpul::web
