#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "ports/log.h"
#include "ports/remote_signing.h"

namespace simpul::bsre {

enum class Generation { V1, V2 };

// From which corner of the page the service counts. Public descriptions do not say, so whoever sets a service up has to
// find out; until then visible signatures are refused.
enum class Origin { LowerLeft, UpperLeft };

// One service: every government has its own host and accounts.
struct Settings {
  std::string url;  // https; http only on loopback
  Generation generation = Generation::V2;
  std::string client_name;  // of the application's account (HTTP Basic)
  std::string client_password;
  std::string authorities_file = {};  // PEM of the roots for TLS; empty: those of the machine
  std::optional<Origin> origin = {};
  // What v2 wants in `data` of a request for a one-time code; not described, so without it the call is refused.
  std::optional<std::string> code_request_data = {};
  // Only v2. The bodies of the seal calls are described in part; setting this says that they were tried with the
  // service.
  std::optional<std::string> seal_subscriber = {};
  std::chrono::seconds time{30};
};

struct Verification {
  struct Entry {
    std::string field;
    std::string signer;
    std::string signer_subject;
    std::string issuer;
    std::string signed_at;  // as the service writes it
    std::string reason;
    std::string location;
    std::optional<bool> intact;   // the service's word on the document
    std::optional<bool> stamped;  // by a time-stamp authority
  };
  std::string summary;
  std::string notes;
  std::optional<int> count;
  std::vector<Entry> entries;
  // The whole answer, as it came; the only content where the service's answer is not described.
  std::string raw;
};

// The e-Sign client service of BSrE, v1 (forms) and v2 (JSON), as seen in public client code: docs/formats/bsre.md.
class BsreClient final : public RemoteSigning {
 public:
  // `log` must outlive the client. It hears the name of each call, its status and its duration, nothing else.
  BsreClient(Settings settings, Log& log);
  ~BsreClient() override;

  Result<RemotelySigned, Refusal> sign(std::string_view pdf, const RemoteSigner& signer, const RemoteLook& look,
                                       RemoteConsent consent) override;
  Result<RemoteAccount, Refusal> account(const RemoteSigner& signer) override;
  Result<void, Refusal> request_code(const RemoteSigner& signer) override;

  // What the service offers beside signing; the program asks for none of it (docs/formats/bsre.md, "Which calls are
  // used").
  Result<std::string, Refusal> download(const std::string& document_id);
  // `password` opens the file; empty for files without one.
  Result<Verification, Refusal> verify(std::string_view pdf, Secret password);
  // The seal of the organisation (segel elektronik); shows origin, is nobody's signature (PP 71/2019 P59(2)).
  Result<void, Refusal> request_seal_activation();
  Result<void, Refusal> request_seal_code();
  Result<RemotelySigned, Refusal> seal(std::string_view pdf, const RemoteLook& look, Secret one_time_code);

 private:
  const Settings settings_;
  Log& log_;
};

}  // namespace simpul::bsre
