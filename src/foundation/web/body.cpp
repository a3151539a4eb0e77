#include "web/body.h"

namespace simpul::web {
namespace {

std::string lower_text(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_json(std::string_view type) {
  return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
}

// What a client wrote, fit to be repeated in an answer.
std::string printable(std::string_view text) {
  std::string out(text.substr(0, 80));
  std::ranges::replace_if(out, [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

// "https://host:port" without its scheme.
std::string_view authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

std::string media_type(const Request& request) {
  std::string_view value = request.header("content-type");
  value = value.substr(0, value.find(';'));
  while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
  return lower_text(value);
}

Result<Json, Refusal> json_body(const Request& request) {
  const std::string type = media_type(request);
  if (!is_json(type)) {
    return refuse(
        Refusal{"unsupported_media_type", "", {{"given", printable(type)}, {"accepted", "application/json"}}});
  }
  if (request.body.empty()) return refuse(Refusal{"body_missing"});
  return read_json(request.body);
}

Result<void, Refusal> check_same_origin(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return refuse(Refusal{"cross_site_request"});
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return {};
  const std::string given = lower_text(authority_of(origin));
  if (given.empty() || given != lower_text(request.header("host"))) return refuse(Refusal{"cross_site_request"});
  return {};
}

}  // namespace simpul::web
