#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "xml_tree.h"

namespace simpul::docx {

// Which numbering a paragraph follows: what its own properties say, or those of its style.
struct NumberRef {
  std::string list;  // w:numId; "0" takes a number away
  std::optional<std::size_t> level;
};

// Names and numberings of paragraph styles, each inherited from the style it is based on.
class Styles {
 public:
  explicit Styles(const Node* tree);

  std::string name(std::string_view id) const;
  std::optional<NumberRef> numbering(std::string_view id) const;
  bool centred(std::string_view id) const;

 private:
  struct Style {
    std::string name;
    std::string based_on;
    std::optional<NumberRef> numbering;
    std::string alignment;
  };
  std::map<std::string, Style, std::less<>> styles_;
};

std::optional<NumberRef> number_ref(const Node& paragraph_properties);

// Counts as Word does (ECMA-376 part 1, section 17.9): the numbers of a list go on wherever it is used, a level begins
// anew after a higher one, and a list with an override of its own begins where that says.
class Numbers {
 public:
  explicit Numbers(const Node* tree);

  // The number of the next paragraph of a list, "(2)"; a sign for bullets, empty for none.
  std::string next(const NumberRef& ref, std::string_view style);

 private:
  static constexpr std::size_t levels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;
    std::string style;
    std::size_t start = 1;
  };
  struct List {
    std::string abstract;
    std::map<std::size_t, std::size_t> starts;  // overrides
  };
  using Counters = std::vector<std::optional<std::size_t>>;

  void read_abstract(const Node& node);
  void read_list(const Node& node);
  static Level read_level(const Node& node);
  std::string printed(const std::vector<Level>& all, const Counters& counters, std::size_t level) const;

  std::map<std::string, std::vector<Level>, std::less<>> abstracts_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Counters, std::less<>> counters_;  // by abstract list
  std::set<std::pair<std::string, std::size_t>> begun_;    // lists and levels whose override has been used
};

}  // namespace simpul::docx
