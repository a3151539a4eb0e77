#include "line_log/line_log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "encoding/json.h"

namespace simpul::line_log {
namespace {

class StandingClock final : public Clock {
 public:
  Instant now() const override { return {1'000}; }
};

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() { EXPECT_EQ(::pipe(ends), 0); }
  ~Pipe() {
    ::close(ends[0]);
    if (ends[1] >= 0) ::close(ends[1]);
  }
  std::string read_all() {
    ::close(ends[1]);
    ends[1] = -1;
    std::string out;
    char buffer[4096];
    for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      out.append(buffer, static_cast<std::size_t>(n));
    return out;
  }
};

TEST(LineLog, OneEventIsOneJsonLine) {
  Pipe pipe;
  const StandingClock clock;
  {
    LineLog log(pipe.ends[1], clock);
    log.write(LogLevel::Info, "request",
              {{"operation", "read_dossier"}, {"status", std::int64_t{200}}, {"ms", 1.25}, {"kept", true}});
  }
  EXPECT_EQ(pipe.read_all(),
            "{\"at\":\"1970-01-01T00:00:01.000Z\",\"level\":\"info\",\"event\":\"request\","
            "\"operation\":\"read_dossier\",\"status\":200,\"ms\":1.250,\"kept\":true}\n");
}

TEST(LineLog, InputCannotForgeALine) {
  Pipe pipe;
  const StandingClock clock;
  {
    LineLog log(pipe.ends[1], clock);
    log.write(LogLevel::Error, "failed", {{"what", "a\"\\\n{\"event\":\"forged\"}\x1b[2J\xff"}});
  }
  const std::string text = pipe.read_all();
  EXPECT_EQ(std::ranges::count(text, '\n'), 1);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const auto read = read_json(std::string_view(text).substr(0, text.size() - 1));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at("what").as_string(), "a\"\\\n{\"event\":\"forged\"}\x1b[2J?");
}

TEST(LineLog, ASlowReaderHoldsUpNobody) {
  Pipe pipe;
  const StandingClock clock;
  ASSERT_EQ(::fcntl(pipe.ends[1], F_SETPIPE_SZ, 4096), 4096);
  std::string text;
  {
    const std::string filler(1000, 'x');
    std::thread reader;
    {
      LineLog log(pipe.ends[1], clock);
      // Nobody reads yet: more than the pipe and two buffers hold, the one that waits and the one that is being
      // written, must neither block nor grow without end.
      for (int i = 0; i < 20'000; ++i) log.write(LogLevel::Info, "filler", {{"text", filler}});
      reader = std::thread([&] {
        char buffer[65536];
        for (ssize_t n = 0; (n = ::read(pipe.ends[0], buffer, sizeof buffer)) > 0;) {
          text.append(buffer, static_cast<std::size_t>(n));
        }
      });
    }
    ::close(pipe.ends[1]);
    pipe.ends[1] = -1;
    reader.join();
  }
  EXPECT_LT(text.size(), 10'000'000u);
  EXPECT_NE(text.find("log_lines_dropped"), std::string::npos);
}

}  // namespace
}  // namespace simpul::line_log
