#pragma once

// The facts of a shared dossier: the bodies of its events. Stored and signed since format 1: members are only ever
// added as optionals, names and enumerators never change (schemas/events).

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "negotiation/comments.h"
#include "negotiation/positions.h"
#include "signing/signatures.h"
#include "threads/ids.h"

namespace simpul::dossiers {

using ScopeItemId = Id<struct ScopeItemTag>;

// PP 28/2018 Pasal 1: only cooperation among regions (KSDD) and its forums are kept here; the other kinds are known by
// name so that they can be refused with the reason.
enum class CooperationKind { KsddWajib, KsddSukarela, Forum, Ksdpk, Ksdpl, Ksdll, Sinergi };
BOOST_DESCRIBE_ENUM(CooperationKind, KsddWajib, KsddSukarela, Forum, Ksdpk, Ksdpl, Ksdll, Sinergi)

// The legal type of a document, apart from the title printed on it (a "nota kesepahaman" may be a JointAgreement).
enum class DocumentType {
  Kak, OfferLetter, ReplyLetter, JointAgreement, DprdApproval, CooperationAgreement, WorkPlan, PowerOfAttorney,
  Minutes, Amendment, Extension, Termination, Report
};
BOOST_DESCRIBE_ENUM(DocumentType, Kak, OfferLetter, ReplyLetter, JointAgreement, DprdApproval, CooperationAgreement,
                    WorkPlan, PowerOfAttorney, Minutes, Amendment, Extension, Termination, Report)

struct PartyEntry {
  RegionCode region;
  std::optional<std::string> unit;  // the unit that runs the process, e.g. Biro Pemerintahan dan Otonomi Daerah
};
BOOST_DESCRIBE_STRUCT(PartyEntry, (), (region, unit))

// The first fact; its event's hash is the dossier's id. Parties stand in printed order: PIHAK KESATU first.
struct Opened {
  static constexpr std::string_view kind = "dossier.opened";
  CooperationKind cooperation = CooperationKind::KsddSukarela;
  std::string title;
  std::vector<PartyEntry> parties;
  std::optional<std::string> ground;  // why wajib, or what the forum is
  std::optional<Date> since;          // when the contact began, where known
  std::optional<std::string> source;  // where an old cooperation is known from
};
BOOST_DESCRIBE_STRUCT(Opened, (), (cooperation, title, parties, ground, since, source))

struct Described {
  static constexpr std::string_view kind = "dossier.described";
  std::optional<std::string> title;
  std::optional<std::string> summary;
  std::optional<CooperationKind> cooperation;
};
BOOST_DESCRIBE_STRUCT(Described, (), (title, summary, cooperation))

// Where the object stands in the plans, or which exception of PP 28/2018 Pasal 4(3) carries it.
enum class ObjectBasis { Plan, Emergency, NationalStrategic, CoAdministrationTask, Unknown };
BOOST_DESCRIBE_ENUM(ObjectBasis, Plan, Emergency, NationalStrategic, CoAdministrationTask, Unknown)

struct ObjectSet {
  static constexpr std::string_view kind = "dossier.object_set";
  std::vector<std::string> urusan;  // codes of rules/urusan.yaml
  std::string matter;
  std::optional<std::string> location;
  ObjectBasis basis = ObjectBasis::Unknown;
  std::optional<std::string> plan_document;  // RPJMD Provinsi Kalimantan Timur 2019-2023
  std::optional<std::string> plan_line;
};
BOOST_DESCRIBE_STRUCT(ObjectSet, (), (urusan, matter, location, basis, plan_document, plan_line))

struct ScopeItemAdded {
  static constexpr std::string_view kind = "dossier.scope_item_added";
  ScopeItemId item;
  std::string title;
  std::optional<std::string> urusan;
  bool residual = false;  // "bidang lain yang disepakati": an open end that is no urusan
};
BOOST_DESCRIBE_STRUCT(ScopeItemAdded, (), (item, title, urusan, residual))

struct ScopeItemChanged {
  static constexpr std::string_view kind = "dossier.scope_item_changed";
  ScopeItemId item;
  std::optional<std::string> title;
  std::optional<std::string> urusan;
};
BOOST_DESCRIBE_STRUCT(ScopeItemChanged, (), (item, title, urusan))

struct ScopeItemRemoved {
  static constexpr std::string_view kind = "dossier.scope_item_removed";
  ScopeItemId item;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ScopeItemRemoved, (), (item, reason))

// Which agency of a party is in charge: of a scope item, of a document, or of the whole dossier.
struct AgencyNamed {
  static constexpr std::string_view kind = "dossier.agency_named";
  RegionCode party;
  std::string agency;
  std::optional<ScopeItemId> item;
  std::optional<DocumentId> document;
};
BOOST_DESCRIBE_STRUCT(AgencyNamed, (), (party, agency, item, document))

// The DPRD gate of PP 28/2018 Pasal 6(2), judged by each party for itself.
struct BurdenAssessed {
  static constexpr std::string_view kind = "dossier.burden_assessed";
  RegionCode party;
  bool burdens_people_and_region = false;
  bool unfunded_this_year = false;
  std::string ground;
};
BOOST_DESCRIBE_STRUCT(BurdenAssessed, (), (party, burdens_people_and_region, unfunded_this_year, ground))

struct DocumentRegistered {
  static constexpr std::string_view kind = "dossier.document_registered";
  DocumentId document;
  DocumentType type = DocumentType::JointAgreement;
  std::string title;                 // as printed
  std::optional<DocumentId> parent;  // the KB of a PKS, the document an addendum changes
  std::optional<RegionCode> party;   // whose paper it is, where it is one party's alone (DPRD approval, offer letter)
  std::optional<Date> dated;
  std::optional<Date> final_on;      // when the paper was final and waited for pens; unknown where absent
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DocumentRegistered, (), (document, type, title, parent, party, dated, final_on, note))

struct DocumentChanged {
  static constexpr std::string_view kind = "dossier.document_changed";
  DocumentId document;
  std::optional<std::string> title;
  std::optional<DocumentId> parent;
  std::optional<Date> dated;
  std::optional<Date> final_on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DocumentChanged, (), (document, title, parent, dated, final_on, note))

// One number per party and document, each from that party's own register.
struct NumberAssigned {
  static constexpr std::string_view kind = "dossier.number_assigned";
  DocumentId document;
  RegionCode party;
  std::string number;
  std::optional<Date> dated;
};
BOOST_DESCRIBE_STRUCT(NumberAssigned, (), (document, party, number, dated))

struct TermsSet {
  static constexpr std::string_view kind = "dossier.terms_set";
  DocumentId document;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TermsSet, (), (document, start, end, note))

enum class FileRole { Text, Scan, Annex, Evidence };
BOOST_DESCRIBE_ENUM(FileRole, Text, Scan, Annex, Evidence)

struct FileAttached {
  static constexpr std::string_view kind = "dossier.file_attached";
  AttachmentId attachment;
  std::optional<DocumentId> document;
  std::string name;
  std::string media_type;
  std::int64_t size_bytes = 0;
  Digest hash;
  FileRole role = FileRole::Evidence;
};
BOOST_DESCRIBE_STRUCT(FileAttached, (), (attachment, document, name, media_type, size_bytes, hash, role))

// Papers went from one party to another.
struct HandedOver {
  static constexpr std::string_view kind = "dossier.handed_over";
  std::vector<DocumentId> documents;
  RegionCode from;
  RegionCode to;
  Date on;
  std::optional<std::string> place;
  std::optional<std::string> by;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (documents, from, to, on, place, by, source))

enum class OccurrenceKind { Meeting, Ceremony, Visit, Activity, Plan, Note };
BOOST_DESCRIBE_ENUM(OccurrenceKind, Meeting, Ceremony, Visit, Activity, Plan, Note)

// Something that happened and belongs to the story: a meeting, a ceremony, an activity under a PKS.
struct OccurrenceRecorded {
  static constexpr std::string_view kind = "dossier.occurrence_recorded";
  OccurrenceKind what = OccurrenceKind::Note;
  std::string text;
  std::optional<Date> on;  // absent where the source does not tell the day
  std::optional<std::string> place;
  std::optional<std::string> source;
  std::optional<DocumentId> document;
};
BOOST_DESCRIBE_STRUCT(OccurrenceRecorded, (), (what, text, on, place, source, document))

enum class Attestation { Confirmed, Disputed };
BOOST_DESCRIBE_ENUM(Attestation, Confirmed, Disputed)

// A party confirms or disputes what another recorded about it before it wrote for itself.
struct RecordAttested {
  static constexpr std::string_view kind = "dossier.record_attested";
  Digest record;
  Attestation verdict = Attestation::Confirmed;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(RecordAttested, (), (record, verdict, reason))

// Grounds of PP 28/2018 Pasal 9(1) that need an act; the end of the term needs none.
enum class EndingGround { AimReached, PartiesAgree, PolicyChange, ObjectLost };
BOOST_DESCRIBE_ENUM(EndingGround, AimReached, PartiesAgree, PolicyChange, ObjectLost)

struct Ended {
  static constexpr std::string_view kind = "dossier.ended";
  EndingGround ground = EndingGround::PartiesAgree;
  Date on;
  DocumentId document;  // the signed pengakhiran
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (ground, on, document, note))

// A kind this version does not know: kept, shown as unknown, passed on, without effect.
struct UnknownFact {
  std::string kind;
};

using negotiation::CommentMade;
using negotiation::CommentSettled;
using negotiation::PositionTaken;
using signing::SignatureRecorded;
using signing::SignatureRetracted;
using signing::SigningOrderSet;
using signing::SigningRefused;

using Fact = std::variant<Opened, Described, ObjectSet, ScopeItemAdded, ScopeItemChanged, ScopeItemRemoved, AgencyNamed,
                          BurdenAssessed, DocumentRegistered, DocumentChanged, NumberAssigned, TermsSet, FileAttached,
                          HandedOver, OccurrenceRecorded, RecordAttested, Ended, PositionTaken, SignatureRecorded,
                          SignatureRetracted, CommentMade, CommentSettled, SigningRefused, SigningOrderSet,
                          UnknownFact>;

std::string_view kind_of(const Fact& fact);
Json body_of(const Fact& fact);

// A stored body; a kind or member this version does not know gives UnknownFact, never an error: history is total.
Fact read_stored_fact(const std::string& kind, const Json& body);

// A body from a client: strict, every fault at its place.
Result<Fact, Refusals> read_new_fact(const std::string& kind, const Json& body);

}  // namespace simpul::dossiers
