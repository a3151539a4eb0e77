#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "regions/register.h"
#include "script.h"

namespace simpul::archive {

// The names under which papers call regions, their governments and their heads.
class RegionNames {
 public:
  explicit RegionNames(const regions::Register& register_of_regions);

  struct Mention {
    Range tokens;
    const regions::Region* region = nullptr;
    bool head = false;      // "Gubernur …", "Bupati …", "Wali Kota …"
    std::size_t wrong = 0;  // signs that differ from the name
  };
  // A region named from exactly this token; the longest name that fits. Names with wrong signs only where one region
  // is nearest.
  std::optional<Mention> at(const Script& script, std::size_t token) const;
  // All in the range, in order.
  std::vector<Mention> within(const Script& script, Range range) const;

 private:
  struct Name {
    std::string shape;
    const regions::Region* region;
    bool head;
  };
  void add(const regions::Region& region, std::string_view lead, std::string_view name, bool head);
  void add_all(const regions::Region& region);
  std::optional<Mention> exact(const Script& script, std::size_t token) const;
  std::optional<Mention> near(const Script& script, std::size_t token) const;

  std::vector<Name> names_;
  std::unordered_map<std::string, std::size_t> by_shape_;  // into names_; only names of one region
};

}  // namespace simpul::archive
