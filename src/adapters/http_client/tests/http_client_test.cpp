// What this node asks of others, and whom it does not ask.

#include "http_client/http_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include "addresses.h"
#include "loopback_server.h"

namespace simpul::http_client {
namespace {

bool may_reach(const char* text, bool loopback) {
  sockaddr_storage room{};
  auto* const v4 = reinterpret_cast<sockaddr_in*>(&room);
  auto* const v6 = reinterpret_cast<sockaddr_in6*>(&room);
  if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
    room.ss_family = AF_INET;
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text, &v6->sin6_addr), 1) << text;
    room.ss_family = AF_INET6;
  }
  return may_connect(*reinterpret_cast<const sockaddr*>(&room), loopback);
}

TEST(HttpClient, reaches_offices_but_neither_this_machine_nor_special_addresses) {
  for (const char* office : {"10.1.2.3", "172.16.0.9", "192.168.7.1", "103.10.20.30", "2001:db8::1", "fd00::7"}) {
    EXPECT_TRUE(may_reach(office, false)) << office;
  }
  for (const char* special : {"127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255",
                              "::1", "::", "fe80::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"}) {
    EXPECT_FALSE(may_reach(special, false)) << special;
  }
  EXPECT_TRUE(may_reach("127.0.0.1", true));
  EXPECT_TRUE(may_reach("::ffff:127.0.0.1", true));
  EXPECT_FALSE(may_reach("169.254.169.254", true));
}

TEST(HttpClient, asks_only_addresses_of_one_form) {
  EXPECT_TRUE(is_askable("https://simpul.kaltimprov.go.id/log/checkpoint", false));
  EXPECT_TRUE(is_askable("https://simpul.kaltimprov.go.id:8443", false));
  EXPECT_TRUE(is_askable("http://127.0.0.1:8080/", true));
  EXPECT_FALSE(is_askable("http://127.0.0.1:8080/", false));
  for (const char* bad : {"http://simpul.kaltimprov.go.id/", "ftp://a/", "file:///etc/passwd", "https://", "https:///x",
                          "https://user@host/", "https://host\\@other/", "https://ho st/", "https://host/a b",
                          "http://127.0.0.1.example/", "http://127.0.0.1@evil/"}) {
    EXPECT_FALSE(is_askable(bad, true)) << bad;
  }
}

TEST(HttpClient, sends_and_hears) {
  loopback::LoopbackServer server([](const loopback::Asked& asked) {
    return loopback::Answer{
        .status = 409, .type = "text/plain", .body = asked.body + "!", .headers = {{"X-Seen", "1"}}};
  });
  HttpClient client({.loopback = true});
  const auto answer = client.call({"POST", server.url() + "/a", {{"Content-Type", "text/plain"}}, "halo"});
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 409);
  EXPECT_EQ(answer->body, "halo!");
  EXPECT_EQ(answer->headers.at("x-seen"), "1");
  const auto asked = server.asked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].method, "POST");
  EXPECT_EQ(asked[0].headers.at("content-type"), "text/plain");
}

TEST(HttpClient, follows_no_redirect) {
  loopback::LoopbackServer server([](const loopback::Asked&) {
    return loopback::Answer{.status = 302, .body = "", .headers = {{"Location", "http://127.0.0.1:1/elsewhere"}}};
  });
  HttpClient client({.loopback = true});
  const auto answer = client.call({"GET", server.url() + "/"});
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(server.asked().size(), 1u);
}

TEST(HttpClient, bounds_what_it_takes_and_how_long_it_waits) {
  loopback::LoopbackServer long_answer(
      [](const loopback::Asked&) { return loopback::Answer{.body = std::string(5'000, 'x')}; });
  HttpClient client({.loopback = true});
  const auto large = client.call({.url = long_answer.url() + "/", .answer_bytes_max = 4'999});
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error(), OutboundFault::AnswerTooLarge);
  loopback::LoopbackServer silent([](const loopback::Asked&) { return loopback::Answer{.body = "", .never = true}; });
  const auto late = client.call({.url = silent.url() + "/", .time = std::chrono::milliseconds(200)});
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error(), OutboundFault::TimedOut);
}

TEST(HttpClient, says_why_there_is_no_answer) {
  HttpClient open({.loopback = true});
  EXPECT_EQ(open.call({.url = "http://127.0.0.1:1/"}).error(), OutboundFault::NobodyAnswers);
  HttpClient strict({});
  EXPECT_EQ(strict.call({.url = "http://127.0.0.1:1/"}).error(), OutboundFault::AddressRefused);
  EXPECT_EQ(strict.call({.url = "https://127.0.0.1:1/"}).error(), OutboundFault::AddressRefused);
}

}  // namespace
}  // namespace simpul::http_client
