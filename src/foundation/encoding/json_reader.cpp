#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>
#include <set>

#include "encoding/json.h"

namespace simpul {
namespace {

namespace bj = boost::json;

enum Fault { DuplicateName = 1, TooManyMembers, NumberOutOfRange };

class FaultCategory final : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "simpul.json"; }
  std::string message(int fault) const override {
    if (fault == DuplicateName) return "json_duplicate_name";
    if (fault == TooManyMembers) return "json_too_large";
    return "json_number_out_of_range";
  }
};

const FaultCategory& fault_category() {
  static const FaultCategory category;
  return category;
}

// Builds the value while watching what Boost.JSON's own handler lets pass: duplicate names and infinite numbers.
struct StrictHandler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  bj::value_stack values;
  std::size_t members_left;
  std::vector<std::set<std::string, std::less<>>> names;
  std::string key;
  std::string duplicate;
  std::string digits;

  explicit StrictHandler(std::size_t members_max) : members_left(members_max) { values.reset(); }

  bool fail(bj::error_code& ec, Fault fault) {
    ec = bj::error_code(fault, fault_category());
    return false;
  }
  bool count(bj::error_code& ec) { return members_left-- > 0 || fail(ec, TooManyMembers); }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) {
    names.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t n, bj::error_code&) {
    names.pop_back();
    values.push_object(n);
    return true;
  }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t n, bj::error_code& ec) {
    values.push_array(n);
    members_left -= std::min(n, members_left);
    return members_left > 0 || fail(ec, TooManyMembers);
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    key.append(part.data(), part.size());
    values.push_chars(part);
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& ec) {
    key.append(part.data(), part.size());
    if (!names.back().insert(key).second) {
      duplicate = key;
      return fail(ec, DuplicateName);
    }
    key.clear();
    values.push_key(part);
    return count(ec);
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    values.push_chars(part);
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
    values.push_string(part);
    return true;
  }
  bool on_number_part(bj::string_view part, bj::error_code&) {
    digits.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t number, bj::string_view, bj::error_code&) {
    digits.clear();
    values.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code&) {
    digits.clear();
    values.push_uint64(number);
    return true;
  }
  // Boost.JSON 1.81 is one unit off in the last place for some texts; from_chars rounds correctly (RFC 8785 vectors).
  bool on_double(double, bj::string_view part, bj::error_code& ec) {
    digits.append(part.data(), part.size());
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool underflow = read.ec == std::errc::result_out_of_range &&
                           digits.find_first_of("eE") != std::string::npos && digits.find("-", 1) != std::string::npos;
    digits.clear();
    if ((read.ec != std::errc{} && !underflow) || !std::isfinite(number)) return fail(ec, NumberOutOfRange);
    values.push_double(number);
    return true;
  }
  bool on_bool(bool value, bj::error_code&) {
    values.push_bool(value);
    return true;
  }
  bool on_null(bj::error_code&) {
    values.push_null();
    return true;
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

std::string code_of(const bj::error_code& ec) {
  if (ec.category() == fault_category()) return ec.message();
  if (ec == bj::error::too_deep) return "json_too_deep";
  if (ec == bj::error::exponent_overflow) return "json_number_out_of_range";
  return "json_malformed";
}

}  // namespace

Result<Json, Refusal> read_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes_max) {
    return refuse(Refusal{"json_too_large", "", {{"max", std::to_string(limits.bytes_max)}}});
  }
  bj::parse_options options;
  options.max_depth = limits.depth_max;
  bj::basic_parser<StrictHandler> parser(options, limits.members_max);
  bj::error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = bj::error::extra_data;
  if (ec) {
    Refusal refusal{code_of(ec), "", {{"position", std::to_string(read)}}};
    if (!parser.handler().duplicate.empty()) refusal.facts["name"] = parser.handler().duplicate;
    return refuse(std::move(refusal));
  }
  return parser.handler().values.release();
}

std::string json_text(const Json& value) { return bj::serialize(value); }

}  // namespace simpul
