#include "lines.h"

#include <algorithm>

#include "encoding/base64.h"

namespace simpul::proof {
namespace {

constexpr std::size_t line_bytes_max = 8u << 20;
constexpr std::size_t depth_max = 32;
constexpr std::size_t members_max = 10'000;  // more than any line has that reads
constexpr std::size_t path_hashes_max = 63;
constexpr std::int64_t whole_max = (std::int64_t{1} << 53) - 1;

std::optional<Json> read_line(const Line& line) {
  if (!line.ended) return std::nullopt;
  return read_canonical(line.text, {line_bytes_max, depth_max, members_max});
}

std::optional<Signature> read_signature(std::string_view text) {
  Signature signature;
  const auto bytes = bytes_from(text, signature.bytes.size());
  if (!bytes) return std::nullopt;
  std::ranges::copy(*bytes, signature.bytes.begin());
  return signature;
}

}  // namespace

std::optional<Json> read_canonical(std::string_view text, const JsonLimits& limits) {
  auto json = read_json(text, limits);
  if (!json || canonical_json(*json) != text) return std::nullopt;
  return std::move(*json);
}

const JsonObject* exactly(const Json& json, std::initializer_list<std::string_view> members) {
  const JsonObject* object = json.if_object();
  if (!object || object->size() != members.size()) return nullptr;
  const auto has = [&](std::string_view member) { return object->contains(member); };
  return std::ranges::all_of(members, has) ? object : nullptr;
}

std::string_view text_of(const JsonObject& object, std::string_view member) {
  const Json* found = object.if_contains(member);
  const auto* text = found ? found->if_string() : nullptr;
  return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

std::optional<std::string> bytes_from(std::string_view base64_text, std::size_t size) {
  auto bytes = base64_decode(base64_text);
  if (!bytes || bytes->size() != size) return std::nullopt;
  return bytes;
}

std::optional<std::uint64_t> read_whole(const Json& json) {
  const auto* number = json.if_int64();
  if (!number || *number < 0 || *number > whole_max) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

std::optional<Instant> read_instant(const Json& json) {
  const auto* text = json.if_string();
  const std::string_view given = text ? std::string_view(text->data(), text->size()) : std::string_view();
  const auto instant = Instant::parse(given);
  if (!instant || instant->text() != given) return std::nullopt;
  return instant;
}

std::optional<Line> Lines::next() {
  if (left_.empty()) return std::nullopt;
  ++number_;
  const auto end = left_.find('\n');
  if (end == std::string_view::npos) {
    const Line line{left_, false};
    left_ = {};
    return line;
  }
  const Line line{left_.substr(0, end), true};
  left_.remove_prefix(end + 1);
  return line;
}

std::optional<EventLine> read_event_line(const Line& line) {
  const auto json = read_line(line);
  if (!json) return std::nullopt;
  if (const JsonObject* shown = exactly(*json, {"envelope", "signature"})) {
    const auto* envelope = shown->at("envelope").if_string();
    const auto signature = read_signature(text_of(*shown, "signature"));
    if (!envelope || !signature) return std::nullopt;
    return Shown{{envelope->data(), envelope->size()}, *signature};
  }
  const JsonObject* withheld = exactly(*json, {"hash", "seq", "signature"});
  if (!withheld) return std::nullopt;
  const auto hash = Digest::parse(text_of(*withheld, "hash"));
  const auto seq = read_whole(withheld->at("seq"));
  const auto signature = read_signature(text_of(*withheld, "signature"));
  if (!hash || !seq || *seq == 0 || !signature) return std::nullopt;
  return Withheld{*hash, *seq, *signature};
}

std::optional<Inclusion> read_proof_line(const Line& line) {
  const auto json = read_line(line);
  const JsonObject* object = json ? exactly(*json, {"event", "index", "path"}) : nullptr;
  if (!object) return std::nullopt;
  const auto event = Digest::parse(text_of(*object, "event"));
  const auto index = read_whole(object->at("index"));
  const JsonArray* path = object->at("path").if_array();
  if (!event || !index || !path || path->size() > path_hashes_max) return std::nullopt;
  Inclusion out{*event, *index, {}};
  for (const Json& each : *path) {
    const auto* text = each.if_string();
    const auto bytes = text ? bytes_from({text->data(), text->size()}, 32) : std::nullopt;
    if (!bytes) return std::nullopt;
    std::ranges::copy(*bytes, out.path.emplace_back().bytes.begin());
  }
  return out;
}

}  // namespace simpul::proof
