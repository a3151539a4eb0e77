#include <exception>
#include <iostream>

#include "commands/command_line.h"

int main(int argc, char** argv) {
  try {
    return simpul::node::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "simpul: " << error.what() << std::endl;
    return static_cast<int>(simpul::node::Exit::Failed);
  }
}
