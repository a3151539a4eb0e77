#include "signing.h"

#include "text/dates.h"

namespace simpul::pades {
namespace {

// D:20220728100000+07'00' (ISO 32000-1 section 7.9.4).
std::string pdf_time(Instant at, Zone zone) {
  const int offset = static_cast<int>(zone);
  const Date day = day_of(at, zone);
  const std::int64_t seconds = (at.ms - moment_of(day, 0, zone).ms) / 1000;
  const std::string date = day.text();
  return fmt::format("D:{}{}{}{:02}{:02}{:02}+{:02}'00'", date.substr(0, 4), date.substr(5, 2), date.substr(8, 2),
                     seconds / 3600, seconds / 60 % 60, seconds % 60, offset);
}

}  // namespace

FieldFilling filling_of(const SignatureStatement& statement) {
  return {.field = statement.field,
          .name = statement.name,
          .reason = statement.reason,
          .place = statement.place,
          .time = pdf_time(statement.at, statement.zone),
          .lines = {statement.name, statement.office, "Ditandatangani secara elektronik",
                    date_and_clock(statement.at, statement.zone)}};
}

}  // namespace simpul::pades
