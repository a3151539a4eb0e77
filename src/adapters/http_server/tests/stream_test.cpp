// Event streams and the graceful stop, against a live server.
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "live_server.h"

namespace simpul::http_server {
namespace {

constexpr std::string_view get_events = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::chrono::seconds patience{10};

TEST(Streams, EventsArriveAsTheyAreSent) {
  LiveServer server;
  RawClient client(server.port());
  client.send(get_events);
  const std::string head = client.read_to("\r\n\r\n");
  EXPECT_NE(head.find("Transfer-Encoding: chunked"), std::string::npos);
  EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  for (int i = 0; i < 50; ++i) {
    const std::string event = "data: " + std::to_string(i) + "\n\n";
    EXPECT_TRUE(stream->send(event));
    EXPECT_NE(client.read_to(event + "\r\n"), "");
  }
  EXPECT_EQ(server.server.metrics().streams_open, 1u);
  stream->close();
  EXPECT_EQ(client.rest(), "0\r\n\r\n");
  EXPECT_FALSE(stream->send("late"));
  EXPECT_EQ(server.server.metrics().streams_open, 0u);
}

TEST(Streams, ASilentStreamBeats) {
  Limits limits = short_limits();
  limits.stream_heartbeat = std::chrono::milliseconds(50);
  LiveServer server(limits);
  RawClient client(server.port());
  client.send(get_events);
  client.read_to("\r\n\r\n");
  EXPECT_EQ(client.read_to("3\r\n:\n\n\r\n"), "3\r\n:\n\n\r\n");
  EXPECT_EQ(client.read_to("3\r\n:\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST(Streams, ManySendersAtOnceLoseNothing) {
  LiveServer server;
  RawClient client(server.port());
  client.send(get_events);
  client.read_to("\r\n\r\n");
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  std::vector<std::thread> senders;
  for (int t = 0; t < 4; ++t) {
    senders.emplace_back([&stream] {
      for (int i = 0; i < 500; ++i) stream->send("data: 0123456789\n\n");
    });
  }
  for (std::thread& sender : senders) sender.join();
  stream->close();
  const std::string all = client.rest();
  std::size_t events = 0;
  for (std::size_t at = 0; (at = all.find("0123456789", at)) != std::string::npos; ++at) ++events;
  EXPECT_EQ(events, 2000u);
}

// Sends until refused, with a pause after each event; the client reads nothing.
void expect_a_slow_consumer_cut(std::chrono::milliseconds pause) {
  LiveServer server;
  RawClient client(server.port(), 4096);
  client.send(get_events);
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  const std::string event = "data: " + std::string(100'000, 'x') + "\n\n";
  const auto end = std::chrono::steady_clock::now() + patience;
  while (stream->send(event)) {
    ASSERT_LT(std::chrono::steady_clock::now(), end) << "an endless queue";
    std::this_thread::sleep_for(pause);
  }
  EXPECT_TRUE(server.wait_for([](const Metrics& m) { return m.streams_open == 0 && m.connections_open == 0; }));
  EXPECT_NE(server.log.text().find("stream_too_slow"), std::string::npos);
}

TEST(Streams, ASlowConsumerIsCutAndTheSenderToldSo) { expect_a_slow_consumer_cut(std::chrono::milliseconds(0)); }

TEST(Streams, ASlowConsumerIsCutThoughAWriteToItStandsStill) {
  expect_a_slow_consumer_cut(std::chrono::milliseconds(5));
}

TEST(Streams, AConsumerThatStandsStillIsCut) {
  LiveServer server(short_limits());
  RawClient client(server.port(), 4096);
  client.send(get_events);
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  // One event larger than the socket buffers but within the stream's own limit, and nobody reads it.
  for (int i = 0; i < 8 && stream->send(std::string(1'000'000, 'x')); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_TRUE(server.wait_for([](const Metrics& m) { return m.connections_open == 0; }));
}

TEST(Streams, TheSenderLearnsThatTheClientHasGone) {
  LiveServer server;
  auto client = std::make_unique<RawClient>(server.port());
  client->send(get_events);
  client->read_to("\r\n\r\n");
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  client.reset();
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.streams_open == 0; }));
  EXPECT_FALSE(stream->send("data: 1\n\n"));
}

TEST(Streams, WhatAStreamHoldsGoesWithTheClient) {
  LiveServer server;
  auto client = std::make_unique<RawClient>(server.port());
  client->send(get_events);
  client->read_to("\r\n\r\n");
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  auto thing = std::make_shared<int>(1);
  const std::weak_ptr held = thing;
  stream->hold(std::move(thing));
  EXPECT_FALSE(held.expired());
  client.reset();
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.streams_open == 0; }));
  EXPECT_TRUE(held.expired()) << "nothing needs to be sent for it";
  const auto late = std::make_shared<int>(2);
  stream->hold(late);
  EXPECT_EQ(late.use_count(), 1);
}

TEST(Streams, WhatAStreamHoldsGoesWhenTheSenderIsDone) {
  LiveServer server;
  RawClient client(server.port());
  client.send(get_events);
  client.read_to("\r\n\r\n");
  const auto stream = opened_stream(server);
  ASSERT_TRUE(stream);
  auto thing = std::make_shared<int>(1);
  const std::weak_ptr held = thing;
  stream->hold(std::move(thing));
  stream->close();
  EXPECT_EQ(client.rest(), "0\r\n\r\n");
  ASSERT_TRUE(server.wait_for([](const Metrics& m) { return m.streams_open == 0; }));
  EXPECT_TRUE(held.expired());
}

TEST(Streams, AStreamMayOutliveItsServer) {
  std::shared_ptr<web::Stream> stream;
  {
    LiveServer server;
    RawClient client(server.port());
    client.send(get_events);
    stream = opened_stream(server);
    ASSERT_TRUE(stream);
  }
  EXPECT_FALSE(stream->send("data: 1\n\n"));
  stream->close();
}

TEST(Streams, HeadOpensNone) {
  LiveServer server;
  EXPECT_EQ(server.ask("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
  const std::lock_guard lock(server.stream_mutex);
  EXPECT_FALSE(server.stream);
}

TEST(Stop, FinishesRequestsUnderWayAndClosesTheRest) {
  LiveServer server;
  RawClient working(server.port());
  RawClient idle(server.port());
  RawClient streaming(server.port());
  working.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(idle.reply().status, 200);
  streaming.send(get_events);
  streaming.read_to("\r\n\r\n");
  ASSERT_TRUE(opened_stream(server));
  while (server.waiting == 0) std::this_thread::yield();

  auto stopped = std::async(std::launch::async, [&server] { return server.server.stop(patience); });
  EXPECT_EQ(idle.rest(), "");
  EXPECT_EQ(streaming.rest(), "0\r\n\r\n");
  EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
  server.release.open();
  const auto reply = working.reply();
  EXPECT_EQ(reply.content, "released");
  EXPECT_EQ(reply.header("connection"), "close") << "decided after the handler, not before";
  working.half_close();
  EXPECT_EQ(working.rest(), "");
  EXPECT_TRUE(stopped.get());
}

TEST(Stop, TakesNobodyNew) {
  LiveServer server;
  const std::uint16_t port = server.port();
  EXPECT_TRUE(server.server.stop(patience));
  EXPECT_TRUE(server.server.stop(patience)) << "a second call does nothing";
  Options options;
  options.port = port;
  MemoryLog log;
  const auto nothing = [](const web::Request&) { return web::no_content(); };
  HttpServer next(options, {nothing, [](const web::Request&, const Refusal&) { return web::no_content(); }, {}}, log);
  EXPECT_TRUE(next.start()) << "the port is free at once";
}

TEST(Stop, IsBoundedByTime) {
  LiveServer server;
  RawClient working(server.port());
  RawClient half(server.port());
  working.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  half.send("GET /hello HTTP");
  while (server.waiting == 0) std::this_thread::yield();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_FALSE(server.server.stop(std::chrono::milliseconds(100)));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_EQ(working.rest(), "");
  EXPECT_EQ(half.rest(), "");
  server.release.open();
}

TEST(Stop, UnderLoadLosesNoAnswerAlreadyPromised) {
  LiveServer server;
  std::atomic<int> broken{0};
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int t = 0; t < 4; ++t) {
    clients.emplace_back([&] {
      RawClient client(server.port());
      while (client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")) {
        const auto reply = client.reply();
        if (reply.status == 0 && reply.head.empty()) return;
        if (reply.content != "abc") ++broken;
        ++answered;
      }
    });
  }
  while (answered < 200) std::this_thread::yield();
  EXPECT_TRUE(server.server.stop(patience));
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(broken, 0);
}

}  // namespace
}  // namespace simpul::http_server
