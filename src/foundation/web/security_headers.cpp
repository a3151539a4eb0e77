#include "web/security_headers.h"

namespace simpul::web {
namespace {

struct Header {
  std::string_view name;
  std::string_view value;
};

constexpr Header always[] = {
    {"Content-Security-Policy",
     "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
     "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), "
     "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

constexpr Header transport = {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"};

void set(Response& response, std::string_view name, std::string_view value) {
  std::erase_if(response.headers, [&](const auto& header) { return header.first == name; });
  response.with(std::string(name), std::string(value));
}

// RFC 6266: a plain ASCII name for old clients.
std::string ascii_name(std::string_view file_name) {
  std::string out;
  for (const char c : file_name) {
    const bool plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '/';
    out += plain ? c : '_';
  }
  return out;
}

}  // namespace

void apply_security_headers(Response& response, const HeaderPolicy& policy) {
  for (const Header& header : always) {
    if (response.header(header.name).empty()) response.with(std::string(header.name), std::string(header.value));
  }
  if (policy.behind_tls && response.header(transport.name).empty()) {
    response.with(std::string(transport.name), std::string(transport.value));
  }
  if (response.header("Cache-Control").empty()) {
    response.with("Cache-Control", response.header("ETag").empty() ? "no-store" : "private, no-cache");
  }
}

void apply_download_headers(Response& response, std::string_view file_name) {
  set(response, "Content-Disposition",
      fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii_name(file_name),
                  percent_encode(file_name)));
  set(response, "Content-Security-Policy", "default-src 'none'; sandbox");
  set(response, "X-Content-Type-Options", "nosniff");
}

}  // namespace simpul::web
