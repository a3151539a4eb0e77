#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "text/language.h"

namespace simpul::web {

// What a person is told of one finding: what was found, why it matters, how to mend it.
struct FindingSentences {
  std::string what;
  std::string why;
  std::string fix;
};

// The sentences of everything the product remarks on without refusing it, from data/messages/findings. Immutable after
// reading; safe from any thread.
class FindingWords {
 public:
  // `json`: {"code": {"id": {"what","why","fix"}, "en": {…}}, …}
  static Result<FindingWords, Refusal> read(std::string_view json);
  // Refuses a code that both hold (json_duplicate_name) and changes nothing.
  Result<void, Refusal> merge(FindingWords other);

  bool contains(std::string_view code) const;
  // With its {placeholders} filled; one without a fact becomes "–". An unknown code is named as it is.
  FindingSentences find(std::string_view code, const std::map<std::string, std::string>& facts,
                        Language language) const;

 private:
  std::map<std::string, std::map<Language, FindingSentences>, std::less<>> words_;
};

}  // namespace simpul::web
