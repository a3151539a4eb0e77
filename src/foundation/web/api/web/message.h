#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/json.h"
#include "kernel/refusal.h"

namespace simpul::web {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

std::string_view method_text(Method method);
// Methods are case-sensitive (RFC 9110 section 9.1); nullopt for any other.
std::optional<Method> parse_method(std::string_view text);

// One request as a value. Header names are lower case; the path is percent-decoded and never holds "..".
// Values of path parameters ("{id}" in the pattern) are filled in by the router.
struct Request {
  Method method = Method::Get;
  std::string target;
  std::string path;
  std::multimap<std::string, std::string> query;
  std::multimap<std::string, std::string> headers;
  std::map<std::string, std::string> path_values;
  std::string body;
  std::string peer_address;
  std::string request_id;

  // The first value of a header; empty where absent.
  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
  std::optional<std::string> query_value(std::string_view name) const;
  const std::string& path_value(const std::string& name) const;
};

// Where a streaming answer writes. `send` may be called from any thread, never blocks, and returns false once the
// client is gone or too slow (more than 1 MiB unsent): then the sender stops.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual bool send(std::string bytes) = 0;
  virtual void close() = 0;
  // Holds `thing` until the client has gone, for instance what feeds this stream; lets go at once where it has already.
  virtual void hold(std::shared_ptr<void> thing) = 0;
};

// One answer as a value. Either `body`, or `file` (sent from disk; for stored attachments), or `stream` (called once
// after the headers are out, with the stream to write to).
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
  std::optional<std::string> file;
  std::function<void(std::shared_ptr<Stream>)> stream;

  Response& with(std::string name, std::string value);
  std::string_view header(std::string_view name) const;
};

Response json(int status, const Json& body);
Response text(int status, std::string_view content_type, std::string body);
Response no_content();

// RFC 3986 percent-decoding; nullopt where malformed.
std::optional<std::string> percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);
// "a=1&b=2" decoded; '+' is a space.
std::optional<std::multimap<std::string, std::string>> parse_query(std::string_view text);

}  // namespace simpul::web
