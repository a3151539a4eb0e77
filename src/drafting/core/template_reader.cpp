#include "template_reader.h"

#include <fmt/format.h>

#include "encoding/mapper.h"
#include "text/normal_form.h"

namespace simpul::drafting {
namespace {

using negotiation::BlockKind;

struct TemplateFile {
  int version = 1;
  std::string id;
  dossiers::DocumentType document = dossiers::DocumentType::JointAgreement;
  std::optional<std::size_t> sender;  // the first party is 1
  Json name = "";
  Json about = "";
  Json source = "";
  dossiers::Certainty certainty = dossiers::Certainty::Practice;
  std::vector<Json> clauses;
};
BOOST_DESCRIBE_STRUCT(TemplateFile, (), (version, id, document, sender, name, about, source, certainty, clauses))

struct ClausesFile {
  int version = 1;
  std::string about;
  std::vector<Json> clauses;
};
BOOST_DESCRIBE_STRUCT(ClausesFile, (), (version, about, clauses))

struct ClauseEntry {
  negotiation::ClauseId clause;
  negotiation::ClauseKind kind = negotiation::ClauseKind::Article;
  std::optional<std::string> heading;
  std::optional<Need> need;
  std::optional<Json> source;
  std::optional<dossiers::Certainty> certainty;
  std::vector<Json> blocks;
};
BOOST_DESCRIBE_STRUCT(ClauseEntry, (), (clause, kind, heading, need, source, certainty, blocks))

struct LibraryEntry {
  std::string id;
  Json use = "";
  std::vector<negotiation::ClauseId> after;
};
BOOST_DESCRIBE_STRUCT(LibraryEntry, (), (id, use, after))

struct ConditionEntry {
  std::string variable;
  std::string is;
  std::optional<bool> unknown;
};
BOOST_DESCRIBE_STRUCT(ConditionEntry, (), (variable, is, unknown))

struct ColumnTable {
  std::vector<std::string> column;
};
BOOST_DESCRIBE_STRUCT(ColumnTable, (), (column))

struct RowTable {
  std::vector<Json> rows;
};
BOOST_DESCRIBE_STRUCT(RowTable, (), (rows))

struct RowEntry {
  std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(RowEntry, (), (cells))

void make_normal(std::vector<std::string>& cells) {
  for (std::string& cell : cells) cell = normal_line(cell);
}

// Members of `from` by name, taken out of it.
JsonObject taken(JsonObject& from, std::initializer_list<std::string_view> names) {
  JsonObject out;
  for (const std::string_view name : names) {
    if (const auto* found = from.if_contains(name)) {
      out.emplace(name, *found);
      from.erase(name);
    }
  }
  return out;
}

}  // namespace

Words read_words(const Json& json, const std::string& at, Refusals& faults) {
  if (json.is_string()) return {std::string(json.as_string()), std::string(json.as_string())};
  auto read = from_json<Words>(json, UnknownMembers::Refuse, at);
  if (read) return std::move(*read);
  faults.insert(faults.end(), read.error().begin(), read.error().end());
  return {};
}

template <class T>
T TemplateReader::take(const Json& json, const std::string& at) {
  auto read = from_json<T>(json, UnknownMembers::Refuse, at);
  if (read) return std::move(*read);
  faults_.insert(faults_.end(), read.error().begin(), read.error().end());
  return {};
}

std::optional<std::string> TemplateReader::take_list(JsonObject& object, const std::string& at) {
  const JsonObject found = taken(object, {"for"});
  if (found.empty()) return std::nullopt;
  return take<std::string>(found.at("for"), at + "/for");
}

Template TemplateReader::read_template(const Json& json, const std::string& at) {
  auto file = take<TemplateFile>(json, at);
  const Words source = read_words(file.source, at + "/source", faults_);
  const Words name = read_words(file.name, at + "/name", faults_);
  const Words about = read_words(file.about, at + "/about", faults_);
  Template out{file.id, file.document, name, about, source, file.certainty, 0, {}};
  out.sender = file.sender.value_or(1) == 0 ? 0 : file.sender.value_or(1) - 1;
  for (std::size_t i = 0; i < file.clauses.size(); ++i) {
    out.clauses.push_back(read_clause(file.clauses[i], {fmt::format("{}/clauses/{}", at, i), source, file.certainty}));
  }
  return out;
}

std::vector<LibraryClause> TemplateReader::read_clauses(const Json& json, const std::string& at) {
  auto file = take<ClausesFile>(json, at);
  std::vector<LibraryClause> out;
  for (std::size_t i = 0; i < file.clauses.size(); ++i) {
    const std::string place = fmt::format("{}/clauses/{}", at, i);
    if (!file.clauses[i].is_object()) {
      take<LibraryEntry>(file.clauses[i], place);
      continue;
    }
    JsonObject& object = file.clauses[i].as_object();
    auto head = take<LibraryEntry>(taken(object, {"id", "use", "after"}), place);
    LibraryClause clause{head.id, read_words(head.use, place + "/use", faults_), head.after,
                         read_clause(file.clauses[i], {place, {}, {}})};
    clause.clause.need = Need::Optional;
    if (clause.clause.source.id.empty()) faults_.push_back({"field_missing", place + "/source"});
    out.push_back(std::move(clause));
  }
  return out;
}

TemplateClause TemplateReader::read_clause(const Json& json, const Frame& frame) {
  Json rest = json;
  TemplateClause out;
  if (rest.is_object()) out.each = take_list(rest.as_object(), frame.at);
  auto entry = take<ClauseEntry>(rest, frame.at);
  out.clause = entry.clause;
  out.kind = entry.kind;
  out.heading = normal_line(entry.heading.value_or(""));
  out.need = entry.need.value_or(Need::Usual);
  out.source = entry.source ? read_words(*entry.source, frame.at + "/source", faults_) : frame.source;
  out.certainty = entry.certainty.value_or(frame.certainty);
  // What is said to be law says where it is read; the source of the whole template is not enough.
  if (out.need == Need::Law && !entry.source) faults_.push_back({"field_missing", frame.at + "/source"});
  out.blocks = read_blocks(entry.blocks, frame.at + "/blocks");
  return out;
}

std::vector<TemplateBlock> TemplateReader::read_blocks(const std::vector<Json>& json, const std::string& at) {
  std::vector<TemplateBlock> out;
  for (std::size_t i = 0; i < json.size(); ++i) out.push_back(read_block(json[i], fmt::format("{}/{}", at, i)));
  return out;
}

TemplateBlock TemplateReader::read_block(const Json& json, const std::string& at) {
  TemplateBlock out;
  if (json.is_string()) {
    out.text = normal_line(take<std::string>(json, at));
    return out;
  }
  if (!json.is_object()) {
    faults_.push_back({"template_block_unclear", at});
    return out;
  }
  JsonObject object = json.as_object();
  out.each = take_list(object, at);
  const JsonObject head = taken(object, {"when", "between", "id"});
  if (const auto* when = head.if_contains("when")) {
    auto entry = take<ConditionEntry>(*when, at + "/when");
    out.when = Condition{entry.variable, entry.is, entry.unknown.value_or(false)};
  }
  if (const auto* between = head.if_contains("between")) out.between = take<std::string>(*between, at + "/between");
  if (const auto* id = head.if_contains("id")) out.id = take<negotiation::BlockId>(*id, at + "/id");
  read_content(object, at, out);
  return out;
}

// What remains of a block must be its content: one member, named as the kind, or a group.
void TemplateReader::read_content(JsonObject& object, const std::string& at, TemplateBlock& block) {
  if (object.size() != 1) return faults_.push_back({"template_block_unclear", at});
  const std::string name(object.begin()->key());
  const Json& content = object.begin()->value();
  if (name == "blocks") {
    block.blocks = read_blocks(take<std::vector<Json>>(content, at + "/blocks"), at + "/blocks");
    if (block.blocks.empty() || block.id) faults_.push_back({"template_block_unclear", at});
    return;
  }
  const auto kind = parse_enum<BlockKind>(name);
  if (!kind) return faults_.push_back({"template_block_unclear", at});
  block.kind = *kind;
  if (block.kind == BlockKind::Table) return read_table(content, at + "/table", block);
  block.text = normal_line(take<std::string>(content, at + "/" + name));
}

void TemplateReader::read_table(const Json& json, const std::string& at, TemplateBlock& block) {
  if (!json.is_object()) return faults_.push_back({"template_block_unclear", at});
  JsonObject object = json.as_object();
  block.column_each = take_list(object, at);
  if (block.column_each) {
    block.column = take<ColumnTable>(object, at).column;
    return make_normal(block.column);
  }
  const auto rows = take<RowTable>(object, at).rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string place = fmt::format("{}/rows/{}", at, i);
    TemplateRow row;
    if (rows[i].is_object()) {
      JsonObject rest = rows[i].as_object();
      row.each = take_list(rest, place);
      row.cells = take<RowEntry>(rest, place).cells;
    } else {
      row.cells = take<std::vector<std::string>>(rows[i], place);
    }
    make_normal(row.cells);
    block.rows.push_back(std::move(row));
  }
}

}  // namespace simpul::drafting
