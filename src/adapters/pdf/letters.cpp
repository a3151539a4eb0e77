#include "letters.h"

namespace simpul::pdf {
namespace {

class LetterCheck {
 public:
  explicit LetterCheck(const Fonts& fonts) : fonts_(fonts) {}

  void operator()(const paper::TitleLine& it) { look(it.words); }
  void operator()(const paper::Heading& it) { look(it.label), look(it.words); }
  void operator()(const paper::Paragraph& it) { look(it.words); }
  void operator()(const paper::Item& it) { look(it.mark), look(it.words); }
  void operator()(const paper::Labelled& it) { look(it.label), look(it.words); }
  void operator()(const paper::Note& it) { look(it.words); }
  void operator()(const paper::Table& it) {
    for (const auto& row : it.rows) {
      for (const paper::Runs& cell : row) look(cell);
    }
  }
  void operator()(const paper::Signatures& it) {
    for (const paper::Signatory& one : it.signatories) {
      for (const paper::Runs& line : one.above) look(line);
      look(one.name);
    }
  }
  void operator()(const paper::Pause&) {}
  void operator()(const paper::PageStart&) {}

  void look(const std::string& words) {
    if (!found_) found_ = fonts_.undrawable(words);
  }
  void look(const paper::Runs& runs) {
    for (const paper::Run& run : runs) look(run.text);
  }
  std::optional<Refusal> found() const { return found_; }

 private:
  const Fonts& fonts_;
  std::optional<Refusal> found_;
};

}  // namespace

std::optional<Refusal> undrawable_letter(const Fonts& fonts, const paper::Paper& paper) {
  LetterCheck check(fonts);
  for (const std::string& line : paper.letterhead.names) check.look(line);
  for (const std::string& line : paper.letterhead.addresses) check.look(line);
  for (const paper::Block& block : paper.blocks) {
    if (check.found()) break;
    std::visit(check, block.body);
  }
  for (const std::string* words : {&paper.footer.fingerprint, &paper.footer.page, &paper.watermark}) check.look(*words);
  return check.found();
}

}  // namespace simpul::pdf
