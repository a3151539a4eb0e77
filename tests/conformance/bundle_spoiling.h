#pragma once

// Bundles that are broken in one place each, put together again where the fault lies inside.

#include "bundle_vectors.h"
#include "tested_bundle.h"

namespace simpul::proof {

std::vector<BundleVector> spoilt_archives();
std::vector<BundleVector> spoilt_manifests();
std::vector<BundleVector> spoilt_entries();
std::vector<BundleVector> spoilt_threads();
std::vector<BundleVector> spoilt_logs();
std::vector<BundleVector> spoilt_keys();

// Replaces the first of its kind; expects that there is one.
std::string with(std::string text, std::string_view found, std::string_view instead);

}  // namespace simpul::proof
