#pragma once

// Bundles with what is to be found in them, for every verifier: tests/conformance/bundles.

#include <string>
#include <vector>

namespace simpul::proof {

struct BundleVector {
  std::string name;    // of the files, without ending; a broken one begins with the problem it is about
  std::string bundle;  // the archive
};

// The same in every run.
std::vector<BundleVector> bundle_vectors();

}  // namespace simpul::proof
