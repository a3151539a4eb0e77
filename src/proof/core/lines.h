#pragma once

// JSON as a bundle has it: canonical, with exactly the members named; and lines of it.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "encoding/json.h"
#include "kernel/instant.h"
#include "proof/bundle.h"

namespace simpul::proof {

// nullopt where the text is no JSON in these bounds or not byte for byte its own canonical form.
std::optional<Json> read_canonical(std::string_view text, const JsonLimits& limits);

// The object where the value is one with exactly these members.
const JsonObject* exactly(const Json& json, std::initializer_list<std::string_view> members);
// The text of a member; empty where it is no text.
std::string_view text_of(const JsonObject& object, std::string_view member);
// What base64 stands for, where it is that many bytes.
std::optional<std::string> bytes_from(std::string_view base64_text, std::size_t size);
// A whole number from 0 to 2^53 - 1.
std::optional<std::uint64_t> read_whole(const Json& json);
// Only in its own text form.
std::optional<Instant> read_instant(const Json& json);

// The lines of a text, one after the other. `ended` is false for a last line without its end.
struct Line {
  std::string_view text;
  bool ended = false;
};
class Lines {
 public:
  explicit Lines(std::string_view text) : left_(text) {}
  std::optional<Line> next();
  // Of the line given last, counted from 1.
  std::uint64_t number() const { return number_; }

 private:
  std::string_view left_;
  std::uint64_t number_ = 0;
};

struct Shown {
  std::string envelope;
  Signature signature;
};
using EventLine = std::variant<Shown, Withheld>;
std::optional<EventLine> read_event_line(const Line& line);
std::optional<Inclusion> read_proof_line(const Line& line);

}  // namespace simpul::proof
