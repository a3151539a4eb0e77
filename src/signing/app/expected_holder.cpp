#include "expected_holder.h"

#include <algorithm>
#include <iterator>

#include "text/names.h"

namespace simpul::signing {
namespace {

constexpr std::size_t nik_digits = 16;

std::string digits_of(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

// Titles and capital letters do not make another person; everything else is for a person to judge.
bool same_name(std::string_view a, std::string_view b) { return name_sort_key(a) == name_sort_key(b); }

}  // namespace

std::vector<SignatureFinding> holder_findings(const CertificateFacts& certificate, const ExpectedHolder& expected) {
  std::vector<SignatureFinding> out;
  if (!expected.name.empty() && !same_name(expected.name, certificate.name)) {
    out.push_back({"holder_name_differs", {{"expected", expected.name}, {"certificate", certificate.name}}});
  }
  if (expected.nik.empty()) return out;
  const std::string stated = digits_of(certificate.holder_number);
  // Issuers also write employee numbers there, of other lengths; those say nothing about the NIK.
  if (stated.size() != nik_digits) {
    out.push_back({"holder_number_absent", {}});
  } else if (stated != digits_of(expected.nik)) {
    out.push_back({"holder_number_differs", {}});
  }
  return out;
}

bool is_another(const std::vector<SignatureFinding>& findings) {
  return std::ranges::any_of(findings, [](const SignatureFinding& finding) {
    return finding.code == "holder_name_differs" || finding.code == "holder_number_differs";
  });
}

}  // namespace simpul::signing
