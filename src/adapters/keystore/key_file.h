#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::keystore {

// Content of a file that only its owner may read; nullopt where there is none. Refusals: key_exposed, key_unavailable.
Result<std::optional<std::string>, Refusal> read_private_file(const std::string& path);

// A new file with mode 0600, durable when this returns; never replaces one. Refusal: key_unavailable.
Result<void, Refusal> write_private_file(const std::string& path, std::string_view bytes);

}  // namespace simpul::keystore
