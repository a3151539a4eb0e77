#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/digest.h"
#include "kernel/instant.h"

namespace simpul {

// Something a reader of the report must know. `code` names sentences in data/messages/findings/signatures.json;
// `facts` fill their {placeholders}.
struct SignatureFinding {
  std::string code;
  std::map<std::string, std::string> facts;
  bool operator==(const SignatureFinding&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignatureFinding, (), (code, facts))

// What a certificate (X.509, RFC 5280) says about its holder.
struct CertificateFacts {
  std::string subject;  // RFC 2253, for people
  std::string name;     // common name
  std::string organisation;
  std::string holder_number;  // serialNumber of the subject, where Indonesian issuers put the NIK
  std::string issuer;
  std::string serial;  // of the certificate, hex
  Instant not_before;
  Instant not_after;
  std::string key;  // "RSA 2048", "EC prime256v1"
  Digest fingerprint;
  bool operator==(const CertificateFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(CertificateFacts, (),
                      (subject, name, organisation, holder_number, issuer, serial, not_before, not_after, key,
                       fingerprint))

// Whether the signed bytes are those in the file.
enum class SignatureIntegrity { Intact, Changed, Unreadable };
BOOST_DESCRIBE_ENUM(SignatureIntegrity, Intact, Changed, Unreadable)

// How much of the file the signature covers: all of it, all of an earlier revision, or neither (then it proves nothing
// about the document).
enum class SignatureCoverage { WholeFile, WholeRevision, Partial };
BOOST_DESCRIBE_ENUM(SignatureCoverage, WholeFile, WholeRevision, Partial)

// What came after the signed revision.
enum class LaterChanges { None, SignaturesOnly, Other, Undeterminable };
BOOST_DESCRIBE_ENUM(LaterChanges, None, SignaturesOnly, Other, Undeterminable)

// Whether the certificate leads to one of the given trust anchors, at the time that counts for the signature.
enum class CertificateTrust { Trusted, UnknownIssuer, Broken, Expired, NotYetValid };
BOOST_DESCRIBE_ENUM(CertificateTrust, Trusted, UnknownIssuer, Broken, Expired, NotYetValid)

enum class CertificateRevocation { Good, Revoked, Undeterminable };
BOOST_DESCRIBE_ENUM(CertificateRevocation, Good, Revoked, Undeterminable)

// What all of it comes to. "Undeterminable" ("Tidak dapat dipastikan") is a result of its own: neither proof nor blame.
enum class SignatureVerdict { Proven, Disproven, Undeterminable };
BOOST_DESCRIBE_ENUM(SignatureVerdict, Proven, Disproven, Undeterminable)

// A time-stamp token (RFC 3161) over the signature.
struct TimestampFacts {
  Instant at;
  std::string authority;
  bool intact = false;  // over this signature, and signed by its authority
  CertificateTrust trust = CertificateTrust::UnknownIssuer;
  bool operator==(const TimestampFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimestampFacts, (), (at, authority, intact, trust))

struct ExaminedSignature {
  std::string field;
  std::string format;            // SubFilter
  std::uint64_t signed_end = 0;  // bytes of the file up to which this revision goes
  std::optional<CertificateFacts> signer;
  std::string claimed_name;
  std::optional<Instant> claimed_at;  // /M: the signer's own clock
  std::string reason;
  std::string place;
  std::optional<TimestampFacts> timestamp;
  SignatureIntegrity integrity = SignatureIntegrity::Unreadable;
  SignatureCoverage coverage = SignatureCoverage::Partial;
  LaterChanges later = LaterChanges::Undeterminable;
  CertificateTrust trust = CertificateTrust::UnknownIssuer;
  CertificateRevocation revocation = CertificateRevocation::Undeterminable;
  SignatureVerdict verdict = SignatureVerdict::Undeterminable;
  std::vector<SignatureFinding> findings;
};
BOOST_DESCRIBE_STRUCT(ExaminedSignature, (),
                      (field, format, signed_end, signer, claimed_name, claimed_at, reason, place, timestamp, integrity,
                       coverage, later, trust, revocation, verdict, findings))

struct SignatureReport {
  int pages = 0;
  std::vector<ExaminedSignature> signatures;  // in the order in which they were set
  std::vector<std::string> empty_fields;      // prepared, not signed
};
BOOST_DESCRIBE_STRUCT(SignatureReport, (), (pages, signatures, empty_fields))

// What a certificate is worth before something is signed with it.
struct CertificateReport {
  CertificateFacts holder;
  CertificateTrust trust = CertificateTrust::UnknownIssuer;
  CertificateRevocation revocation = CertificateRevocation::Undeterminable;
  std::vector<SignatureFinding> findings;  // empty: nothing speaks against signing with it
};
BOOST_DESCRIBE_STRUCT(CertificateReport, (), (holder, trust, revocation, findings))

}  // namespace simpul
