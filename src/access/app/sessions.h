#pragma once

#include <atomic>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/role.h"
#include "access_app/settings.h"
#include "account.h"
#include "outcome.h"
#include "web/message.h"

namespace simpul::access {

// Frozen in the store.
enum class SessionStage {
  SecondFactor,  // the password was right, the second factor is awaited; nobody's session yet
  SignedIn,
};
BOOST_DESCRIBE_ENUM(SessionStage, SecondFactor, SignedIn)

// Where a request comes from, for the list of sessions and the audit trail.
struct Visit {
  std::string address;
  std::string device;  // User-Agent, cut
  Instant now;
};

struct OpenedSession {
  std::string token;  // for the cookie; the store only has its hash
  std::string id;
  Instant ends_at;
};

// One row of access_sessions.
struct SessionRow {
  std::string id;
  AccountId account;
  SessionStage stage = SessionStage::SignedIn;
  Instant opened_at;
  Instant last_seen_at;
  Instant ends_at;
  std::string address;
  std::string device;
};

// Server-side sessions by the hash of a 256-bit token. Requests are recognised from memory; the store is asked on the
// first request of a session and then once a minute, so that what another process changed (the command line) counts.
// Safe from any thread.
//
// 1. Whoever ends sessions or changes an account calls forget() after the change is stored; no request that begins
//    later sees the old state.
// 2. What was read before a forget() is not kept after it (`generation_`).
class Sessions {
 public:
  Sessions(Database& database, Chance& chance, const AccessSettings& settings);

  Caller caller_of(const web::Request& request, Instant now);
  // The same without counting as activity: a session that only waits ends as one that does nothing.
  Caller caller_at_rest(const web::Request& request, Instant now);
  // Rises whenever sessions may have ended or roles have changed.
  std::uint64_t changes() const;
  std::string_view token_of(const web::Request& request) const;
  std::string cookie_pair(const OpenedSession& session) const;
  std::string cookie_for(const OpenedSession& session) const;
  std::string cookie_clearing() const;

  // Inside the caller's transaction. A token is never reused: signing in, passing the second factor and changing the
  // password each open a new session (session fixation, ASVS 5.0 7.2.4).
  OpenedSession open(Writer& writer, const Account& account, SessionStage stage, const Visit& visit);
  // The session of a token, if it has not ended.
  std::optional<SessionRow> find(Reader& reader, std::string_view token, Instant now) const;
  std::vector<SessionRow> list(Reader& reader, const AccountId& account, Instant now) const;
  static bool exists(Reader& reader, const std::string& id);
  static void end(Writer& writer, const std::string& id);
  static void end_all(Writer& writer, const AccountId& account);

  void forget(const AccountId& account);

 private:
  struct Live;  // shared by the cache and by the requests that are reading it
  std::shared_ptr<Live> find_live(const web::Request& request, Instant now);
  std::shared_ptr<Live> recall(const Digest& token_hash, Instant now);
  std::shared_ptr<Live> load(const Digest& token_hash, Instant now);
  void keep(const Digest& token_hash, const std::shared_ptr<Live>& live, std::uint64_t generation);
  void touch(Live& live, Instant now);

  Database& database_;
  Chance& chance_;
  const SessionLifetimes lifetimes_;
  const std::set<Role> second_factor_roles_;
  const CookieKind cookie_;
  mutable std::shared_mutex mutex_;  // guards live_ and generation_
  std::unordered_map<Digest, std::shared_ptr<Live>> live_;
  std::uint64_t generation_ = 0;
};

}  // namespace simpul::access
