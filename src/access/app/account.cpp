#include "account.h"

#include "encoding/mapper.h"
#include "stored_values.h"

namespace simpul::access {
namespace {

const std::string columns =
    "id, government, sign_in_name, name, roles, state, password_hash, temporary_until, totp_secret,"
    " totp_last_step, totp_pending, totp_begun_at, demo, case_title, created_at, last_sign_in_at, version";
const std::string select_accounts = "SELECT " + columns + " FROM access_accounts";
const std::string select_by_id = select_accounts + " WHERE id = ?";
const std::string select_by_full_name = select_accounts + " WHERE government = ? AND sign_in_name = ?";
const std::string select_page =
    select_accounts + " WHERE government = ? AND sign_in_name > ? ORDER BY sign_in_name LIMIT ?";
const std::string select_demo =
    select_accounts + " WHERE demo = 1 AND state = 'active' ORDER BY case_title, government, sign_in_name";
const std::string insert_row =
    "INSERT INTO access_accounts (" + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Account account_of(const Row& row) {
  Account out;
  out.id = stored<AccountId>(row, 0);
  out.government = stored<RegionCode>(row, 1);
  out.sign_in_name = row.text(2);
  out.name = row.text(3);
  const auto roles = parse_roles(row.text(4));
  const auto state = parse_enum<AccountState>(row.text(5));
  expects(roles && state, "the store holds what was written");
  out.roles = *roles;
  out.state = *state;
  out.password_hash = row.text(6);
  out.temporary_until = stored_if_any<Instant>(row, 7);
  out.totp_secret = stored_text_if_any(row, 8);
  out.totp_last_step = row.integer(9);
  out.totp_pending = stored_text_if_any(row, 10);
  out.totp_begun_at = stored_if_any<Instant>(row, 11);
  out.demo = row.integer(12) != 0;
  out.case_title = row.text(13);
  out.created_at = stored<Instant>(row, 14);
  out.last_sign_in_at = stored_if_any<Instant>(row, 15);
  out.version = row.integer(16);
  return out;
}

bool is_an_account(const Row&) { return true; }

}  // namespace

std::optional<Account> find_account(Reader& reader, const AccountId& id) {
  return first_row(reader, {select_by_id, {id.text()}}, account_of);
}

std::optional<Account> find_account(Reader& reader, const SignInName& name) {
  return first_row(reader, {select_by_full_name, {name.government.text(), name.name}}, account_of);
}

std::optional<RegionCode> only_government(Reader& reader) {
  return first_row(reader, {"SELECT MIN(government) FROM access_accounts HAVING MIN(government) = MAX(government)"},
                   [](const Row& row) { return stored<RegionCode>(row, 0); });
}

std::vector<Account> list_accounts(Reader& reader, const AccountsAfter& page) {
  return all_rows(reader, {select_page, {page.government.text(), page.sign_in_name, page.limit}}, account_of);
}

std::vector<Account> list_demo_accounts(Reader& reader) { return all_rows(reader, {select_demo}, account_of); }

bool any_account(Reader& reader) {
  return first_row(reader, {"SELECT id FROM access_accounts LIMIT 1"}, is_an_account).has_value();
}

bool has_other_administrator(Reader& reader, const Account& account) {
  bool found = false;
  reader.query({"SELECT roles FROM access_accounts WHERE government = ? AND state = 'active' AND id <> ?",
                {account.government.text(), account.id.text()}},
               [&](const Row& row) {
                 const auto roles = parse_roles(row.text(0));
                 found = roles && roles->contains(Role::Administrator);
                 return !found;
               });
  return found;
}

void insert_account(Writer& writer, const Account& account) {
  writer.execute({insert_row,
                  {account.id.text(), account.government.text(), account.sign_in_name, account.name,
                   roles_text(account.roles), enum_text(account.state), account.password_hash,
                   to_store(account.temporary_until), to_store(account.totp_secret), account.totp_last_step,
                   to_store(account.totp_pending), to_store(account.totp_begun_at), std::int64_t{account.demo ? 1 : 0},
                   account.case_title, account.created_at.text(), to_store(account.last_sign_in_at),
                   account.version}});
}

void update_account(Writer& writer, const Account& account) {
  writer.execute(
      {"UPDATE access_accounts SET name = ?, roles = ?, state = ?, password_hash = ?, temporary_until = ?,"
       " totp_secret = ?, totp_last_step = ?, totp_pending = ?, totp_begun_at = ?, last_sign_in_at = ?,"
       " version = ? WHERE id = ?",
       {account.name, roles_text(account.roles), enum_text(account.state), account.password_hash,
        to_store(account.temporary_until), to_store(account.totp_secret), account.totp_last_step,
        to_store(account.totp_pending), to_store(account.totp_begun_at), to_store(account.last_sign_in_at),
        account.version, account.id.text()}});
}

void replace_recovery_codes(Writer& writer, const AccountId& account, const std::vector<Digest>& hashes) {
  writer.execute({"DELETE FROM access_recovery_codes WHERE account = ?", {account.text()}});
  for (const Digest& hash : hashes) {
    writer.execute(
        {"INSERT INTO access_recovery_codes (account, code_hash) VALUES (?, ?)", {account.text(), hash.text()}});
  }
}

bool use_recovery_code(Writer& writer, const AccountId& account, const Digest& hash) {
  return writer.execute({"DELETE FROM access_recovery_codes WHERE account = ? AND code_hash = ?",
                         {account.text(), hash.text()}}) == 1;
}

std::int64_t recovery_codes_left(Reader& reader, const AccountId& account) {
  return first_row(reader, {"SELECT COUNT(*) FROM access_recovery_codes WHERE account = ?", {account.text()}},
                   [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

}  // namespace simpul::access
