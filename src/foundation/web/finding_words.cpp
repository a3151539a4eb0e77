#include "web/finding_words.h"

#include "encoding/mapper.h"
#include "placeholders.h"

namespace simpul::web {

BOOST_DESCRIBE_STRUCT(FindingSentences, (), (what, why, fix))

namespace {

struct Entry {
  FindingSentences id;
  FindingSentences en;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, en))

}  // namespace

Result<FindingWords, Refusal> FindingWords::read(std::string_view json) {
  const auto parsed = read_json(json);
  if (!parsed) return refuse(parsed.error());
  auto entries = from_json<std::map<std::string, Entry>>(*parsed);
  if (!entries) return refuse(std::move(entries.error().front()));
  FindingWords out;
  for (auto& [code, entry] : *entries) {
    out.words_[code] = {{Language::Id, std::move(entry.id)}, {Language::En, std::move(entry.en)}};
  }
  return out;
}

Result<void, Refusal> FindingWords::merge(FindingWords other) {
  for (const auto& [code, unused] : other.words_) {
    if (words_.contains(code)) return refuse(Refusal{"json_duplicate_name", "/" + code, {{"name", code}}});
  }
  words_.merge(other.words_);
  return {};
}

bool FindingWords::contains(std::string_view code) const { return words_.find(code) != words_.end(); }

FindingSentences FindingWords::find(std::string_view code, const std::map<std::string, std::string>& facts,
                                    Language language) const {
  const auto found = words_.find(code);
  if (found == words_.end()) return {std::string(code), "", ""};
  FindingSentences out = found->second.at(language);
  for (std::string* part : {&out.what, &out.why, &out.fix}) *part = filled_text(*part, facts, language);
  return out;
}

}  // namespace simpul::web
