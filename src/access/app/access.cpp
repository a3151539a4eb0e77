#include "access_app/access.h"

#include <mutex>

#include "kernel/expects.h"
#include "routes.h"

namespace simpul::access {
namespace {

// Letters of a sign-in name that no id may hold.
std::string demo_id_text(const DemoAccount& account) {
  std::string out = "demo-" + account.government.text() + "-" + account.sign_in_name;
  for (char& c : out) {
    if (c == '.' || c == '_') c = '-';
  }
  return out;
}

}  // namespace

struct Access::Parts {
  Parts(AccessPorts ports, AccessSettings settings) : shared(std::move(ports), std::move(settings)), desks(shared) {}

  // Thirty accounts with the same listed password need one hash, not thirty times a tenth of a second.
  Outcome<std::string> demo_hash() {
    const std::scoped_lock lock(demo_mutex);
    if (!demo_hash_made.empty()) return demo_hash_made;
    auto hash = shared.hasher.hash(shared.settings.demo_password);
    if (hash) demo_hash_made = *hash;
    return hash;
  }

  AccessParts shared;
  Desks desks;
  std::mutex demo_mutex;  // guards demo_hash_made
  std::string demo_hash_made;
};

Access::Access(AccessPorts ports, AccessSettings settings)
    : parts_(std::make_unique<Parts>(std::move(ports), std::move(settings))) {}

Access::~Access() = default;

Caller Access::caller_of(const web::Request& request, Instant now) {
  return parts_->shared.sessions.caller_of(request, now);
}

Caller Access::caller_at_rest(const web::Request& request, Instant now) {
  return parts_->shared.sessions.caller_at_rest(request, now);
}

std::uint64_t Access::session_changes() const { return parts_->shared.sessions.changes(); }

Routes Access::routes(CreateGovernment create_government) {
  Routes all;
  for (Routes part : {session_routes(parts_->desks), own_account_routes(parts_->desks), account_routes(parts_->desks),
                      first_run_routes(parts_->desks, std::move(create_government))}) {
    std::ranges::move(part, std::back_inserter(all));
  }
  return all;
}

Result<bool, Refusals> Access::first_run_open() { return access::first_run_open(parts_->shared); }

Result<std::string, Refusals> Access::issue_first_run_code() { return access::issue_first_run_code(parts_->shared); }

Result<bool, Refusals> Access::first_run_code_waiting() { return access::first_run_code_waiting(parts_->shared); }

Result<Caller, Refusals> Access::caller_named(std::string_view sign_in_name) {
  const auto unknown = [&] { return turned_away("account_unknown", "", {{"name", std::string(sign_in_name)}}); };
  const auto name = SignInName::parse(sign_in_name);
  if (!name || name->government.empty()) return unknown();
  std::optional<Account> account;
  const auto done =
      read_from(parts_->shared.ports.database, [&](Reader& reader) { account = find_account(reader, *name); });
  if (!done) return refuse(done.error());
  if (!account) return unknown();
  if (account->state == AccountState::Disabled) return turned_away("account_disabled");
  return Caller{account->id, account->name, account->government, account->roles, {}};
}

std::string Access::name_of(std::string_view account) {
  const auto id = AccountId::parse(account);
  if (!id) return {};
  std::optional<Account> found;
  const auto done =
      read_from(parts_->shared.ports.database, [&](Reader& reader) { found = find_account(reader, *id); });
  return done && found ? found->name : std::string();
}

Result<AccountId, Refusals> Access::put_demo_account(const DemoAccount& wanted) {
  const AccessSettings& settings = parts_->shared.settings;
  expects(settings.demo && !settings.demo_password.empty(), "demo accounts exist only in the demonstration");
  const auto id = AccountId::parse(demo_id_text(wanted));
  expects(id.has_value() && check_sign_in_name(wanted.sign_in_name).empty() && check_roles(wanted.roles).empty(),
          "a demo account has a proper name and roles that go together");
  const auto hash = parts_->demo_hash();
  if (!hash) return refuse(hash.error());
  Account account;
  account.id = *id;
  account.government = wanted.government;
  account.sign_in_name = wanted.sign_in_name;
  account.name = wanted.name;
  account.roles = wanted.roles;
  account.password_hash = *hash;
  account.demo = true;
  account.case_title = wanted.case_title;
  account.created_at = parts_->shared.ports.clock.now();
  return parts_->desks.keeping.put_demo(account);
}

}  // namespace simpul::access
