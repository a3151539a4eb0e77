#include <algorithm>
#include <charconv>
#include <cmath>

#include "encoding/json.h"
#include "kernel/expects.h"

namespace simpul {
namespace {

// RFC 8785 section 3.2.3 orders names by UTF-16 code units. UTF-8 byte order gives the same order except that
// code points above U+FFFF (lead byte F0 and up) are surrogates there and sort before U+E000..U+FFFF.
int sort_rank(unsigned char byte) {
  if (byte >= 0xF0) return 0xEE * 4 - 1;
  return byte * 4;
}

bool utf16_less(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const auto x = static_cast<unsigned char>(a[i]);
    const auto y = static_cast<unsigned char>(b[i]);
    if (x == y) continue;
    if (x >= 0xF0 && y >= 0xF0) return x < y;
    return sort_rank(x) < sort_rank(y);
  }
  return a.size() < b.size();
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void write_escape(std::string& out, char c) {
  static constexpr char digits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 15];
}

// Whole runs at once: most of what is written needs no escape.
void write_text(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto run = static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
    out.append(text.data(), run);
    if (run < text.size()) write_escape(out, text[run]);
    text.remove_prefix(std::min(run + 1, text.size()));
  }
  out += '"';
}

// ECMA-262 Number::toString over the shortest digits that round-trip (RFC 8785 section 3.2.2.3).
void write_number(std::string& out, double number) {
  expects(std::isfinite(number), "canonical JSON holds finite numbers only");
  if (number == 0) {
    out += '0';
    return;
  }
  if (number < 0) out += '-';
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t e = text.find('e');
  std::string mantissa(text.substr(0, 1));
  if (e > 2) mantissa += text.substr(2, e - 2);
  int exponent = 0;
  const std::size_t sign = text[e + 1] == '+' ? 1 : 0;
  std::from_chars(text.data() + e + 1 + sign, text.data() + text.size(), exponent);
  const int k = static_cast<int>(mantissa.size());
  const int n = exponent + 1;
  if (k <= n && n <= 21) {
    out += mantissa + std::string(static_cast<std::size_t>(n - k), '0');
  } else if (0 < n && n <= 21) {
    out += mantissa.substr(0, static_cast<std::size_t>(n)) + '.' + mantissa.substr(static_cast<std::size_t>(n));
  } else if (-6 < n && n <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-n), '0') + mantissa;
  } else {
    out += mantissa.substr(0, 1);
    if (k > 1) out += '.' + mantissa.substr(1);
    out += n > 0 ? "e+" : "e-";
    out += std::to_string(std::abs(n - 1));
  }
}

void write(std::string& out, const Json& value);

void write_object(std::string& out, const JsonObject& object) {
  std::vector<const boost::json::key_value_pair*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  std::ranges::sort(members, [](const auto* a, const auto* b) { return utf16_less(a->key(), b->key()); });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    write_text(out, members[i]->key());
    out += ':';
    write(out, members[i]->value());
  }
  out += '}';
}

void write_array(std::string& out, const JsonArray& array) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    write(out, array[i]);
  }
  out += ']';
}

void write(std::string& out, const Json& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      out += "null";
      return;
    case boost::json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case boost::json::kind::int64:
      return write_number(out, static_cast<double>(value.get_int64()));
    case boost::json::kind::uint64:
      return write_number(out, static_cast<double>(value.get_uint64()));
    case boost::json::kind::double_:
      return write_number(out, value.get_double());
    case boost::json::kind::string:
      return write_text(out, value.get_string());
    case boost::json::kind::array:
      return write_array(out, value.get_array());
    case boost::json::kind::object:
      return write_object(out, value.get_object());
  }
}

}  // namespace

std::string canonical_json(const Json& value) {
  std::string out;
  write(out, value);
  return out;
}

}  // namespace simpul
