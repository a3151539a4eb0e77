#include "storage.h"

namespace simpul::federation {

Refusals storage_refusal(const PortError& error) {
  switch (error.fault) {
    case PortFault::Full:
      return {{"storage_full"}};
    case PortFault::Corrupt:
      return {{"storage_damaged"}};
    case PortFault::Conflict:
    case PortFault::Unavailable:
    case PortFault::NotFound:
      return {{"storage_unavailable"}};
  }
  return {{"storage_unavailable"}};
}

Result<void, Refusals> write_all(Database& database, const std::vector<Statement>& statements) {
  const auto written = database.write([&](Writer& writer) -> Result<void, Refusal> {
    for (const Statement& statement : statements) writer.execute(statement);
    return {};
  });
  if (written) return {};
  const auto* error = std::get_if<PortError>(&written.error().reason);
  return refuse(storage_refusal(error ? *error : PortError{}));
}

}  // namespace simpul::federation
