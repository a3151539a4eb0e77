// Writes tests/conformance/bundles anew after a deliberate change. Usage: write_bundles FOLDER

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "bundle_vectors.h"
#include "proof/verification.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "Usage: write_bundles FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  for (const auto& vector : simpul::proof::bundle_vectors()) {
    std::ofstream bundle(folder / (vector.name + ".zip"), std::ios::binary);
    std::ofstream expected(folder / (vector.name + ".json"), std::ios::binary);
    if (!(bundle << vector.bundle).flush() ||
        !(expected << simpul::proof::verify(vector.bundle).json() << "\n").flush()) {
      fmt::print(stderr, "{}: cannot be written\n", vector.name);
      return 1;
    }
  }
  return 0;
}
