#include "law.h"

#include "node/embedded.h"

namespace simpul::node {
namespace {

std::string stem_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

std::string_view table(std::string_view path) { return embedded::find(embedded::tables(), path).value_or(""); }

Result<JsonObject, Refusal> read_rule_files() {
  JsonObject all;
  for (const embedded::File& file : embedded::rules()) {
    auto json = read_json(file.bytes);
    if (!json) {
      json.error().facts["file"] = std::string(file.path);
      return refuse(std::move(json.error()));
    }
    all.emplace(stem_of(file.path), std::move(*json));
  }
  return all;
}

Result<web::Messages, Refusal> read_messages() {
  web::Messages all;
  for (const embedded::File& file : embedded::messages()) {
    auto area = web::Messages::read(file.bytes);
    if (!area) return refuse(std::move(area.error()));
    if (auto merged = all.merge(std::move(*area)); !merged) return refuse(std::move(merged.error()));
  }
  return all;
}

Result<web::FindingWords, Refusal> read_finding_words() {
  web::FindingWords all;
  for (const embedded::File& file : embedded::findings()) {
    auto area = web::FindingWords::read(file.bytes);
    if (!area) return refuse(std::move(area.error()));
    if (auto merged = all.merge(std::move(*area)); !merged) return refuse(std::move(merged.error()));
  }
  return all;
}

// The papers of templates/ and the clauses of its folder clauses/, by the names of their files.
Result<drafting::Library, Refusals> read_papers() {
  JsonObject papers;
  JsonObject clauses;
  Json variables;
  for (const embedded::File& file : embedded::templates()) {
    auto json = read_json(file.bytes);
    if (!json) {
      json.error().facts["file"] = std::string(file.path);
      return refuse(Refusals{std::move(json.error())});
    }
    const std::string stem = stem_of(file.path);
    if (file.path.find('/') != std::string_view::npos) {
      clauses.emplace(stem, std::move(*json));
    } else if (stem == "variables") {
      variables = std::move(*json);
    } else {
      papers.emplace(stem, std::move(*json));
    }
  }
  return drafting::read_library(JsonObject{
      {"variables", std::move(variables)}, {"templates", std::move(papers)}, {"clauses", std::move(clauses)}});
}

// Adds the members of `part` to `whole`; objects are merged, anything else of the first part stays.
void merge_into(JsonObject& whole, const JsonObject& part) {
  for (const auto& [name, value] : part) {
    const auto* known = whole.if_contains(name);
    if (known && known->is_object() && value.is_object()) {
      merge_into(whole[name].as_object(), value.as_object());
    } else if (!known) {
      whole.emplace(name, value);
    }
  }
}

}  // namespace

Result<std::unique_ptr<Law>, Refusals> read_law() {
  auto files = read_rule_files();
  if (!files) return refuse(Refusals{files.error()});
  auto rules = dossiers::read_rules(*files);
  if (!rules) return refuse(std::move(rules.error()));
  auto regions = regions::Register::read({table("regions.csv"), table("borders.csv")});
  if (!regions) return refuse(Refusals{regions.error()});
  auto messages = read_messages();
  if (!messages) return refuse(Refusals{messages.error()});
  auto words = read_finding_words();
  if (!words) return refuse(Refusals{words.error()});
  auto library = read_papers();
  if (!library) return refuse(std::move(library.error()));
  auto lint = drafting::read_lint_rules(*files);
  if (!lint) return refuse(std::move(lint.error()));
  auto ladder = negotiation::read_ladder(*files);
  if (!ladder) return refuse(std::move(ladder.error()));
  return std::make_unique<Law>(Law{std::move(*rules), json_text(*files), std::move(*regions), std::move(*messages),
                                   std::move(*words), std::move(*library), std::move(*lint), std::move(*ladder)});
}

Result<std::string, Refusal> read_openapi() {
  JsonObject whole;
  for (const embedded::File& file : embedded::schemas()) {
    auto part = read_json(file.bytes);
    if (!part) return refuse(std::move(part.error()));
    merge_into(whole, part->as_object());
  }
  return json_text(whole);
}

}  // namespace simpul::node
