#pragma once

#include <functional>

#include "access/route.h"
#include "access_app/access.h"
#include "adapters_of_node.h"
#include "http_server/metrics.h"
#include "law.h"

namespace simpul::node {

struct SystemView {
  Adapters& adapters;
  const Law& law;
  access::Access& access;
  bool demo = false;
  std::function<http_server::Metrics()> server_metrics;
};

// getHealth, getReady, getMetrics, getOpenapi, getNode: what the node says of itself. The references outlive the
// routes.
access::Routes system_routes(SystemView view);

// The parts of readiness, by name; also asked by `simpul doctor`.
struct Readiness {
  struct Check {
    std::string name;
    bool ok = false;
    std::string detail;
  };
  std::vector<Check> checks;
  bool ready() const;
};
Readiness readiness_of(sql::SqliteDatabase& database, const std::string& folder);

}  // namespace simpul::node
