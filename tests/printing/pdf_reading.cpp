#include "pdf_reading.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace simpul::printing {

Ran run(const std::string& program, const std::string& arguments) {
  Ran out;
  const std::string line = program + " " + arguments + " 2>&1";
  FILE* const pipe = popen(line.c_str(), "r");
  if (!pipe) return {-1, {}};
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;) out.out.append(part.data(), read);
  const int status = pclose(pipe);
  out.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

bool is_there(const std::string& program) { return run("command -v", program + " >/dev/null").status == 0; }

std::string keep(const std::string& name, const std::string& bytes) {
  const std::filesystem::path folder(SIMPUL_PRINTED_FOLDER);
  std::filesystem::create_directories(folder);
  const std::string path = (folder / name).string();
  // Several test programs keep the same paper at once: each finds it whole or not yet there.
  const std::string unfinished = path + "." + std::to_string(::getpid());
  std::ofstream(unfinished, std::ios::binary) << bytes;
  std::filesystem::rename(unfinished, path);
  return path;
}

std::string words_of(const std::string& file, int page, Part part) {
  std::string which = page == 0 ? "" : fmt::format("-f {} -l {} ", page, page);
  // The footer stands in the lowest 34 mm; A4.
  if (part == Part::Body) which += "-x 0 -y 0 -W 600 -H 746 ";
  const Ran ran = run("pdftotext", "-raw -enc UTF-8 " + which + "'" + file + "' -");
  EXPECT_EQ(ran.status, 0) << ran.out;
  std::istringstream words(ran.out);
  std::string out;
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

int Picture::at(double x, double y) const {
  const auto column = static_cast<std::size_t>(x * static_cast<double>(width));
  const auto row = static_cast<std::size_t>(y * static_cast<double>(height));
  if (column >= width || row >= height) return -1;
  return static_cast<unsigned char>(grey[row * width + column]);
}

Picture picture_of(const std::string& file, int page, int dots_per_inch) {
  const std::string root = file + fmt::format(".{}.{}", page, ::getpid());
  const Ran ran = run(
      "pdftoppm", fmt::format("-gray -singlefile -f {} -l {} -r {} '{}' '{}'", page, page, dots_per_inch, file, root));
  EXPECT_EQ(ran.status, 0) << ran.out;
  std::ifstream in(root + ".pgm", std::ios::binary);
  std::string magic;
  Picture out;
  std::size_t most = 0;
  in >> magic >> out.width >> out.height >> most;
  in.get();
  out.grey.resize(out.width * out.height);
  in.read(out.grey.data(), static_cast<std::streamsize>(out.grey.size()));
  std::filesystem::remove(root + ".pgm");
  return out;
}

}  // namespace simpul::printing
