// Well-behaved clients and every kind of answer, against a live server.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "live_server.h"

namespace simpul::http_server {
namespace {

std::string get(std::string_view path, std::string_view more = {}) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: simpul.test\r\n" + std::string(more) + "\r\n";
}

TEST(Answers, CarryLengthDateIdentityAndPolicy) {
  LiveServer server;
  const auto reply = server.get("/hello");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content, "hello");
  EXPECT_EQ(reply.header("content-length"), "5");
  EXPECT_TRUE(reply.header("date").ends_with(" GMT"));
  EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_NE(reply.header("x-request-id"), server.get("/hello").header("x-request-id"));
}

TEST(Answers, OneConnectionServesManyRequests) {
  LiveServer server;
  RawClient client(server.port());
  for (int i = 0; i < 20; ++i) {
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(client.reply().content, "abc");
  }
  EXPECT_EQ(server.server.metrics().connections_accepted, 1u);
}

TEST(Answers, PipelinedRequestsAreAnsweredInOrder) {
  LiveServer server;
  RawClient client(server.port());
  std::string requests = "\r\n";  // one empty line before a request is no fault
  for (int i = 0; i < 200; ++i) {
    const std::string body = std::to_string(i);
    requests += i % 3 == 0 ? get("/inline")
                           : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                                 "\r\n\r\n" + body;
  }
  std::thread sender([&] { client.send(requests); });
  for (int i = 0; i < 200; ++i) EXPECT_EQ(client.reply().content, i % 3 == 0 ? "hello" : std::to_string(i));
  sender.join();
}

TEST(Answers, ARequestMayArriveInAnyPieces) {
  LiveServer server;
  RawClient client(server.port());
  const std::string request =
      "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n6\r\n world\r\n0\r\nX: "
      "y\r\n\r\n";
  for (const char c : request) client.send(std::string_view(&c, 1));
  EXPECT_EQ(client.reply().content, "hello world");
  client.send(get("/hello"));
  EXPECT_EQ(client.reply().content, "hello") << "the connection goes on behind a chunked body";
}

TEST(Answers, HeadTellsTheLengthWithoutContent) {
  LiveServer server;
  RawClient client(server.port());
  client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/hello"));
  const auto head = client.reply(false);
  EXPECT_EQ(head.header("content-length"), "5");
  EXPECT_EQ(client.reply().content, "hello");
}

TEST(Answers, NoContentHasNoLength) {
  LiveServer server;
  const auto reply = server.get("/empty");
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.header("content-length"), "");
}

TEST(Answers, OldClientsAndThoseWhoAskAreClosed) {
  LiveServer server;
  for (const std::string& request :
       {std::string("GET /hello HTTP/1.0\r\n\r\n"), get("/hello", "Connection: close\r\n")}) {
    RawClient client(server.port());
    client.send(request);
    const auto reply = client.reply();
    EXPECT_EQ(reply.content, "hello");
    EXPECT_EQ(reply.header("connection"), "close");
    client.half_close();
    EXPECT_EQ(client.rest(), "");
  }
}

TEST(Answers, AnIdleConnectionIsClosedAfterItsTime) {
  LiveServer server(short_limits());
  RawClient client(server.port());
  client.send(get("/brief"));
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_TRUE(client.closes_within(std::chrono::seconds(10)));
}

TEST(Answers, AClientThatAsksMayContinue) {
  LiveServer server;
  RawClient client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_EQ(client.reply().content, "abc");
  const auto refused =
      server.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(refused.status, 413) << "told before the body is sent";
}

TEST(Answers, LargeUploadsPassWhereThePlanSaysSo) {
  LiveServer server;
  RawClient client(server.port());
  constexpr std::size_t size = 20u << 20;
  client.send("PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
  const std::string piece(1 << 20, 'x');
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(client.send(piece));
  EXPECT_EQ(client.reply().content, std::to_string(size));
}

TEST(Answers, AFileIsSentFromDisk) {
  LiveServer server;
  server.file = testing::TempDir() + "simpul_http_file_" + std::to_string(::getpid());
  std::string content;
  for (int i = 0; i < 200'000; ++i) content += std::to_string(i * 7919);
  std::ofstream(server.file) << content;
  RawClient client(server.port(), 16'384);
  client.send(get("/file") + "HEAD /file HTTP/1.1\r\nHost: a\r\n\r\n" + get("/hello"));
  EXPECT_EQ(client.reply().content, content);
  EXPECT_EQ(client.reply(false).header("content-length"), std::to_string(content.size()));
  EXPECT_EQ(client.reply().content, "hello");
  ::unlink(server.file.c_str());
  EXPECT_EQ(server.get("/file").status, 503);
}

TEST(Answers, ABrokenHandlerIsA500AndNothingElse) {
  LiveServer server;
  RawClient client(server.port());
  for (const char* path : {"/throw", "/forge"}) {
    client.send(get(path));
    const auto reply = client.reply();
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_EQ(reply.content.find("handler broke"), std::string::npos) << "what broke is for the log only";
    EXPECT_EQ(reply.header("set-cookie"), "");
  }
  client.send(get("/hello"));
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_NE(server.log.text().find("error handler_failed"), std::string::npos);
  EXPECT_EQ(server.get("/plan-fails").status, 500);
}

TEST(Answers, TooManyWaitingAreToldToComeBack) {
  Limits limits;
  limits.requests_waiting = 1;
  Options options;
  options.worker_threads = 1;
  LiveServer server(limits, options);
  RawClient running(server.port());
  running.send(get("/wait"));
  while (server.waiting == 0) std::this_thread::yield();
  RawClient queued(server.port());
  queued.send(get("/hello"));
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.requests_waiting == 1; }));
  EXPECT_EQ(server.get("/hello").status, 503);
  EXPECT_EQ(server.get("/inline").status, 200) << "cheap requests need no worker";
  server.release.open();
  EXPECT_EQ(running.reply().content, "released");
  EXPECT_EQ(queued.reply().content, "hello");
}

TEST(Answers, FiguresAndLogKnowOperationsAndNobody) {
  LiveServer server;
  server.get("/inline?q=rahasia");
  server.get("/throw");
  server.ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
  // Each answer is counted after it is sent, on a thread of its own.
  ASSERT_TRUE(server.wait_for([](const Metrics& m) {
    return m.operations.contains("refused") && m.operations.contains("inline") && m.operations.contains("other");
  }));
  const Metrics metrics = server.server.metrics();
  EXPECT_EQ(metrics.operations.at("inline").by_status_class[1], 1u);
  EXPECT_EQ(metrics.operations.at("other").by_status_class[4], 1u);
  EXPECT_EQ(metrics.refusals.at("method_unknown"), 1u);
  const std::string text = prometheus_text(metrics);
  EXPECT_NE(text.find("simpul_http_requests_total{operation=\"inline\",status=\"2xx\"} 1\n"), std::string::npos);
  EXPECT_NE(text.find("simpul_http_request_seconds_bucket{operation=\"inline\",le=\"+Inf\"} 1\n"), std::string::npos);
  const std::string log = server.log.text();
  EXPECT_NE(log.find("operation=inline status=200"), std::string::npos);
  EXPECT_EQ(log.find("rahasia"), std::string::npos);
  EXPECT_EQ(log.find("127.0.0.1"), std::string::npos);
}

TEST(Answers, APortInUseIsSaid) {
  LiveServer server;
  Options options;
  options.port = server.port();
  MemoryLog log;
  const auto nothing = [](const web::Request&) { return web::no_content(); };
  HttpServer second(options, {nothing, [](const web::Request&, const Refusal&) { return web::no_content(); }, {}}, log);
  const auto started = second.start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().fault, PortFault::Unavailable);
  EXPECT_NE(started.error().detail.find("in use"), std::string::npos);
}

}  // namespace
}  // namespace simpul::http_server
