#pragma once

#include <string>
#include <vector>

#include "signing_app/verification.h"

namespace simpul::signing {

// What the application's page says to a browser without scripts: what this node knows of a hash, in words. Takes the
// place of what stands in `shell` between <noscript> and </noscript>; a shell without them comes back as it is.
struct PlainPage {
  const std::string& shell;
  const regions::Register& regions;
  const web::FindingWords& words;
  Language language = Language::Id;

  std::string known(const Digest& hash, const std::vector<KnownPaper>& papers) const;
  std::string not_a_hash() const;
};

}  // namespace simpul::signing
