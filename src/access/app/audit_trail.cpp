#include "audit_trail.h"

#include "encoding/mapper.h"
#include "stored_values.h"

namespace simpul::access {
namespace {

AuditEntry entry_of(const Row& row) {
  AuditEntry out;
  out.number = row.integer(0);
  out.at = stored<Instant>(row, 1);
  const auto kind = parse_enum<AuditKind>(row.text(2));
  const auto outcome = parse_enum<AuditOutcome>(row.text(3));
  const auto detail_json = read_json(row.text(9));
  expects(kind && outcome && detail_json, "the store holds what was written");
  out.kind = *kind;
  out.outcome = *outcome;
  out.actor = stored_if_any<AccountId>(row, 4);
  out.actor_name = row.text(5);
  out.subject = stored_if_any<AccountId>(row, 6);
  out.subject_name = row.text(7);
  out.address = row.text(8);
  const auto detail = from_json<std::map<std::string, std::string>>(*detail_json);
  expects(detail.has_value(), "the store holds what was written");
  out.detail = *detail;
  return out;
}

}  // namespace

void AuditTrail::record(Writer& writer, const RegionCode& government, const AuditEntry& entry) {
  writer.execute(
      {"INSERT INTO access_audit_trail"
       " (number, at, government, kind, outcome, actor, actor_name, subject, subject_name, address, detail)"
       " SELECT COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM access_audit_trail",
       {entry.at.text(), government.text(), enum_text(entry.kind), enum_text(entry.outcome), to_store(entry.actor),
        entry.actor_name, to_store(entry.subject), entry.subject_name, entry.address,
        json_text(to_json(entry.detail))}});
}

std::vector<AuditEntry> AuditTrail::list(Reader& reader, const AuditPage& page) {
  const std::string subject = page.subject ? page.subject->text() : "";
  return all_rows(reader,
                  {"SELECT number, at, kind, outcome, actor, actor_name, subject, subject_name, address, detail"
                   " FROM access_audit_trail WHERE government = ? AND (? = 0 OR number < ?)"
                   " AND (? = '' OR subject = ?) ORDER BY number DESC LIMIT ?",
                   {page.government.text(), page.before, page.before, subject, subject, page.limit}},
                  entry_of);
}

}  // namespace simpul::access
