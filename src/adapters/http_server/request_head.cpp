#include "request_head.h"

#include "web/target.h"

namespace simpul::http_server {
namespace {

std::string lower_text(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// RFC 3986 section 3.2.2 with a port; user information has no place in a Host.
bool is_host(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~!$&'()*+,;=:[]%").find(c) != std::string_view::npos;
  });
}

Result<void, Refusal> check_framing(int version, const web::Request& request) {
  const std::size_t codings = request.headers.count("transfer-encoding");
  const std::size_t lengths = request.headers.count("content-length");
  if (codings > 1 || lengths > 1 || (codings > 0 && lengths > 0)) return refuse(Refusal{"framing_ambiguous"});
  const std::string_view length = request.header("content-length");
  if (!std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; }))
    return refuse(Refusal{"framing_ambiguous"});
  if (codings == 0) return {};
  if (version == 10) return refuse(Refusal{"framing_ambiguous"});
  if (lower_text(request.header("transfer-encoding")) != "chunked") {
    return refuse(Refusal{"transfer_coding_unsupported"});
  }
  return {};
}

Result<void, Refusal> check_host(int version, const web::Request& request) {
  const std::size_t hosts = request.headers.count("host");
  if (hosts == 0 && version == 10) return {};
  if (hosts != 1 || !is_host(request.header("host"))) return refuse(Refusal{"host_malformed"});
  return {};
}

}  // namespace

bool waits_for_continue(const web::Request& request) { return lower_text(request.header("expect")) == "100-continue"; }

Result<void, Refusal> complete_request(const RequestLine& line, web::Request& request) {
  request.target = line.target;
  if (line.version != 10 && line.version != 11) return refuse(Refusal{"http_version_unsupported"});
  const auto method = web::parse_method(line.method);
  if (!method) return refuse(Refusal{"method_unknown"});
  request.method = *method;
  if (auto framing = check_framing(line.version, request); !framing) return framing;
  if (auto host = check_host(line.version, request); !host) return host;
  if (request.headers.contains("expect") && !waits_for_continue(request)) {
    return refuse(Refusal{"expectation_unsupported"});
  }
  auto target = web::read_target(line.target);
  if (!target) return refuse(std::move(target.error()));
  if (target->path == "*" && request.method != web::Method::Options) return refuse(Refusal{"path_malformed"});
  if (!target->authority.empty()) {
    // An absolute-form target replaces Host (RFC 9112 section 3.2.2).
    if (!is_host(target->authority)) return refuse(Refusal{"host_malformed"});
    request.headers.erase("host");
    request.headers.emplace("host", std::move(target->authority));
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return {};
}

}  // namespace simpul::http_server
