#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "access/role.h"

namespace simpul::access {

// Whose thing an operation touches, seen from the caller.
enum class Ownership {
  None,     // the operation touches nobody's thing (health, sign-in)
  Own,      // of the caller's own government
  Shared,   // a dossier to which the caller's government is a party
  Foreign,  // of another government, or not existing: answered alike
};
BOOST_DESCRIBE_ENUM(Ownership, None, Own, Shared, Foreign)

// One row of the permission table.
struct Permission {
  std::string_view operation;     // operationId of schemas/api/openapi.yaml
  bool anonymous = false;         // open without an account
  std::set<Role> roles = {};      // any of these suffices
  std::set<Ownership> on = {};    // what the operation may touch
};

// The one permission table of the product: every operation has exactly one row, and the server does not start where a
// route names an operation without one.
std::span<const Permission> permission_table();
const Permission* find_permission(std::string_view operation);

enum class Verdict { Allowed, NeedsSignIn, Forbidden, NotFound };
BOOST_DESCRIBE_ENUM(Verdict, Allowed, NeedsSignIn, Forbidden, NotFound)

// The one decision function. Foreign things answer NotFound, so that nobody learns that they exist.
Verdict decide(const Permission& permission, const Caller& caller, Ownership ownership);

}  // namespace simpul::access
