#pragma once

// Maps described structs (BOOST_DESCRIBE_STRUCT) to JSON and back, for events, commands and answers alike.
//
// - member names are the JSON names; a std::optional that is empty is left out
// - described enums are their enumerator in snake_case ("KsddSukarela" is "ksdd_sukarela")
// - types with text() and a static parse() (ids, digests, dates, instants, region codes) are JSON strings
// - reading collects every fault by JSON Pointer instead of stopping at the first: field_missing, field_unknown,
//   field_wrong_type, field_unknown_value, field_too_long, field_unseen_signs (only where unknown members are refused)

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "encoding/json.h"

namespace simpul {

enum class UnknownMembers { Refuse, Ignore };

// Text fields longer than this many bytes are refused; documents travel as files, not as fields.
inline constexpr std::size_t text_field_bytes_max = 20'000;

std::string snake_case(std::string_view pascal);

template <class T>
Json to_json(const T& value);

namespace mapping {

template <class T>
concept TextValue = requires(const T& value, std::string_view text) {
  { value.text() } -> std::convertible_to<std::string>;
  { T::parse(text) } -> std::same_as<std::optional<T>>;
};
template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsTextMap : std::false_type {};
template <class K, class V>
struct IsTextMap<std::map<K, V>> : std::true_type {};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

class Step;

// Where in the input the reader stands, and what it found wrong so far. The JSON Pointer is only written out for
// faults: reading a stored fact must not cost an allocation per member.
struct Reading {
  std::string_view at;
  UnknownMembers unknown = UnknownMembers::Refuse;
  Refusals faults = {};
  const Step* innermost = nullptr;

  void fault(std::string code, std::map<std::string, std::string> facts = {});
};

// One descent, into a member or into the element of a list; lives as long as the reader is below it.
class Step {
 public:
  Step(Reading& reading, std::string_view member) : Step(reading, member, 0) {}
  Step(Reading& reading, std::size_t element) : Step(reading, {}, element) {}
  ~Step() { reading_.innermost = above_; }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

  void add_to(std::string& pointer) const;

 private:
  Step(Reading& reading, std::string_view member, std::size_t element)
      : reading_(reading), above_(reading.innermost), member_(member), element_(element) {
    reading.innermost = this;
  }

  Reading& reading_;
  const Step* above_;
  std::string_view member_;  // its data is null for the element of a list
  std::size_t element_;
};

// The enumerators in their order, each with its JSON name.
template <DescribedEnum T>
const auto& enum_names() {
  static const auto names = [] {
    std::array<std::pair<T, std::string>, boost::mp11::mp_size<boost::describe::describe_enumerators<T>>::value> out;
    std::size_t at = 0;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto d) { out[at++] = {d.value, snake_case(d.name)}; });
    return out;
  }();
  return names;
}

template <class T>
void read(Reading& reading, const Json& json, T& out);

void read_text(Reading& reading, const Json& json, std::string& out);
void read_bool(Reading& reading, const Json& json, bool& out);
// Integers outside ±(2^53 - 1) are refused (protocol rule for signed events).
void read_integer(Reading& reading, const Json& json, std::int64_t& out);
void read_number(Reading& reading, const Json& json, double& out);

template <DescribedEnum T>
void read_enum(Reading& reading, const Json& json, T& out) {
  const auto* text = json.if_string();
  if (!text) return reading.fault("field_wrong_type", {{"expected", "text"}});
  const std::string_view given(text->data(), text->size());
  for (const auto& [value, name] : enum_names<T>()) {
    if (name != given) continue;
    out = value;
    return;
  }
  std::string allowed;
  for (const auto& [value, name] : enum_names<T>()) allowed += (allowed.empty() ? "" : ", ") + name;
  reading.fault("field_unknown_value", {{"allowed", allowed}});
}

template <class T>
void read_member(Reading& reading, const JsonObject& object, std::string_view name, T& out) {
  const Step step(reading, name);
  const auto* found = object.if_contains(name);
  if constexpr (IsOptional<T>::value) {
    if (!found || found->is_null()) return;
    read(reading, *found, out.emplace());
  } else {
    if (!found) return reading.fault("field_missing");
    read(reading, *found, out);
  }
}

template <DescribedStruct T>
void read_struct(Reading& reading, const Json& json, T& out) {
  const auto* object = json.if_object();
  if (!object) return reading.fault("field_wrong_type", {{"expected", "object"}});
  boost::mp11::mp_for_each<Members<T>>([&](auto d) { read_member(reading, *object, d.name, out.*d.pointer); });
  if (reading.unknown == UnknownMembers::Ignore) return;
  for (const auto& [name, unused] : *object) {
    bool known = false;
    boost::mp11::mp_for_each<Members<T>>([&](auto d) { known = known || name == std::string_view(d.name); });
    if (known) continue;
    const Step step(reading, name);
    reading.fault("field_unknown");
  }
}

template <class T>
void read_list(Reading& reading, const Json& json, std::vector<T>& out) {
  const auto* array = json.if_array();
  if (!array) return reading.fault("field_wrong_type", {{"expected", "list"}});
  out.clear();
  for (std::size_t i = 0; i < array->size(); ++i) {
    const Step step(reading, i);
    T item{};
    read(reading, (*array)[i], item);
    out.push_back(std::move(item));
  }
}

template <class K, class V>
void read_map(Reading& reading, const Json& json, std::map<K, V>& out) {
  const auto* object = json.if_object();
  if (!object) return reading.fault("field_wrong_type", {{"expected", "object"}});
  for (const auto& [name, value] : *object) {
    const Step step(reading, name);
    K key{};
    read(reading, Json(name), key);
    read(reading, value, out[key]);
  }
}

template <TextValue T>
void read_text_value(Reading& reading, const Json& json, T& out) {
  const auto* text = json.if_string();
  if (!text) return reading.fault("field_wrong_type", {{"expected", "text"}});
  if (auto parsed = T::parse({text->data(), text->size()})) {
    out = std::move(*parsed);
  } else {
    reading.fault("field_unknown_value",
                  {{"given", std::string(text->data(), std::min<std::size_t>(text->size(), 80))}});
  }
}

template <class T>
void read(Reading& reading, const Json& json, T& out) {
  if constexpr (std::is_same_v<T, Json>) {
    out = json;
  } else if constexpr (std::is_same_v<T, std::string>) {
    read_text(reading, json, out);
  } else if constexpr (std::is_same_v<T, bool>) {
    read_bool(reading, json, out);
  } else if constexpr (std::is_integral_v<T>) {
    std::int64_t wide = 0;
    const std::size_t before = reading.faults.size();
    read_integer(reading, json, wide);
    if (reading.faults.size() == before && !std::in_range<T>(wide))
      reading.fault("field_wrong_type", {{"expected", "integer"}});
    out = static_cast<T>(wide);
  } else if constexpr (std::is_floating_point_v<T>) {
    double wide = 0;
    read_number(reading, json, wide);
    out = static_cast<T>(wide);
  } else if constexpr (DescribedEnum<T>) {
    read_enum(reading, json, out);
  } else if constexpr (TextValue<T>) {
    read_text_value(reading, json, out);
  } else if constexpr (IsVector<T>::value) {
    read_list(reading, json, out);
  } else if constexpr (IsTextMap<T>::value) {
    read_map(reading, json, out);
  } else if constexpr (IsOptional<T>::value) {
    if (!json.is_null()) read(reading, json, out.emplace());
  } else {
    read_struct(reading, json, out);
  }
}

template <class T>
std::string key_text(const T& key) {
  if constexpr (TextValue<T>) {
    return key.text();
  } else {
    return key;
  }
}

template <DescribedStruct T>
JsonObject write_struct(const T& value) {
  JsonObject object;
  object.reserve(boost::mp11::mp_size<Members<T>>::value);
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    const auto& member = value.*d.pointer;
    if constexpr (IsOptional<std::decay_t<decltype(member)>>::value) {
      if (member) object.emplace(d.name, to_json(*member));
    } else {
      object.emplace(d.name, to_json(member));
    }
  });
  return object;
}

}  // namespace mapping

// The snake_case name of a described enumerator.
template <mapping::DescribedEnum T>
std::string enum_text(T value) {
  for (const auto& [known, name] : mapping::enum_names<T>()) {
    if (known == value) return name;
  }
  return {};
}

template <mapping::DescribedEnum T>
std::optional<T> parse_enum(std::string_view text) {
  T out{};
  mapping::Reading reading;
  mapping::read_enum(reading, Json(text), out);
  if (!reading.faults.empty()) return std::nullopt;
  return out;
}

template <class T>
Json to_json(const T& value) {
  if constexpr (std::is_same_v<T, Json> || std::is_same_v<T, std::string> || std::is_arithmetic_v<T>) {
    return Json(value);
  } else if constexpr (mapping::DescribedEnum<T>) {
    return Json(enum_text(value));
  } else if constexpr (mapping::TextValue<T>) {
    return Json(value.text());
  } else if constexpr (mapping::IsVector<T>::value) {
    JsonArray array;
    array.reserve(value.size());
    for (const auto& item : value) array.push_back(to_json(static_cast<const typename T::value_type&>(item)));
    return array;
  } else if constexpr (mapping::IsTextMap<T>::value) {
    JsonObject object;
    for (const auto& [key, item] : value) object.emplace(mapping::key_text(key), to_json(item));
    return object;
  } else if constexpr (mapping::IsOptional<T>::value) {
    return value ? to_json(*value) : Json(nullptr);
  } else {
    return mapping::write_struct(value);
  }
}

// Reads a whole value; all faults at once. `at` is the JSON Pointer of `json` itself, for faults inside a larger text.
template <class T>
Result<T, Refusals> from_json(const Json& json, UnknownMembers unknown = UnknownMembers::Refuse,
                              std::string_view at = {}) {
  mapping::Reading reading{at, unknown};
  T out{};
  mapping::read(reading, json, out);
  if (!reading.faults.empty()) return refuse(std::move(reading.faults));
  return out;
}

}  // namespace simpul
