#include "library_view.h"

#include <ranges>

#include "encoding/mapper.h"

namespace simpul::negotiation {
namespace {

using drafting::TemplateBlock;
using drafting::TemplateClause;

// The blocks as they would stand with every condition met and every list once: what a reader wants to see beforehand.
void put_blocks(JsonArray& out, const std::vector<TemplateBlock>& blocks) {
  for (const TemplateBlock& block : blocks) {
    if (!block.blocks.empty()) {
      put_blocks(out, block.blocks);
      continue;
    }
    JsonObject view{{"kind", enum_text(block.kind)}};
    if (block.id) view.emplace("id", block.id->text());
    if (!block.text.empty()) view.emplace("text", block.text);
    if (!block.rows.empty()) {
      JsonArray rows;
      for (const auto& row : block.rows) rows.push_back(to_json(row.cells));
      view.emplace("rows", std::move(rows));
    }
    out.push_back(std::move(view));
  }
}

Json clause_row(const TemplateClause& clause) {
  JsonObject out{{"clause", clause.clause.text()},
                 {"kind", enum_text(clause.kind)},
                 {"heading", clause.heading},
                 {"need", enum_text(clause.need)}};
  if (!clause.source.id.empty()) out.emplace("source", to_json(clause.source));
  return out;
}

JsonObject template_view(const drafting::Template& paper) {
  JsonArray clauses;
  for (const TemplateClause& clause : paper.clauses) clauses.push_back(clause_row(clause));
  return JsonObject{{"id", paper.id},
                    {"document", enum_text(paper.document)},
                    {"name", to_json(paper.name)},
                    {"about", to_json(paper.about)},
                    {"source", to_json(paper.source)},
                    {"certainty", enum_text(paper.certainty)},
                    {"clauses", std::move(clauses)}};
}

JsonObject stock_view(const drafting::LibraryClause& stock) {
  JsonArray blocks;
  put_blocks(blocks, stock.clause.blocks);
  return JsonObject{{"id", stock.id},
                    {"clause", stock.clause.clause.text()},
                    {"kind", enum_text(stock.clause.kind)},
                    {"use", to_json(stock.use)},
                    {"heading", stock.clause.heading},
                    {"blocks", std::move(blocks)},
                    {"after", to_json(stock.after)}};
}

void put_keeping(JsonObject& view, const drafting::Kept& kept, const NameOf& name_of) {
  view.emplace("kept", kept.kept.text());
  view.emplace("kept_at", kept.at.text());
  view.emplace("kept_by", name_of(kept.account));
}

// The latest first: what was kept a moment ago is what somebody looks for.
Json own_view(const KeptShelf& own, const NameOf& name_of) {
  JsonArray papers;
  JsonArray clauses;
  JsonArray unreadable;
  for (const drafting::Kept& kept : own.shelf.kept() | std::views::reverse) {
    const std::string name = drafting::kept_name(kept.kept);
    const drafting::Template* paper = own.library->find(name);
    const drafting::LibraryClause* clause = own.library->find_clause(name);
    JsonObject view = paper ? template_view(*paper) : clause ? stock_view(*clause) : JsonObject();
    put_keeping(view, kept, name_of);
    (paper ? papers : clause ? clauses : unreadable).push_back(std::move(view));
  }
  return JsonObject{
      {"papers", std::move(papers)}, {"clauses", std::move(clauses)}, {"unreadable", std::move(unreadable)}};
}

}  // namespace

Json library_view(const drafting::Library& library, const KeptShelf& own, const NameOf& name_of) {
  JsonArray templates;
  JsonArray clauses;
  for (const drafting::Template& paper : library.templates) templates.push_back(template_view(paper));
  for (const drafting::LibraryClause& stock : library.clauses) clauses.push_back(stock_view(stock));
  JsonArray lists;
  for (const drafting::ListKind& list : library.lists) {
    lists.push_back(JsonObject{{"prefix", list.prefix}, {"item", to_json(list.item)}});
  }
  return JsonObject{{"templates", std::move(templates)},
                    {"clauses", std::move(clauses)},
                    {"variables", to_json(library.variables)},
                    {"lists", std::move(lists)},
                    {"own", own_view(own, name_of)}};
}

}  // namespace simpul::negotiation
