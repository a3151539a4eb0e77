#include "attempt_gate.h"

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "stored_values.h"

namespace simpul::access {
namespace {

// Twice a working day's memory is enough for "has been here before", and short enough to forget who moved.
constexpr std::int64_t known_address_lasts_ms = std::int64_t{30} * 24 * 60 * 60 * 1000;

Instant before(Instant now, std::int64_t ms) { return {now.ms - ms}; }

std::string address_bucket(std::string_view address) { return "address:" + address_group(address); }

std::vector<Instant> failures_in(Reader& reader, const std::string& bucket, Instant since) {
  return all_rows(reader,
                  {"SELECT at FROM access_attempts WHERE bucket = ? AND at > ? ORDER BY at", {bucket, since.text()}},
                  [](const Row& row) { return stored<Instant>(row, 0); });
}

AddressFailures address_failures_in(Reader& reader, const std::string& bucket, Instant since) {
  return first_row(
             reader,
             {"SELECT COUNT(*), MAX(at) FROM access_attempts WHERE bucket = ? AND at > ?", {bucket, since.text()}},
             [](const Row& row) {
               return AddressFailures{.count = row.integer(0),
                                      .last = stored_if_any<Instant>(row, 1).value_or(Instant{})};
             })
      .value_or(AddressFailures{});
}

void add_failure(Writer& writer, const std::string& id, const std::string& bucket, Instant now) {
  writer.execute({"INSERT INTO access_attempts (id, bucket, at) VALUES (?, ?, ?)", {id, bucket, now.text()}});
}

}  // namespace

std::string bucket_of(Guess guess, std::string_view whose, std::string_view known_address) {
  std::string kind;
  switch (guess) {
    case Guess::Password:
      kind = "password";
      break;
    case Guess::CurrentPassword:
      kind = "current_password";
      break;
    case Guess::SecondFactor:
      kind = "second_factor";
      break;
  }
  // A hash, since people type passwords into the field of the name.
  return kind + ":" + sha256(std::string(whose) + "\n" + std::string(known_address)).text();
}

bool is_known_address(Reader& reader, const AccountId& account, std::string_view address) {
  return first_row(reader,
                   {"SELECT account FROM access_known_addresses WHERE account = ? AND address = ?",
                    {account.text(), address_group(address)}},
                   [](const Row&) { return true; })
      .value_or(false);
}

void remember_address(Writer& writer, const AccountId& account, std::string_view address, Instant now) {
  writer.execute({"DELETE FROM access_known_addresses WHERE account = ? AND last_at < ?",
                  {account.text(), before(now, known_address_lasts_ms).text()}});
  writer.execute(
      {"INSERT INTO access_known_addresses (account, address, last_at) VALUES (?, ?, ?)"
       " ON CONFLICT (account, address) DO UPDATE SET last_at = excluded.last_at",
       {account.text(), address_group(address), now.text()}});
}

Outcome<Attempt> AttemptGate::begin(const AttemptKey& key, const ThrottleRules& rules, Instant now) {
  Attempt attempt{.key = key, .id = hex(chance_.bytes<16>())};
  const std::string of_address = address_bucket(key.address);
  const auto done = write_to(database_, [&](Writer& writer) -> Result<void, Refusal> {
    const auto longest = std::max(rules.window_ms, address_rules_.window_ms);
    writer.execute({"DELETE FROM access_attempts WHERE at <= ?", {before(now, longest).text()}});
    const auto failures = failures_in(writer, key.bucket, before(now, rules.window_ms));
    std::int64_t wait = wait_ms(rules, failures, now);
    if (!key.address.empty()) {
      const auto elsewhere = address_failures_in(writer, of_address, before(now, address_rules_.window_ms));
      wait = std::max(wait, wait_ms(address_rules_, elsewhere, now));
    }
    if (wait > 0) {
      return refuse(Refusal{"attempts_too_fast", "", {{"seconds", std::to_string((wait + 999) / 1000)}}});
    }
    attempt.left = attempts_left(rules, failures, now) - 1;
    add_failure(writer, attempt.id, key.bucket, now);
    if (!key.address.empty()) add_failure(writer, attempt.id + "-address", of_address, now);
    return {};
  });
  if (!done) return refuse(done.error());
  return attempt;
}

void AttemptGate::succeed(Writer& writer, const Attempt& attempt) {
  writer.execute(
      {"DELETE FROM access_attempts WHERE bucket = ? OR id = ?", {attempt.key.bucket, attempt.id + "-address"}});
}

void AttemptGate::withdraw(const Attempt& attempt) {
  // Where this is not stored either, the guess stays counted and fades with its window.
  static_cast<void>(write_to(database_, [&](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"DELETE FROM access_attempts WHERE id = ? OR id = ?", {attempt.id, attempt.id + "-address"}});
    return {};
  }));
}

}  // namespace simpul::access
