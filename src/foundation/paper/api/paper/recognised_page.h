#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace simpul::paper {

// Where the words of a page came from. NotRead: the time for reading was over before this page's turn.
enum class PageSource { TextLayer, Ocr, NotRead };
BOOST_DESCRIBE_ENUM(PageSource, TextLayer, Ocr, NotRead)

// A word as it stands on a page: its box in points (1/72 inch) from the upper left corner of the page as people see it.
struct RecognisedWord {
  std::string text;  // UTF-8, without white space
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  int confidence = 100;  // 0 to 100 as OCR tells it; 100 for a text layer

  bool operator==(const RecognisedWord&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecognisedWord, (), (text, left, top, width, height, confidence))

// The words in the order in which a reader meets them.
struct RecognisedPage {
  double width = 0;  // points
  double height = 0;
  PageSource source = PageSource::TextLayer;
  std::vector<RecognisedWord> words;
  // Clockwise, by which the page was turned to stand upright; its size and all places are those after it.
  int quarter_turns = 0;

  bool operator==(const RecognisedPage&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecognisedPage, (), (width, height, source, words, quarter_turns))

}  // namespace simpul::paper
