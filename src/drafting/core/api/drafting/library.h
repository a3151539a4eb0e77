#pragma once

// The papers a dossier begins from: templates, a library of clauses and the variables that stand in them, all data
// (templates/). Regions add their own as files of the same form.

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossiers/facts.h"
#include "dossiers/rules.h"
#include "negotiation/document_text.h"

namespace simpul::drafting {

// One sentence in both languages of the screens.
struct Words {
  std::string id;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(Words, (), (id, en))

enum class VariableType { Text, Date, Number, Duration, Money };
BOOST_DESCRIBE_ENUM(VariableType, Text, Date, Number, Duration, Money)

struct Variable {
  std::string name;  // "jangka_waktu.akhir"; a member of a list begins with its prefix, "pihak.pejabat"
  VariableType type = VariableType::Text;
  bool derived = false;  // computed where nobody gave it
  Words called;          // in a sentence: "nomor naskah"
  Words meaning;
};
BOOST_DESCRIBE_STRUCT(Variable, (), (name, type, derived, called, meaning))

// What a text repeats: the parties, the items of the scope.
struct ListKind {
  std::string list;
  std::string prefix;        // of its members
  std::size_t at_least = 1;  // so many items stand open where fewer are known
  bool derived = false;
  Words item;  // "lingkup ke-{n}", "PIHAK {ke}"
  Words meaning;
};
BOOST_DESCRIBE_STRUCT(ListKind, (), (list, prefix, at_least, derived, item, meaning))

// A block stands only where a variable has a value; `unknown` says whether it stands while nobody knows.
struct Condition {
  std::string variable;
  std::string is;
  bool unknown = false;
};

struct TemplateRow {
  std::optional<std::string> each;  // the list it is repeated for
  std::vector<std::string> cells;
};

// A block of a text to be, or a group of blocks where `blocks` is not empty.
// Invariant: a group holds no group, and nothing that is repeated has a name of its own.
struct TemplateBlock {
  std::optional<std::string> each;
  std::optional<Condition> when;
  std::string between;  // a paragraph between two repetitions
  std::optional<negotiation::BlockId> id;
  negotiation::BlockKind kind = negotiation::BlockKind::Paragraph;
  std::string text;
  std::vector<TemplateRow> rows;
  std::optional<std::string> column_each;  // a table with one column for each item, such as the signatures
  std::vector<std::string> column;
  std::vector<TemplateBlock> blocks;
};

// Whether the law asks for a clause, whether it usually stands, or whether it is there to be taken.
enum class Need { Law, Usual, Optional };
BOOST_DESCRIBE_ENUM(Need, Law, Usual, Optional)

struct TemplateClause {
  std::optional<std::string> each;  // repeated as clause-1, clause-2 …
  negotiation::ClauseId clause;
  negotiation::ClauseKind kind = negotiation::ClauseKind::Article;
  std::string heading;
  Need need = Need::Usual;
  Words source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
  std::vector<TemplateBlock> blocks;
};

struct Template {
  std::string id;
  dossiers::DocumentType document = dossiers::DocumentType::JointAgreement;
  Words name;
  Words about;
  Words source;
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
  std::size_t sender = 0;  // which party writes a paper of one party alone, in printed order
  std::vector<TemplateClause> clauses;
};

// An alternative to a clause of a template with the same name, or one to be added after the first of `after`.
struct LibraryClause {
  std::string id;
  Words use;  // when to take it
  std::vector<negotiation::ClauseId> after;
  TemplateClause clause;
};

// The name of a variable as it stands in a text, taken apart: {{pihak.2.jabatan.kapital}}.
struct VariableName {
  const Variable* variable = nullptr;
  const ListKind* list = nullptr;    // where it is a member of a list
  std::optional<std::size_t> place;  // of the item, from 0
  std::string member;                // "jabatan"
  std::string form;                  // "kapital"; empty for the usual one
};

struct Library {
  std::vector<Variable> variables;
  std::vector<ListKind> lists;
  std::vector<Template> templates;
  std::vector<LibraryClause> clauses;

  const Template* find(std::string_view id) const;
  const LibraryClause* find_clause(std::string_view id) const;
  const ListKind* find_list(std::string_view list) const;
  // nullopt for a variable or a form that templates/variables.yaml does not know.
  std::optional<VariableName> variable(std::string_view written) const;
  // What people call it: "nomor naskah PIHAK KESATU" for pihak.1.nomor; as it is written where it is not known.
  Words called(std::string_view written) const;
};

// Reads the parsed files: {"variables": …, "templates": {"<file>": …}, "clauses": {"<file>": …}}. All faults at once,
// each by its place: field_…, template_block_unclear, and with the fact `name`: template_variable_unknown,
// template_list_unknown, template_member_outside_list, template_reference_unknown, template_mark_unreadable,
// template_name_in_repetition, template_name_repeated.
Result<Library, Refusals> read_library(const Json& files);

// One template of a region, checked against the library it is added to.
Result<Template, Refusals> read_template(const Json& file, const Library& library);
// The same for a file of clauses, which has a list of clauses and no type of document.
Result<std::vector<LibraryClause>, Refusals> read_clauses(const Json& file, const Library& library);

}  // namespace simpul::drafting
