#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "signing/scan_reading.h"
#include "threads/ids.h"

namespace simpul::signing {

// Ink on paper, or electronically: with the signer's own key in the PDF (PAdES), or through the service of BSrE.
enum class Method { Wet, Pades, Bsre };
BOOST_DESCRIBE_ENUM(Method, Wet, Pades, Bsre)

constexpr bool electronic(Method method) { return method != Method::Wet; }

enum class OfficeKind { HeadOfRegion, DeputyHead, RegionalSecretary, AgencyHead, Other };
BOOST_DESCRIBE_ENUM(OfficeKind, HeadOfRegion, DeputyHead, RegionalSecretary, AgencyHead, Other)

// In what capacity the office is held: definitif, Penjabat, Pelaksana tugas, Pelaksana harian (UU 30/2014 P14).
enum class Capacity { Definitif, Pj, Plt, Plh };
BOOST_DESCRIBE_ENUM(Capacity, Definitif, Pj, Plt, Plh)

// Whence the power to sign comes: the office itself, or a surat kuasa of the head of region (PP 28/2018 P2(2)).
enum class Authority { Office, Mandate };
BOOST_DESCRIBE_ENUM(Authority, Office, Mandate)

struct Signer {
  std::optional<std::string> name;  // absent where no source tells it
  std::string office;               // as printed under the signature
  OfficeKind office_kind = OfficeKind::Other;
  std::optional<std::string> agency;
  bool operator==(const Signer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Signer, (), (name, office, office_kind, agency))

struct Mandate {
  std::string number;
  Date dated;
  std::string giver;
  bool operator==(const Mandate&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mandate, (), (number, dated, giver))

struct Evidence {
  std::optional<AttachmentId> scan;
  std::optional<std::string> note;
  std::optional<ScanReading> reading = {};  // of the scan; absent where the recording node had no text to compare with
  bool operator==(const Evidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (scan, note, reading))

// What an electronic signature left behind, as the node that wrote the record verified it.
struct ElectronicEvidence {
  Digest file;  // of the attached PDF that bears the signature
  std::string subject;
  std::string issuer;
  std::optional<Instant> stamped_at;  // by a time-stamp authority (RFC 3161); absent where there is no token
  bool operator==(const ElectronicEvidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(ElectronicEvidence, (), (file, subject, issuer, stamped_at))

// A signature somebody set, as a fact on a thread. `text` is the hash of the signed text where it is known;
// `electronic` stands exactly where the method is electronic.
struct SignatureRecorded {
  static constexpr std::string_view kind = "signing.signature_recorded";
  DocumentId document;
  RegionCode party;
  Method method = Method::Wet;
  std::optional<Digest> text;
  Signer signer;
  Capacity capacity = Capacity::Definitif;
  Authority authority = Authority::Office;
  std::optional<Mandate> mandate;
  Date on;
  std::optional<std::string> place;
  Evidence evidence;
  std::optional<ElectronicEvidence> electronic = {};
};
BOOST_DESCRIBE_STRUCT(SignatureRecorded, (),
                      (document, party, method, text, signer, capacity, authority, mandate, on, place, evidence,
                       electronic))

// The recorder takes back a record that was wrong (a slip of the keyboard, the wrong page). The paper is not touched,
// and both events stay in the history.
struct SignatureRetracted {
  static constexpr std::string_view kind = "signing.signature_retracted";
  Digest record;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SignatureRetracted, (), (record, reason))

// A party will not sign. `text` names the text it refused; without one the refusal is of the document as such.
struct SigningRefused {
  static constexpr std::string_view kind = "signing.refused";
  DocumentId document;
  RegionCode party;
  std::optional<Digest> text;
  std::string reason;
  Date on;
  std::optional<std::string> office;  // who refused
  std::optional<std::string> source;  // whence it is known, where another party records it
};
BOOST_DESCRIBE_STRUCT(SigningRefused, (), (document, party, text, reason, on, office, source))

// In which order the parties sign a document; the latest one holds, and an empty list lets all sign side by side.
struct SigningOrderSet {
  static constexpr std::string_view kind = "signing.order_set";
  DocumentId document;
  std::vector<RegionCode> parties;
};
BOOST_DESCRIBE_STRUCT(SigningOrderSet, (), (document, parties))

enum class SignatureStatus { Valid, Retracted, Disputed };
BOOST_DESCRIBE_ENUM(SignatureStatus, Valid, Retracted, Disputed)

struct Signature {
  Digest event;
  RegionCode recorded_by;
  Instant recorded_at;
  SignatureStatus status = SignatureStatus::Valid;
  SignatureRecorded fact;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (event, recorded_by, recorded_at, status, fact))

struct PartyRefusal {
  Digest event;
  RegionCode recorded_by;
  SigningRefused fact;
};
BOOST_DESCRIBE_STRUCT(PartyRefusal, (), (event, recorded_by, fact))

// All signatures of one dossier, and the refusals to sign.
// Invariant: at most one signature of a party on a document is Valid.
class Signatures {
 public:
  void record(const SignatureRecorded& fact, const Digest& event, const RegionCode& author, Instant at);
  void set_status(const Digest& event, SignatureStatus status);
  void decline(const SigningRefused& fact, const Digest& event, const RegionCode& author);

  const Signature* find(const Digest& event) const;
  const Signature* valid(const DocumentId& document, const RegionCode& party) const;
  bool any_valid(const DocumentId& document) const;
  bool complete(const DocumentId& document, std::span<const RegionCode> parties) const;
  std::span<const Signature> all() const { return signatures_; }
  // The party's latest refusal, unless it has signed since. A signature that is taken back uncovers it again.
  const PartyRefusal* refusal(const DocumentId& document, const RegionCode& party) const;

 private:
  std::vector<Signature> signatures_;   // in woven order
  std::vector<PartyRefusal> refusals_;  // in woven order
};

// What the law asks of a signer for a kind of document.
enum class SignerRule { HeadOfRegion, HeadOrMandate, Anyone, Nobody };
BOOST_DESCRIBE_ENUM(SignerRule, HeadOfRegion, HeadOrMandate, Anyone, Nobody)

// The refusal code where the signer lacks the power the rule asks for; nullopt where he has it.
// signature_needs_head_of_region (PP 28/2018 P2(1)), signature_needs_mandate (P2(2)), mandate_dated_after_signature,
// document_not_signed.
std::optional<std::string> lacking_power(const SignatureRecorded& fact, SignerRule rule);

}  // namespace simpul::signing
