#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dossiers/facts.h"
#include "dossiers/rules.h"
#include "threads/weave.h"

namespace simpul::dossiers {

// Where a fact stands: what a rule may look at besides the state. `past` outlives it.
struct Place {
  RegionCode author;
  std::uint64_t seq = 0;
  Digest event;
  Instant at;
  const threads::CausalPast& past;
};

struct Party {
  RegionCode region;
  std::optional<std::string> unit;
  bool writes = false;  // has written on this dossier itself
};
BOOST_DESCRIBE_STRUCT(Party, (), (region, unit, writes))

struct ScopeItem {
  ScopeItemId item;
  std::string title;
  std::optional<std::string> urusan;
  bool residual = false;
  std::map<RegionCode, std::string> agencies;
};
BOOST_DESCRIBE_STRUCT(ScopeItem, (), (item, title, urusan, residual, agencies))

struct Number {
  std::string number;
  std::optional<Date> dated;
};
BOOST_DESCRIBE_STRUCT(Number, (), (number, dated))

// The order of signing that a party fixed; `by` and `seq` name its event, so that it binds only who could know it.
struct SigningOrder {
  std::vector<RegionCode> parties;  // empty: side by side
  RegionCode by;
  std::uint64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(SigningOrder, (), (parties, by, seq))

struct Term {
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Term, (), (start, end, note))

struct Document {
  DocumentId document;
  DocumentType type = DocumentType::JointAgreement;
  std::string title;
  std::optional<DocumentId> parent;
  std::optional<RegionCode> party;
  std::optional<Date> dated;
  std::optional<Date> final_on;
  std::optional<std::string> note;
  std::map<RegionCode, std::string> agencies;
  std::map<RegionCode, Number> numbers;
  Term term;
  std::optional<SigningOrder> order;
  RegionCode registered_by;
  Instant registered_at;
};
BOOST_DESCRIBE_STRUCT(Document, (), (document, type, title, parent, party, dated, final_on, note, agencies, numbers,
                                     term, registered_by, registered_at))

struct Attachment {
  FileAttached file;
  RegionCode by;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (file, by, at))

struct Occurrence {
  OccurrenceRecorded fact;
  RegionCode by;
  Digest event;
};

struct Handover {
  HandedOver fact;
  RegionCode by;
};

// Where threads met.
enum class Crossing { Agreed, Signed };
BOOST_DESCRIBE_ENUM(Crossing, Agreed, Signed)

// What became of one event. A void event broke a rule where it stood: kept and shown, without effect ("gugur").
struct Outcome {
  Digest event;
  RegionCode author;
  std::uint64_t seq = 0;
  std::optional<Refusal> refused;
  std::optional<Crossing> crossing;
  std::optional<DocumentId> crossing_document;
};

// The dossier as its threads tell it. A pure function of the woven events and the rules; no clock in it.
struct State {
  std::optional<Opened> opened;
  RegionCode opened_by;
  Instant opened_at;
  std::string title;
  std::optional<std::string> summary;
  CooperationKind cooperation = CooperationKind::KsddSukarela;
  std::vector<Party> parties;
  std::optional<ObjectSet> object;
  std::vector<ScopeItem> scope;
  std::map<RegionCode, std::string> agencies;  // in charge of the whole dossier
  std::map<RegionCode, BurdenAssessed> burdens;
  std::vector<Document> documents;
  std::vector<Attachment> attachments;
  std::vector<Handover> handovers;
  std::vector<Occurrence> occurrences;
  std::optional<Ended> ended;
  negotiation::Positions positions;
  negotiation::Comments comments;
  signing::Signatures signatures;
  std::map<Digest, RecordAttested> attestations;
  std::vector<Outcome> outcomes;

  std::vector<RegionCode> regions() const;
  bool is_party(const RegionCode& region) const;
  const Party* party(const RegionCode& region) const;
  const Document* document(const DocumentId& id) const;
  const Attachment* attachment(const AttachmentId& id) const;
  // Who has to agree to and sign a document: its one party, or all parties of the dossier.
  std::vector<RegionCode> signatories(const Document& document) const;
  // The party's refusal to sign that stands: not after its signature, nor for another text than the one agreed now.
  const signing::PartyRefusal* refusal(const Document& document, const RegionCode& party) const;
  // The first party whose signature a fixed order asks for before that of `party`; nullopt where its turn is reached.
  std::optional<RegionCode> signs_before(const Document& document, const RegionCode& party) const;
};

// Why a fact may not stand where it is; empty where it may. The same rules decide new facts and judge old ones.
Refusals objections(const State& state, const Fact& fact, const Place& place, const Rules& rules);

// Folds one fact in. Total: a fact with objections changes nothing but the history.
void evolve(State& state, const Fact& fact, const Place& place, const Rules& rules);

// The same for an event as it was woven.
void fold_in(State& state, const threads::WovenEvent& woven, const Rules& rules);

// weave(threads) → state: folds a whole cloth.
State fold(const threads::Cloth& cloth, const Rules& rules);

}  // namespace simpul::dossiers
