#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "kernel/refusal.h"

namespace simpul::access {

// Whose thing an operation touches, seen from the caller.
enum class Ownership {
  None,     // the operation touches nobody's thing (health, sign-in)
  Own,      // of the caller's own government
  Shared,   // a dossier to which the caller's government is a party
  Foreign,  // of another government, or not existing: answered alike
};
BOOST_DESCRIBE_ENUM(Ownership, None, Own, Shared, Foreign)

// What an operation leaves behind. A safe method (GET, HEAD) may only name an operation that reads.
enum class Effect { Reads, Writes };
BOOST_DESCRIBE_ENUM(Effect, Reads, Writes)

// One row of the permission table.
struct Permission {
  std::string_view operation;   // operationId of schemas/api/openapi.yaml
  bool anonymous = false;       // open without an account
  std::set<Role> roles = {};    // any of these suffices
  std::set<Ownership> on = {};  // what the operation may touch
  Effect effect = Effect::Reads;
  // Also open to an account whose roles rest, because it must first choose a password or set up its second factor.
  bool while_roles_rest = false;
  // Asked by programs whose messages bear signatures of their own: a cookie means nothing to it, so nobody can misuse
  // one, and the mark of our own pages is not asked for.
  bool by_programs = false;
};

// The one permission table of the product: every operation has exactly one row, and the server does not start where a
// route names an operation without one.
std::span<const Permission> permission_table();
const Permission* find_permission(std::string_view operation);

enum class Verdict { Allowed, NeedsSignIn, Forbidden, NotFound };
BOOST_DESCRIBE_ENUM(Verdict, Allowed, NeedsSignIn, Forbidden, NotFound)

// The one decision function. Foreign things answer NotFound, so that nobody learns that they exist; a caller without
// the role hears Forbidden whatever the thing is, and so learns nothing either.
Verdict decide(const Permission& permission, const Caller& caller, Ownership ownership);

// The part of the decision that needs no thing: what the router asks before a handler runs.
Verdict decide_role(const Permission& permission, const Caller& caller);

// The operations this caller may start at all, in the order of the table: what a screen shows.
std::vector<std::string_view> operations_of(const Caller& caller);

// Why a person is turned away: sign_in_needed, not_permitted, route_not_found (so that an unknown
// path and a foreign thing read alike).
Refusal refusal_of(Verdict verdict);

}  // namespace simpul::access
