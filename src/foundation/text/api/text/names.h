#pragma once

#include <string>
#include <string_view>

namespace simpul {

// A person's name without academic, religious and military titles before and after it: "Dr. Ir. Hifthario Syahputra,
// S.T., M.Si." is "Hifthario Syahputra". A name that is nothing but titles stays as it is.
std::string bare_name(std::string_view name);

// What lists of people are sorted by: bare_name() folded to small letters without accents.
std::string name_sort_key(std::string_view name);

}  // namespace simpul
