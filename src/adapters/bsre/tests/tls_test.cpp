// The client against a TLS server of openssl's own.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "bsre/bsre_client.h"

extern char** environ;

namespace simpul::bsre {
namespace {

class SilentLog final : public Log {
 public:
  void write(LogLevel, std::string_view, std::initializer_list<LogField>) override {}
};

pid_t start(const std::vector<std::string>& words) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = -1;
  EXPECT_EQ(::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ), 0);
  ::posix_spawn_file_actions_destroy(&actions);
  return child;
}

sockaddr_in loopback_at(int port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  out.sin_port = htons(static_cast<std::uint16_t>(port));
  return out;
}

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback_at(0);
  socklen_t size = sizeof address;
  EXPECT_EQ(::bind(probe, reinterpret_cast<sockaddr*>(&address), size), 0);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback_at(port);
  const bool open = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return open;
}

class Tls : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "simpul-tls-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    const pid_t maker = start({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                               "-nodes", "-days", "2", "-subj", "/CN=uji", "-addext", "subjectAltName=IP:127.0.0.1",
                               "-keyout", folder_ + "/key.pem", "-out", folder_ + "/certificate.pem"});
    int status = -1;
    ::waitpid(maker, &status, 0);
    ASSERT_EQ(status, 0);
    port_ = free_port();
    server_ = start({"openssl", "s_server", "-accept", "127.0.0.1:" + std::to_string(port_), "-cert",
                     folder_ + "/certificate.pem", "-key", folder_ + "/key.pem", "-www"});
    for (int tries = 0; tries < 200 && !listens(port_); ++tries) ::usleep(25'000);
  }
  void TearDown() override {
    if (server_ > 0) ::kill(server_, SIGTERM);
    if (server_ > 0) ::waitpid(server_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string asked_with(const std::string& authorities) {
    const Settings settings{.url = "https://127.0.0.1:" + std::to_string(port_),
                            .generation = Generation::V1,
                            .client_name = "simpul",
                            .client_password = "kunci",
                            .authorities_file = authorities};
    const auto account = BsreClient(settings, log_).account({"6472010101600001", ""});
    return account ? "done" : account.error().code;
  }

  std::string folder_;
  int port_ = 0;
  pid_t server_ = -1;
  SilentLog log_;
};

TEST_F(Tls, unknown_certificate_gets_nothing) { EXPECT_EQ(asked_with(""), "bsre_unreachable"); }

TEST_F(Tls, known_certificate_is_spoken_to) {
  // The server of openssl answers with a page about itself: it was reached, and said nothing of use.
  EXPECT_EQ(asked_with(folder_ + "/certificate.pem"), "bsre_answer_unusable");
}

}  // namespace
}  // namespace simpul::bsre
