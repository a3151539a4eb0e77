#pragma once

#include <string>
#include <string_view>

#include "manuscript/split.h"

namespace simpul::manuscript {

// What the wording of Indonesian agreements tells about a line (order of parts: Permendagri 22/2020, annexes).

// "RUANG LINGKUP": letters, and none of them small.
bool is_heading(std::string_view text);
// A heading in small letters: short, its words with capitals, no end of a sentence.
bool is_title_case(std::string_view text);
bool is_chapter(std::string_view text);          // "BAB II"
bool opens_parties(std::string_view text);       // "Pada hari ini …", "… yang bertanda tangan di bawah ini"
bool opens_premises(std::string_view text);      // "Menimbang", "bahwa …", "Dengan memperhatikan …"
bool leads_to_premises(std::string_view text);   // "… terlebih dahulu menerangkan hal-hal sebagai berikut:"
bool opens_closing(std::string_view text);       // "Demikian …", "Perjanjian ini dibuat dalam rangkap …"
bool opens_signatures(const ForeignLine& line);  // "PIHAK KEDUA   PIHAK KESATU"

}  // namespace simpul::manuscript
