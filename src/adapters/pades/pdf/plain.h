#pragma once

// What the parts that read PDF files tell the rest. This header and everything in this folder is C++17: the headers of
// qpdf 11 do not compile as C++20 with clang.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ports/file_bounds.h"

namespace simpul::pades {

// Why a file cannot be worked on; an empty code: it can.
struct Fault {
  std::string code;
  std::map<std::string, std::string> facts;
};

inline constexpr int pdf_objects_max = 300'000;
inline constexpr int pdf_signatures_max = 32;

struct Place {
  std::string field;
  int page = 1;
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
};

// The bytes to be put behind a file (ISO 32000-1 section 7.5.6, incremental update).
struct Section {
  Fault fault;
  std::string bytes;
};

Section prepare_fields(std::string_view pdf, const std::vector<Place>& places);

// What goes into a signature dictionary and its picture on the page.
struct Filling {
  std::string field;
  std::string name;
  std::string reason;
  std::string place;
  std::string time;                // as /M wants it: D:YYYYMMDDHHmmSS+07'00'
  std::vector<std::string> lines;  // of the picture; the first is printed bold
};

// Room for the signature in hex digits: 16 KiB of CMS, several times what a chain and a time stamp need.
inline constexpr std::size_t contents_digits = 32'768;
// The place where the signature will stand is one run of this many zeros between < and >.
Section fill_field(std::string_view pdf, const Filling& filling);

struct FoundSignature {
  std::string field;
  std::string kind;  // /Type: Sig or DocTimeStamp
  std::string format;
  std::string contents;
  std::vector<long long> byte_range;
  std::string name;
  std::string reason;
  std::string place;
  std::string time;
};

struct FoundSignatures {
  Fault fault;
  int pages = 0;
  std::vector<FoundSignature> signatures;
  std::vector<std::string> empty_fields;
  // From the document security store (ETSI EN 319 142-1 section 5.4), DER.
  std::vector<std::string> certificates;
  std::vector<std::string> crls;
  std::vector<std::string> ocsp_responses;
};

FoundSignatures find_signatures(std::string_view pdf);

// One thing that a later revision changed, as the code of a finding with its facts.
using Change = Fault;

struct Comparison {
  bool readable = false;
  bool only_signatures = true;
  std::vector<Change> changes;
};

// What `newer` shows otherwise than `older`, by walking both from their catalogues: objects that are rewritten without
// a difference do not count, objects that were there before and are now reached do.
Comparison compare_revisions(std::string_view older, std::string_view newer);

}  // namespace simpul::pades
