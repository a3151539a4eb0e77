#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "negotiation/document_text.h"

namespace simpul::manuscript {

enum class LabelKind { None, Ayat, Huruf, Angka, Article };

// A number as it is typed or printed before a line: "(2)", "b.", "1)", "Pasal 5".
struct Label {
  LabelKind kind = LabelKind::None;
  std::size_t number = 0;
  std::size_t bytes = 0;  // with the white space after it
};

// The label a line begins with.
Label label_of(std::string_view line);

// What a block with such a label is; nullopt for none and for a pasal.
std::optional<negotiation::BlockKind> block_kind(const Label& label);

// The number of "IV", in either case; nullopt for what is no Roman number.
std::optional<std::size_t> roman_value(std::string_view letters);

// Whether the line says which lampiran begins: "LAMPIRAN", "Lampiran II", "LAMPIRAN 2:". Bytes of that; 0 for no.
std::size_t attachment_label(std::string_view line);

// "RUANG LINGKUP" as a stable name, "ruang-lingkup"; empty where no letter is left.
std::string name_from(std::string_view heading);

// Turns names into ones that nobody has yet.
class FreshNames {
 public:
  void take(const std::string& name) { taken_.insert(name); }
  std::string fresh(const std::string& wanted);

 private:
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> next_;  // a thousand equal headings must not be counted a thousand times
};

}  // namespace simpul::manuscript
