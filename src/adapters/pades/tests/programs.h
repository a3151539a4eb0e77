#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simpul::pades {

// A folder for one test, gone with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  std::string keep(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

std::string content_of(const std::string& path);

struct Ran {
  int status = -1;
  std::string said;  // both outputs
};
// Runs a program of the machine with its words; waits for it.
Ran run(const std::vector<std::string>& words);

}  // namespace simpul::pades
