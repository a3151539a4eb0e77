#include "intake.h"

#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

Refusals single(std::string code, std::string pointer, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

// The member that names a new thing, drawn where the client left it out.
const char* new_id_member(std::string_view kind) {
  if (kind == DocumentRegistered::kind) return "document";
  if (kind == ScopeItemAdded::kind) return "item";
  if (kind == FileAttached::kind) return "attachment";
  return nullptr;
}

bool has_text(const JsonObject& body, const char* member) {
  const auto* value = body.if_contains(member);
  return value && value->is_string();
}

Refusals describe_upload(Desk& desk, const access::Caller& caller, JsonObject& body) {
  body.erase("media_type");
  body.erase("size_bytes");
  const auto* text = body.if_contains("hash");
  const auto hash = text && text->is_string() ? Digest::parse(std::string_view(text->get_string())) : std::nullopt;
  if (!hash) return {};  // the strict reader names the fault at its place
  const auto upload = find_upload(desk.world().database, *hash, caller.government);
  if (!upload) return upload.error();
  if (!*upload) return single("attachment_not_uploaded", "/hash");
  body["media_type"] = (*upload)->media_type;
  body["size_bytes"] = (*upload)->size_bytes;
  return {};
}

// Which clauses a text holds is read from the text; a client's word for it would be believed by every partner.
Refusals forbid_clauses(const JsonObject& body) {
  return body.contains("clauses") ? single("field_unknown", "/clauses") : Refusals();
}

// Only the node writes electronic signatures, from a file it has examined itself; a client's word would be unproven.
Refusals forbid_electronic(const JsonObject& body) {
  const auto* method = body.if_contains("method");
  const bool on_paper = !method || (method->is_string() && method->get_string() == "wet");
  if (!on_paper) return single("electronic_method_not_by_record", "/method");
  return body.contains("electronic") ? single("field_unknown", "/electronic") : Refusals();
}

// What was read off a scan is this node's word, put in afterwards.
Refusals forbid_reading(const JsonObject& body) {
  const auto* evidence = body.if_contains("evidence");
  const bool told = evidence && evidence->is_object() && evidence->get_object().contains("reading");
  return told ? single("field_unknown", "/evidence/reading") : Refusals();
}

Refusals name_signer(const GovernmentOf& government_of, const access::Caller& caller, JsonObject& body) {
  const auto* given = body.if_contains("holder");
  if (!given) return {};
  const auto id = given->is_string() ? regions::HolderId::parse(std::string_view(given->get_string())) : std::nullopt;
  const auto government = government_of(caller.government);
  const regions::Holder* holder = id && government ? government->holder(*id) : nullptr;
  if (!holder) return single("holder_unknown", "/holder");
  const regions::Office* office = government->office(holder->office);
  JsonObject signer{{"name", holder->name}, {"office", office->title}, {"office_kind", enum_text(office->kind)}};
  if (office->agency) signer.emplace("agency", government->agency(*office->agency)->name);
  body.erase("holder");
  body["signer"] = std::move(signer);
  body["capacity"] = enum_text(holder->capacity);
  return {};
}

}  // namespace

Result<Fact, Refusals> take_in(Desk& desk, const GovernmentOf& government_of, const access::Caller& caller,
                               const std::string& kind, Json json) {
  if (!json.is_object()) return refuse(single("field_wrong_type", "", {{"expected", "object"}}));
  JsonObject& body = json.as_object();
  if (const char* member = new_id_member(kind); member && !body.contains(member)) {
    body[member] = draw_id<Id<struct Drawn>>(desk.world().chance).text();
  }
  Refusals against;
  if (kind == FileAttached::kind) against = describe_upload(desk, caller, body);
  if (kind == SignatureRecorded::kind) {
    against = forbid_electronic(body);
    if (against.empty()) against = forbid_reading(body);
    if (against.empty()) against = name_signer(government_of, caller, body);
    body.emplace("method", "wet");
    body.emplace("evidence", JsonObject());
  }
  if (kind == PositionTaken::kind) against = forbid_clauses(body);
  if (kind == ScopeItemAdded::kind) body.emplace("residual", false);
  if (kind == DocumentRegistered::kind && !body.contains("party") && has_text(body, "type")) {
    const auto type = parse_enum<DocumentType>(std::string_view(body.at("type").get_string()));
    if (type && desk.rules().document(*type).one_party) body["party"] = caller.government.text();
  }
  if (!against.empty()) return refuse(std::move(against));
  return read_new_fact(kind, json);
}

Result<std::optional<Upload>, Refusals> find_upload(Database& database, const Digest& hash,
                                                    const RegionCode& government) {
  std::optional<Upload> upload;
  const Statement find{"SELECT media_type, size_bytes, pages FROM uploads WHERE hash=? AND government=?",
                       {hash.text(), government.text()}};
  const auto read = database.read([&](Reader& reader) {
    reader.query(find, [&](const Row& row) {
      upload = Upload{std::string(row.text(0)), row.integer(1), row.integer(2)};
      return false;
    });
  });
  if (!read) return refuse(storage_refusal(read.error()));
  return upload;
}

}  // namespace simpul::dossiers
