// What a stranger hands over as a bundle: any bytes, and any bytes in place of each part of a good one.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "encoding/json.h"
#include "kernel/expects.h"
#include "proof/archive.h"
#include "proof/verification.h"
#include "tested_bundle.h"

using namespace simpul;
using namespace simpul::proof;

namespace {

void look_at(std::string_view bundle) {
  const Verification found = verify(bundle);
  expects(found.is_proven() == found.problems.empty(), "a verdict follows from its problems");
  const std::string json = found.json();
  expects(canonical_json(*read_json(json, {.bytes_max = 64u << 20, .depth_max = 8, .members_max = 1'000'000})) == json,
          "a result is canonical");
  const auto entries = read_archive(bundle);
  if (!entries) return;
  Entries again;
  for (const Entry& each : *entries) {
    if (!each.is_whole()) return;
    again.emplace(each.name, each.data);
  }
  expects(compose(again) == bundle, "an archive has one form");
}

void look_at_parts(std::string_view bytes) {
  static const Entries whole = tested_cooperation().entries();
  for (const auto& [name, content] : whole) {
    Entries changed = whole;
    changed[name] = bytes;
    look_at(compose(changed));
  }
  if (const auto manifest = read_manifest(bytes)) expects(manifest_text(*manifest) == bytes, "it has one form");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  look_at(bytes);
  if (size < 10'000) look_at_parts(bytes);
  return 0;
}
