#pragma once

#include <string_view>

namespace simpul::inspector {

// What the bytes are by their first bytes, as a media type; application/octet-stream where unknown.
std::string_view content_type(std::string_view bytes);

// The types that are taken in: PDF, JPEG, PNG, WebP.
bool is_accepted(std::string_view media_type);

// True where a ZIP archive ends exactly where the file ends. Such a file is an archive whatever else it also is.
bool ends_as_zip(std::string_view bytes);

}  // namespace simpul::inspector
