#include <algorithm>

#include "court.h"
#include "encoding/mapper.h"
#include "negotiation/document_text.h"

namespace simpul::dossiers {
namespace {

void require_parent(Court& court, const DocumentId& parent_id, const DocumentRule& rule) {
  const Document* parent = court.require_document(parent_id, "/parent");
  if (!parent) return;
  const bool fits = std::ranges::find(rule.parents, parent->type) != rule.parents.end();
  if (!fits) {
    court.object("document_parent_wrong_type", "/parent",
                 {{"type", enum_text(rule.type)}, {"parent_type", enum_text(parent->type)}});
  }
}

// Nothing can have ended before the day it was made.
void require_end_after_signing(Court& court, const std::optional<Date>& dated, const std::optional<Date>& end,
                               std::string pointer) {
  if (!dated || !end || *end >= *dated) return;
  court.object("end_before_signing", std::move(pointer), {{"dated", dated->text()}, {"end", end->text()}});
}

}  // namespace

void judge(Court& court, const DocumentRegistered& fact) {
  court.require_text(fact.title, "/title", title_bytes_max);
  if (court.state.document(fact.document)) court.object("document_twice", "/document");
  const DocumentRule& rule = court.rules.document(fact.type);
  if (rule.parent_required && !fact.parent) {
    court.object("document_parent_missing", "/parent", {{"type", enum_text(fact.type)}});
  }
  if (fact.parent) require_parent(court, *fact.parent, rule);
  if (fact.party) court.require_party(*fact.party, "/party");
  if (rule.one_party && !fact.party) court.object("document_party_missing", "/party", {{"type", enum_text(fact.type)}});
  if (fact.dated) court.require_past(*fact.dated, "/dated");
  if (fact.final_on) court.require_past(*fact.final_on, "/final_on");
}

void judge(Court& court, const DocumentChanged& fact) {
  const Document* document = court.require_document(fact.document, "/document");
  if (fact.title) court.require_text(*fact.title, "/title", title_bytes_max);
  if (fact.dated) court.require_past(*fact.dated, "/dated");
  if (fact.final_on) court.require_past(*fact.final_on, "/final_on");
  if (!document) return;
  if (fact.parent == fact.document) return court.object("document_parent_is_itself", "/parent");
  if (fact.parent) require_parent(court, *fact.parent, court.rules.document(document->type));
  require_end_after_signing(court, fact.dated, document->term.end, "/dated");
  if (court.state.signatures.any_valid(fact.document)) court.object("document_is_signed", "/document");
}

void judge(Court& court, const NumberAssigned& fact) {
  court.require_party(fact.party, "/party");
  court.require_text(fact.number, "/number", title_bytes_max);
  court.require_own_or_silent(fact.party);
  if (fact.dated) court.require_past(*fact.dated, "/dated");
  const Document* document = court.require_document(fact.document, "/document");
  if (!document) return;
  const auto held = document->numbers.find(fact.party);
  if (held != document->numbers.end()) {
    court.object("document_has_number", "/number", {{"number", held->second.number}});
  }
  for (const Document& other : court.state.documents) {
    const auto used = other.numbers.find(fact.party);
    if (other.document != fact.document && used != other.numbers.end() && used->second.number == fact.number) {
      court.object("number_already_used", "/number", {{"number", fact.number}, {"document", other.title}});
    }
  }
}

void judge(Court& court, const TermsSet& fact) {
  const Document* document = court.require_document(fact.document, "/document");
  if (fact.start && fact.end && *fact.end < *fact.start) {
    court.object("end_before_start", "/end", {{"start", fact.start->text()}, {"end", fact.end->text()}});
  }
  if (!document) return;
  require_end_after_signing(court, document->dated, fact.end, "/end");
  if (!document->term.end) return;
  // Moving the end of a signed paper needs a signed paper of its own: an addendum or an extension.
  if (court.state.signatures.complete(fact.document, court.state.signatories(*document))) {
    court.object("term_of_signed_document", "/document");
  }
}

void judge(Court& court, const FileAttached& fact) {
  court.require_text(fact.name, "/name", title_bytes_max);
  if (court.state.attachment(fact.attachment)) court.object("attachment_twice", "/attachment");
  if (fact.document) court.require_document(*fact.document, "/document");
}

void judge(Court& court, const PositionTaken& fact) {
  court.require_party(fact.party, "/party");
  court.require_own_or_silent(fact.party);
  court.require_document(fact.document, "/document");
  if (court.state.signatures.any_valid(fact.document)) court.object("document_is_signed", "/document");
  if (fact.on) court.require_past(*fact.on, "/on");
  if (fact.clauses && fact.clauses->size() > negotiation::clauses_max) {
    court.object("position_clauses_too_many", "/clauses", {{"max", std::to_string(negotiation::clauses_max)}});
  }
  if (fact.reply_by && *fact.reply_by < day_of(court.place.at, Zone::Wib)) {
    court.object("reply_by_is_past", "/reply_by", {{"date", fact.reply_by->text()}});
  }
  if (!fact.attachment) return;
  const Attachment* file = court.state.attachment(*fact.attachment);
  if (!file) return court.object("attachment_unknown", "/attachment");
  if (file->file.hash != fact.text) court.object("text_is_not_the_file", "/text");
}

void judge(Court& court, const CommentMade& fact) {
  court.require_text(fact.body, "/body", negotiation::comment_bytes_max);
  if (court.state.comments.find(fact.comment)) court.object("comment_twice", "/comment");
  if (!court.require_document(fact.document, "/document")) return;
  const auto sent = court.state.positions.of(fact.document);
  if (std::ranges::find(sent, fact.text, &negotiation::Positions::Taken::text) == sent.end()) {
    court.object("comment_text_not_sent", "/text");
  }
  const auto* answered = fact.answers ? court.state.comments.find(*fact.answers) : nullptr;
  if (fact.answers && (!answered || answered->fact.document != fact.document)) {
    court.object("comment_unknown", "/answers");
  }
}

void judge(Court& court, const CommentSettled& fact) {
  const negotiation::Comment* comment = court.state.comments.find(fact.comment);
  if (!comment) return court.object("comment_unknown", "/comment");
  if (comment->settled_by) court.object("comment_settled", "/comment");
}

}  // namespace simpul::dossiers
