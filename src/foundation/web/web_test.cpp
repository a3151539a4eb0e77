#include <gtest/gtest.h>

#include "encoding/base64.h"
#include "web/body.h"
#include "web/cursor.h"
#include "web/message.h"
#include "web/preconditions.h"
#include "web/router.h"
#include "web/security_headers.h"
#include "web/static_files.h"
#include "web/target.h"

namespace simpul::web {
namespace {

Request request_with(std::multimap<std::string, std::string> headers) {
  Request request;
  request.headers = std::move(headers);
  request.request_id = "r-1";
  return request;
}

TEST(Message, CookiesAreFoundByTheirWholeName) {
  const Request request = request_with({{"cookie", "a=1; __Host-session=xyz; sessionx=3"}, {"cookie", "late=4"}});
  EXPECT_EQ(request.cookie("__Host-session"), "xyz");
  EXPECT_EQ(request.cookie("session"), "");
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("late"), "4");
}

TEST(Message, PercentCodingIsReversibleAndStrict) {
  const std::string text = "Jawa Timur/ütü ~100%";
  EXPECT_EQ(percent_encode("a b/ü~"), "a%20b%2F%C3%BC~");
  EXPECT_EQ(percent_decode(percent_encode(text)), text);
  for (const char* bad : {"%", "%2", "%zz", "abc%4"}) EXPECT_FALSE(percent_decode(bad)) << bad;
}

TEST(Message, QueriesAreDecodedWithPlusAsSpace) {
  const auto query = parse_query("q=air+minum%2B&kosong&q=dua&=x");
  ASSERT_TRUE(query);
  const auto [first, last] = query->equal_range("q");
  EXPECT_EQ(std::distance(first, last), 2);
  EXPECT_EQ(first->second, "air minum+");
  EXPECT_EQ(query->count("kosong"), 1u);
  EXPECT_FALSE(parse_query("a=%G0"));
}

TEST(Message, ResponseHeaderNamesIgnoreCase) {
  Response response = json(200, JsonObject{{"a", 1}});
  EXPECT_EQ(response.header("content-type"), "application/json");
  EXPECT_EQ(response.body, R"({"a":1})");
  EXPECT_EQ(no_content().status, 204);
}

struct TargetCase {
  const char* target;
  const char* path;  // nullptr: refused
};

TEST(Target, OnlyNormalPathsPass) {
  const TargetCase cases[] = {
      {"/", "/"},
      {"/api/v1/dossiers/a-1", "/api/v1/dossiers/a-1"},
      {"/daftar/", "/daftar/"},
      {"/%6b%61ta%20kata", "/kata kata"},
      {"http://simpul.test/x?y=1", "/x"},
      {"https://simpul.test", "/"},
      {"*", "*"},
      {"", nullptr},
      {"relatif", nullptr},
      {"/a/../b", nullptr},
      {"/a/%2e%2e/b", nullptr},
      {"/a/./b", nullptr},
      {"/a//b", nullptr},
      {"//evil.test/x", nullptr},
      {"/a%2fb", nullptr},
      {"/a%5cb", nullptr},
      {"/a\\b", nullptr},
      {"/a%00b", nullptr},
      {"/a%0d%0ab", nullptr},
      {"/a%", nullptr},
      {"/a%c3%28", nullptr},
      {"/a%c0%af", nullptr},
      {"/a%ed%a0%80", nullptr},
      {"/a#b", nullptr},
      {"/a b", nullptr},
      {"/\xc3\xbc", nullptr},
      {"http:///x", nullptr},
      {"ftp://simpul.test/x", nullptr},
  };
  for (const TargetCase& c : cases) {
    const auto target = read_target(c.target);
    EXPECT_EQ(target.has_value(), c.path != nullptr) << c.target;
    if (target && c.path) {
      EXPECT_EQ(target->path, c.path);
    }
  }
}

TEST(Target, QueryIsReadAndBounded) {
  EXPECT_EQ(read_target("/cari?q=air%20minum")->query.find("q")->second, "air minum");
  EXPECT_EQ(read_target("/cari?q=%ff").error().code, "query_malformed");
  EXPECT_EQ(read_target("/cari?q=%00").error().code, "query_malformed");
  std::string many = "/cari?";
  for (int i = 0; i < 65; ++i) many += "a=1&";
  EXPECT_EQ(read_target(many).error().code, "query_malformed");
  EXPECT_EQ(read_target("http://simpul.test/x")->authority, "simpul.test");
}

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    router_.add(Method::Get, "/", 1);
    router_.add(Method::Get, "/dossiers", 2);
    router_.add(Method::Post, "/dossiers", 3);
    router_.add(Method::Get, "/dossiers/{id}", 4);
    router_.add(Method::Get, "/dossiers/new", 5);
    router_.add(Method::Put, "/dossiers/{dossier}/files/{file}", 6);
    router_.add(Method::Get, "/log/tile/{path...}", 7);
  }
  std::string outcome(Method method, std::string_view path) const {
    const auto found = router_.find(method, path);
    if (const auto* match = std::get_if<Router::Match>(&found)) {
      std::string out = std::to_string(match->operation);
      for (const auto& [name, value] : match->path_values) out.append(" ").append(name).append("=").append(value);
      return out;
    }
    if (const auto* wrong = std::get_if<Router::WrongMethod>(&found)) return allow_text(wrong->allowed);
    return "none";
  }
  Router router_;
};

TEST_F(RouterTest, FindsLiteralsParametersAndRests) {
  EXPECT_EQ(outcome(Method::Get, "/"), "1");
  EXPECT_EQ(outcome(Method::Post, "/dossiers"), "3");
  EXPECT_EQ(outcome(Method::Get, "/dossiers/abc"), "4 id=abc");
  EXPECT_EQ(outcome(Method::Get, "/dossiers/new"), "5");
  EXPECT_EQ(outcome(Method::Put, "/dossiers/a/files/b"), "6 dossier=a file=b");
  EXPECT_EQ(outcome(Method::Get, "/log/tile/0/x001/067"), "7 path=0/x001/067");
}

TEST_F(RouterTest, HeadIsAnsweredByGet) { EXPECT_EQ(outcome(Method::Head, "/dossiers/abc"), "4 id=abc"); }

TEST_F(RouterTest, TellsUnknownPathsFromWrongMethods) {
  EXPECT_EQ(outcome(Method::Delete, "/dossiers"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(outcome(Method::Get, "/dossiers/a/files/b"), "PUT, OPTIONS");
  for (const char* path : {"/dossiers/", "/nothing", "/dossiers/a/files", "/log/tile/", "/log/tile", "", "dossiers"}) {
    EXPECT_EQ(outcome(Method::Get, path), "none") << path;
  }
}

TEST_F(RouterTest, ADoubleDeclarationEndsTheProcess) {
  EXPECT_DEATH(router_.add(Method::Get, "/dossiers/{other}", 9), "");
}

TEST(Preconditions, IfNoneMatchTurnsReadsInto304) {
  const std::string tag = entity_tag("7");
  for (const char* held : {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"}) {
    const Request request = request_with({{"if-none-match", held}});
    const Response response = tagged(request, tag, json(200, JsonObject{}));
    EXPECT_EQ(response.status, 304) << held;
    EXPECT_TRUE(response.body.empty());
    EXPECT_EQ(response.header("etag"), tag);
    EXPECT_EQ(response.header("content-type"), "");
  }
  for (const char* held : {"", "\"8\"", "7", "\"7", "W/7"}) {
    EXPECT_EQ(tagged(request_with({{"if-none-match", held}}), tag, json(200, JsonObject{})).status, 200) << held;
  }
  Request change = request_with({{"if-none-match", "*"}});
  change.method = Method::Put;
  EXPECT_EQ(tagged(change, tag, json(200, JsonObject{})).status, 200);
}

TEST(Preconditions, IfMatchIsStrongAndRequired) {
  const std::string tag = entity_tag("7");
  EXPECT_TRUE(check_if_match(request_with({{"if-match", "\"6\",\"7\""}}), tag));
  EXPECT_TRUE(check_if_match(request_with({{"if-match", "*"}}), tag));
  EXPECT_EQ(check_if_match(request_with({}), tag).error().code, "precondition_required");
  for (const char* given : {"\"6\"", "W/\"7\"", "7", "\"7"}) {
    EXPECT_EQ(check_if_match(request_with({{"if-match", given}}), tag).error().code, "precondition_failed") << given;
  }
}

TEST(Preconditions, ContentTagFollowsTheBytes) {
  EXPECT_EQ(content_tag("a"), content_tag("a"));
  EXPECT_NE(content_tag("a"), content_tag("b"));
  EXPECT_EQ(content_tag("").size(), 34u);
}

TEST(Preconditions, IdempotencyKeys) {
  EXPECT_EQ(idempotency_key(request_with({{"idempotency-key", "\"0123-abcd\""}})), "0123-abcd");
  EXPECT_EQ(idempotency_key(request_with({})).error().code, "idempotency_key_required");
  const std::string long_key(129, 'a');
  for (const std::string& bad : {std::string("short"), std::string("with space"), long_key}) {
    EXPECT_EQ(idempotency_key(request_with({{"idempotency-key", bad}})).error().code, "idempotency_key_malformed");
  }
}

Request asked(Method method, std::string target, std::string body) {
  Request request;
  request.method = method;
  request.target = std::move(target);
  request.body = std::move(body);
  return request;
}

TEST(RequestDigest, IsTheSameForTheSameRequestAlone) {
  const Digest first = request_digest(asked(Method::Post, "/a", "{}"));
  EXPECT_EQ(request_digest(asked(Method::Post, "/a", "{}")), first);
  EXPECT_NE(request_digest(asked(Method::Post, "/b", "{}")), first);
  EXPECT_NE(request_digest(asked(Method::Post, "/a", "{ }")), first);
  EXPECT_NE(request_digest(asked(Method::Put, "/a", "{}")), first);
  EXPECT_NE(request_digest(asked(Method::Post, "/a?x=1", "{}")), first);
}

TEST(Cursor, ComesBackAsItWent) {
  const Json position = JsonObject{{"after", "?\?>>~ü"}, {"n", 3}};
  const std::string text = cursor_text(position);
  EXPECT_EQ(text.find_first_of("+/="), std::string::npos);
  EXPECT_EQ(json_text(*read_cursor(text)), json_text(position));
  for (const std::string& bad : {std::string(), std::string("!"), std::string("YQ=="), std::string("YQ"),
                                 std::string(2049, 'a'), text + "A"}) {
    EXPECT_EQ(read_cursor(bad).error().code, "cursor_malformed") << bad;
  }
}

TEST(Body, JsonIsReadOnlyWhereItIsSaidToBeJson) {
  Request request = request_with({{"content-type", "Application/JSON; charset=utf-8"}});
  EXPECT_EQ(json_body(request).error().code, "body_missing");
  request.body = R"({"a":1})";
  EXPECT_TRUE(json_body(request));
  request.body = R"({"a":1,"a":2})";
  EXPECT_EQ(json_body(request).error().code, "json_duplicate_name");
  request.headers = {{"content-type", "text/plain"}};
  EXPECT_EQ(json_body(request).error().code, "unsupported_media_type");
  request.headers.clear();
  EXPECT_EQ(json_body(request).error().code, "unsupported_media_type");
}

TEST(Body, ForeignPagesAreRefused) {
  using Headers = std::multimap<std::string, std::string>;
  const Headers own[] = {{},
                         {{"sec-fetch-site", "same-origin"}},
                         {{"sec-fetch-site", "none"}},
                         {{"origin", "http://127.0.0.1:8080"}, {"host", "127.0.0.1:8080"}}};
  for (const Headers& headers : own) EXPECT_TRUE(check_same_origin(request_with(headers)));
  const Headers foreign[] = {{{"sec-fetch-site", "cross-site"}},
                             {{"sec-fetch-site", "same-site"}},
                             {{"origin", "null"}, {"host", "simpul.test"}},
                             {{"origin", "https://evil.test"}, {"host", "simpul.test"}},
                             {{"origin", "https://simpul.test:444"}, {"host", "simpul.test"}},
                             {{"origin", "https://simpul.test"}}};
  for (const Headers& headers : foreign) {
    EXPECT_EQ(check_same_origin(request_with(headers)).error().code, "cross_site_request");
  }
}

TEST(StaticFiles, ChoosesTheCodingTheClientTakes) {
  StaticFiles files;
  files.add("assets/app-1.js", "plain");
  files.add("assets/app-1.js.gz", "gzipped");
  files.add("assets/app-1.js.br", "brotli");
  const std::pair<const char*, const char*> cases[] = {
      {"", "plain"},
      {"gzip, deflate, br", "brotli"},
      {"gzip", "gzipped"},
      {"br;q=0.5, gzip;q=0.8", "gzipped"},
      {"br;q=0, *;q=0.1", "gzipped"},
      {"identity", "plain"},
      {"gzip;q=0", "plain"},
  };
  for (const auto& [accepted, expected] : cases) {
    const auto response = files.answer(request_with({{"accept-encoding", accepted}}), "assets/app-1.js");
    ASSERT_TRUE(response);
    EXPECT_EQ(*response->shared_body, expected) << accepted;
    EXPECT_EQ(response->header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(response->header("vary"), "Accept-Encoding");
    EXPECT_NE(response->header("cache-control").find("immutable"), std::string::npos);
  }
  EXPECT_FALSE(files.answer(request_with({}), "assets/app-2.js"));
}

TEST(StaticFiles, AHeldVersionIsNotSentAgain) {
  StaticFiles files;
  files.add("index.html", "<!doctype html>");
  const auto first = files.answer(request_with({}), "index.html");
  const auto second =
      files.answer(request_with({{"if-none-match", std::string(first->header("etag"))}}), "index.html");
  EXPECT_EQ(first->status, 200);
  EXPECT_EQ(first->header("cache-control"), "public, no-cache");
  EXPECT_EQ(second->status, 304);
  EXPECT_FALSE(second->shared_body);
}

TEST(SecurityHeaders, EveryAnswerCarriesThePolicy) {
  Response response = json(200, JsonObject{});
  apply_security_headers(response, {});
  const std::string_view policy = response.header("Content-Security-Policy");
  for (const char* part : {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"}) {
    EXPECT_NE(policy.find(part), std::string_view::npos) << part;
  }
  EXPECT_EQ(policy.find("unsafe"), std::string_view::npos);
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  EXPECT_EQ(response.header("Strict-Transport-Security"), "");
  for (const char* name : {"Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
                           "Cross-Origin-Resource-Policy"}) {
    EXPECT_NE(response.header(name), "") << name;
  }
}

TEST(SecurityHeaders, TransportSecurityOnlyBehindTls) {
  Response response = no_content();
  apply_security_headers(response, {.behind_tls = true});
  EXPECT_EQ(response.header("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
}

TEST(SecurityHeaders, ATaggedAnswerMayBeKeptByItsReader) {
  Response response = tagged(request_with({}), entity_tag("1"), json(200, JsonObject{}));
  apply_security_headers(response, {});
  EXPECT_EQ(response.header("Cache-Control"), "private, no-cache");
}

TEST(SecurityHeaders, AttachmentsKeepTheirStricterPolicy) {
  Response response;
  apply_download_headers(response, "Naskah \"KB\"\r\nX: ü.pdf");
  apply_security_headers(response, {});
  EXPECT_EQ(response.header("Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(response.header("Content-Disposition"),
            "attachment; filename=\"Naskah _KB___X: __.pdf\"; "
            "filename*=UTF-8''Naskah%20%22KB%22%0D%0AX%3A%20%C3%BC.pdf");
}

}  // namespace
}  // namespace simpul::web
