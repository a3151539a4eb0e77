#pragma once

#include "connection.h"
#include "kernel/refusal.h"

namespace simpul::sql {

// What a person is told where opening or copying a file fails.
Refusal refusal_of(const StorageFailure& failure, const std::string& path);

}  // namespace simpul::sql
