#include "drafting/instantiate.h"

#include <algorithm>

#include "filling.h"
#include "negotiation/numbering.h"

namespace simpul::drafting {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseId;
using negotiation::DocumentText;

// Writes the clauses of a template out, once for each item of what they are repeated for.
class Writer {
 public:
  explicit Writer(const Filling& filling, const Library& library) : filling_(filling), library_(library) {}

  void write(const TemplateClause& clause, DocumentText& text) const {
    if (!clause.each) return write(clause, clause.clause, std::nullopt, text);
    each(*clause.each, [&](At at) {
      write(clause, *ClauseId::parse(clause.clause.text() + "-" + std::to_string(at.place + 1)), at, text);
    });
  }

 private:
  using Place = std::optional<At>;

  void each(const std::string& list, auto act) const {
    const ListKind* kind = library_.find_list(list);
    for (std::size_t i = 0; kind && i < filling_.count(list); ++i) act(At{kind, i});
  }

  void write(const TemplateClause& form, const ClauseId& name, Place at, DocumentText& text) const {
    Clause clause{name, form.kind, filling_.filled(form.heading, at), {}};
    for (const TemplateBlock& block : form.blocks) write(block, at, clause.blocks);
    text.clauses.push_back(std::move(clause));
  }

  void write(const TemplateBlock& block, Place at, std::vector<Block>& out) const {
    if (!block.each) return write_once(block, at, out);
    each(*block.each, [&](At inner) {
      if (inner.place > 0 && !block.between.empty()) out.push_back({.text = filling_.filled(block.between, at)});
      write_once(block, inner, out);
    });
  }

  void write_once(const TemplateBlock& block, Place at, std::vector<Block>& out) const {
    if (block.when && !filling_.holds(*block.when, at)) return;
    if (!block.blocks.empty()) {
      for (const TemplateBlock& inner : block.blocks) write(inner, at, out);
    } else if (block.kind == BlockKind::Table) {
      out.push_back({.id = block.id, .kind = block.kind, .rows = rows_of(block, at)});
    } else {
      out.push_back({.id = block.id, .kind = block.kind, .text = filling_.filled(block.text, at)});
    }
  }

  std::vector<std::vector<std::string>> rows_of(const TemplateBlock& block, Place at) const {
    std::vector<std::vector<std::string>> rows;
    if (block.column_each) {
      for (const std::string& cell : block.column) {
        each(*block.column_each, [&, row = rows.size()](At item) {
          if (row == rows.size()) rows.emplace_back();
          rows[row].push_back(filling_.filled(cell, item));
        });
      }
    }
    for (const TemplateRow& row : block.rows) {
      if (!row.each) {
        rows.push_back(cells_of(row, at));
        continue;
      }
      each(*row.each, [&](At item) { rows.push_back(cells_of(row, item)); });
    }
    return rows;
  }

  std::vector<std::string> cells_of(const TemplateRow& row, Place at) const {
    std::vector<std::string> cells;
    for (const std::string& cell : row.cells) cells.push_back(filling_.filled(cell, at));
    return cells;
  }

  const Filling& filling_;
  const Library& library_;
};

// Where a clause of the library goes: after the first clause it names that is there, else behind the last of its kind.
std::size_t place_for(const LibraryClause& added, const std::vector<TemplateClause>& clauses) {
  for (const ClauseId& after : added.after) {
    const auto found = std::ranges::find(clauses, after, &TemplateClause::clause);
    if (found != clauses.end() && found->kind == added.clause.kind) {
      return static_cast<std::size_t>(found - clauses.begin()) + 1;
    }
  }
  const auto later = std::ranges::find_if(clauses, [&](const auto& c) { return c.kind > added.clause.kind; });
  return static_cast<std::size_t>(later - clauses.begin());
}

// The clauses of the template as chosen: left out, taken, replaced by alternatives, added from the library.
class Selection {
 public:
  Selection(const Library& library, const Template& form, const Choice& choice)
      : library_(library), form_(form), choice_(choice) {}

  std::vector<TemplateClause> clauses(Refusals& faults) {
    for (const ClauseId& name : choice_.left_out) may_be_left_out(name, faults);
    std::set<std::string> taken;
    for (const std::string& name : choice_.taken) {
      if (!taken.insert(name).second) faults.push_back({"clause_choice_repeated", "/taken", {{"name", name}}});
    }
    for (const TemplateClause& clause : form_.clauses) {
      const bool wanted = clause.need != Need::Optional || taken.erase(clause.clause.text()) > 0;
      if (wanted && !choice_.left_out.contains(clause.clause)) out_.push_back(clause);
    }
    for (const std::string& name : choice_.taken) {
      if (taken.contains(name)) add(name, faults);
    }
    return std::move(out_);
  }

 private:
  void may_be_left_out(const ClauseId& name, Refusals& faults) const {
    const auto found = std::ranges::find(form_.clauses, name, &TemplateClause::clause);
    if (found == form_.clauses.end()) {
      faults.push_back({"clause_choice_unknown", "/left_out", {{"name", name.text()}}});
    } else if (found->need == Need::Law) {
      faults.push_back({"clause_is_mandatory",
                        "/left_out",
                        {{"clause", name.text()}, {"source_id", found->source.id}, {"source_en", found->source.en}}});
    }
  }

  void add(const std::string& name, Refusals& faults) {
    const LibraryClause* added = library_.find_clause(name);
    if (!added) return faults.push_back({"clause_choice_unknown", "/taken", {{"name", name}}});
    const ClauseId& id = added->clause.clause;
    if (!put_.insert(id).second) {
      return faults.push_back({"clause_choice_repeated", "/taken", {{"name", id.text()}}});
    }
    const auto same = std::ranges::find(out_, id, &TemplateClause::clause);
    if (same != out_.end()) {
      *same = added->clause;
    } else {
      out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(place_for(*added, out_)), added->clause);
    }
  }

  const Library& library_;
  const Template& form_;
  const Choice& choice_;
  std::vector<TemplateClause> out_;
  std::set<ClauseId> put_;
};

}  // namespace

Result<DocumentText, Refusals> instantiate(const Library& library, const Template& form, const Particulars& known,
                                           const Choice& choice) {
  Refusals faults;
  const auto clauses = Selection(library, form, choice).clauses(faults);
  if (!faults.empty()) return refuse(std::move(faults));
  const Filling filling(library, known, form.sender);
  const Writer writer(filling, library);
  DocumentText text;
  for (const TemplateClause& clause : clauses) writer.write(clause, text);
  text = negotiation::normalized(std::move(text));
  const negotiation::Numbering numbering(text);
  for (const negotiation::MarkPlace& place : numbering.undefined_references()) {
    faults.push_back({"choice_breaks_reference",
                      "",
                      {{"clause", text.clauses[place.clause].heading}, {"reference", place.written}}});
  }
  if (!faults.empty()) return refuse(std::move(faults));
  return text;
}

DocumentText written_out(const Library& library, const std::vector<TemplateClause>& clauses) {
  const Particulars nothing;
  const Filling filling(library, nothing, 0);
  const Writer writer(filling, library);
  DocumentText text;
  for (const TemplateClause& clause : clauses) writer.write(clause, text);
  return negotiation::normalized(std::move(text));
}

DocumentText filled(DocumentText text, const Library& library, const Particulars& known, std::size_t sender) {
  const Filling filling(library, known, sender);
  for (Clause& clause : text.clauses) {
    clause.heading = filling.filled(clause.heading, std::nullopt);
    for (Block& block : clause.blocks) {
      block.text = filling.filled(block.text, std::nullopt);
      for (auto& row : block.rows) {
        for (std::string& cell : row) cell = filling.filled(cell, std::nullopt);
      }
    }
  }
  return negotiation::normalized(std::move(text));
}

}  // namespace simpul::drafting
