#include "ledger_app/retiring.h"

#include "ledger_app/migrations.h"
#include "store.h"

namespace simpul::ledger {

Result<void, Refusal> retire_log(Database& database) {
  // The triggers keep leaves from being removed one by one; a whole log goes with them and comes back empty.
  static constexpr std::string_view steps[] = {
      "INSERT INTO log_retired (log_key) SELECT log_key FROM log_state WHERE 1"
      " ON CONFLICT (log_key) DO NOTHING",
      "DROP TRIGGER log_leaves_remain",
      "DELETE FROM log_leaves",
      "DELETE FROM log_tiles",
      "DELETE FROM log_cosignatures",
      "DELETE FROM log_state"};
  const auto written = database.write([](Writer& writer) -> Result<void, Refusal> {
    for (const std::string_view step : steps) writer.execute({step});
    writer.execute({leaves_remain_trigger});
    return {};
  });
  if (written) return {};
  const auto* refusal = std::get_if<Refusal>(&written.error().reason);
  return refuse(refusal ? *refusal : storage_refusal(std::get<PortError>(written.error().reason)));
}

}  // namespace simpul::ledger
