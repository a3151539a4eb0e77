#pragma once

// Texts as papers: what stands on the sheet, in which part, in which words. Drawing is for the renderer (port).

#include <string>

#include "drafting/library.h"
#include "kernel/instant.h"
#include "negotiation/numbering.h"
#include "negotiation/redline.h"
#include "paper/paper.h"

namespace simpul::drafting {

// What a paper needs beside its text.
struct PrintedAs {
  dossiers::DocumentType document = dossiers::DocumentType::JointAgreement;
  paper::Size size = paper::Size::A4;
  std::string title;  // of the file: "Kesepakatan Bersama tentang Pembangunan Daerah"
  Instant made_at;    // when the text was recorded
  std::string verify_origin = {};  // "https://host" of the node that vouches for the text; empty for none
  std::string watermark = {};      // "RANCANGAN"; empty for none
  negotiation::VariableValues values = {};
};

// The two texts of a redline as people call them: "Putaran 2, Kalimantan Timur".
struct Compared {
  std::string before;
  std::string after;
};

// A text as it is printed: numbered, references in words, values put in. A variable without value stands in square
// brackets on grey, by its meaning, and a note at the head says how many there are; so do references to nothing.
// The footer carries the fingerprint of the text and, with an origin, where it is verified.
paper::Paper printed_paper(const negotiation::DocumentText& text, const Library& library, const PrintedAs& as);

// Both texts as one, to be read on paper: put in underlined, taken out struck through, moved underlined twice, with
// bars in the margin and a legend at the head. Numbers and references are those of the new text. It says nowhere to be
// verified, which would vouch for words that were taken out.
paper::Paper printed_redline(const negotiation::Redline& redline, const Library& library, const PrintedAs& as,
                             const Compared& compared);

// Where anybody can have a text of this hash verified: "https://host/periksa/3f2a91c0…". Empty for an empty origin.
std::string verification_address(const std::string& origin, const Digest& text);
// The same for a QR code: "HTTPS://HOST/P/" and the whole hash in base32. In capitals and digits alone a code needs a
// third fewer squares (ISO/IEC 18004, alphanumeric mode), so that a scan of 150 dpi can be read.
std::string verification_code(const std::string& origin, const Digest& text);

// The first 64 bits of a hash in four groups, for the eye: "3f2a 91c0 77de 05b1".
std::string short_fingerprint(const Digest& hash);

}  // namespace simpul::drafting
