#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace simpul::bench {

// One measured promise: `value` against `baseline` from the same run.
struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  double baseline = 0;
  std::string baseline_name;
  double ratio = 0;
  // The bound of `ratio`.
  double promise = 0;
  enum class Bound { AtLeast, AtMost } bound = Bound::AtLeast;

  bool met() const { return bound == Bound::AtLeast ? ratio >= promise : ratio <= promise; }
};

// A line for people, and one JSON line for whoever collects results.
inline void print(const Figure& figure) {
  const char* const sign = figure.bound == Figure::Bound::AtLeast ? ">=" : "<=";
  fmt::print("{:<28} {:>10.0f} {}   {} {:.0f}   ratio {:.2f}   promise {} {:.2f}   {}\n", figure.name, figure.value,
             figure.unit, figure.baseline_name, figure.baseline, figure.ratio, sign, figure.promise,
             figure.met() ? "met" : "NOT MET");
  fmt::print(R"({{"name":"{}","value":{:.3f},"unit":"{}","baseline":{:.3f},"ratio":{:.3f},"promise":{:.3f},"met":{}}})"
             "\n",
             figure.name, figure.value, figure.unit, figure.baseline, figure.ratio, figure.promise, figure.met());
  std::fflush(stdout);
}

}  // namespace simpul::bench
