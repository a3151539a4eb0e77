#include "federation/http_signature.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "crypto/sha256.h"
#include "encoding/base64.h"

namespace simpul::federation {
namespace {

using Components = std::vector<Component>;

constexpr std::string_view label = "simpul";

std::string digest_field(std::string_view body) { return "sha-256=:" + base64(sha256(body).bytes) + ":"; }

Components components_of(const RequestFace& request, const std::string& content_digest) {
  return {
      {"\"@method\"", request.method},
      {"\"@path\"", request.path.substr(0, request.path.find('?'))},
      {"\"@query\"", request.path.find('?') == std::string::npos ? "?" : request.path.substr(request.path.find('?'))},
      {"\"content-digest\"", content_digest},
      {"\"" + std::string(recipient_field) + "\"", request.to.text()}};
}

Components components_of(const AnswerFace& answer, const std::string& content_digest,
                         const std::string& request_signature) {
  // The member of the request's Signature field, as RFC 9421 section 2.4 has answers name their request.
  const std::size_t equals = request_signature.find('=');
  return {{"\"@status\"", std::to_string(answer.status)},
          {"\"content-digest\"", content_digest},
          {"\"signature\";req;key=\"" + std::string(label) + "\"",
           equals == std::string::npos ? request_signature : request_signature.substr(equals + 1)}};
}

std::string parameters_of(const Components& components, const PublicKey& key, const Stamp& stamp) {
  std::string out = "(";
  for (const Component& component : components) out += (out.size() > 1 ? " " : "") + component.identifier;
  return out + ");created=" + std::to_string(stamp.created.ms / 1000) + ";nonce=\"" + stamp.nonce + "\";keyid=\"" +
         key.text() + "\";alg=\"ed25519\"";
}

SignatureFields signed_fields(const Components& components, const std::string& content_digest, const SigningKey& key,
                              const Stamp& stamp) {
  const std::string parameters = parameters_of(components, key.public_key(), stamp);
  const Signature signature = key.sign(signature_base(components, parameters));
  return {content_digest, std::string(label) + "=" + parameters,
          std::string(label) + "=:" + base64(signature.bytes) + ":"};
}

// The text between `before` and `after`, taken off the front of `rest`.
std::optional<std::string> taken(std::string_view& rest, std::string_view before, std::string_view after) {
  if (!rest.starts_with(before)) return std::nullopt;
  rest.remove_prefix(before.size());
  const std::size_t end = rest.find(after);
  if (end == std::string_view::npos) return std::nullopt;
  std::string out(rest.substr(0, end));
  rest.remove_prefix(end + after.size());
  return out;
}

bool is_nonce(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

// Only the one form that parameters_of() writes: a list of other components would cover less.
std::optional<Speaker> speaker_in(std::string_view input) {
  std::string_view rest = input;
  if (!taken(rest, std::string(label) + "=(", ")")) return std::nullopt;
  const auto created = taken(rest, ";created=", ";nonce=\"");
  const auto nonce = created ? taken(rest, "", "\";keyid=\"") : std::nullopt;
  const auto keyid = nonce ? taken(rest, "", "\";alg=\"ed25519\"") : std::nullopt;
  const auto key = keyid ? PublicKey::parse(*keyid) : std::nullopt;
  std::int64_t seconds = 0;
  const bool numeric = created && !created->empty() && created->size() <= 11 &&
                       std::from_chars(created->data(), created->data() + created->size(), seconds).ptr ==
                           created->data() + created->size();
  if (!key || !numeric || seconds < 0 || !is_nonce(*nonce) || !rest.empty()) return std::nullopt;
  return Speaker{*key, {Instant{seconds * 1000}, *nonce}};
}

std::optional<Signature> signature_in(std::string_view field) {
  std::string_view rest = field;
  const auto text = taken(rest, std::string(label) + "=:", ":");
  const auto bytes = text && rest.empty() ? base64_decode(*text) : std::nullopt;
  Signature out;
  if (!bytes || bytes->size() != out.bytes.size()) return std::nullopt;
  std::ranges::copy(*bytes, out.bytes.begin());
  return out;
}

Result<Speaker, Refusal> checked(const Components& components, std::string_view body, const SignatureFields& fields) {
  if (fields.signature.empty() || fields.signature_input.empty()) return refuse(Refusal{"message_signature_missing"});
  const auto speaker = speaker_in(fields.signature_input);
  const auto signature = signature_in(fields.signature);
  if (!speaker || !signature) return refuse(Refusal{"message_signature_malformed"});
  if (fields.content_digest != digest_field(body)) return refuse(Refusal{"message_digest_differs"});
  const std::string parameters = parameters_of(components, speaker->key, speaker->stamp);
  const bool same_form = fields.signature_input == std::string(label) + "=" + parameters;
  if (!same_form) return refuse(Refusal{"message_signature_malformed"});
  if (!verify(speaker->key, signature_base(components, parameters), *signature)) {
    return refuse(Refusal{"message_signature_fails"});
  }
  return *speaker;
}

}  // namespace

std::string signature_base(const std::vector<Component>& components, std::string_view parameters) {
  std::string out;
  for (const Component& component : components) out += component.identifier + ": " + component.value + "\n";
  return out + "\"@signature-params\": " + std::string(parameters);
}

SignatureFields sign_request(const RequestFace& request, const SigningKey& key, const Stamp& stamp) {
  const std::string digest = digest_field(request.body);
  return signed_fields(components_of(request, digest), digest, key, stamp);
}

SignatureFields sign_answer(const AnswerFace& answer, const std::string& request_signature, const SigningKey& key,
                            const Stamp& stamp) {
  const std::string digest = digest_field(answer.body);
  return signed_fields(components_of(answer, digest, request_signature), digest, key, stamp);
}

Result<Speaker, Refusal> check_request(const RequestFace& request, const SignatureFields& fields) {
  return checked(components_of(request, fields.content_digest), request.body, fields);
}

Result<Speaker, Refusal> check_answer(const AnswerFace& answer, const std::string& request_signature,
                                      const SignatureFields& fields) {
  return checked(components_of(answer, fields.content_digest, request_signature), answer.body, fields);
}

}  // namespace simpul::federation
