#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"

namespace simpul::text {

// A number as typed in Indonesia: "whole" without dots and leading zeros ("0" at least), "fraction" as typed.
struct TypedDecimal {
  std::string whole;
  std::string fraction;
};

enum class DecimalFault { Unreadable, SeparatorsUnclear };

// Plain digits or groups of three with dots, then perhaps a comma and digits. Digits with separators in any other
// places are SeparatorsUnclear: "1.5" and "1,500,000" mean different numbers to different people.
Result<TypedDecimal, DecimalFault> read_typed_decimal(std::string_view text);

}  // namespace simpul::text
