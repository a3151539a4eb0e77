#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "access/password_rules.h"
#include "access/second_factor.h"
#include "access/session_rules.h"
#include "access/throttle.h"
#include "crypto/password.h"
#include "crypto/sealed.h"
#include "ports/chance.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "web/problem.h"

namespace simpul::access {

// Browsers keep a Secure cookie over TLS, and over plain http only from this machine itself (127.0.0.1, localhost).
enum class CookieKind {
  Host,   // "__Host-simpul", Secure: no subdomain and no plain connection can plant or read it (RFC 6265bis 4.1.3.2)
  Plain,  // "simpul": for plain http inside a closed network; the operator chose it
};

// Each hash takes its memory (64 MiB), so a rush at the door must not take all of it.
struct HashLimits {
  int at_once = 2;
  int waiting = 2;  // each holds a worker of the server; more are asked to come back
};

struct AccessSettings {
  // In the demonstration nobody needs a second factor, and its accounts are listed with this password.
  bool demo = false;
  std::string demo_password = {};
  CookieKind cookie = CookieKind::Host;
  SessionLifetimes lifetimes = {};
  ThrottleRules sign_in_throttle = {};
  AddressThrottleRules address_throttle = {};
  std::set<Role> second_factor_roles = second_factor_roles_default;
  PasswordCost password_cost = {};
  HashLimits hash_limits = {};
  std::int64_t temporary_password_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
  std::int64_t first_run_code_ms = std::int64_t{24} * 60 * 60 * 1000;
  // What authenticator applications show as the place of the account.
  std::string issuer = "Simpul";
};

// What access needs of the world. The references outlive it.
struct AccessPorts {
  Database& database;
  Clock& clock;
  Chance& chance;
  const web::Messages& messages;
  SealKey seal_key;  // of the node; TOTP secrets rest under it
  GuessablePasswords guessable;
  // The printed name of a region ("Kabupaten Kaur"); empty where the register knows none.
  std::function<std::string(const RegionCode&)> region_name;
};

}  // namespace simpul::access
