#include "federation/wire.h"

#include "encoding/json.h"
#include "encoding/mapper.h"

namespace simpul::federation {
namespace {

Json heads_json(const Heads& heads) {
  JsonObject out;
  for (const auto& [author, head] : heads) {
    out.emplace(author.text(), JsonObject{{"seq", head.seq}, {"hash", head.hash.text()}});
  }
  return out;
}

Json part_json(const Part& part) {
  JsonArray events;
  for (const Carried& carried : part.events) {
    events.push_back(JsonObject{{"envelope", carried.envelope}, {"signature", carried.signature.text()}});
  }
  return JsonObject{{"subject", part.subject}, {"heads", heads_json(part.heads)}, {"events", std::move(events)}};
}

Json cursor_json(const Cursor& cursor) { return JsonObject{{"feed", cursor.feed}, {"at", cursor.at}}; }

JsonArray parts_json(const std::vector<Part>& parts) {
  JsonArray out;
  for (const Part& part : parts) out.push_back(part_json(part));
  return out;
}

// Reads members and remembers the first that does not fit.
class Reading {
 public:
  const std::string& fault() const { return fault_; }

  const JsonObject& object(const Json& json, const char* what) {
    static const JsonObject none;
    if (const auto* found = json.if_object()) return *found;
    return say(what), none;
  }
  const JsonArray& array(const JsonObject& from, const char* member) {
    static const JsonArray none;
    const auto* found = from.if_contains(member);
    if (const auto* list = found ? found->if_array() : nullptr) return *list;
    return say(member), none;
  }
  std::string text(const JsonObject& from, const char* member, std::size_t bytes_max) {
    const auto* found = from.if_contains(member);
    const auto* string = found ? found->if_string() : nullptr;
    if (string && string->size() <= bytes_max) return std::string(*string);
    return say(member), std::string();
  }
  std::uint64_t number(const JsonObject& from, const char* member) {
    constexpr std::int64_t exact_max = (std::int64_t{1} << 53) - 1;
    const auto* found = from.if_contains(member);
    const std::int64_t* value = found ? found->if_int64() : nullptr;
    if (value && *value >= 0 && *value <= exact_max) return static_cast<std::uint64_t>(*value);
    return say(member), 0;
  }
  bool flag(const JsonObject& from, const char* member) {
    const auto* found = from.if_contains(member);
    if (const bool* value = found ? found->if_bool() : nullptr) return *value;
    return say(member), false;
  }
  template <class T>
  T value(const JsonObject& from, const char* member) {
    constexpr std::size_t longest = 200;
    if (auto parsed = T::parse(text(from, member, longest))) return *parsed;
    return say(member), T();
  }
  void say(const char* what) {
    if (fault_.empty()) fault_ = what;
  }

 private:
  std::string fault_;
};

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t envelope_bytes_max = 1u << 20;
constexpr std::size_t authors_max = 600;

Heads read_heads(Reading& reading, const JsonObject& part) {
  Heads out;
  const auto* found = part.if_contains("heads");
  if (!found) return reading.say("heads"), out;
  const JsonObject& heads = reading.object(*found, "heads");
  if (heads.size() > authors_max) return reading.say("heads"), out;
  for (const auto& [author, head] : heads) {
    const auto region = RegionCode::parse(author);
    if (!region) return reading.say("heads"), out;
    const JsonObject& place = reading.object(head, "heads");
    out[*region] = {reading.number(place, "seq"), reading.value<Digest>(place, "hash")};
    if (out[*region].seq == 0) reading.say("seq");
  }
  return out;
}

Part read_part(Reading& reading, const Json& json, std::size_t& events_left) {
  const JsonObject& object = reading.object(json, "parts");
  Part out{reading.text(object, "subject", name_bytes_max), read_heads(reading, object), {}};
  for (const Json& event : reading.array(object, "events")) {
    if (events_left == 0) return reading.say("events"), out;
    --events_left;
    const JsonObject& carried = reading.object(event, "events");
    out.events.push_back(
        {reading.text(carried, "envelope", envelope_bytes_max), reading.value<Signature>(carried, "signature")});
  }
  return out;
}

std::vector<Part> read_parts(Reading& reading, const JsonObject& message) {
  std::vector<Part> out;
  std::size_t events_left = events_max;
  for (const Json& part : reading.array(message, "parts")) {
    // An answer holds what was asked and what changed since: twice the parts of a question.
    if (out.size() == 2 * parts_max || !reading.fault().empty()) return reading.say("parts"), out;
    out.push_back(read_part(reading, part, events_left));
  }
  return out;
}

Cursor read_cursor(Reading& reading, const JsonObject& message, const char* member) {
  const auto* found = message.if_contains(member);
  if (!found) return reading.say(member), Cursor();
  const JsonObject& cursor = reading.object(*found, member);
  return {reading.text(cursor, "feed", name_bytes_max), reading.number(cursor, "at")};
}

TurnedPart read_turned(Reading& reading, const Json& json) {
  const JsonObject& object = reading.object(json, "turned");
  TurnedPart out{reading.text(object, "subject", name_bytes_max), {}};
  for (const Json& item : reading.array(object, "turned")) {
    auto turned = from_json<Turned>(item, UnknownMembers::Ignore);
    if (!turned || out.turned.size() == events_max) return reading.say("turned"), out;
    out.turned.push_back(std::move(*turned));
  }
  return out;
}

Result<Json, Refusal> read_message(std::string_view text) {
  if (text.size() > message_bytes_max) return refuse(Refusal{"exchange_too_large"});
  return read_json(text, {.bytes_max = message_bytes_max, .depth_max = 8, .members_max = 200'000});
}

Refusal malformed(const std::string& why) { return {"exchange_malformed", "", {{"why", why}}}; }

}  // namespace

std::string question_text(const Question& question) {
  return json_text(JsonObject{
      {"protocol", question.protocol}, {"after", cursor_json(question.after)}, {"parts", parts_json(question.parts)}});
}

std::string answer_text(const Answer& answer) {
  JsonArray turned;
  for (const TurnedPart& part : answer.turned) {
    turned.push_back(JsonObject{{"subject", part.subject}, {"turned", to_json(part.turned)}});
  }
  return json_text(JsonObject{{"protocol", answer.protocol},
                              {"upto", cursor_json(answer.upto)},
                              {"more", answer.more},
                              {"parts", parts_json(answer.parts)},
                              {"turned", std::move(turned)}});
}

Result<Question, Refusal> read_question(std::string_view text) {
  const auto json = read_message(text);
  if (!json) return refuse(json.error());
  Reading reading;
  const JsonObject& message = reading.object(*json, "question");
  Question out;
  out.protocol = static_cast<int>(std::min<std::uint64_t>(reading.number(message, "protocol"), 1'000'000));
  out.after = read_cursor(reading, message, "after");
  out.parts = read_parts(reading, message);
  if (out.parts.size() > parts_max) reading.say("parts");
  if (!reading.fault().empty()) return refuse(malformed(reading.fault()));
  return out;
}

Result<Answer, Refusal> read_answer(std::string_view text) {
  const auto json = read_message(text);
  if (!json) return refuse(json.error());
  Reading reading;
  const JsonObject& message = reading.object(*json, "answer");
  Answer out;
  out.protocol = static_cast<int>(std::min<std::uint64_t>(reading.number(message, "protocol"), 1'000'000));
  out.upto = read_cursor(reading, message, "upto");
  out.more = reading.flag(message, "more");
  out.parts = read_parts(reading, message);
  for (const Json& part : reading.array(message, "turned")) {
    if (out.turned.size() == parts_max) return refuse(malformed("turned"));
    out.turned.push_back(read_turned(reading, part));
  }
  if (!reading.fault().empty()) return refuse(malformed(reading.fault()));
  return out;
}

}  // namespace simpul::federation
