#include "access/permissions.h"

#include "access/route.h"
#include "kernel/expects.h"

namespace simpul::access {

const Permission* find_permission(std::string_view operation) {
  static const auto by_name = [] {
    std::map<std::string_view, const Permission*> index;
    for (const Permission& row : permission_table()) {
      expects(index.emplace(row.operation, &row).second, "an operation has one row in the permission table");
    }
    return index;
  }();
  const auto found = by_name.find(operation);
  return found == by_name.end() ? nullptr : found->second;
}

Verdict decide_role(const Permission& permission, const Caller& caller) {
  if (permission.anonymous) return Verdict::Allowed;
  if (caller.anonymous()) return Verdict::NeedsSignIn;
  if (permission.while_roles_rest) return Verdict::Allowed;
  const bool holds_role = std::ranges::any_of(caller.roles, [&](Role role) { return permission.roles.contains(role); });
  return holds_role ? Verdict::Allowed : Verdict::Forbidden;
}

Verdict decide(const Permission& permission, const Caller& caller, Ownership ownership) {
  const Verdict by_role = decide_role(permission, caller);
  if (by_role != Verdict::Allowed || permission.on.contains(ownership)) return by_role;
  return ownership == Ownership::Foreign ? Verdict::NotFound : Verdict::Forbidden;
}

std::vector<std::string_view> operations_of(const Caller& caller) {
  std::vector<std::string_view> out;
  for (const Permission& row : permission_table()) {
    if (decide_role(row, caller) == Verdict::Allowed) out.push_back(row.operation);
  }
  return out;
}

Refusal refusal_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::NeedsSignIn:
      return {.code = "sign_in_needed"};
    case Verdict::Forbidden:
      return {.code = "not_permitted"};
    case Verdict::NotFound:
      return {.code = "route_not_found"};
    case Verdict::Allowed:
      break;
  }
  expects(false, "only a caller who was turned away is told why");
  return {};
}

namespace {

bool is_safe(web::Method method) { return method == web::Method::Get || method == web::Method::Head; }

}  // namespace

std::vector<std::string> route_faults(const Routes& routes) {
  std::vector<std::string> faults;
  std::set<std::pair<web::Method, std::string_view>> seen;
  for (const Route& route : routes) {
    const std::string name = fmt::format("{} {} ({})", web::method_text(route.method), route.pattern, route.operation);
    const Permission* permission = find_permission(route.operation);
    if (!permission) {
      faults.push_back(name + " declares no permission");
    } else if (is_safe(route.method) != (permission->effect == Effect::Reads)) {
      faults.push_back(name + " has a method that does not fit its effect");
    }
    if (!seen.emplace(route.method, route.pattern).second) faults.push_back(name + " is declared twice");
  }
  return faults;
}

}  // namespace simpul::access
