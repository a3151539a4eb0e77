#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drafting/particulars.h"

namespace simpul::drafting {

// The item of a list that a repetition is at.
struct At {
  const ListKind* list = nullptr;
  std::size_t place = 0;
};

// KESATU, KEDUA, KESEPULUH: the place of a party, counted from 0.
std::string ordinal_label(std::size_t place);

// What is known about a paper together with what follows from it: the labels of the parties, their number, the sender.
// Lists have at least as many items as variables.yaml asks for, so that what is not known stays visible for each.
class Filling {
 public:
  Filling(const Library& library, const Particulars& known, std::size_t sender);

  std::size_t count(const std::string& list) const;
  // The value of {{name}}; `at` where it stands inside a repetition.
  std::optional<std::string> text_of(const VariableName& name, std::optional<At> at) const;
  // A text with every known variable filled in; a member of a list that is not known gets its place.
  std::string filled(std::string_view text, std::optional<At> at) const;
  bool holds(const Condition& condition, std::optional<At> at) const;

 private:
  void derive_parties();
  void derive_sender(std::size_t sender);

  const Library& library_;
  Values values_;
  std::map<std::string, std::vector<Values>> lists_;
};

}  // namespace simpul::drafting
