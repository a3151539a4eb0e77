#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

struct CsvLimits {
  std::size_t bytes_max = 16 << 20;
  std::size_t rows_max = 200'000;
  std::size_t fields_max = 200;
};

struct CsvRow {
  std::size_t line = 0;  // where the row begins, counted from 1 as editors do
  std::vector<std::string> fields;
};

// Reads a table as RFC 4180 has it, from any writer: a byte order mark, LF or CRLF, quoted line breaks and a delimiter
// other than a comma are taken; blank lines are skipped. Rows may differ in length; that is for the caller to judge.
// Codes: csv_malformed (fact line), csv_not_utf8, csv_too_large (fact limit).
Result<std::vector<CsvRow>, Refusal> read_csv(std::string_view text, char delimiter = ',',
                                              const CsvLimits& limits = {});

}  // namespace simpul
