#include "negotiation/document_text.h"

#include "crypto/sha256.h"
#include "encoding/json.h"
#include "encoding/mapper.h"
#include "text/normal_form.h"
#include "text_faults.h"

namespace simpul::negotiation {
namespace {

constexpr std::int64_t version = 1;
// Objects, lists and members of the largest text that faults_of lets pass.
constexpr JsonLimits limits{.bytes_max = text_bytes_max, .depth_max = 8, .members_max = 200'000};

JsonObject json_of(const Block& block) {
  JsonObject out{{"kind", enum_text(block.kind)}};
  if (block.id) out.emplace("id", block.id->text());
  if (!block.text.empty()) out.emplace("text", block.text);
  if (!block.rows.empty()) out.emplace("rows", to_json(block.rows));
  return out;
}

JsonObject json_of(const Clause& clause) {
  JsonObject out{{"clause", clause.clause.text()}, {"kind", enum_text(clause.kind)}};
  if (!clause.heading.empty()) out.emplace("heading", clause.heading);
  if (clause.blocks.empty()) return out;
  JsonArray blocks;
  for (const Block& block : clause.blocks) blocks.push_back(json_of(block));
  out.emplace("blocks", std::move(blocks));
  return out;
}

// Reads what the canonical form has and passes over everything else: read_text compares the bytes afterwards, so what
// was passed over is found there.
class Reader {
 public:
  // Unseen signs are a fault of stored bytes; in what a client sends they are taken out afterwards.
  explicit Reader(UnknownMembers strictness) : strictness_(strictness) {}

  DocumentText text(const JsonObject& object) {
    DocumentText out;
    each(object, "clauses", "/clauses",
         [&](const Json& json, const std::string& at) { out.clauses.push_back(clause(json, at)); });
    return out;
  }
  Refusals faults;

 private:
  void keep(Refusals&& found) {
    for (Refusal& one : found) {
      if (faults.size() == faults_max) return;
      if (one.code == "field_too_long")
        faults.push_back(text_too_large(std::move(one.pointer)));
      else if (one.code == "field_unseen_signs")
        faults.push_back({"text_not_normal", std::move(one.pointer), {}});
      else
        faults.push_back({"text_not_canonical", std::move(one.pointer), {}});
    }
  }

  template <class T>
  void value(const JsonObject& object, std::string_view name, const std::string& at, T& out) {
    const Json* found = object.if_contains(name);
    if (!found) return;
    auto read = from_json<T>(*found, strictness_, at + "/" + std::string(name));
    if (read) {
      out = std::move(*read);
    } else {
      keep(std::move(read.error()));
    }
  }

  template <class Read>
  void each(const JsonObject& object, std::string_view name, const std::string& at, Read read) {
    const Json* found = object.if_contains(name);
    if (!found) return;
    const JsonArray* list = found->if_array();
    if (!list) return faults.push_back({"text_not_canonical", at, {}});
    for (std::size_t i = 0; i < list->size() && faults.size() < faults_max; ++i) {
      const std::string place = at + "/" + std::to_string(i);
      if ((*list)[i].is_object()) {
        read((*list)[i], place);
      } else {
        faults.push_back({"text_not_canonical", place, {}});
      }
    }
  }

  Clause clause(const Json& json, const std::string& at) {
    const JsonObject& object = json.get_object();
    Clause out;
    value(object, "clause", at, out.clause);
    value(object, "kind", at, out.kind);
    value(object, "heading", at, out.heading);
    each(object, "blocks", at + "/blocks", [&](const Json& block_json, const std::string& place) {
      out.blocks.push_back(block(block_json.get_object(), place));
    });
    return out;
  }

  Block block(const JsonObject& object, const std::string& at) {
    Block out;
    value(object, "id", at, out.id);
    value(object, "kind", at, out.kind);
    value(object, "text", at, out.text);
    value(object, "rows", at, out.rows);
    return out;
  }

  UnknownMembers strictness_;
};

Refusals not_canonical(std::string pointer) { return {{"text_not_canonical", std::move(pointer), {}}}; }

// Format 1 is the only one there is.
std::optional<Refusals> wrong_version(const JsonObject& object) {
  const Json* found = object.if_contains("v");
  if (!found || !found->is_int64()) return not_canonical("/v");
  if (found->get_int64() == version) return std::nullopt;
  return Refusals{{"text_version_unknown", "/v", {{"given", std::to_string(found->get_int64())}}}};
}

}  // namespace

DocumentText normalized(DocumentText text) {
  for (Clause& clause : text.clauses) {
    clause.heading = normal_line(clause.heading);
    for (Block& block : clause.blocks) {
      block.text = normal_line(block.text);
      for (auto& row : block.rows) {
        for (std::string& cell : row) cell = normal_line(cell);
      }
    }
  }
  return text;
}

std::string canonical_clause(const Clause& clause) { return canonical_json(json_of(clause)); }

std::string canonical_text(const DocumentText& text) {
  JsonObject out{{"v", version}};
  if (!text.clauses.empty()) {
    JsonArray clauses;
    for (const Clause& clause : text.clauses) clauses.push_back(json_of(clause));
    out.emplace("clauses", std::move(clauses));
  }
  return canonical_json(out);
}

Digest hash_of(const Clause& clause) { return sha256(canonical_clause(clause)); }

Digest hash_of(const DocumentText& text) { return sha256(canonical_text(text)); }

std::vector<ClauseHash> clause_hashes(const DocumentText& text) {
  std::vector<ClauseHash> out;
  for (const Clause& clause : text.clauses) out.push_back({clause.clause, hash_of(clause)});
  return out;
}

Result<DocumentText, Refusals> read_text(std::string_view bytes) {
  const auto json = read_json(bytes, limits);
  if (!json && json.error().code == "json_too_large") return refuse(Refusals{text_too_large("")});
  if (!json || !json->is_object()) return refuse(not_canonical(""));
  if (auto wrong = wrong_version(json->get_object())) return refuse(std::move(*wrong));
  Reader reader(UnknownMembers::Refuse);
  DocumentText text = reader.text(json->get_object());
  if (!reader.faults.empty()) return refuse(std::move(reader.faults));
  if (canonical_text(text) != bytes) return refuse(not_canonical(""));
  if (Refusals faults = faults_of(text); !faults.empty()) return refuse(std::move(faults));
  return text;
}

Result<DocumentText, Refusals> text_from(const Json& json) {
  if (!json.is_object()) return refuse(not_canonical(""));
  if (auto wrong = wrong_version(json.get_object())) return refuse(std::move(*wrong));
  Reader reader(UnknownMembers::Ignore);
  DocumentText text = normalized(reader.text(json.get_object()));
  if (!reader.faults.empty()) return refuse(std::move(reader.faults));
  if (Refusals faults = faults_of(text); !faults.empty()) return refuse(std::move(faults));
  return text;
}

Json json_of(const DocumentText& text) {
  auto read = read_json(canonical_text(text), limits);
  return read ? std::move(*read) : Json(nullptr);
}

}  // namespace simpul::negotiation
