#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace simpul::text {

// What a byte that starts no valid UTF-8 sequence is read as; it then stands for itself alone.
inline constexpr char32_t no_code_point = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = no_code_point;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The code point that starts at byte `at`, which must be inside the text (RFC 3629: no overlong forms, no surrogates).
CodePoint code_point_at(std::string_view source, std::size_t at);

// Combining marks, soft hyphen, zero-width characters: they carry no letter of their own.
bool is_unseen(char32_t value);

// Letters and digits of any script, and the combining marks that belong to them.
bool is_word(char32_t value);

// Adds the code point as it is compared: see folded() in text/letters.h.
void append_folded(std::string& out, std::string_view source, const CodePoint& point);

}  // namespace simpul::text
