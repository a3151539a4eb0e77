// Goes over the seeds of a target, and over changes of them drawn from a fixed number: an ordinary test.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int changes_per_seed = 150;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// A small cut, copy or flip; linear congruential numbers (Numerical Recipes), so that every run is the same.
std::string changed(std::string bytes, std::uint32_t& state) {
  const auto draw = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return static_cast<std::size_t>(state >> 8) % std::max<std::size_t>(below, 1);
  };
  for (std::size_t i = 1 + draw(4); i > 0 && !bytes.empty(); --i) {
    const std::size_t at = draw(bytes.size());
    const std::size_t kind = draw(3);
    if (kind == 0)
      bytes.erase(at, 1 + draw(20));
    else if (kind == 1)
      bytes.insert(at, bytes.substr(draw(bytes.size()), 1 + draw(40)));
    else
      bytes[at] = static_cast<char>(draw(256));
  }
  return bytes;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::filesystem::path> seeds;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(words[i])) seeds.push_back(entry.path());
  }
  std::ranges::sort(seeds);
  std::uint32_t state = 20220728;
  for (const auto& seed : seeds) {
    std::ostringstream bytes;
    bytes << std::ifstream(seed, std::ios::binary).rdbuf();
    run(bytes.str());
    for (int i = 0; i < changes_per_seed; ++i) run(changed(bytes.str(), state));
  }
  std::printf("%zu seeds, %d changes of each\n", seeds.size(), changes_per_seed);
  return seeds.empty() ? 1 : 0;
}
