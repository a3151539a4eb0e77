#pragma once

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"

namespace simpul::access {

// What a use case answers: a value, or everything a person must be told.
template <class T>
using Outcome = Result<T, Refusals>;

inline auto turned_away(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return refuse(Refusals{{std::move(code), std::move(pointer), std::move(facts)}});
}

Refusals refusals_of(const PortError& error);

// Database::read and ::write with their failures as refusals.
Outcome<void> read_from(Database& database, const std::function<void(Reader&)>& fn);
Outcome<void> write_to(Database& database, const Database::Work& work);

}  // namespace simpul::access
