#include "web/problem.h"

#include "encoding/mapper.h"
#include "kernel/expects.h"
#include "placeholders.h"
#include "web/weighted_list.h"

namespace simpul::web {
namespace {

// The file's shape: data/messages/refusals/<area>.json.
struct Sentences {
  std::string what;
  std::string safe;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(Sentences, (), (what, safe, next))

struct Entry {
  int status = 0;
  Sentences id;
  Sentences en;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (status, id, en))

Message as_message(int status, Sentences sentences, Language language) {
  return {status, std::move(sentences.what), std::move(sentences.safe), std::move(sentences.next), language};
}

Message unknown_code(std::string_view code, Language language) {
  if (language == Language::En) {
    return {422, fmt::format("The request was refused (code: {}).", code), "Nothing was stored or changed.",
            "Check what you entered. If it looks right, give this code to your administrator.", language};
  }
  return {422, fmt::format("Permintaan ditolak (kode: {}).", code), "Tidak ada data yang disimpan atau berubah.",
          "Periksa kembali isian Anda. Jika sudah benar, sampaikan kode ini kepada admin.", language};
}

std::string detail_of(const Message& message) {
  return message.safe + (message.safe.empty() || message.next.empty() ? "" : " ") + message.next;
}

JsonObject error_entry(const Refusal& refusal, const Message& message) {
  JsonObject entry;
  entry["code"] = refusal.code;
  entry["pointer"] = refusal.pointer;
  entry["title"] = message.what;
  entry["detail"] = detail_of(message);
  entry["facts"] = to_json(refusal.facts);
  return entry;
}

}  // namespace

Language preferred_language(const Request& request) {
  double id = 0;
  double en = 0;
  for (const auto& [range, weight] : weighted_list(request.header("accept-language"))) {
    const std::string_view primary = std::string_view(range).substr(0, range.find('-'));
    if (primary == "id" || primary == "in") id = std::max(id, weight);
    if (primary == "en") en = std::max(en, weight);
  }
  return en > id ? Language::En : Language::Id;
}

Result<Messages, Refusal> Messages::read(std::string_view json) {
  auto parsed = read_json(json);
  if (!parsed) return refuse(std::move(parsed.error()));
  auto entries = from_json<std::map<std::string, Entry>>(*parsed);
  if (!entries) return refuse(std::move(entries.error().front()));
  Messages messages;
  for (auto& [code, entry] : *entries) {
    if (entry.status < 400 || entry.status > 599) {
      return refuse(Refusal{"field_unknown_value", "/" + code + "/status", {{"allowed", "400–599"}}});
    }
    messages.messages_[code] = {{Language::Id, as_message(entry.status, std::move(entry.id), Language::Id)},
                                {Language::En, as_message(entry.status, std::move(entry.en), Language::En)}};
  }
  return messages;
}

Result<void, Refusal> Messages::merge(Messages other) {
  for (const auto& [code, unused] : other.messages_) {
    if (messages_.contains(code)) return refuse(Refusal{"json_duplicate_name", "/" + code, {{"name", code}}});
  }
  messages_.merge(other.messages_);
  return {};
}

Message Messages::find(std::string_view code, Language language) const {
  const auto found = messages_.find(code);
  return found == messages_.end() ? unknown_code(code, language) : found->second.at(language);
}

bool Messages::contains(std::string_view code) const { return messages_.find(code) != messages_.end(); }

std::vector<std::string> Messages::codes() const {
  std::vector<std::string> out;
  for (const auto& [code, unused] : messages_) out.push_back(code);
  return out;
}

Message filled(Message message, const std::map<std::string, std::string>& facts) {
  for (std::string* part : {&message.what, &message.safe, &message.next}) {
    *part = filled_text(*part, facts, message.language);
  }
  return message;
}

Response problem(const Refusals& refusals, const Messages& messages, const Request& request) {
  expects(!refusals.empty(), "a problem names at least one refusal");
  const Language language = preferred_language(request);
  JsonArray errors;
  for (const Refusal& refusal : refusals) {
    errors.push_back(error_entry(refusal, filled(messages.find(refusal.code, language), refusal.facts)));
  }
  const Refusal& first = refusals.front();
  const Message message = filled(messages.find(first.code, language), first.facts);
  JsonObject body;
  body["type"] = "urn:simpul:refusal:" + first.code;
  body["title"] = message.what;
  body["status"] = message.status;
  body["detail"] = detail_of(message);
  body["instance"] = request.request_id;
  body["errors"] = std::move(errors);
  return text(message.status, "application/problem+json", json_text(body))
      .with("Content-Language", language == Language::En ? "en" : "id");
}

}  // namespace simpul::web
