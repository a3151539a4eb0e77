#include "kept_answers.h"

#include "stored_values.h"

namespace simpul::access {
namespace {

constexpr std::int64_t kept_ms = 24 * 60 * 60 * 1000;

struct Kept {
  Digest request;
  std::string sealed;
};

Kept kept_of(const Row& row) { return {stored<Digest>(row, 0), std::string(row.text(1))}; }

}  // namespace

Result<std::optional<Json>, Refusal> KeptAnswers::find(Reader& reader, const Asked& asked) const {
  if (!asked.key) return std::optional<Json>();
  const auto kept = first_row(
      reader, {"SELECT request, answer FROM access_kept_answers WHERE account = ? AND key = ?",
               {asked.caller.account.text(), asked.key->key}},
      kept_of);
  if (!kept) return std::optional<Json>();
  if (kept->request != asked.key->request) return refuse(Refusal{"idempotency_key_reused"});
  const auto text = vault_.open_for(asked.caller.account, kept->sealed);
  auto body = text ? read_json(*text) : refuse(Refusal{"storage_damaged"});
  if (!body) return refuse(Refusal{"storage_damaged"});
  return std::optional(std::move(*body));
}

void KeptAnswers::keep(Writer& writer, const Asked& asked, const Json& body) const {
  if (!asked.key) return;
  writer.execute({"DELETE FROM access_kept_answers WHERE at <= ?", {Instant{asked.visit.now.ms - kept_ms}.text()}});
  writer.execute({"INSERT INTO access_kept_answers (account, key, request, answer, at) VALUES (?, ?, ?, ?, ?)",
                  {asked.caller.account.text(), asked.key->key, asked.key->request.text(),
                   vault_.seal_for(asked.caller.account, json_text(body)), asked.visit.now.text()}});
}

}  // namespace simpul::access
