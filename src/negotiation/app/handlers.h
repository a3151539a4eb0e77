#pragma once

// Private to the negotiation app: what every operation needs to answer.

#include "drafting/printed_paper.h"
#include "manuscript/sheet.h"
#include "negotiation_app/routes.h"
#include "page.h"
#include "shelves.h"
#include "web/message.h"
#include "word_draft.h"

namespace simpul::negotiation {

class Handlers {
 public:
  Handlers(World world, DossierDoor dossiers, GovernmentOf government_of, Knowledge knowledge,
           const web::Messages& messages);

  web::Response page(const web::Request& request, const access::Caller& caller);
  web::Response text(const web::Request& request, const access::Caller& caller);
  web::Response comparison(const web::Request& request, const access::Caller& caller);
  web::Response round_preview(const web::Request& request, const access::Caller& caller);

  // The library: that of the program, and what the government keeps of its own.
  web::Response library(const web::Request& request, const access::Caller& caller);
  web::Response known_values(const web::Request& request, const access::Caller& caller);
  web::Response keep_paper(const web::Request& request, const access::Caller& caller);
  web::Response keep_clause(const web::Request& request, const access::Caller& caller);
  web::Response keep_file(const web::Request& request, const access::Caller& caller);
  web::Response kept_file(const web::Request& request, const access::Caller& caller);
  web::Response drop_kept(const web::Request& request, const access::Caller& caller);

  web::Response print_text(const web::Request& request, const access::Caller& caller);
  web::Response print_comparison(const web::Request& request, const access::Caller& caller);
  web::Response export_word(const web::Request& request, const access::Caller& caller);
  web::Response read_file(const web::Request& request, const access::Caller& caller);

  web::Response save_draft(const web::Request& request, const access::Caller& caller);
  web::Response start_draft(const web::Request& request, const access::Caller& caller);
  web::Response send_round(const web::Request& request, const access::Caller& caller);
  web::Response accept(const web::Request& request, const access::Caller& caller);
  web::Response initial(const web::Request& request, const access::Caller& caller);
  web::Response note(const web::Request& request, const access::Caller& caller);
  web::Response settle_note(const web::Request& request, const access::Caller& caller);
  web::Response comment(const web::Request& request, const access::Caller& caller);
  web::Response settle_comment(const web::Request& request, const access::Caller& caller);

 private:
  struct TwoTexts {
    Digest from;
    Digest to;
    DocumentText before;
    DocumentText after;
  };
  // The texts a comparison names; text_unknown where one of them may not be read.
  Result<TwoTexts, Refusals> compared(const web::Request& request, const Sight& sight);
  Result<drafting::PrintedAs, Refusals> printed_as(const web::Request& request, const Sight& sight,
                                                   const Digest& text) const;
  web::Response printed(const web::Request& request, const paper::Paper& paper, const std::string& name);
  manuscript::Manuscript manuscript_of(const Sight& sight, const DocumentText& text) const;
  Result<WordDraft, Refusals> draft_of_pdf(std::string_view bytes);
  Result<WordDraft, Refusals> draft_of_word(const Sight& sight, std::string_view bytes);

  Result<DocumentText, Refusals> draft_as_seen(const Sight& sight, const Digest& text);
  web::Response keep(const web::Request& request, const access::Caller& caller,
                     const Result<std::vector<drafting::KeptFile>, Refusals>& files);
  web::Response shown(const web::Request& request, const Result<KeptShelfPtr, Refusals>& shelf) const;
  std::string kept_source(const access::Caller& caller) const;

  Result<Sight, Refusals> sight(const web::Request& request, const access::Caller& caller);
  // The text where the caller may read it; text_unknown otherwise, as if it did not exist.
  Result<DocumentText, Refusals> readable(const Sight& sight, const Digest& hash);
  Result<Digest, Refusals> keep_draft(const Sight& sight, const DocumentText& text, RoomAct::Basis basis,
                                      std::optional<std::string> from_template);
  web::Response answer(const web::Request& request, const Sight& sight);
  // The page as it stands after an act.
  web::Response seen_anew(const web::Request& request, const access::Caller& caller);
  web::Response in_room(const web::Request& request, const access::Caller& caller, RoomFact fact);
  web::Response shared(const web::Request& request, const Sight& sight, dossiers::Fact fact);
  void follow_in_room(const Sight& sight, const PositionTaken& taken);
  web::Response take_position(const web::Request& request, const Sight& sight, PositionTaken position);
  web::Response refused(const Refusals& refusals, const web::Request& request) const;
  OwnRegister own_register(const access::Caller& caller) const;
  NegotiationPage page_for(const access::Caller& caller);
  Date today() const;

  World world_;
  DossierDoor dossiers_;
  GovernmentOf government_of_;
  Knowledge knowledge_;
  const web::Messages& messages_;
  Texts texts_;
  Rooms rooms_;
  Shelves shelves_;
};

}  // namespace simpul::negotiation
