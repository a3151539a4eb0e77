#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace simpul::inspector {

// Writes a PDF from its objects, with a sound cross-reference table; object 1 is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects);
// A PDF of one page that shows `text`; `catalogue_more` goes into its catalogue, `more` are further objects from 6.
std::string pdf_with_text(std::string_view text, std::string_view catalogue_more = {},
                          const std::vector<std::string>& more = {});
// So many empty pages.
std::string pdf_of_pages(int pages);
// The same document with its objects packed into compressed streams, where a search for words finds nothing.
std::string packed(const std::string& pdf);
// Locked: opens only with `password`; an empty one locks it against changes only.
std::string encrypted(const std::string& pdf, const char* password);
// A PDF whose object stream unpacks to `megabytes`.
std::string pdf_bomb(std::size_t megabytes);

struct Size {
  std::uint32_t width;
  std::uint32_t height;
};
std::string png_of(Size size, std::string_view extra_chunk = {});
std::string jpeg_of(Size size);
std::string webp_of(Size size);

}  // namespace simpul::inspector
