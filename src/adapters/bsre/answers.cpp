#include "answers.h"

#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "ports/file_bounds.h"

namespace simpul::bsre {
namespace {

constexpr JsonLimits file_limits{.bytes_max = 2 * reading_bytes_max, .depth_max = 16, .members_max = 10'000};
constexpr std::size_t entries_max = 200;

Refusal unusable() { return Refusal{"bsre_answer_unusable"}; }

std::string text_in(const JsonObject& object, std::string_view name) {
  const auto* const value = object.if_contains(name);
  return value && value->is_string() ? showable(std::string(value->get_string()), {}) : std::string();
}

const JsonObject& object_in(const JsonObject& object, std::string_view name) {
  static const JsonObject none;
  const auto* const value = object.if_contains(name);
  return value && value->is_object() ? value->get_object() : none;
}

std::optional<bool> bool_in(const JsonObject& object, std::string_view name) {
  const auto* const value = object.if_contains(name);
  return value && value->is_bool() ? std::optional(value->get_bool()) : std::nullopt;
}

Verification::Entry entry_of(const JsonObject& detail) {
  const JsonObject& signer = object_in(detail, "info_signer");
  const JsonObject& document = object_in(detail, "signature_document");
  return {.field = text_in(detail, "signature_field"),
          .signer = text_in(signer, "signer_name"),
          .signer_subject = text_in(signer, "signer_dn"),
          .issuer = text_in(signer, "issuer_dn"),
          .signed_at = text_in(document, "signed_in"),
          .reason = text_in(document, "reason"),
          .location = text_in(document, "location"),
          .intact = bool_in(document, "document_integrity"),
          .stamped = bool_in(document, "signed_using_tsa")};
}

}  // namespace

Result<std::string, Refusal> signed_file_v2(const Reply& reply) {
  const auto json = read_json(reply.body, file_limits);
  const auto* const object = json ? json->if_object() : nullptr;
  const auto* const files = object ? object->if_contains("file") : nullptr;
  if (!files || !files->is_array() || files->get_array().size() != 1) return refuse(unusable());
  const auto* const text = files->get_array().front().if_string();
  auto pdf = text ? base64_decode({text->data(), text->size()}) : std::nullopt;
  if (!pdf || !pdf->starts_with("%PDF-")) return refuse(unusable());
  return std::move(*pdf);
}

Result<SignedV1, Refusal> signed_file_v1(const Reply& reply) {
  if (reply.body.starts_with("%PDF-")) return SignedV1{reply.body, reply.document_id};
  const auto json = read_json(reply.body);
  const auto* const object = json ? json->if_object() : nullptr;
  const auto* const id = object ? object->if_contains("id_dokumen") : nullptr;
  if (!id || !id->is_string()) return refuse(unusable());
  return SignedV1{"", std::string(id->get_string())};
}

Result<RemoteAccount, Refusal> account_in(const Reply& reply, const std::vector<std::string_view>& secrets) {
  const auto json = read_json(reply.body);
  const auto* const object = json ? json->if_object() : nullptr;
  if (!object) return refuse(unusable());
  const auto* const status = object->if_contains("status");
  const std::string word = status && status->is_string() ? std::string(status->get_string()) : std::string();
  RemoteAccount out;
  out.message = showable(text_in(*object, "message"), secrets);
  std::string small;
  for (const char c : word) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  out.state = parse_enum<RemoteAccountState>(small).value_or(RemoteAccountState::Unknown);
  return out;
}

Result<Verification, Refusal> verification_in(const Reply& reply, Generation generation) {
  const auto json = read_json(reply.body);
  const auto* const object = json ? json->if_object() : nullptr;
  if (!object) return refuse(unusable());
  Verification out;
  out.raw = reply.body;
  // What v2 answers is not described anywhere we know of: it is handed on unread.
  if (generation == Generation::V2) return out;
  out.summary = text_in(*object, "summary");
  out.notes = text_in(*object, "notes");
  const auto* const count = object->if_contains("jumlah_signature");
  if (count && count->is_int64()) out.count = static_cast<int>(count->get_int64());
  const auto* const details = object->if_contains("details");
  if (!details || !details->is_array()) return out;
  for (const Json& detail : details->get_array()) {
    if (out.entries.size() < entries_max && detail.is_object()) out.entries.push_back(entry_of(detail.get_object()));
  }
  return out;
}

}  // namespace simpul::bsre
