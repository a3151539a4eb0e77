#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/message.h"

namespace simpul::web {

// What the screens are made of, held in memory. A file may come in three codings: "app.js", "app.js.br", "app.js.gz";
// the best one the client accepts is sent (RFC 9110 section 12.5.3). Filled at start, safe from any thread afterwards.
class StaticFiles {
 public:
  // `path` as in the URL, without a leading '/'.
  void add(std::string_view path, std::string bytes);

  // The answer for one path (without a leading '/'); nullopt where there is no such file. Files under "assets/" carry
  // their hash in their name and may be kept for a year; all others are asked for again each time.
  std::optional<Response> answer(const Request& request, std::string_view path) const;

 private:
  struct File {
    std::shared_ptr<const std::string> bytes;  // shared with the answers under way
    std::string tag;
  };
  std::map<std::string, File, std::less<>> files_;
};

// By the end of the name; application/octet-stream where unknown.
std::string_view media_type_of(std::string_view path);

}  // namespace simpul::web
