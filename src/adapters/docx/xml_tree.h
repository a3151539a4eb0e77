#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::docx {

// An element with its content. Names carry the usual prefix of their namespace whatever the file calls it: "w:p" in
// both the transitional and the strict form of ECMA-376; elements of unknown namespaces are named "?:name".
// Invariant: a text node has no name and no children.
struct Node {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Node> children;
  std::string text;

  // Empty where there is none.
  std::string_view attribute(std::string_view name) const;
  const Node* child(std::string_view name) const;
  // The attribute of a child: child_value("w:pStyle") is what its w:val says.
  std::string_view child_value(std::string_view child, std::string_view attribute = "w:val") const;
};

inline constexpr std::size_t depth_max = 160;
inline constexpr std::size_t nodes_max = 600'000;

// Reads one part. Document types are refused: Word writes none, and their entities can fill any memory. Codes:
// word_xml_unsafe, word_damaged, word_too_complex.
Result<Node, Refusal> xml_tree(std::string_view bytes);

}  // namespace simpul::docx
