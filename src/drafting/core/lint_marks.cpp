#include <set>

#include "lint.h"
#include "negotiation/marks.h"

namespace simpul::drafting {
namespace {

using negotiation::MarkPlace;

void add(const Lint& lint, const std::string& finding, const MarkPlace& place) {
  lint.add(finding, Severity::Error, Piece{lint.text.clauses[place.clause], place.block, {}},
           {{"written", place.written}});
}

}  // namespace

void lint_marks(const Lint& lint) {
  for (const MarkPlace& place : lint.numbering.undefined_references()) add(lint, "reference_undefined", place);
  for (const MarkPlace& place : lint.numbering.unreadable_marks()) add(lint, "mark_unreadable", place);
  lint.each_piece([&](const Piece& piece) {
    std::set<std::string> told;
    for (const negotiation::Mark& mark : negotiation::marks_of(piece.text)) {
      if (mark.kind != negotiation::MarkKind::Variable) continue;
      // The day and the month of one date are two marks and one gap.
      const Words called = lint.context.library.called(mark.name);
      if (!told.insert(called.id).second) continue;
      lint.add("variable_open", Severity::Error, piece,
               {{"variable", mark.name}, {"variable_id", called.id}, {"variable_en", called.en}});
    }
  });
}

}  // namespace simpul::drafting
