#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace simpul {

// Why a rule or a reader said no. `code` is stable and names a sentence in data/messages (Indonesian and English,
// with what happened, what is safe, what to do); `facts` fill its {placeholders}; `pointer` is the JSON Pointer
// (RFC 6901) of the offending input, empty where the whole request is meant.
struct Refusal {
  std::string code;
  std::string pointer = {};
  std::map<std::string, std::string> facts = {};

  bool operator==(const Refusal&) const = default;
};

using Refusals = std::vector<Refusal>;

}  // namespace simpul
