#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body.h"
#include "bsre/bsre_client.h"

namespace simpul::bsre {

struct Request {
  std::string_view operation;  // its name in the log and in refusals
  std::string_view method;
  std::string path;
  std::string content_type;
  WipedText body;
};

struct Reply {
  long status = 0;
  std::string content_type;
  std::string document_id;  // header id_dokumen
  std::string body;
};

// One call: 30 s, no redirect, TLS checked, nothing kept. A reply that says no becomes a refusal, in our words.
Result<Reply, Refusal> call(const Settings& settings, Log& log, const Request& request);

// The service's own words, for a person: short, without signs nobody sees, empty where they repeat a secret.
std::string showable(std::string text, const std::vector<std::string_view>& secrets);

}  // namespace simpul::bsre
