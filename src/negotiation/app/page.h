#pragma once

#include "dossier_knowledge.h"
#include "rooms.h"
#include "text/language.h"
#include "texts.h"
#include "web/message.h"

namespace simpul::negotiation {

// One document as its parties negotiate it, seen by one of them. References outlive it.
struct Sight {
  const access::Caller& caller;
  DossierSeen dossier;
  KeptRoomPtr room;
  const dossiers::Document* document = nullptr;

  const dossiers::State& state() const { return *dossier.state; }
  bool locked() const { return state().signatures.any_valid(document->document); }
};

// The text with its numbers: schema TextView.
Json text_view(const Digest& hash, const DocumentText& text);
Json numbers_view(const DocumentText& text);

// Answers of schema Negotiation.
class NegotiationPage {
 public:
  NegotiationPage(Texts& texts, const Knowledge& knowledge, OwnRegister own, Date today)
      : texts_(texts), knowledge_(knowledge), own_(std::move(own)), today_(today) {}

  // Codes: text_not_here, storage_….
  Result<Json, Refusals> of(const Sight& sight, Language language);
  // How many errors the linter finds.
  std::size_t errors_in(const Sight& sight, const DocumentText& text) const;

 private:
  Result<void, Refusals> put_texts(JsonObject& page, const Sight& sight, Language language);
  Result<void, Refusals> put_agreement(JsonObject& page, const Sight& sight);
  Result<DocumentText, Refusals> text(const Digest& hash);
  JsonArray rungs_of(const Sight& sight) const;
  JsonArray findings_of_text(const Sight& sight, const DocumentText& text, Language language) const;
  Json regions_of(const Sight& sight) const;

  Texts& texts_;
  const Knowledge& knowledge_;
  const OwnRegister own_;
  const Date today_;
  std::map<Digest, DocumentText> read_;  // a text that several parties hold is read once
};

}  // namespace simpul::negotiation
