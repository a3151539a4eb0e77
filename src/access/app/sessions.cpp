#include "sessions.h"

#include <mutex>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "stored_values.h"

namespace simpul::access {
namespace {

constexpr std::size_t token_text_size = 64;  // 256 bits in hex
constexpr std::size_t live_max = 20'000;
constexpr std::int64_t read_anew_after_ms = 60'000;

std::string_view cookie_name(CookieKind kind) {
  switch (kind) {
    case CookieKind::Host:
      return "__Host-simpul";
    case CookieKind::Plain:
      break;
  }
  return "simpul";
}

std::string_view cookie_rules(CookieKind kind) {
  switch (kind) {
    case CookieKind::Host:
      return "; Path=/; HttpOnly; SameSite=Lax; Secure";
    case CookieKind::Plain:
      break;
  }
  return "; Path=/; HttpOnly; SameSite=Lax";
}

const std::string select_sessions =
    "SELECT id, account, stage, opened_at, last_seen_at, ends_at, address, device FROM access_sessions";
const std::string select_by_token = select_sessions + " WHERE token_hash = ?";
const std::string select_by_account = select_sessions + " WHERE account = ? AND stage = 'signed_in' ORDER BY opened_at";

SessionRow session_of(const Row& row) {
  SessionRow out;
  out.id = row.text(0);
  out.account = stored<AccountId>(row, 1);
  const auto stage = parse_enum<SessionStage>(row.text(2));
  expects(stage.has_value(), "the store holds what was written");
  out.stage = *stage;
  out.opened_at = stored<Instant>(row, 3);
  out.last_seen_at = stored<Instant>(row, 4);
  out.ends_at = stored<Instant>(row, 5);
  out.address = row.text(6);
  out.device = row.text(7);
  return out;
}

}  // namespace

struct Sessions::Live {
  Caller caller;
  Instant ends_at;
  Instant read_at;
  std::atomic<std::int64_t> seen_ms = 0;
  std::atomic<std::int64_t> stored_ms = 0;  // the moment the store knows

  SessionTimes times() const { return {.last_seen = {seen_ms.load(std::memory_order_relaxed)}, .ends = ends_at}; }
};

Sessions::Sessions(Database& database, Chance& chance, const AccessSettings& settings)
    : database_(database),
      chance_(chance),
      lifetimes_(settings.lifetimes),
      second_factor_roles_(settings.demo ? std::set<Role>{} : settings.second_factor_roles),
      cookie_(settings.cookie) {}

std::string_view Sessions::token_of(const web::Request& request) const { return request.cookie(cookie_name(cookie_)); }

std::string Sessions::cookie_pair(const OpenedSession& session) const {
  return fmt::format("{}={}", cookie_name(cookie_), session.token);
}

std::string Sessions::cookie_for(const OpenedSession& session) const {
  return cookie_pair(session) + std::string(cookie_rules(cookie_));
}

std::string Sessions::cookie_clearing() const {
  return fmt::format("{}={}; Max-Age=0", cookie_name(cookie_), cookie_rules(cookie_));
}

Caller Sessions::caller_of(const web::Request& request, Instant now) {
  const auto live = find_live(request, now);
  if (!live) return {};
  touch(*live, now);
  return live->caller;
}

Caller Sessions::caller_at_rest(const web::Request& request, Instant now) {
  const auto live = find_live(request, now);
  return live ? live->caller : Caller{};
}

std::uint64_t Sessions::changes() const {
  const std::shared_lock lock(mutex_);
  return generation_;
}

std::shared_ptr<Sessions::Live> Sessions::find_live(const web::Request& request, Instant now) {
  const std::string_view token = token_of(request);
  if (token.size() != token_text_size) return nullptr;
  const Digest token_hash = sha256(token);
  auto live = recall(token_hash, now);
  if (!live) live = load(token_hash, now);
  return !live || has_ended(lifetimes_, live->times(), now) ? nullptr : live;
}

std::shared_ptr<Sessions::Live> Sessions::recall(const Digest& token_hash, Instant now) {
  const std::shared_lock lock(mutex_);
  const auto found = live_.find(token_hash);
  if (found == live_.end() || now.ms - found->second->read_at.ms >= read_anew_after_ms) return nullptr;
  return found->second;
}

std::shared_ptr<Sessions::Live> Sessions::load(const Digest& token_hash, Instant now) {
  std::uint64_t generation = 0;
  std::int64_t seen_before_ms = 0;
  {
    const std::shared_lock lock(mutex_);
    generation = generation_;
    const auto found = live_.find(token_hash);
    if (found != live_.end()) seen_before_ms = found->second->seen_ms.load(std::memory_order_relaxed);
  }
  std::optional<SessionRow> row;
  std::optional<Account> account;
  const auto done = database_.read([&](Reader& reader) {
    row = first_row(reader, {select_by_token, {token_hash.text()}}, session_of);
    if (row) account = find_account(reader, row->account);
  });
  if (!done || !account || row->stage != SessionStage::SignedIn || account->state != AccountState::Active) {
    return nullptr;
  }
  auto live = std::make_shared<Live>();
  const bool roles_rest = !duties_of(account->standing(), second_factor_roles_).none();
  live->caller = {.account = account->id,
                  .name = account->name,
                  .government = account->government,
                  .roles = roles_rest ? std::set<Role>{} : account->roles,
                  .session = row->id};
  live->ends_at = row->ends_at;
  live->read_at = now;
  live->stored_ms = row->last_seen_at.ms;
  live->seen_ms = std::max(row->last_seen_at.ms, seen_before_ms);
  keep(token_hash, live, generation);
  return live;
}

void Sessions::keep(const Digest& token_hash, const std::shared_ptr<Live>& live, std::uint64_t generation) {
  const std::unique_lock lock(mutex_);
  if (generation != generation_) return;
  // A full cache starts anew: every entry can be read again, and counting who is oldest would cost every request.
  if (live_.size() >= live_max) live_.clear();
  live_[token_hash] = live;
}

void Sessions::touch(Live& live, Instant now) {
  live.seen_ms.store(now.ms, std::memory_order_relaxed);
  std::int64_t stored = live.stored_ms.load(std::memory_order_relaxed);
  if (now.ms - stored < refresh_after_ms(lifetimes_)) return;
  // One request of many writes; the others go on.
  if (!live.stored_ms.compare_exchange_strong(stored, now.ms)) return;
  // Where this is not stored the session may end some minutes early after a restart; nothing else depends on it.
  static_cast<void>(write_to(database_, [&](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"UPDATE access_sessions SET last_seen_at = ? WHERE id = ?", {now.text(), live.caller.session}});
    return {};
  }));
}

OpenedSession Sessions::open(Writer& writer, const Account& account, SessionStage stage, const Visit& visit) {
  const std::int64_t lasts = stage == SessionStage::SecondFactor ? lifetimes_.second_factor_ms : lifetimes_.absolute_ms;
  OpenedSession out{
      .token = hex(chance_.bytes<32>()), .id = hex(chance_.bytes<16>()), .ends_at = {visit.now.ms + lasts}};
  writer.execute({"DELETE FROM access_sessions WHERE ends_at <= ?", {visit.now.text()}});
  writer.execute(
      {"INSERT INTO access_sessions"
       " (token_hash, id, account, stage, opened_at, last_seen_at, ends_at, address, device)"
       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
       {sha256(out.token).text(), out.id, account.id.text(), enum_text(stage), visit.now.text(), visit.now.text(),
        out.ends_at.text(), visit.address, visit.device}});
  return out;
}

std::optional<SessionRow> Sessions::find(Reader& reader, std::string_view token, Instant now) const {
  if (token.size() != token_text_size) return std::nullopt;
  auto row = first_row(reader, {select_by_token, {sha256(token).text()}}, session_of);
  if (row && has_ended(lifetimes_, {.last_seen = row->last_seen_at, .ends = row->ends_at}, now)) return std::nullopt;
  return row;
}

std::vector<SessionRow> Sessions::list(Reader& reader, const AccountId& account, Instant now) const {
  auto rows = all_rows(reader, {select_by_account, {account.text()}}, session_of);
  std::erase_if(rows, [&](const SessionRow& row) {
    return has_ended(lifetimes_, {.last_seen = row.last_seen_at, .ends = row.ends_at}, now);
  });
  return rows;
}

bool Sessions::exists(Reader& reader, const std::string& id) {
  return first_row(reader, {"SELECT id FROM access_sessions WHERE id = ?", {id}}, [](const Row&) { return true; })
      .value_or(false);
}

void Sessions::end(Writer& writer, const std::string& id) {
  writer.execute({"DELETE FROM access_sessions WHERE id = ?", {id}});
}

void Sessions::end_all(Writer& writer, const AccountId& account) {
  writer.execute({"DELETE FROM access_sessions WHERE account = ?", {account.text()}});
}

void Sessions::forget(const AccountId& account) {
  const std::unique_lock lock(mutex_);
  ++generation_;
  std::erase_if(live_, [&](const auto& entry) { return entry.second->caller.account == account; });
}

}  // namespace simpul::access
