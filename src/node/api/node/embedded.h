#pragma once

#include <optional>
#include <span>
#include <string_view>

// Files that travel inside the program (cmake/EmbedFiles.cmake). Paths are relative to the folder they come from.
namespace simpul::embedded {

struct File {
  std::string_view path;
  std::string_view bytes;
};

std::span<const File> rules();
std::span<const File> tables();
std::span<const File> messages();
std::span<const File> schemas();
std::span<const File> findings();
std::span<const File> templates();
std::span<const File> scenarios();
std::span<const File> web();

inline std::optional<std::string_view> find(std::span<const File> files, std::string_view path) {
  for (const File& file : files) {
    if (file.path == path) return file.bytes;
  }
  return std::nullopt;
}

}  // namespace simpul::embedded
