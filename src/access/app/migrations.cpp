#include "access_app/migrations.h"

namespace simpul::access {
namespace {

constexpr std::string_view accounts_and_sessions = R"sql(
CREATE TABLE access_accounts (
  id TEXT PRIMARY KEY,
  government TEXT NOT NULL,
  sign_in_name TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  state TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  temporary_until TEXT,
  totp_secret TEXT,
  totp_last_step BIGINT NOT NULL,
  totp_pending TEXT,
  totp_begun_at TEXT,
  demo BIGINT NOT NULL,
  case_title TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_sign_in_at TEXT,
  version BIGINT NOT NULL,
  UNIQUE (government, sign_in_name)
);
CREATE TABLE access_recovery_codes (
  account TEXT NOT NULL REFERENCES access_accounts (id),
  code_hash TEXT NOT NULL,
  PRIMARY KEY (account, code_hash)
);
CREATE TABLE access_sessions (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES access_accounts (id),
  stage TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  address TEXT NOT NULL,
  device TEXT NOT NULL
);
CREATE INDEX access_sessions_by_account ON access_sessions (account, opened_at);
CREATE INDEX access_sessions_by_end ON access_sessions (ends_at);
CREATE TABLE access_attempts (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX access_attempts_by_bucket ON access_attempts (bucket, at);
CREATE INDEX access_attempts_by_time ON access_attempts (at);
CREATE TABLE access_known_addresses (
  account TEXT NOT NULL REFERENCES access_accounts (id),
  address TEXT NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (account, address)
);
CREATE TABLE access_first_run (
  only_row BIGINT PRIMARY KEY,
  code_hash TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  claim TEXT
);
CREATE TABLE access_audit_trail (
  number BIGINT PRIMARY KEY,
  at TEXT NOT NULL,
  government TEXT NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  actor TEXT,
  actor_name TEXT NOT NULL,
  subject TEXT,
  subject_name TEXT NOT NULL,
  address TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX access_audit_trail_by_government ON access_audit_trail (government, number);
)sql";

constexpr std::string_view kept_answers = R"sql(
CREATE TABLE access_kept_answers (
  account TEXT NOT NULL REFERENCES access_accounts (id),
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, key)
);
CREATE INDEX access_kept_answers_by_time ON access_kept_answers (at);
)sql";

constexpr Migration steps[] = {{100, "accounts and sessions", accounts_and_sessions},
                               {101, "kept answers", kept_answers}};

}  // namespace

std::span<const Migration> access_migrations() { return steps; }

}  // namespace simpul::access
