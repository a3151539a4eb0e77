#pragma once

// Private to the signing core: where the words of a print lie on its scan, which is askew, shifted and stretched a
// little.

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace simpul::signing {

struct Point {
  double x = 0;
  double y = 0;
};

class PrintFit {
 public:
  // From the places of the same words on print and scan, in points; nullopt where they are too few or lie otherwise:
  // the page was set anew.
  static std::optional<PrintFit> of(const std::vector<std::pair<Point, Point>>& pairs);

  Point on_scan(Point print) const;

 private:
  std::array<double, 3> x_{};
  std::array<double, 3> y_{};
};

}  // namespace simpul::signing
