#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace simpul {

enum class LogLevel { Info, Warning, Error };

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double, bool> value;
};

// What the administrator reads when something is wrong: one structured line per event. `event` is a stable snake_case
// name. No personal data, no secrets: never a body, a query, an address of a person or a name (OWASP ASVS 5.0, 16.2.5).
// Safe from any thread; never blocks on the reader of the log and never fails towards the caller.
class Log {
 public:
  virtual ~Log() = default;
  virtual void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) = 0;
};

}  // namespace simpul
