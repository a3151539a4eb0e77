#include "drafting/own_paper.h"

#include <algorithm>

#include "drafting/instantiate.h"
#include "encoding/mapper.h"

namespace simpul::drafting {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseKind;
using negotiation::DocumentText;

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t about_bytes_max = 1'000;

Json both(const std::string& words) { return JsonObject{{"id", words}, {"en", words}}; }

Json block_of(const Block& block) {
  if (block.kind == BlockKind::Paragraph && !block.id) return Json(block.text);
  JsonObject out;
  if (block.id) out.emplace("id", block.id->text());
  if (block.kind == BlockKind::Table) {
    out.emplace("table", JsonObject{{"rows", to_json(block.rows)}});
  } else {
    out.emplace(enum_text(block.kind), block.text);
  }
  return out;
}

JsonObject clause_of(const Clause& clause) {
  JsonArray blocks;
  for (const Block& block : clause.blocks) blocks.push_back(block_of(block));
  JsonObject out{{"clause", clause.clause.text()}, {"kind", enum_text(clause.kind)}, {"blocks", std::move(blocks)}};
  if (!clause.heading.empty()) out.emplace("heading", clause.heading);
  return out;
}

// What the law asks for in papers of this type it asks for in one's own as well, with the same source.
void put_need(JsonObject& out, const Clause& clause, const Template& like) {
  const auto same = std::ranges::find(like.clauses, clause.clause, &TemplateClause::clause);
  const bool is_law = same != like.clauses.end() && same->need == Need::Law;
  out.emplace("need", enum_text(is_law ? Need::Law : Need::Usual));
  if (!is_law) return;
  out.emplace("source", to_json(same->source));
  out.emplace("certainty", enum_text(same->certainty));
}

// Ids of files may be written with capitals and other signs; here they become a name.
std::optional<KeptId> id_from(std::string_view written) {
  std::string name;
  for (const char c : written) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool fits = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (fits) name += small;
    if (!fits && !name.empty() && name.back() != '-') name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return KeptId::parse(name);
}

// One file on its way to be kept, with everything that is wrong with it.
struct Examination {
  const Library& library;
  Refusals faults = {};

  void words(const Words& given, const std::string& at, std::size_t most) {
    if (given.id.empty() || given.en.empty()) faults.push_back({"field_missing", at, {{"name", at.substr(1)}}});
    const bool fits = given.id.size() <= most && given.en.size() <= most;
    if (!fits) faults.push_back({"words_too_long", at, {{"max", std::to_string(most)}}});
  }

  KeptId id(const std::string& written, const std::string& at) {
    const auto id = id_from(written);
    if (!id) faults.push_back({"kept_id_unusable", at, {{"name", written}}});
    return id.value_or(KeptId());
  }

  // Faults of the text a clause makes stand at that clause; at the block too where blocks are written one to one.
  void trial(const std::vector<TemplateClause>& clauses) {
    DocumentText text;
    std::vector<std::size_t> from;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      for (Clause& clause : written_out(library, {clauses[i]}).clauses) {
        text.clauses.push_back(std::move(clause));
        from.push_back(i);
      }
    }
    for (Refusal& fault : negotiation::faults_of(text)) {
      fault.pointer = place_in_file(fault.pointer, from, clauses);
      if (std::ranges::find(faults, fault) == faults.end()) faults.push_back(std::move(fault));
    }
  }

 private:
  static bool is_plain(const TemplateBlock& block) { return !block.each && !block.when && block.blocks.empty(); }

  static std::string place_in_file(const std::string& pointer, const std::vector<std::size_t>& from,
                                   const std::vector<TemplateClause>& clauses) {
    constexpr std::string_view head = "/clauses/";
    if (!pointer.starts_with(head)) return pointer;
    const std::size_t end = pointer.find('/', head.size());
    const std::size_t index = std::stoul(pointer.substr(head.size(), end - head.size()));
    if (index >= from.size()) return pointer;
    std::string out(head);
    out += std::to_string(from[index]);
    const TemplateClause& clause = clauses[from[index]];
    if (end == std::string::npos || !std::ranges::all_of(clause.blocks, is_plain)) return out;
    return out + pointer.substr(end);
  }
};

Result<std::vector<KeptFile>, Refusals> read_paper(const Json& file, const Library& library) {
  const auto form = read_template(file, library);
  if (!form) return refuse(form.error());
  Examination examination{library};
  const KeptId id = examination.id(form->id, "/id");
  examination.words(form->name, "/name", name_bytes_max);
  examination.words(form->about, "/about", about_bytes_max);
  examination.trial(form->clauses);
  if (!examination.faults.empty()) return refuse(std::move(examination.faults));
  JsonObject named = file.get_object();
  named["id"] = id.text();
  return std::vector{KeptFile{KeptForm::Paper, id, Json(std::move(named))}};
}

Result<std::vector<KeptFile>, Refusals> read_stock(const Json& file, const Library& library) {
  const auto clauses = read_clauses(file, library);
  if (!clauses) return refuse(clauses.error());
  Examination examination{library};
  if (clauses->empty()) examination.faults.push_back({"text_empty", "/clauses"});
  std::vector<KeptFile> out;
  std::vector<TemplateClause> all;
  for (std::size_t i = 0; i < clauses->size(); ++i) {
    const LibraryClause& clause = (*clauses)[i];
    const std::string at = "/clauses/" + std::to_string(i);
    const KeptId id = examination.id(clause.id, at + "/id");
    examination.words(clause.use, at + "/use", about_bytes_max);
    JsonObject one = file.get_object().at("clauses").get_array()[i].get_object();
    one["id"] = id.text();
    out.push_back({KeptForm::Clause, id,
                   Json(JsonObject{{"version", 1}, {"about", clause.use.id}, {"clauses", JsonArray{std::move(one)}}})});
    Examination alone{library};
    alone.trial({clause.clause});
    for (Refusal& fault : alone.faults) {
      fault.pointer = at + fault.pointer.substr(std::min(fault.pointer.size(), std::string_view("/clauses/0").size()));
      examination.faults.push_back(std::move(fault));
    }
  }
  if (!examination.faults.empty()) return refuse(std::move(examination.faults));
  return out;
}

}  // namespace

Json paper_file(const DocumentText& text, const KeptAs& as, const Template& like) {
  JsonArray clauses;
  for (const Clause& clause : text.clauses) {
    JsonObject one = clause_of(clause);
    put_need(one, clause, like);
    clauses.push_back(std::move(one));
  }
  return JsonObject{{"version", 1},
                    {"id", as.id.text()},
                    {"document", enum_text(like.document)},
                    {"sender", static_cast<std::int64_t>(like.sender + 1)},
                    {"name", both(as.name)},
                    {"about", both(as.about)},
                    {"source", as.source},
                    {"certainty", "practice"},
                    {"clauses", std::move(clauses)}};
}

Json clause_file(const DocumentText& text, const Clause& clause, const KeptAs& as) {
  JsonArray after;
  for (const Clause& one : text.clauses) {
    if (one.clause == clause.clause) break;
    if (one.kind == clause.kind) after.insert(after.begin(), Json(one.clause.text()));
  }
  JsonObject out = clause_of(clause);
  out.emplace("id", as.id.text());
  out.emplace("use", both(as.about));
  out.emplace("after", std::move(after));
  out.emplace("source", as.source);
  out.emplace("certainty", "practice");
  return JsonObject{{"version", 1}, {"about", as.name}, {"clauses", JsonArray{std::move(out)}}};
}

Result<std::vector<KeptFile>, Refusals> read_kept_files(const Json& file, const Library& library) {
  if (!file.is_object()) return refuse(Refusals{{"field_wrong_type", "", {{"expected", "object"}}}});
  return file.get_object().contains("document") ? read_paper(file, library) : read_stock(file, library);
}

std::string kept_name(const KeptId& id) { return "own/" + id.text(); }

Refusals add_kept(Library& library, const Kept& kept, const Json& file) {
  if (kept.form == KeptForm::Paper) {
    auto paper = read_template(file, library);
    if (!paper) return paper.error();
    paper->id = kept_name(kept.kept);
    library.templates.push_back(std::move(*paper));
    return {};
  }
  auto clauses = read_clauses(file, library);
  if (!clauses) return clauses.error();
  if (clauses->size() != 1) return {{"field_wrong_type", "/clauses", {{"expected", "one clause"}}}};
  clauses->front().id = kept_name(kept.kept);
  library.clauses.push_back(std::move(clauses->front()));
  return {};
}

}  // namespace simpul::drafting
