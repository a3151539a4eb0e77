#include "encoding/mapper.h"

#include <cmath>

#include "encoding/utf8.h"

namespace simpul {
namespace {

constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

}  // namespace

std::string snake_case(std::string_view pascal) {
  std::string out;
  for (const char c : pascal) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !out.empty()) out += '_';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

namespace mapping {

void Reading::fault(std::string code, std::map<std::string, std::string> facts) {
  std::string pointer(at);
  if (innermost) innermost->add_to(pointer);
  faults.push_back({std::move(code), std::move(pointer), std::move(facts)});
}

void Step::add_to(std::string& pointer) const {
  if (above_) above_->add_to(pointer);
  pointer += '/';
  if (!member_.data()) pointer += std::to_string(element_);
  for (const char c : member_) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
}

void read_text(Reading& reading, const Json& json, std::string& out) {
  const auto* text = json.if_string();
  if (!text) return reading.fault("field_wrong_type", {{"expected", "text"}});
  if (text->size() > text_field_bytes_max) {
    return reading.fault("field_too_long", {{"max", std::to_string(text_field_bytes_max)}});
  }
  // What is stored already stays readable; only what comes in is judged.
  if (reading.unknown == UnknownMembers::Refuse && has_unseen_signs({text->data(), text->size()})) {
    return reading.fault("field_unseen_signs");
  }
  out.assign(text->data(), text->size());
}

void read_bool(Reading& reading, const Json& json, bool& out) {
  const auto* value = json.if_bool();
  if (!value) return reading.fault("field_wrong_type", {{"expected", "boolean"}});
  out = *value;
}

void read_integer(Reading& reading, const Json& json, std::int64_t& out) {
  std::int64_t value = integer_max + 1;
  if (const auto* whole = json.if_int64()) value = *whole;
  if (const auto* number = json.if_double()) {
    if (std::trunc(*number) == *number && std::abs(*number) <= static_cast<double>(integer_max)) {
      value = static_cast<std::int64_t>(*number);
    }
  }
  if (value > integer_max || value < -integer_max) {
    return reading.fault("field_wrong_type", {{"expected", "integer"}});
  }
  out = value;
}

void read_number(Reading& reading, const Json& json, double& out) {
  if (!json.is_number()) return reading.fault("field_wrong_type", {{"expected", "number"}});
  out = json.to_number<double>();
}

}  // namespace mapping
}  // namespace simpul
