#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace simpul {

// One HTTP request of this node to another. Never built from what a stranger said: the address is a configured one.
struct OutboundRequest {
  std::string method = "GET";
  std::string url;  // "https://simpul.kaltimprov.go.id/log/checkpoint"
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::size_t answer_bytes_max = 1u << 20;
  std::chrono::milliseconds time{30'000};
};

struct OutboundAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in small letters; of several equal ones the last
  std::string body;
};

// Why there is no answer. An answer that says no is an answer.
enum class OutboundFault {
  AddressRefused,  // not an address this node may ask, by its form or by what it resolves to
  NameUnknown,     // the network does not know the name
  NobodyAnswers,   // refused or unreachable
  Untrusted,       // the certificate
  TimedOut,
  AnswerTooLarge,
  Broken  // the connection ended, or what came is no HTTP
};
BOOST_DESCRIBE_ENUM(OutboundFault, AddressRefused, NameUnknown, NobodyAnswers, Untrusted, TimedOut, AnswerTooLarge,
                    Broken)

// Speaks to the outside. Follows no redirect, keeps no cookie, asks nobody whose address was not given by this node's
// own people. Safe from any thread; blocks for at most the request's time.
class Outbound {
 public:
  virtual ~Outbound() = default;
  virtual Result<OutboundAnswer, OutboundFault> call(const OutboundRequest& request) = 0;
};

}  // namespace simpul
