#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace simpul::pades {

// Writes a PDF from its objects, with a sound cross-reference table; object 1 is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects);
// A PDF of so many A4 pages; `catalogue_more` goes into its catalogue, `more` are further objects.
std::string written_pdf(int pages, std::string_view catalogue_more = {}, const std::vector<std::string>& more = {});
// As a renderer makes it.
std::string cairo_pdf(int pages);
// The same document with its objects packed into compressed streams and a table of places that is a stream.
std::string packed(const std::string& pdf);
std::string encrypted(const std::string& pdf, const char* password);
// An incremental update that sets objects, as another program would append it. Each is "12 0" and its text.
struct Update {
  int number;
  std::string body;
};
std::string updated(const std::string& pdf, const std::vector<Update>& updates);

}  // namespace simpul::pades
