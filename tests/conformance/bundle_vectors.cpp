#include "bundle_vectors.h"

#include <algorithm>

#include "bundle_spoiling.h"

namespace simpul::proof {
namespace {

const TestedWitness jatim{"saksi.jatimprov.go.id", 101, 1'790'000'100};
const TestedWitness kemendagri{"saksi.kemendagri.go.id", 102, 1'790'000'050};

TestedBundle witnessed() {
  TestedBundle out = tested_cooperation();
  out.logs.clear();
  out.manifest.logs.clear();
  out.add_log({"simpul.kaltimprov.go.id/log", 7, 3, 0, {jatim, kemendagri}});
  out.add_log({"simpul.jatimprov.go.id/log", 8, 0, 2, {kemendagri, jatim}});
  out.add_witness(jatim);
  out.add_witness(kemendagri);
  out.manifest.witnesses_needed = 2;
  return out;
}

TestedBundle with_withheld() {
  TestedBundle out = tested_cooperation();
  out.at("64", 2).is_withheld = true;  // names the paper
  out.at("35", 1).is_withheld = true;
  for (auto file = out.files.begin(); file != out.files.end(); ++file) {
    if (!file->first.ends_with(".pdf")) continue;
    out.manifest.withheld.push_back(sha256(file->second));
    out.files.erase(file);
    break;
  }
  return out;
}

TestedBundle with_withheld_opening() {
  TestedBundle out = tested_cooperation();
  out.at("64", 1).is_withheld = true;
  return out;
}

TestedBundle without_logs() {
  TestedBundle out = tested_cooperation();
  out.logs.clear();
  out.manifest.logs.clear();
  return out;
}

// A body as deep as it may be: the envelope, the body and 30 lists in each other.
TestedBundle with_depth(int lists) {
  TestedBundle out = tested_cooperation();
  Json inner = JsonArray{};
  for (int depth = 1; depth < lists; ++depth) inner = JsonArray{std::move(inner)};
  out.write("64", "sample.deep", JsonObject{{"list", std::move(inner)}});
  return out;
}

TestedBundle with_one_witness_of_two() {
  TestedBundle out = witnessed();
  out.manifest.witnesses_needed = 1;
  out.logs.front().cosigned = {jatim};
  out.logs.back().cosigned = {};
  return out;
}

std::vector<BundleVector> whole_ones() {
  auto silent = tested_cooperation().entries();
  silent.erase(std::string(summary_name));
  return {{"proven-whole", tested_cooperation().bytes()},
          {"proven-two-logs-two-witnesses", witnessed().bytes()},
          {"proven-withheld", with_withheld().bytes()},
          {"proven-withheld-opening", with_withheld_opening().bytes()},
          {"proven-without-logs", without_logs().bytes()},
          {"proven-without-summary", compose(silent)},
          {"proven-deep-body", with_depth(30).bytes()},
          {"event_malformed-too-deep", with_depth(31).bytes()},
          {"witnesses_too_few-in-one-log", with_one_witness_of_two().bytes()}};
}

}  // namespace

std::vector<BundleVector> bundle_vectors() {
  std::vector<BundleVector> out = whole_ones();
  for (auto* spoilt : {spoilt_archives, spoilt_manifests, spoilt_entries, spoilt_threads, spoilt_logs, spoilt_keys}) {
    std::ranges::move(spoilt(), std::back_inserter(out));
  }
  return out;
}

}  // namespace simpul::proof
