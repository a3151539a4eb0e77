#pragma once

// For tests: one run of the built program, as an operator starts it.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "encoding/json.h"

namespace simpul::node {

namespace fs = std::filesystem;

inline std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Ended {
  int exit = -1;  // -1: killed
  std::string out;
  std::string err;

  JsonObject json() const {
    const auto value = read_json(out);
    EXPECT_TRUE(value && value->is_object()) << out << err;
    return value && value->is_object() ? value->as_object() : JsonObject();
  }
};

// One run of the program. Its output goes to files, so that a long one never blocks it.
class Running {
 public:
  Running(const fs::path& scratch, std::vector<std::string> words) : out_(scratch / "out"), err_(scratch / "err") {
    words.insert(words.begin(), SIMPUL_PROGRAM);
    process_ = ::fork();
    if (process_ != 0) return;
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    redirect(out_, STDOUT_FILENO);
    redirect(err_, STDERR_FILENO);
    ::unsetenv("LANG");
    ::execv(SIMPUL_PROGRAM, argv.data());
    ::_exit(127);
  }

  Ended wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out_), read_file(err_)};
  }
  void send(int signal) const { ::kill(process_, signal); }
  std::string said() const { return read_file(out_); }

 private:
  static void redirect(const fs::path& path, int to) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, to);
  }

  const fs::path out_;
  const fs::path err_;
  pid_t process_ = 0;
};

inline bool within(std::chrono::seconds limit, const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return false;
}

}  // namespace simpul::node
