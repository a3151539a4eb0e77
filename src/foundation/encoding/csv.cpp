#include "encoding/csv.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "encoding/utf8.h"

namespace simpul {
namespace {

Refusal malformed(std::size_t line) { return {"csv_malformed", {}, {{"line", std::to_string(line)}}}; }

Refusal too_large(std::size_t limit) { return {"csv_too_large", {}, {{"limit", std::to_string(limit)}}}; }

class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter, const CsvLimits& limits)
      : rest_(text), delimiter_(delimiter), limits_(limits) {}

  Result<std::vector<CsvRow>, Refusal> rows() {
    while (!rest_.empty()) {
      CsvRow row{line_, {}};
      if (auto fault = read_row(row)) return refuse(*std::move(fault));
      if (row.fields.size() == 1 && row.fields.front().empty()) continue;
      rows_.push_back(std::move(row));
      if (rows_.size() > limits_.rows_max) return refuse(too_large(limits_.rows_max));
    }
    return std::move(rows_);
  }

 private:
  std::optional<Refusal> read_row(CsvRow& row) {
    while (true) {
      std::string& field = row.fields.emplace_back();
      if (row.fields.size() > limits_.fields_max) return too_large(limits_.fields_max);
      const bool quoted = rest_.starts_with('"');
      if (auto fault = quoted ? read_quoted(field) : read_plain(field)) return fault;
      if (rest_.starts_with(delimiter_)) {
        rest_.remove_prefix(1);
        continue;
      }
      end_line();
      return std::nullopt;
    }
  }

  std::optional<Refusal> read_plain(std::string& field) {
    const char stops[] = {delimiter_, '"', '\r', '\n'};
    const std::size_t end = std::min(rest_.find_first_of(std::string_view(stops, sizeof stops)), rest_.size());
    field = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (rest_.starts_with('"')) return malformed(line_);
    if (rest_.starts_with('\r') && !rest_.starts_with("\r\n")) return malformed(line_);
    return std::nullopt;
  }

  std::optional<Refusal> read_quoted(std::string& field) {
    const std::size_t opened = line_;
    rest_.remove_prefix(1);
    while (true) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return malformed(opened);
      field += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    line_ += static_cast<std::size_t>(std::ranges::count(field, '\n'));
    if (rest_.empty() || rest_.starts_with(delimiter_) || rest_.starts_with('\n') || rest_.starts_with("\r\n")) {
      return std::nullopt;
    }
    return malformed(line_);
  }

  void end_line() {
    if (rest_.starts_with('\r')) rest_.remove_prefix(1);
    if (!rest_.empty()) rest_.remove_prefix(1);
    ++line_;
  }

  std::string_view rest_;
  char delimiter_;
  CsvLimits limits_;
  std::size_t line_ = 1;
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>, Refusal> read_csv(std::string_view text, char delimiter, const CsvLimits& limits) {
  if (text.size() > limits.bytes_max) return refuse(too_large(limits.bytes_max));
  if (!is_utf8(text)) return refuse(Refusal{"csv_not_utf8"});
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return CsvReader(text, delimiter, limits).rows();
}

}  // namespace simpul
