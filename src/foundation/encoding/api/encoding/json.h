#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

using Json = boost::json::value;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;

struct JsonLimits {
  std::size_t bytes_max = 1 << 20;
  std::size_t depth_max = 32;
  std::size_t members_max = 10'000;
};

// Reads one JSON text as I-JSON (RFC 7493): refuses duplicate names, invalid UTF-8, lone surrogates, numbers that are
// no finite double, and anything over the limits. Codes: json_malformed, json_duplicate_name, json_too_large,
// json_too_deep, json_number_out_of_range; `pointer` is empty, facts hold `position` (bytes from the start).
Result<Json, Refusal> read_json(std::string_view text, const JsonLimits& limits = {});

// The canonical text of RFC 8785: members sorted by UTF-16 code units, ECMAScript numbers, least escapes.
// Equal values give equal bytes on every node; hashes and signatures are taken over this text.
std::string canonical_json(const Json& value);

// Compact JSON in insertion order, for answers to clients.
std::string json_text(const Json& value);

}  // namespace simpul
