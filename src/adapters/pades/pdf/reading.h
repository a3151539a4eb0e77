#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>
#include <string>
#include <vector>

#include "plain.h"

namespace simpul::pades {

// Ends the work on one file; caught where this folder ends.
class Refused : public std::runtime_error {
 public:
  explicit Refused(Fault fault) : std::runtime_error(fault.code), fault_(std::move(fault)) {}
  const Fault& fault() const { return fault_; }

 private:
  Fault fault_;
};
[[noreturn]] void refuse_file(const char* code, std::map<std::string, std::string> facts = {});

// Opens without repairing anything. Throws Refused.
void open_file(QPDF& pdf, std::string_view bytes);
// Also looks at every object for scripts and at the number of pages. Throws Refused.
void open_stranger(QPDF& pdf, std::string_view bytes);

// Runs work on a file; whatever is thrown becomes a fault.
template <class Work>
Fault faults_of(Work work);
Fault current_fault();

// A form field that can hold a signature, with the widget that shows it (often one and the same object).
struct SignatureField {
  std::string name;  // with the names of its parents, by dots
  QPDFObjectHandle field;
  QPDFObjectHandle widget;
};
// In the order of the form; also looks below fields that have children.
std::vector<SignatureField> signature_fields(QPDF& pdf);

// A dictionary as it is written, some of its values replaced by other text or (where that is empty) left out.
std::string written(QPDFObjectHandle dictionary, const std::map<std::string, std::string>& replaced);

template <class Work>
Fault faults_of(Work work) {
  try {
    work();
    return {};
  } catch (...) {
    return current_fault();
  }
}

}  // namespace simpul::pades
