#pragma once

#include <string>

#include "ports/outbound.h"

namespace simpul::http_client {

struct Options {
  // PEM of the roots for TLS beside those of the machine; empty: only those of the machine.
  std::string authorities_file = {};
  // For demonstrations and tests on one machine: plain http to 127.0.0.1 and ::1.
  bool loopback = false;
};

// Over libcurl. https only (loopback aside); every address a name resolves to is looked at before the connection is
// made, so that no name leads into this machine, to its neighbours' metadata services or to a multicast group
// (OWASP ASVS 5.0, 1.3.6). Safe from any thread.
class HttpClient final : public Outbound {
 public:
  explicit HttpClient(Options options) : options_(std::move(options)) {}

  Result<OutboundAnswer, OutboundFault> call(const OutboundRequest& request) override;

 private:
  const Options options_;
};

}  // namespace simpul::http_client
