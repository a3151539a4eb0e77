// What a hostile or broken client may send, against a live server.
#include <gtest/gtest.h>

#include <thread>

#include "live_server.h"

namespace simpul::http_server {
namespace {

constexpr std::string_view get_hello = "GET /hello HTTP/1.1\r\nHost: simpul.test\r\n\r\n";

struct RefusedCase {
  const char* name;
  std::string request;
  int status;
  const char* code;
};

std::string with_header(std::string_view lines) {
  return "POST /echo HTTP/1.1\r\nHost: simpul.test\r\n" + std::string(lines) + "\r\n";
}

// Long because it is one table of cases.
std::vector<RefusedCase> refused_cases() {
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 100; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  std::string wide = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 3; ++i) wide += "X-Wide: " + std::string(6000, 'x') + "\r\n";
  return {
      {"TE and CL", with_header("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400,
       "framing_ambiguous"},
      {"CL and TE", with_header("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") + "0\r\n\r\n", 400,
       "framing_ambiguous"},
      {"two CL", with_header("Content-Length: 4\r\nContent-Length: 5\r\n") + "abcd", 400, "framing_ambiguous"},
      {"two equal CL", with_header("Content-Length: 4\r\nContent-Length: 4\r\n") + "abcd", 400, "framing_ambiguous"},
      {"CL list", with_header("Content-Length: 4, 4\r\n") + "abcd", 400, "framing_ambiguous"},
      {"signed CL", with_header("Content-Length: +4\r\n") + "abcd", 400, "framing_ambiguous"},
      {"negative CL", with_header("Content-Length: -1\r\n"), 400, "framing_ambiguous"},
      {"huge CL", with_header("Content-Length: 99999999999999999999\r\n"), 400, "framing_ambiguous"},
      {"two TE", with_header("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400,
       "framing_ambiguous"},
      {"TE gzip", with_header("Transfer-Encoding: gzip\r\n"), 501, "transfer_coding_unsupported"},
      {"TE gzip, chunked", with_header("Transfer-Encoding: gzip, chunked\r\n"), 501, "transfer_coding_unsupported"},
      {"TE in disguise", with_header("Transfer-Encoding: xchunked\r\n"), 501, "transfer_coding_unsupported"},
      {"TE with vertical tab", with_header("Transfer-Encoding: \vchunked\r\n"), 400, "header_malformed"},
      {"TE space before colon", with_header("Transfer-Encoding : chunked\r\n"), 400, "header_malformed"},
      {"TE in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
       "framing_ambiguous"},
      {"folded line", "GET / HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n folded\r\n\r\n", 400, "header_malformed"},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400, "host_malformed"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "host_malformed"},
      {"empty host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 400, "host_malformed"},
      {"host with user", "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n", 400, "host_malformed"},
      {"bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400, "header_malformed"},
      {"bare LF later", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400, "header_malformed"},
      {"bare CR", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400, "header_malformed"},
      {"NUL", std::string("GET / HTTP/1.1\r\nHost: a\r\nX: ") + '\0' + "b\r\n\r\n", 400, "header_malformed"},
      {"no colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400, "header_malformed"},
      {"no name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400, "header_malformed"},
      {"not HTTP", "\x16\x03\x01\x02\x01\x01\x01\xfc\x03\x03\r\n\r\n", 400, "header_malformed"},
      {"no version", "GET /\r\n\r\n", 400, "header_malformed"},
      {"HTTP/2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method_unknown"},
      {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method_unknown"},
      {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method_unknown"},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method_unknown"},
      {"traversal", "GET /a/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400, "path_malformed"},
      {"encoded traversal", "GET /a/%2e%2e/b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "path_malformed"},
      {"bad percent", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "path_malformed"},
      {"bad query", "GET /?a=%f HTTP/1.1\r\nHost: a\r\n\r\n", 400, "query_malformed"},
      {"star for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400, "path_malformed"},
      {"line too long", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(8200, 'x') + "\r\n\r\n", 431,
       "header_too_large"},
      {"too many lines", many + "\r\n", 431, "header_too_large"},
      {"header too wide", wide + "\r\n", 431, "header_too_large"},
      {"target too long", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "target_too_long"},
      {"no end of line", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x'), 431, "header_too_large"},
      {"body too large", with_header("Content-Length: 1048577\r\n"), 413, "body_too_large"},
      {"chunk too large",
       with_header("Transfer-Encoding: chunked\r\n") + "fffffffffffffff\r\n" + std::string(2'000'000, 'x'), 413,
       "body_too_large"},
      {"bad chunk size", with_header("Transfer-Encoding: chunked\r\n") + "xyz\r\nabc\r\n0\r\n\r\n", 400,
       "body_malformed"},
      {"chunk without end", with_header("Transfer-Encoding: chunked\r\n") + "3\r\nabcd\r\n0\r\n\r\n", 400,
       "body_malformed"},
      {"endless chunk extension", with_header("Transfer-Encoding: chunked\r\n") + "3;" + std::string(100'000, 'x'), 400,
       "body_malformed"},
      {"strange expectation", with_header("Expect: miracle\r\nContent-Length: 1\r\n"), 417, "expectation_unsupported"},
  };
}

TEST(Hostile, IsRefusedWithItsOwnReasonAndTheConnectionEnds) {
  LiveServer server;
  for (const RefusedCase& c : refused_cases()) {
    RawClient client(server.port());
    client.send(c.request);
    const auto reply = client.reply();
    EXPECT_EQ(reply.status, c.status) << c.name;
    EXPECT_NE(reply.content.find(std::string("urn:simpul:refusal:") + c.code), std::string::npos)
        << c.name << ": " << reply.content;
    EXPECT_EQ(reply.header("connection"), "close") << c.name;
    EXPECT_NE(reply.header("x-request-id"), "") << c.name;
    EXPECT_NE(reply.header("content-security-policy"), "") << c.name;
    EXPECT_TRUE(server.messages.contains(c.code)) << c.name;
    client.half_close();
    EXPECT_EQ(client.rest(), "") << c.name << ": nothing may follow a refusal";
  }
  EXPECT_EQ(server.get("/hello").content, "hello");
}

TEST(Hostile, ASmuggledRequestIsNeverAnswered) {
  LiveServer server;
  RawClient client(server.port());
  client.send(with_header("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n" +
              std::string(get_hello));
  EXPECT_EQ(client.reply().status, 400);
  EXPECT_EQ(client.rest().find("hello"), std::string::npos);
}

TEST(Hostile, FieldsAfterTheBodyAreNotBelieved) {
  Options options;
  options.trusted_proxies = {"127.0.0.1"};
  LiveServer server({}, options);
  const auto reply = server.ask(
      "POST /peer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-Forwarded-For: "
      "10.9.9.9\r\n\r\n");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content, "127.0.0.1");
}

TEST(Hostile, OnlyAToldProxySpeaksForOthers) {
  const std::string request = "GET /peer HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.1.1.1, 10.9.9.9\r\n\r\n";
  LiveServer alone;
  EXPECT_EQ(alone.ask(request).content, "127.0.0.1");
  Options options;
  options.trusted_proxies = {"127.0.0.1"};
  LiveServer behind({}, options);
  EXPECT_EQ(behind.ask(request).content, "10.9.9.9");
  EXPECT_EQ(behind.ask("GET /peer HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: <script>\r\n\r\n").content, "127.0.0.1");
}

TEST(Hostile, ASlowHeaderIsCut) {
  LiveServer server(short_limits());
  RawClient client(server.port());
  const auto began = std::chrono::steady_clock::now();
  // One byte at a time: each arrives in good time, the whole never does.
  for (const char c : get_hello) {
    if (!client.send(std::string_view(&c, 1)) || client.closes_within(std::chrono::milliseconds(25))) break;
    if (std::chrono::steady_clock::now() - began > std::chrono::seconds(5)) break;
  }
  const std::string answer = client.rest();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 408 ")) << answer;
  EXPECT_NE(answer.find("header_too_slow"), std::string::npos);
}

TEST(Hostile, ASilentConnectionIsClosedWithoutAWord) {
  LiveServer server(short_limits());
  RawClient client(server.port());
  EXPECT_EQ(client.rest(), "");
  EXPECT_GE(server.server.metrics().connections_timed_out, 1u);
}

TEST(Hostile, AStandingBodyIsCut) {
  LiveServer server(short_limits());
  RawClient client(server.port());
  client.send(with_header("Content-Length: 100\r\n") + "abc");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_NE(reply.content.find("body_too_slow"), std::string::npos);
}

TEST(Hostile, ATricklingBodyIsCutThoughItNeverStands) {
  Limits limits = short_limits();
  limits.pace_pause = std::chrono::seconds(30);
  LiveServer server(limits);
  RawClient client(server.port());
  client.send(with_header("Content-Length: 100000\r\n"));
  for (int i = 0; i < 400 && !client.closes_within(std::chrono::milliseconds(10)); ++i) {
    if (!client.send("x") || server.server.metrics().refusals.contains("body_too_slow")) break;
  }
  EXPECT_EQ(client.reply().status, 408);
}

TEST(Hostile, AFastBodyIsNotCutByThePace) {
  Limits limits = short_limits();
  limits.pace_pause = std::chrono::seconds(30);
  LiveServer server(limits);
  RawClient client(server.port());
  client.send(with_header("Content-Length: 40010\r\n") + std::string(40'000, 'x'));
  std::this_thread::sleep_for(2 * short_limit);
  client.send("0123456789");
  EXPECT_EQ(client.reply().status, 200);
}

TEST(Hostile, AReaderThatStandsStillIsCut) {
  LiveServer server(short_limits());
  RawClient client(server.port(), 4096);
  client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");  // more than the buffers between us hold
  EXPECT_TRUE(server.wait_for([](const Metrics& m) { return m.connections_timed_out > 0 && m.connections_open == 0; }));
}

TEST(Hostile, ASlowReaderThatKeepsReadingIsServed) {
  Limits limits = short_limits();
  limits.pace_grace = std::chrono::seconds(30);
  LiveServer server(limits);
  RawClient client(server.port(), 65'536);
  client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(short_limit / 2);
  EXPECT_EQ(client.reply().content.size(), 32u << 20);
}

TEST(Hostile, AbruptEndsLeaveNothingBehind) {
  LiveServer server;
  for (const std::string& part : {std::string(get_hello), std::string(get_hello.substr(0, 10)),
                                  with_header("Content-Length: 100\r\n") + "abc", std::string()}) {
    RawClient client(server.port());
    client.send(part);
    client.reset();
  }
  EXPECT_TRUE(server.wait_for([](const Metrics& m) { return m.connections_open == 0 && m.body_bytes_held == 0; }));
  EXPECT_EQ(server.get("/hello").content, "hello");
}

TEST(Hostile, AClientThatClosesItsHalfStillGetsItsAnswer) {
  LiveServer server;
  RawClient client(server.port());
  client.send(get_hello);
  client.half_close();
  EXPECT_EQ(client.reply().content, "hello");
}

TEST(Hostile, OneAddressHoldsOnlyItsShareOfConnections) {
  Limits limits;
  limits.connections_per_address = 3;
  LiveServer server(limits);
  std::vector<std::unique_ptr<RawClient>> held;
  for (int i = 0; i < 3; ++i) {
    held.push_back(std::make_unique<RawClient>(server.port()));
    held.back()->send(get_hello);
    EXPECT_EQ(held.back()->reply().status, 200);
  }
  RawClient fourth(server.port());
  const std::string words = fourth.rest();
  EXPECT_TRUE(words.starts_with("HTTP/1.1 503 ")) << words;
  EXPECT_NE(words.find("Retry-After"), std::string::npos);
  EXPECT_EQ(server.server.metrics().connections_refused, 1u);
  held.clear();
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.connections_open == 0; }));
  EXPECT_EQ(server.get("/hello").status, 200);
}

TEST(Hostile, AllTogetherHoldOnlySoManyConnections) {
  Limits limits;
  limits.connections = 2;
  Options options;
  options.trusted_proxies = {"127.0.0.1"};
  LiveServer server(limits, options);
  RawClient first(server.port());
  RawClient second(server.port());
  first.send(get_hello);
  second.send(get_hello);
  EXPECT_EQ(first.reply().status + second.reply().status, 400);
  RawClient third(server.port());
  EXPECT_TRUE(third.rest().starts_with("HTTP/1.1 503 "));
}

TEST(Hostile, ManyUploadsTogetherStayUnderTheLimit) {
  Limits limits;
  limits.bodies_bytes = 100'000;
  LiveServer server(limits);
  RawClient first(server.port());
  first.send("PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n" + std::string(80'000, 'x'));
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.body_bytes_held == 80'000; }));
  const auto reply =
      server.ask("PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 30000\r\n\r\n" + std::string(30'000, 'x'));
  EXPECT_EQ(reply.status, 503);
  EXPECT_NE(reply.header("retry-after"), "");
  first.send(std::string(10'000, 'x'));
  EXPECT_EQ(first.reply().content, "90000");
  EXPECT_TRUE(server.wait_for([](const Metrics& m) { return m.body_bytes_held == 0; }));
}

}  // namespace
}  // namespace simpul::http_server
