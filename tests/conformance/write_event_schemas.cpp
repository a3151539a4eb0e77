// Writes schemas/events anew from the structs. Usage: write_event_schemas FOLDER

#include <fmt/format.h>

#include <fstream>

#include "event_schemas.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "Usage: write_event_schemas FOLDER\n");
    return 2;
  }
  for (const auto& [name, text] : simpul::event_schemas()) {
    std::ofstream out(std::string(argv[1]) + "/" + name, std::ios::binary);
    if (!(out << text).flush()) {
      fmt::print(stderr, "{}: cannot be written\n", name);
      return 1;
    }
  }
  return 0;
}
