#include "text/letters.h"

#include <array>

#include "code_points.h"

namespace simpul {
namespace {

constexpr char32_t latin_begin = 0xC0;
constexpr char32_t latin_end = 0x180;

// Latin-1 letters and Latin Extended-A (U+00C0 to U+017F), each as the plain small letters it is compared by.
constexpr std::array<std::string_view, latin_end - latin_begin> latin_folded = {
    "a", "a", "a",  "a", "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i", "i", "i",  "i",  "d", "n", "o",  "o",
    "o", "o", "o",  " ", "o", "u", "u",  "u",  "u", "y", "th", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c",
    "e", "e", "e",  "e", "i", "i", "i",  "i",  "d", "n", "o",  "o",  "o", "o", "o",  " ",  "o", "u", "u",  "u",
    "u", "y", "th", "y", "a", "a", "a",  "a",  "a", "a", "c",  "c",  "c", "c", "c",  "c",  "c", "c", "d",  "d",
    "d", "d", "e",  "e", "e", "e", "e",  "e",  "e", "e", "e",  "e",  "g", "g", "g",  "g",  "g", "g", "g",  "g",
    "h", "h", "h",  "h", "i", "i", "i",  "i",  "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j", "j", "k",  "k",
    "k", "l", "l",  "l", "l", "l", "l",  "l",  "l", "l", "l",  "n",  "n", "n", "n",  "n",  "n", "n", "ng", "ng",
    "o", "o", "o",  "o", "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s",  "s",  "s", "s", "s",  "s",
    "s", "s", "t",  "t", "t", "t", "t",  "t",  "u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u",  "u",
    "w", "w", "y",  "y", "y", "z", "z",  "z",  "z", "z", "z",  "s",
};

bool is_space(char32_t value) {
  return value <= 0x20 || value == 0x7F || value == 0xA0 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 ||
         value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000 || value == text::no_code_point;
}

}  // namespace

namespace text {

void append_folded(std::string& out, std::string_view source, const CodePoint& point) {
  if (point.value >= 'A' && point.value <= 'Z') {
    out += static_cast<char>(point.value - 'A' + 'a');
  } else if (point.value >= latin_begin && point.value < latin_end) {
    out += latin_folded[point.value - latin_begin];
  } else if (!is_unseen(point.value)) {
    out += source.substr(point.begin, point.end - point.begin);
  }
}

}  // namespace text

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    at = point.end;
    if (!is_space(point.value)) {
      text::append_folded(out, text, point);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace simpul
