#include <algorithm>

#include "flow.h"

namespace simpul::pdf {
namespace {

using paper::Alignment;
using paper::Runs;
using paper::Signatory;

constexpr double before = 18;
constexpr double between_rows = 22;

// Two or three beside each other; four as two and two.
std::size_t in_a_row(std::size_t signatories) { return signatories <= 2 || signatories == 4 ? 2 : 3; }

// Those who sign beside each other.
class SigningRow {
 public:
  SigningRow(PageWriter& page, std::span<const Signatory> signatories, std::size_t columns)
      : page_(page), count_(signatories.size()) {
    const auto all = static_cast<double>(columns);
    width_ = (page.body_width() - signatory_gap * (all - 1)) / all;
    // One alone stands at the right, as under a letter; a last row that is not full stands in the middle.
    const double used = static_cast<double>(count_) * (width_ + signatory_gap) - signatory_gap;
    left_ = count_ == 1 && columns == 2 ? page.body_width() - width_ : (page.body_width() - used) / 2;
    for (const Signatory& one : signatories) {
      TextSpec above{{}, &type_signatory, width_, Alignment::Centred};
      for (const Runs& line : one.above) above.parts.push_back(&line);
      static const Runs empty;
      if (above.parts.empty()) above.parts.push_back(&empty);
      above_.push_back(page.add(std::move(above)));
      names_.push_back(page.add({{&one.name}, &type_signatory, width_, Alignment::Centred}));
    }
  }

  double height() const { return highest(above_) + signing_height + highest(names_); }

  void put() {
    const double top = page_.y();
    for (std::size_t i = 0; i < count_; ++i) {
      page_.open("P");
      page_.put(above_[i], x(i));
      page_.close();
    }
    page_.advance(std::min(highest(above_), page_.body_height()));
    for (std::size_t i = 0; i < count_; ++i) {
      page_.signature_place({0, 0, x(i), page_.y() + signing_height, width_, signing_height});
    }
    page_.advance(signing_height);
    for (std::size_t i = 0; i < count_; ++i) {
      page_.open("P");
      page_.put(names_[i], x(i));
      page_.close();
    }
    page_.advance(highest(names_));
    top_ = top;
  }
  double top() const { return top_; }
  std::size_t first_text() const { return above_.front(); }

 private:
  double x(std::size_t i) const { return left_ + static_cast<double>(i) * (width_ + signatory_gap); }
  double highest(const std::vector<std::size_t>& texts) const {
    double out = 0;
    for (const std::size_t text : texts) out = std::max(out, page_.text(text).height());
    return out;
  }

  PageWriter& page_;
  std::size_t count_;
  double width_ = 0;
  double left_ = 0;
  double top_ = 0;
  std::vector<std::size_t> above_;
  std::vector<std::size_t> names_;
};

std::vector<SigningRow> rows_of(PageWriter& page, const paper::Signatures& signatures) {
  const std::span<const Signatory> all(signatures.signatories);
  const std::size_t columns = in_a_row(all.size());
  std::vector<SigningRow> out;
  for (std::size_t i = 0; i < all.size(); i += columns) {
    out.emplace_back(page, all.subspan(i, std::min(columns, all.size() - i)), columns);
  }
  return out;
}

double height_of(const std::vector<SigningRow>& rows) {
  double out = before;
  for (const SigningRow& row : rows) out += row.height() + (&row == &rows.front() ? 0 : between_rows);
  return out;
}

}  // namespace

double lead_of_signatures(PageWriter& page, const paper::Signatures& signatures) {
  const auto rows = rows_of(page, signatures);
  if (rows.empty()) return 0;
  const double height = height_of(rows);
  return height <= page.body_height() ? height : before + rows.front().height();
}

void place_signatures(PageWriter& page, const paper::Block& block) {
  auto rows = rows_of(page, std::get<paper::Signatures>(block.body));
  for (std::size_t i = 0; i < rows.size() && !page.stopped(); ++i) {
    page.gap(i == 0 ? before : between_rows);
    page.expect_on_a_page(rows[i].first_text(), rows[i].height());
    if (rows[i].height() > page.room() && !page.at_top()) page.new_page();
    rows[i].put();
    page.bar(block.bar, rows[i].top());
  }
}

}  // namespace simpul::pdf
