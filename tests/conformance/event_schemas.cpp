#include "event_schemas.h"

#include <boost/json/serialize.hpp>

#include "dossiers/facts.h"
#include "drafting/shelf.h"
#include "encoding/mapper.h"
#include "negotiation/room.h"
#include "regions/government.h"

namespace simpul {
namespace {

// What the text of a value looks like.
JsonObject text_like(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }
JsonObject shape(std::type_identity<RegionCode>) { return text_like(R"(^\d{2}(\.\d{2})?$)"); }
JsonObject shape(std::type_identity<Digest>) { return text_like("^[0-9a-f]{64}$"); }
JsonObject shape(std::type_identity<Instant>) { return {{"type", "string"}, {"format", "date-time"}}; }
JsonObject shape(std::type_identity<Date>) { return {{"type", "string"}, {"format", "date"}}; }

template <class Tag>
JsonObject shape(std::type_identity<Id<Tag>>) {
  return text_like("^[a-z0-9-]{1,64}$");
}

template <class T>
JsonObject schema_of(std::type_identity<T> type);

template <mapping::DescribedStruct T>
JsonObject members_of(std::type_identity<T>) {
  JsonObject properties;
  JsonArray required;
  boost::mp11::mp_for_each<mapping::Members<T>>([&](auto d) {
    using Member = std::decay_t<decltype(std::declval<T>().*d.pointer)>;
    if constexpr (mapping::IsOptional<Member>::value) {
      properties.emplace(d.name, schema_of(std::type_identity<typename Member::value_type>()));
    } else {
      properties.emplace(d.name, schema_of(std::type_identity<Member>()));
      required.push_back(d.name);
    }
  });
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(properties)}};
}

template <mapping::DescribedEnum T>
JsonObject names_of(std::type_identity<T>) {
  JsonArray names;
  for (const auto& [value, name] : mapping::enum_names<T>()) names.push_back(Json(name));
  return {{"enum", std::move(names)}};
}

template <class T>
JsonObject schema_of(std::type_identity<T> type) {
  if constexpr (std::is_same_v<T, std::string>) {
    return {{"type", "string"}, {"maxLength", text_field_bytes_max}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::is_integral_v<T>) {
    return {{"type", "integer"}};
  } else if constexpr (mapping::DescribedEnum<T>) {
    return names_of(type);
  } else if constexpr (mapping::TextValue<T>) {
    return shape(type);
  } else if constexpr (mapping::IsVector<T>::value) {
    return {{"type", "array"}, {"items", schema_of(std::type_identity<typename T::value_type>())}};
  } else if constexpr (mapping::IsTextMap<T>::value) {
    return {{"type", "object"}, {"additionalProperties", schema_of(std::type_identity<typename T::mapped_type>())}};
  } else {
    return members_of(type);
  }
}

void indent(std::string& out, std::size_t depth) { out += "\n" + std::string(2 * depth, ' '); }

// Two spaces a level and a fixed order of members, so that a change shows as the line it is.
void write_pretty(std::string& out, const Json& json, std::size_t depth) {
  const auto* object = json.if_object();
  if (!object || object->empty()) {
    out += boost::json::serialize(json);
    return;
  }
  out += '{';
  bool first = true;
  for (const auto& [name, value] : *object) {
    out += first ? "" : ",";
    first = false;
    indent(out, depth + 1);
    out += boost::json::serialize(name) + ": ";
    write_pretty(out, value, depth + 1);
  }
  indent(out, depth);
  out += '}';
}

template <class T>
std::string schema_text() {
  JsonObject schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"title", T::kind},
                    {"description", "Body of an event of this kind. Later versions may add optional members."}};
  for (auto& [name, value] : members_of(std::type_identity<T>())) schema.emplace(name, value);
  std::string text;
  write_pretty(text, schema, 0);
  return text + "\n";
}

template <class Facts>
void add_all(std::map<std::string, std::string>& out) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Facts>>([&](auto type) {
    using T = typename decltype(type)::type;
    if constexpr (mapping::DescribedStruct<T>) out.emplace(std::string(T::kind) + ".schema.json", schema_text<T>());
  });
}

}  // namespace

std::map<std::string, std::string> event_schemas() {
  std::map<std::string, std::string> out;
  add_all<dossiers::Fact>(out);
  add_all<negotiation::RoomFact>(out);
  add_all<drafting::ShelfFact>(out);
  add_all<regions::GovernmentFact>(out);
  return out;
}

}  // namespace simpul
