#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "open_key.h"

namespace simpul::pades {

// Gives a time-stamp token (DER) over a signature value.
using Timestamping = std::function<Result<std::string, Refusal>(std::string_view signature)>;

// Fills the room that was left for the signature: sets the byte range, signs all bytes outside the room with CAdES
// attributes (ETSI EN 319 122-1), has it time-stamped where `timestamping` is given. The bytes before `section_start`
// are the file as it was.
Result<std::string, Refusal> sealed_pdf(std::string pdf, std::size_t section_start, const OpenKey& key,
                                        const Timestamping& timestamping);

}  // namespace simpul::pades
