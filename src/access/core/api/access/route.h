#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "web/message.h"

namespace simpul::access {

// One operation of the interface. The router (node/) checks the role part of the permission before `handle` runs;
// a handler that touches a thing checks ownership itself through access::decide on what it loaded.
struct Route {
  web::Method method;
  std::string_view pattern;    // "/api/v1/dossiers/{id}"
  std::string_view operation;  // operationId; names the row of the permission table
  std::function<web::Response(const web::Request&, const Caller&)> handle;
};

using Routes = std::vector<Route>;

// Why these routes must not be served: an operation without a row in the permission table, a safe method that writes or
// an unsafe one that claims to read, the same method and pattern twice. One sentence each; empty where all is well.
std::vector<std::string> route_faults(const Routes& routes);

}  // namespace simpul::access
