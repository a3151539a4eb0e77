#include "federation_app/migrations.h"

namespace simpul::federation {

std::span<const Migration> migrations() {
  static constexpr Migration all[] = {{.number = 400, .name = "other nodes", .sql = R"sql(
CREATE TABLE peers (
  node TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  introduced_by TEXT NOT NULL,
  introduced_at TEXT NOT NULL,
  card TEXT NOT NULL,
  new_card TEXT,
  asked_words TEXT NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT
);
)sql"}};
  return all;
}

}  // namespace simpul::federation
