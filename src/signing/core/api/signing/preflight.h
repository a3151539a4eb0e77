#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/refusal.h"
#include "signing/signatures.h"
#include "signing/slots.h"

namespace simpul::signing {

// What is looked at before a signature is set, in the order in which it is told.
enum class CheckCode {
  NotSignedYet,
  NoRefusal,
  TextAgreed,
  LinterClean,
  ParafWhole,
  SignerPower,
  RegisterAgrees,
  CapacityAllows,
  NumberReserved,
  OrderReached,
  CertificateFit
};
BOOST_DESCRIBE_ENUM(CheckCode, NotSignedYet, NoRefusal, TextAgreed, LinterClean, ParafWhole, SignerPower,
                    RegisterAgrees, CapacityAllows, NumberReserved, OrderReached, CertificateFit)

enum class CheckResult { Passed, Failed, NotDeterminable };
BOOST_DESCRIBE_ENUM(CheckResult, Passed, Failed, NotDeterminable)

// `finding` names the sentences in data/messages/findings/preflight.json; absent exactly where the check passed.
struct Check {
  CheckCode code = CheckCode::TextAgreed;
  CheckResult result = CheckResult::NotDeterminable;
  std::optional<std::string> finding;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Check, (), (code, result, finding, facts))

// What rules/capacities.yaml says of a capacity and a type of document.
enum class CapacityVerdict { Allowed, Doubtful, Forbidden };
BOOST_DESCRIBE_ENUM(CapacityVerdict, Allowed, Doubtful, Forbidden)

enum class CertificateFitness { Fit, Unfit, Undeterminable };
BOOST_DESCRIBE_ENUM(CertificateFitness, Fit, Unfit, Undeterminable)

// What is known of one signature that is about to be set. An absent member was not found out; it never counts as good.
struct PreflightInput {
  SignatureRecorded act;  // as it would be recorded: signer, capacity, authority, day, method
  SignerRule rule = SignerRule::Nobody;
  std::vector<RegionCode> signatories;
  std::vector<RegionCode> order;       // empty: side by side
  std::vector<RegionCode> signed_by;   // parties with a valid signature on this document
  std::vector<RegionCode> refused_by;  // parties whose refusal stands
  std::optional<bool> text_agreed;
  std::optional<int> linter_errors;
  std::optional<int> parafs_missing;
  // What the government's own register says against signer, office and kuasa on the day of the act; empty: nothing.
  std::optional<Refusals> register_objections;
  std::optional<CapacityVerdict> capacity;
  bool number_needed = true;
  std::optional<bool> number_reserved;
  std::optional<CertificateFitness> certificate;  // of electronic methods only
};

// Every check that applies to the method, each once, in the order of CheckCode. Expects act.party among signatories.
std::vector<Check> preflight(const PreflightInput& input);

// Whether the pen may be set: Passed only where every check passed; one failure outweighs what is unknown.
CheckResult outcome_of(std::span<const Check> checks);

}  // namespace simpul::signing
