#pragma once

// Reads PDFs by programs that are not ours. Each says by `missing` which of them the machine lacks.

#include <optional>
#include <string>
#include <vector>

namespace simpul::printing {

struct Ran {
  int status = 0;
  std::string out;  // standard output and standard error
};

// Runs `program` with words of a shell; `program` is its name alone.
Ran run(const std::string& program, const std::string& arguments);
bool is_there(const std::string& program);

// Keeps the bytes as a file among what was printed, and names it.
std::string keep(const std::string& name, const std::string& bytes);

// The words of a PDF with single spaces in the order in which they were drawn; of one page where `page` is given
// (from 1). Body leaves out the footer.
enum class Part { Body, Whole };
std::string words_of(const std::string& file, int page = 0, Part part = Part::Body);
// Pixels of a page by pdftoppm, 8 bit grey, row by row.
struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string grey;

  int at(double x, double y) const;  // shares of width and height
};
Picture picture_of(const std::string& file, int page, int dots_per_inch);

}  // namespace simpul::printing

#define SIMPUL_NEEDS(program) \
  if (!simpul::printing::is_there(program)) GTEST_SKIP() << program << " is not installed"
