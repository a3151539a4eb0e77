#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace simpul::web {

struct Weighted {
  std::string name;  // lower case
  double weight = 1;
};

// The elements of a header like Accept-Language or Accept-Encoding with their weights (RFC 9110 section 12.4.2), in
// the order given. Elements that are malformed are left out, as if the client had not named them.
std::vector<Weighted> weighted_list(std::string_view header);

}  // namespace simpul::web
