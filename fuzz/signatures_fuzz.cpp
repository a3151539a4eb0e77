// A PDF that is to be signed or examined.
#include <cstddef>
#include <cstdint>

#include "examination.h"
#include "kernel/expects.h"
#include "pdf/plain.h"

using namespace simpul;

namespace {

// What we append changes nothing but signatures and their places.
void expect_harmless(std::string_view pdf, const pades::Section& section) {
  if (!section.fault.code.empty()) return;
  const pades::Comparison seen = pades::compare_revisions(pdf, std::string(pdf) + section.bytes);
  expects(!seen.readable || seen.only_signatures, "a section of ours shows nothing new but signatures");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string pdf(reinterpret_cast<const char*>(data), size);
  expect_harmless(pdf, pades::prepare_fields(pdf, {{"lain", 1, 72, 300, 200, 60}}));
  expect_harmless(pdf, pades::fill_field(pdf, {"pihak_2", "Nama", "", "", "D:20260728100000+07'00'", {"Nama"}}));
  const pades::FoundSignatures found = pades::find_signatures(pdf);
  if (!found.fault.code.empty()) return 0;
  const auto known =
      pades::read_trust({.anchors = {}, .intermediates = {}, .crls = {}, .ocsp_responses = {}, .now = {}});
  for (const ExaminedSignature& signature : pades::examined(pdf, found, *known).signatures) {
    expects(signature.verdict != SignatureVerdict::Proven, "without an anchor nothing is proven");
  }
  return 0;
}
