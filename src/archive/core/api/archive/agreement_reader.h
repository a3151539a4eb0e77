#pragma once

#include <memory>
#include <span>

#include "archive/old_agreement.h"
#include "paper/recognised_page.h"
#include "regions/register.h"

namespace simpul::archive {

class RegionNames;

// Reads old agreements of regions. What it is not sure of it says so, and where the page contradicts itself (a date in
// digits against its words) it tells both. Total: any words on any pages give an answer. Safe from any thread.
class AgreementReader {
 public:
  // The register must outlive the reader.
  explicit AgreementReader(const regions::Register& register_of_regions);
  ~AgreementReader();

  OldAgreement read(std::span<const paper::RecognisedPage> pages) const;

 private:
  std::unique_ptr<const RegionNames> names_;
};

}  // namespace simpul::archive
