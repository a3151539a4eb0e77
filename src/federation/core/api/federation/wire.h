#pragma once

// Questions and answers as JSON (docs/formats/federation.md).

#include <string>
#include <string_view>

#include "federation/exchange.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::federation {

// A message of the greatest allowed content, written as JSON with every character escaped, stays below this.
inline constexpr std::size_t message_bytes_max = 32u << 20;

std::string question_text(const Question& question);
std::string answer_text(const Answer& answer);

// Members nobody knows are passed over: a later version may add some. Never throws. Codes: exchange_malformed {why},
// exchange_too_large, json_….
Result<Question, Refusal> read_question(std::string_view text);
Result<Answer, Refusal> read_answer(std::string_view text);

}  // namespace simpul::federation
