#include "text/lists.h"

namespace simpul {
namespace {

std::string joint_word(Joint joint, Language language) {
  switch (joint) {
    case Joint::And:
      return language == Language::Id ? "dan" : "and";
    case Joint::Or:
      return language == Language::Id ? "atau" : "or";
  }
  return {};
}

}  // namespace

std::string joined(std::span<const std::string> items, Joint joint, Language language) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i != 0 && i + 1 == items.size();
    // Indonesian keeps the comma before "dan" from three items on (EYD V, chapter on the comma).
    if (i != 0 && items.size() > 2) out += ',';
    if (i != 0) out += ' ';
    if (last) out += joint_word(joint, language) + " ";
    out += items[i];
  }
  return out;
}

}  // namespace simpul
