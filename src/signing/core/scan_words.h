#pragma once

// Private to the signing core: the words of a page as they are compared.

#include <span>
#include <string>
#include <vector>

#include "paper/recognised_page.h"

namespace simpul::signing {

struct PageWord {
  std::string text;    // as it is written
  std::string plain;   // as it is compared
  std::size_t at = 0;  // which word of the page it is; "Pasal3" is compared in two pieces
  int confidence = 100;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double x() const { return (left + right) / 2; }
  double y() const { return (top + bottom) / 2; }
};
using Words = std::span<const PageWord>;

// Letters and figures alone, in small letters: punctuation is what OCR loses first.
std::string plain(std::string_view word);
bool is_digit(char c);
bool has_digit(std::string_view text);

// The words above the footer (docs/formats/pdf.md), without those of one letter.
std::vector<PageWord> body_words(const paper::RecognisedPage& page);

// "lambat 14 hari", at most six words of it.
std::string told(Words words);

// What OCR makes of one and the same writing: a letter or two in a word, a word cut in two. Figures are never guessed.
bool is_misread(Words sheet, Words scan);

}  // namespace simpul::signing
