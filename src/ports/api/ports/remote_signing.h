#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/pdf_signatures.h"
#include "ports/secret.h"

namespace simpul {

// Who signs, as the service knows them. Not kept by an implementation.
struct RemoteSigner {
  std::string nik;
  std::string email;  // where a service takes it instead
};

// What the signer typed for this one act: exactly one of the two (PP 71/2019 P59(3): only in the signer's control).
struct RemoteConsent {
  Secret passphrase;
  Secret one_time_code;
};

// How the signature looks on the page.
struct RemoteLook {
  struct Visible {
    PageArea area;
    double page_height = 0;  // for services that count from the upper edge
    std::string image_png;   // empty: none
    std::string link;        // to be shown as QR, where the service can
  };
  std::optional<Visible> visible = {};  // absent: no picture
  std::string reason = {};
  std::string location = {};
};

struct RemotelySigned {
  std::string pdf;
  std::string document_id;  // of the service, where it gives one
  // Whether the file that came back begins with the bytes that were sent. Where it does not, earlier signatures are
  // lost.
  bool keeps_earlier_bytes = false;
};

// States of accounts that were seen; anything else is Unknown.
enum class RemoteAccountState {
  Issue,  // can sign
  Expired,
  Renew,
  WaitingForVerification,
  New,
  NoCertificate,
  NotRegistered,
  Suspend,
  Revoke,
  Unknown
};
BOOST_DESCRIBE_ENUM(RemoteAccountState, Issue, Expired, Renew, WaitingForVerification, New, NoCertificate,
                    NotRegistered, Suspend, Revoke, Unknown)

struct RemoteAccount {
  RemoteAccountState state = RemoteAccountState::Unknown;
  std::string message;  // the service's own words
};

// A signing service of a certificate authority that holds the signers' keys. Secrets are wiped when a call returns, are
// sent nowhere but to the service, and stand in no log and no refusal. Safe from any thread; calls take up to 30 s.
// Refusals: bsre_unreachable, bsre_timeout, bsre_service_error, bsre_account_refused, bsre_user_unknown,
// bsre_passphrase_wrong, bsre_refused, bsre_answer_unusable, bsre_setting_missing, bsre_address_unsafe,
// bsre_not_offered, bsre_identity_unfit, bsre_consent_unfit, bsre_file_unfit, bsre_document_id_unfit.
class RemoteSigning {
 public:
  virtual ~RemoteSigning() = default;

  virtual Result<RemotelySigned, Refusal> sign(std::string_view pdf, const RemoteSigner& signer, const RemoteLook& look,
                                               RemoteConsent consent) = 0;
  virtual Result<RemoteAccount, Refusal> account(const RemoteSigner& signer) = 0;
  // Has the service send a one-time code to the signer.
  virtual Result<void, Refusal> request_code(const RemoteSigner& signer) = 0;
};

}  // namespace simpul
