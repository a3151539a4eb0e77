#pragma once

// What is known about one paper: the values of its variables, as templates/variables.yaml names and types them.

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "drafting/library.h"
#include "text/dates.h"
#include "text/money.h"

namespace simpul::drafting {

using Value = std::variant<std::string, Date, std::int64_t, Duration, Money>;
using Values = std::map<std::string, Value>;

struct Particulars {
  Values values;                                     // "jangka_waktu.akhir"
  std::map<std::string, std::vector<Values>> lists;  // "parties" to its items, each "pejabat" to its value
};

// Reads {"values": {…}, "lists": {"parties": [{…}]}}: dates as "2022-07-28", durations as {"count": 5, "unit": "year"},
// sums as "1500000.00". Codes: field_…, particular_unknown {name}, particular_malformed {name}.
Result<Particulars, Refusals> read_particulars(const Json& json, const Library& library);

// A value as it is printed in one of the forms of its type (templates/variables.yaml).
std::string value_text(const Value& value, std::string_view form);
bool has_form(VariableType type, std::string_view form);

}  // namespace simpul::drafting
