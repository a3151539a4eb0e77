#include "access/request_guard.h"

#include <gtest/gtest.h>

namespace simpul::access {
namespace {

using web::Method;

struct GuardCase {
  const char* rule;
  Method method;
  const char* site;    // Sec-Fetch-Site; empty: not sent
  const char* origin;  // empty: not sent
  const char* mark;    // X-Simpul
  const char* code;
};

Result<void, Refusal> guarded(const GuardCase& row, const std::string& public_origin) {
  web::Request request;
  request.method = row.method;
  request.headers.emplace("host", "127.0.0.1:8080");
  const auto send = [&](const char* name, const std::string& value) {
    if (!value.empty()) request.headers.emplace(name, value);
  };
  send("sec-fetch-site", row.site);
  send("origin", row.origin);
  send("x-simpul", row.mark);
  return guard_against_forgery(request, public_origin);
}

const GuardCase cases[] = {
    {"our own page", Method::Post, "same-origin", "http://127.0.0.1:8080", "1", ""},
    {"our own page without the mark", Method::Post, "same-origin", "http://127.0.0.1:8080", "", "request_mark_missing"},
    {"a wrong mark", Method::Post, "same-origin", "http://127.0.0.1:8080", "0", "request_mark_missing"},
    {"a form on another site", Method::Post, "cross-site", "https://jahat.example", "", "cross_site_request"},
    {"another site, mark forged", Method::Post, "cross-site", "https://jahat.example", "1", "cross_site_request"},
    {"another port of this machine", Method::Post, "same-site", "http://127.0.0.1:9090", "1", "cross_site_request"},
    {"a sibling subdomain", Method::Put, "same-site", "", "1", "cross_site_request"},
    {"a sandboxed frame", Method::Delete, "", "null", "1", "cross_site_request"},
    {"Origin alone, ours", Method::Patch, "", "http://127.0.0.1:8080", "1", ""},
    {"Origin alone, foreign", Method::Patch, "", "http://127.0.0.1.jahat.example:8080", "1", "cross_site_request"},
    {"fetch metadata lies about nothing, Origin foreign", Method::Post, "same-origin", "https://jahat.example", "1",
     "cross_site_request"},
    {"a program with the mark", Method::Post, "", "", "1", ""},
    {"a program, or an old browser's form, without the mark", Method::Post, "", "", "", "request_mark_missing"},
    {"following a link from elsewhere", Method::Get, "cross-site", "", "", ""},
    {"asking for the head", Method::Head, "cross-site", "https://jahat.example", "", ""},
    {"a preflight", Method::Options, "cross-site", "https://jahat.example", "", ""},
};

TEST(RequestGuard, OnlyOwnPagesAndProgramsChangeAnything) {
  for (const GuardCase& row : cases) {
    const auto result = guarded(row, "");
    EXPECT_EQ(result ? "" : result.error().code, row.code) << row.rule;
  }
}

TEST(RequestGuard, AProxyThatChangesTheHostIsNamedInTheConfiguration) {
  const GuardCase behind_proxy{"", Method::Post, "same-origin", "https://simpul.example.go.id", "1", ""};
  EXPECT_FALSE(guarded(behind_proxy, ""));
  EXPECT_TRUE(guarded(behind_proxy, "https://simpul.example.go.id"));
  EXPECT_FALSE(guarded(behind_proxy, "https://simpul.example.go.i"));
  const GuardCase cross{"", Method::Post, "cross-site", "https://simpul.example.go.id", "1", ""};
  EXPECT_FALSE(guarded(cross, "https://simpul.example.go.id"));
}

}  // namespace
}  // namespace simpul::access
