#include "threads/event.h"

#include <algorithm>

#include "crypto/sha256.h"
#include "encoding/mapper.h"

namespace simpul::threads {

BOOST_DESCRIBE_STRUCT(Actor, (), (office, capacity, account))
BOOST_DESCRIBE_STRUCT(Seen, (), (seq, hash))

namespace {

constexpr int envelope_version = 1;
constexpr std::size_t salt_digits = 32;

// The wire form: exactly the members of architecture section 1, `prev` null in a first event.
struct Envelope {
  int v = envelope_version;
  std::string subject;
  RegionCode author;
  std::uint64_t seq = 0;
  Json prev;
  std::map<RegionCode, Seen> seen;
  Instant at;
  Actor actor;
  std::string kind;
  Json body;
  std::string salt;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (v, subject, author, seq, prev, seen, at, actor, kind, body, salt))

bool is_salt(std::string_view text) {
  return text.size() == salt_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool well_formed(const Event& event) {
  if (event.seq == 0 || event.prev.has_value() != (event.seq > 1)) return false;
  if (event.seen.contains(event.author) || !is_salt(event.salt) || !event.body.is_object()) return false;
  return std::ranges::all_of(event.seen, [](const auto& entry) { return entry.second.seq > 0; });
}

Refusal malformed(std::string why) { return {"event_malformed", "", {{"why", std::move(why)}}}; }

}  // namespace

std::string envelope_of(const Event& event) {
  const Envelope wire{envelope_version, event.subject, event.author, event.seq,
                      event.prev ? Json(event.prev->text()) : Json(nullptr),
                      event.seen, event.at, event.actor, event.kind, event.body, event.salt};
  return canonical_json(to_json(wire));
}

Result<Event, Refusal> read_event(std::string_view envelope) {
  auto json = read_json(envelope, {.bytes_max = 1 << 20, .depth_max = 32, .members_max = 100'000});
  if (!json) return refuse(malformed(json.error().code));
  auto wire = from_json<Envelope>(*json);
  if (!wire) return refuse(malformed(wire.error().front().code + " " + wire.error().front().pointer));
  if (wire->v != envelope_version) return refuse(Refusal{"event_version_unknown"});
  Event event{std::move(wire->subject), wire->author, wire->seq, {}, std::move(wire->seen), wire->at,
              std::move(wire->actor), std::move(wire->kind), std::move(wire->body), std::move(wire->salt), {}};
  if (const auto* prev = wire->prev.if_string()) {
    event.prev = Digest::parse({prev->data(), prev->size()});
    if (!event.prev) return refuse(malformed("prev"));
  } else if (!wire->prev.is_null()) {
    return refuse(malformed("prev"));
  }
  if (!well_formed(event)) return refuse(malformed("seq, prev, seen, salt or body"));
  if (envelope_of(event) != envelope) return refuse(Refusal{"event_not_canonical"});
  event.hash = sha256(envelope);
  return event;
}

std::string signing_message(const Digest& event_hash) {
  std::string message = "simpul/event/v1\n";
  message.append(reinterpret_cast<const char*>(event_hash.bytes.data()), event_hash.bytes.size());
  return message;
}

bool signature_holds(const Digest& event_hash, const Signature& signature, const PublicKey& author) {
  return verify(author, signing_message(event_hash), signature);
}

}  // namespace simpul::threads
