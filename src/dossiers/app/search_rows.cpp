#include "search_rows.h"

#include "encoding/mapper.h"
#include "search.h"

namespace simpul::dossiers {
namespace {

void add_line(std::string& words, const std::optional<std::string>& line) {
  if (line && !line->empty()) words += *line + "\n";
}

void add_document_words(std::map<SearchPlace, std::string>& words, const Document& document) {
  add_line(words[SearchPlace::Text], document.title);
  add_line(words[SearchPlace::Text], document.note);
  for (const auto& [party, number] : document.numbers) add_line(words[SearchPlace::Number], number.number);
  for (const auto& [party, agency] : document.agencies) add_line(words[SearchPlace::Person], agency);
}

// Ids of a better place are higher, and within a place those of what was indexed later.
Statement new_place(const std::string& dossier, SearchPlace place, std::string reference) {
  constexpr int rank_bits = 40;
  const std::int64_t rank = static_cast<int>(SearchPlace::File) - static_cast<int>(place);
  const std::int64_t first = rank << rank_bits;
  const std::int64_t last = first + (std::int64_t{1} << rank_bits) - 1;
  return {
      "INSERT INTO search_places (id, dossier, place, reference)"
      " SELECT COALESCE(MAX(id), CAST(? AS BIGINT)) + 1, ?, ?, ? FROM search_places WHERE id BETWEEN ? AND ?",
      {first, dossier, enum_text(place), std::move(reference), first, last}};
}

std::string party_words(const State& state) {
  std::string words;
  for (const Party& party : state.parties) words += party_token(party.region.text()) + " ";
  return words;
}

std::string party_names(const State& state, const regions::Register& regions) {
  std::string names;
  for (const Party& party : state.parties) {
    if (const regions::Region* region = regions.find(party.region)) names += std::string(region->name) + " ";
  }
  return names;
}

// What every indexed place of a dossier carries beside its words.
struct Indexed {
  std::string dossier;
  std::string parties;  // who may find it
  std::string names;    // of the parties: a title is found by them
};

void replace_words(std::vector<Statement>& out, const Indexed& indexed, SearchPlace place, const std::string& words) {
  const std::string name = enum_text(place);
  out.push_back({"DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_places WHERE dossier=? AND place=?)",
                 {indexed.dossier, name}});
  out.push_back({"DELETE FROM search_places WHERE dossier=? AND place=?", {indexed.dossier, name}});
  if (words.empty()) return;
  out.push_back(new_place(indexed.dossier, place, ""));
  out.push_back({"INSERT INTO search_words (rowid, content, names, parties) VALUES (last_insert_rowid(), ?, ?, ?)",
                 {words, place == SearchPlace::Title ? indexed.names : "", indexed.parties}});
}

void add_file(std::vector<Statement>& out, const Indexed& indexed, const Attachment& attachment) {
  out.push_back(new_place(indexed.dossier, SearchPlace::File, attachment.file.attachment.text()));
  out.push_back(
      {"INSERT INTO search_words (rowid, content, parties) SELECT last_insert_rowid(), text, ? FROM uploads"
       " WHERE hash=? AND government=?",
       {indexed.parties, attachment.file.hash.text(), attachment.by.text()}});
}

}  // namespace

std::map<SearchPlace, std::string> searchable_words(const State& state) {
  std::map<SearchPlace, std::string> words;
  add_line(words[SearchPlace::Title], state.title);
  add_line(words[SearchPlace::Text], state.summary);
  if (state.object) {
    add_line(words[SearchPlace::Text], state.object->matter);
    add_line(words[SearchPlace::Text], state.object->location);
    add_line(words[SearchPlace::Text], state.object->plan_document);
    add_line(words[SearchPlace::Text], state.object->plan_line);
  }
  for (const ScopeItem& item : state.scope) {
    add_line(words[SearchPlace::Text], item.title);
    for (const auto& [party, agency] : item.agencies) add_line(words[SearchPlace::Person], agency);
  }
  for (const Document& document : state.documents) add_document_words(words, document);
  for (const auto& signature : state.signatures.all()) {
    add_line(words[SearchPlace::Person], signature.fact.signer.name);
    add_line(words[SearchPlace::Person], signature.fact.signer.office);
    add_line(words[SearchPlace::Person], signature.fact.signer.agency);
  }
  for (const Occurrence& occurrence : state.occurrences) {
    add_line(words[SearchPlace::Text], occurrence.fact.text);
    add_line(words[SearchPlace::Text], occurrence.fact.place);
  }
  for (const Party& party : state.parties) add_line(words[SearchPlace::Person], party.unit);
  for (const Attachment& attachment : state.attachments) add_line(words[SearchPlace::Text], attachment.file.name);
  return words;
}

void add_search_rows(std::vector<Statement>& out, const Woven& after, const Woven* before,
                     const regions::Register& regions) {
  const Indexed indexed{after.id, party_words(after.state), party_names(after.state, regions)};
  const auto now = searchable_words(after.state);
  const auto then = before ? searchable_words(before->state) : std::map<SearchPlace, std::string>{};
  for (const auto& [place, words] : now) {
    const auto old = then.find(place);
    if (old == then.end() || old->second != words) replace_words(out, indexed, place, words);
  }
  const std::size_t files = before ? before->state.attachments.size() : 0;
  if (!before) replace_words(out, indexed, SearchPlace::File, "");
  for (std::size_t i = files; i < after.state.attachments.size(); ++i)
    add_file(out, indexed, after.state.attachments[i]);
}

}  // namespace simpul::dossiers
