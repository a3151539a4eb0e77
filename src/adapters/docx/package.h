#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/error.h"

namespace simpul::docx {

// The parts of a Word file by their names in the ZIP archive, "word/document.xml" (ECMA-376 part 2).
using Parts = std::map<std::string, std::string, std::less<>>;

inline constexpr std::size_t entries_max = 2'000;
inline constexpr std::size_t unpacked_bytes_max = 192u << 20;  // of all entries as they say
inline constexpr std::size_t part_bytes_max = 48u << 20;       // of one that is read
inline constexpr std::size_t ratio_max = 250;                  // of any entry that unpacks to more than a mebibyte

// Unpacks the XML parts and nothing else; pictures stay packed. Codes: word_not_docx, word_old_format, word_encrypted,
// word_has_macros, word_unpacks_too_large, word_damaged, word_too_large.
Result<Parts, Refusal> unpacked(std::string_view file);

// A ZIP archive of the parts with [Content_Types].xml first, without any time of its making.
Result<std::string, PortError> packed(const Parts& parts);

}  // namespace simpul::docx
