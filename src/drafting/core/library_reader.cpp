#include <fmt/format.h>

#include <set>

#include "encoding/mapper.h"
#include "template_checks.h"
#include "template_reader.h"

namespace simpul::drafting {
namespace {

struct VariableEntry {
  std::string name;
  std::optional<VariableType> type;
  std::optional<bool> derived;
  std::optional<Words> called;
  Words meaning;
};
BOOST_DESCRIBE_STRUCT(VariableEntry, (), (name, type, derived, called, meaning))

struct ListEntry {
  std::string list;
  std::string prefix;
  std::size_t at_least = 1;
  std::optional<bool> derived;
  Words item;
  Words meaning;
};
BOOST_DESCRIBE_STRUCT(ListEntry, (), (list, prefix, at_least, derived, item, meaning))

struct VariablesFile {
  int version = 1;
  std::string about;
  std::vector<ListEntry> lists;
  std::vector<VariableEntry> variables;
};
BOOST_DESCRIBE_STRUCT(VariablesFile, (), (version, about, lists, variables))

struct Files {
  Json variables;
  std::map<std::string, Json> templates;
  std::map<std::string, Json> clauses;
};
BOOST_DESCRIBE_STRUCT(Files, (), (variables, templates, clauses))

// "Nama daerah, mis. Provinsi Bali" is called "nama daerah" in a sentence.
std::string short_name(const std::string& meaning) {
  std::string out = meaning.substr(0, meaning.find_first_of(",(:;"));
  while (out.ends_with(' ')) out.pop_back();
  if (!out.empty() && out.front() >= 'A' && out.front() <= 'Z') out.front() += 'a' - 'A';
  return out;
}

Words short_name(const Words& meaning) { return {short_name(meaning.id), short_name(meaning.en)}; }

void add_variables(Library& library, const Json& json, Refusals& faults) {
  auto file = from_json<VariablesFile>(json, UnknownMembers::Refuse, "/variables");
  if (!file) {
    faults.insert(faults.end(), file.error().begin(), file.error().end());
    return;
  }
  for (ListEntry& e : file->lists) {
    library.lists.push_back(
        {e.list, e.prefix, e.at_least, e.derived.value_or(false), std::move(e.item), std::move(e.meaning)});
  }
  for (std::size_t i = 0; i < file->variables.size(); ++i) {
    VariableEntry& e = file->variables[i];
    const Variable* known = nullptr;
    for (const Variable& one : library.variables) known = one.name == e.name ? &one : known;
    if (known) {
      faults.push_back({"template_name_repeated", fmt::format("/variables/variables/{}/name", i), {{"name", e.name}}});
    }
    Words called = e.called.value_or(short_name(e.meaning));
    library.variables.push_back({e.name, e.type.value_or(VariableType::Text), e.derived.value_or(false),
                                 std::move(called), std::move(e.meaning)});
  }
}

// A name that the library or an earlier clause of the file has is a fault.
std::vector<LibraryClause> checked_clauses(const Json& file, const Library& library, const Checking& checking) {
  std::vector<LibraryClause> clauses = TemplateReader(checking.faults).read_clauses(file, checking.at);
  std::set<std::string> names;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string place = fmt::format("{}/clauses/{}", checking.at, i);
    if (library.find_clause(clauses[i].id) || !names.insert(clauses[i].id).second) {
      checking.faults.push_back({"template_name_repeated", place + "/id", {{"name", clauses[i].id}}});
    }
    check(clauses[i].clause, library, {place, checking.faults});
  }
  return clauses;
}

}  // namespace

Result<Library, Refusals> read_library(const Json& json) {
  auto files = from_json<Files>(json);
  if (!files) return refuse(std::move(files.error()));
  Library library;
  Refusals faults;
  add_variables(library, files->variables, faults);
  for (const auto& [name, file] : files->templates) {
    const std::string at = "/templates/" + name;
    Template form = TemplateReader(faults).read_template(file, at);
    if (library.find(form.id)) faults.push_back({"template_name_repeated", at + "/id", {{"name", form.id}}});
    check(form, library, {at, faults});
    library.templates.push_back(std::move(form));
  }
  for (const auto& [name, file] : files->clauses) {
    const std::string at = "/clauses/" + name;
    for (LibraryClause& clause : checked_clauses(file, library, {at, faults})) {
      library.clauses.push_back(std::move(clause));
    }
  }
  if (!faults.empty()) return refuse(std::move(faults));
  return library;
}

Result<Template, Refusals> read_template(const Json& file, const Library& library) {
  Refusals faults;
  Template form = TemplateReader(faults).read_template(file, "");
  check(form, library, {"", faults});
  if (!faults.empty()) return refuse(std::move(faults));
  return form;
}

Result<std::vector<LibraryClause>, Refusals> read_clauses(const Json& file, const Library& library) {
  Refusals faults;
  std::vector<LibraryClause> clauses = checked_clauses(file, library, {"", faults});
  if (!faults.empty()) return refuse(std::move(faults));
  return clauses;
}

}  // namespace simpul::drafting
