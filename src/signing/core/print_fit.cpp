#include "print_fit.h"

#include <algorithm>
#include <cmath>

namespace simpul::signing {
namespace {

using Pairs = std::vector<std::pair<Point, Point>>;
using Row = std::array<double, 3>;

constexpr std::size_t pairs_min = 12;
constexpr double stray = 12;        // points; about a line
constexpr double strays_max = 0.2;  // of the words

// Solves three equations by Gauss with pivots; nullopt where they do not settle it, as for words on one line.
std::optional<Row> solved(std::array<Row, 3> matrix, Row right) {
  for (std::size_t column = 0; column < 3; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < 3; ++row) {
      if (std::abs(matrix[row][column]) > std::abs(matrix[pivot][column])) pivot = row;
    }
    if (std::abs(matrix[pivot][column]) < 1e-6) return std::nullopt;
    std::swap(matrix[pivot], matrix[column]);
    std::swap(right[pivot], right[column]);
    for (std::size_t row = 0; row < 3; ++row) {
      if (row == column) continue;
      const double factor = matrix[row][column] / matrix[column][column];
      for (std::size_t k = column; k < 3; ++k) matrix[row][k] -= factor * matrix[column][k];
      right[row] -= factor * right[column];
    }
  }
  return Row{right[0] / matrix[0][0], right[1] / matrix[1][1], right[2] / matrix[2][2]};
}

// The least squares of target = a + b·x + c·y.
std::optional<Row> plane(const Pairs& pairs, double Point::* target) {
  std::array<Row, 3> matrix{};
  Row right{};
  for (const auto& [print, scan] : pairs) {
    const Row known{1, print.x, print.y};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t k = 0; k < 3; ++k) matrix[i][k] += known[i] * known[k];
      right[i] += known[i] * scan.*target;
    }
  }
  return solved(matrix, right);
}

}  // namespace

Point PrintFit::on_scan(Point print) const {
  return {x_[0] + x_[1] * print.x + x_[2] * print.y, y_[0] + y_[1] * print.x + y_[2] * print.y};
}

std::optional<PrintFit> PrintFit::of(const Pairs& pairs) {
  constexpr int rounds = 4;
  Pairs kept = pairs;
  PrintFit fit;
  for (int round = 0; round < rounds; ++round) {
    if (kept.size() < pairs_min) return std::nullopt;
    const auto x = plane(kept, &Point::x);
    const auto y = plane(kept, &Point::y);
    if (!x || !y) return std::nullopt;
    fit.x_ = *x;
    fit.y_ = *y;
    // Words that were moved pull the rest along: each round forgets those furthest off.
    const double bound = round + 1 < rounds ? stray * (rounds - round) / 2 : stray;
    kept.clear();
    std::ranges::copy_if(pairs, std::back_inserter(kept), [&](const auto& pair) {
      const Point there = fit.on_scan(pair.first);
      return std::hypot(there.x - pair.second.x, there.y - pair.second.y) <= bound;
    });
  }
  const double strays = static_cast<double>(pairs.size() - kept.size()) / static_cast<double>(pairs.size());
  return strays <= strays_max ? std::optional(fit) : std::nullopt;
}

}  // namespace simpul::signing
