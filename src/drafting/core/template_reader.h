#pragma once

#include "drafting/library.h"

namespace simpul::drafting {

// A name alone ("PP 28/2018 Pasal 9"), the same in both languages, or words in each.
Words read_words(const Json& json, const std::string& at, Refusals& faults);

// Reads template files as people write them; every fault goes to one list, with its place.
class TemplateReader {
 public:
  explicit TemplateReader(Refusals& faults) : faults_(faults) {}

  Template read_template(const Json& file, const std::string& at);
  std::vector<LibraryClause> read_clauses(const Json& file, const std::string& at);

 private:
  // Where a clause stands, and the source it has where it names none of its own.
  struct Frame {
    std::string at;
    Words source;
    dossiers::Certainty certainty = dossiers::Certainty::Practice;
  };

  TemplateClause read_clause(const Json& json, const Frame& frame);
  std::vector<TemplateBlock> read_blocks(const std::vector<Json>& json, const std::string& at);
  TemplateBlock read_block(const Json& json, const std::string& at);
  void read_content(JsonObject& object, const std::string& at, TemplateBlock& block);
  void read_table(const Json& json, const std::string& at, TemplateBlock& block);
  std::optional<std::string> take_list(JsonObject& object, const std::string& at);
  template <class T>
  T take(const Json& json, const std::string& at);

  Refusals& faults_;
};

}  // namespace simpul::drafting
