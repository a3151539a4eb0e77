#include "template_checks.h"

#include <fmt/format.h>

#include <set>

#include "negotiation/marks.h"

namespace simpul::drafting {
namespace {

using negotiation::MarkKind;

std::set<std::string> names_in(const TemplateClause& clause) {
  std::set<std::string> out{clause.clause.text()};
  for (const TemplateBlock& block : clause.blocks) {
    if (block.id) out.insert(clause.clause.text() + "/" + block.id->text());
  }
  return out;
}

class ClauseCheck {
 public:
  ClauseCheck(const Library& library, std::set<std::string> names, Refusals& faults)
      : library_(library), names_(std::move(names)), faults_(faults) {}

  void examine(const TemplateClause& clause, const std::string& at) {
    const auto lists = entered(clause.each, {}, at);
    marks(clause.heading, lists, at + "/heading");
    std::set<std::string> ids;
    for (std::size_t i = 0; i < clause.blocks.size(); ++i) {
      const std::string place = fmt::format("{}/blocks/{}", at, i);
      const TemplateBlock& block = clause.blocks[i];
      if (block.id && !ids.insert(block.id->text()).second) fault("template_name_repeated", place, block.id->text());
      examine(block, lists, place);
    }
  }

 private:
  using Lists = std::set<std::string>;

  void fault(std::string code, const std::string& at, const std::string& name) {
    faults_.push_back({std::move(code), at, {{"name", name}}});
  }

  // The lists whose members may be named inside something that is repeated for `each`.
  Lists entered(const std::optional<std::string>& each, Lists around, const std::string& at) {
    if (!each) return around;
    if (!library_.find_list(*each)) fault("template_list_unknown", at + "/for", *each);
    around.insert(*each);
    return around;
  }

  void examine(const TemplateBlock& block, const Lists& around, const std::string& at) {
    const Lists lists = entered(block.each, around, at);
    if (block.id && !lists.empty()) fault("template_name_in_repetition", at + "/id", block.id->text());
    if (block.when) variable(block.when->variable, lists, at + "/when/variable");
    marks(block.text, lists, at);
    marks(block.between, around, at + "/between");
    const Lists columns = entered(block.column_each, lists, at + "/table");
    for (const std::string& cell : block.column) marks(cell, columns, at + "/table/column");
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
      const std::string place = fmt::format("{}/table/rows/{}", at, i);
      const Lists inner = entered(block.rows[i].each, lists, place);
      for (const std::string& cell : block.rows[i].cells) marks(cell, inner, place);
    }
    for (std::size_t i = 0; i < block.blocks.size(); ++i) {
      const TemplateBlock& inner = block.blocks[i];
      const std::string place = fmt::format("{}/blocks/{}", at, i);
      if (!inner.blocks.empty()) faults_.push_back({"template_block_unclear", place});
      examine(inner, lists, place);
    }
  }

  void marks(const std::string& text, const Lists& lists, const std::string& at) {
    for (const negotiation::Mark& mark : negotiation::marks_of(text)) {
      const std::string written = text.substr(mark.begin, mark.end - mark.begin);
      switch (mark.kind) {
        case MarkKind::Variable: variable(mark.name, lists, at); break;
        case MarkKind::Reference: reference(mark, at); break;
        case MarkKind::Unreadable: fault("template_mark_unreadable", at, written); break;
      }
    }
  }

  void variable(const std::string& name, const Lists& lists, const std::string& at) {
    const auto found = library_.variable(name);
    if (!found) return fault("template_variable_unknown", at, name);
    if (found->list && !found->place && !lists.contains(found->list->list)) {
      fault("template_member_outside_list", at, name);
    }
  }

  void reference(const negotiation::Mark& mark, const std::string& at) {
    const std::string name = mark.block.empty() ? mark.name : mark.name + "/" + mark.block;
    if (!names_.empty() && !names_.contains(name)) fault("template_reference_unknown", at, name);
  }

  const Library& library_;
  std::set<std::string> names_;  // what may be referred to; empty where that cannot be known yet
  Refusals& faults_;
};

}  // namespace

void check(const Template& form, const Library& library, const Checking& checking) {
  std::set<std::string> names;
  std::set<std::string> clauses;
  for (std::size_t i = 0; i < form.clauses.size(); ++i) {
    const std::string& name = form.clauses[i].clause.text();
    if (!clauses.insert(name).second) {
      checking.faults.push_back(
          {"template_name_repeated", fmt::format("{}/clauses/{}/clause", checking.at, i), {{"name", name}}});
    }
    names.merge(names_in(form.clauses[i]));
  }
  ClauseCheck clause_check(library, std::move(names), checking.faults);
  for (std::size_t i = 0; i < form.clauses.size(); ++i) {
    clause_check.examine(form.clauses[i], fmt::format("{}/clauses/{}", checking.at, i));
  }
}

void check(const TemplateClause& clause, const Library& library, const Checking& checking) {
  ClauseCheck(library, {}, checking.faults).examine(clause, checking.at);
}

}  // namespace simpul::drafting
