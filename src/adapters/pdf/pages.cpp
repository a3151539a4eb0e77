#include "pages.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace simpul::pdf {

PageWriter::PageWriter(Shaper& shaper, Sheet sheet) : shaper_(shaper), sheet_(sheet) { out_.pages.emplace_back(); }

std::size_t PageWriter::add(TextSpec spec) {
  if (spec.parts.size() == 1) {
    const auto [known, fresh] =
        known_.try_emplace({spec.parts[0], spec.type, spec.width, spec.alignment}, out_.texts.size());
    if (!fresh) return known->second;
  }
  out_.texts.push_back(shaper_.shape(std::move(spec)));
  return out_.texts.size() - 1;
}

std::optional<Refusal> PageWriter::refused() const {
  if (refused_ || !stopped()) return refused_;
  return Refusal{"print_too_long", {}, {{"pages_max", std::to_string(printed_pages_max)}}};
}

void PageWriter::refuse_part(std::string_view code, std::map<std::string, std::string> facts) {
  if (!refused_) refused_ = Refusal{std::string(code), {}, std::move(facts)};
}

void PageWriter::expect_on_a_page(std::size_t text, double height) {
  if (height <= body_height()) return;
  std::string near;
  for (const paper::Runs* part : out_.texts[text].spec.parts) {
    for (const paper::Run& run : *part) near += run.text.substr(0, 80 - std::min<std::size_t>(80, near.size()));
  }
  // Cut between letters.
  while (!near.empty() && !g_utf8_validate(near.data(), static_cast<gssize>(near.size()), nullptr)) near.pop_back();
  refuse_part("print_part_too_high", {{"near", near}});
}

void PageWriter::gap(double height) {
  if (!at_top()) y_ += height;
}

void PageWriter::new_page() {
  for (const char* tag : opened_ | std::views::reverse) out_.pages.back().push_back(StructureMark{tag, false});
  out_.pages.emplace_back();
  for (const char* tag : opened_) out_.pages.back().push_back(StructureMark{tag, true});
  y_ = margin_top;
}

void PageWriter::put(std::size_t text, double x, std::size_t first, std::size_t end) {
  if (stopped()) return;
  out_.pages.back().push_back(PlacedText{text, margin_left + x, y_, first, end});
}

void PageWriter::rule(PlacedRule rule) {
  rule.x1 += margin_left;
  rule.x2 += margin_left;
  if (!stopped()) out_.pages.back().push_back(rule);
}

void PageWriter::bar(paper::ChangeBar bar, double from) {
  if (bar == paper::ChangeBar::None) return;
  rule({-bar_distance, from, -bar_distance, y_, 1.2});
  if (bar == paper::ChangeBar::Moved) rule({-bar_distance - 3, from, -bar_distance - 3, y_, 1.2});
}

void PageWriter::open(const char* tag) {
  opened_.push_back(tag);
  out_.pages.back().push_back(StructureMark{tag, true});
}

void PageWriter::close() {
  out_.pages.back().push_back(StructureMark{opened_.back(), false});
  opened_.pop_back();
}

void PageWriter::bookmark(std::string words) {
  out_.bookmarks.push_back({std::move(words), out_.pages.size() - 1, y_});
}

void PageWriter::signature_place(SignaturePlace place) {
  place.signatory = out_.signature_places.size();
  place.page = out_.pages.size() - 1;
  place.left += margin_left;
  place.bottom = sheet_.height - place.bottom;
  out_.signature_places.push_back(place);
}

}  // namespace simpul::pdf
