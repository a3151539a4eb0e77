#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handles.h"
#include "kernel/instant.h"

namespace simpul::pades {

// A time-stamp token (RFC 3161 section 2.4.2), read.
struct TimestampToken {
  Instant at;
  bool intact = false;  // over the given bytes, and signed by a certificate for time stamps that it carries
  Certificate authority;
  Certificates certificates;
  std::string nonce;  // DER of the integer, empty where there is none
};
// nullopt: no token.
std::optional<TimestampToken> read_timestamp(std::string_view der, std::string_view stamped);

}  // namespace simpul::pades
