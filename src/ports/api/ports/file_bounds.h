#pragma once

#include <cstddef>

// How much of a stranger's file is taken, in one place for every reader and every refusal that says the figure. Plain
// C++17, since the sources that read PDF files with qpdf are.
namespace simpul {

// A file that is kept or was kept: scans, annexes, signed papers.
inline constexpr std::size_t upload_bytes_max = 50u << 20;
// A file that is read once and not kept (a draft in Word or PDF, a paper anybody checks), and what is sent to a service
// that signs: whatever was signed there can be checked by anybody.
inline constexpr std::size_t reading_bytes_max = 20u << 20;
// A text for the shelves of a government.
inline constexpr std::size_t template_file_bytes_max = 512u << 10;
// Of any PDF, whoever reads it. A cooperation with all its annexes has a few hundred.
inline constexpr int pdf_pages_max = 2'000;

}  // namespace simpul
