#include "outcome.h"

namespace simpul::access {

Refusals refusals_of(const PortError& error) {
  switch (error.fault) {
    case PortFault::Conflict:
      return {{.code = "changed_meanwhile"}};
    case PortFault::Full:
      return {{.code = "storage_full"}};
    case PortFault::Unavailable:
      return {{.code = "storage_unavailable"}};
    case PortFault::NotFound:
    case PortFault::Corrupt:
      break;
  }
  return {{.code = "storage_damaged"}};
}

Outcome<void> read_from(Database& database, const std::function<void(Reader&)>& fn) {
  const auto done = database.read(fn);
  if (!done) return refuse(refusals_of(done.error()));
  return {};
}

Outcome<void> write_to(Database& database, const Database::Work& work) {
  const auto done = database.write(work);
  if (done) return {};
  return std::visit(Overloaded{[](const Refusal& refusal) -> Outcome<void> { return refuse(Refusals{refusal}); },
                               [](const PortError& error) -> Outcome<void> { return refuse(refusals_of(error)); }},
                    done.error().reason);
}

}  // namespace simpul::access
