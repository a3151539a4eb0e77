// A bundle of 10,000 events with a proof for each, verified as a stranger does: from its bytes alone. Baseline of the
// same process: as many signature checks by libsodium, which no verifier can do without.

#include <sodium.h>

#include <chrono>
#include <vector>

#include "figure.h"
#include "kernel/expects.h"
#include "proof/verification.h"
#include "tested_bundle.h"

namespace simpul::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t events = 10'000;
constexpr int rounds = 5;

template <class Work>
double best_seconds(Work work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Steady::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Steady::now() - begin).count());
  }
  return best;
}

// Two governments who comment on each other's texts: bodies of some hundred bytes, as most events have.
proof::TestedBundle cooperation() {
  proof::TestedBundle out = proof::tested_cooperation();
  const std::string text = sha256("a text").text();
  for (std::size_t at = out.order.size(); at < events; ++at) {
    out.write(at % 2 == 0 ? "35" : "64", "negotiation.comment_made",
              JsonObject{{"comment", fmt::format("c-{}", at)},
                         {"document", "kb-1"},
                         {"text", text},
                         {"clause", fmt::format("pasal-{}", at % 20)},
                         {"body", "Mohon jangka waktu disesuaikan dengan tahun anggaran masing-masing daerah."}});
  }
  return out;
}

struct Signed {
  std::string message;
  Signature signature;
  PublicKey key;
};

std::vector<Signed> signatures_of(const proof::TestedBundle& bundle) {
  std::vector<Signed> out;
  for (const proof::GovernmentKey& each : bundle.manifest.governments) {
    for (const proof::Written& written : bundle.threads.at(each.government)) {
      out.push_back({threads::signing_message(written.event.hash), written.signature, each.key});
    }
  }
  return out;
}

double bare_seconds(const std::vector<Signed>& all) {
  return best_seconds([&] {
    for (const Signed& each : all) {
      const int held = crypto_sign_verify_detached(each.signature.bytes.data(),
                                                   reinterpret_cast<const unsigned char*>(each.message.data()),
                                                   each.message.size(), each.key.bytes.data());
      expects(held == 0, "the signature holds");
    }
  });
}

void measure() {
  const proof::TestedBundle bundle = cooperation();
  const std::string bytes = bundle.bytes();
  const double verifying = best_seconds([&] {
    const proof::Verification found = proof::verify(bytes);
    expects(found.is_proven() && found.shown() == events && found.unlogged == 0, "the bundle is proven");
  });
  const auto signatures = signatures_of(bundle);
  const double bare = bare_seconds(signatures);
  const double ours = best_seconds([&] {
    for (const Signed& each : signatures) expects(verify(each.key, each.message, each.signature), "it holds");
  });
  fmt::print("{} events, {} bytes\n", events, bytes.size());
  print({"verify 10,000 events", verifying * 1000, "ms", bare * 1000, "10,000 bare checks", verifying, 1.0,
         Figure::Bound::AtMost});
  print({"  beside bare checks", verifying * 1000, "ms", bare * 1000, "10,000 bare checks", verifying / bare, 2.0,
         Figure::Bound::AtMost});
  const auto count = static_cast<double>(events);
  print(
      {"signature checks", count / ours, "1/s", count / bare, "libsodium", bare / ours, 0.95, Figure::Bound::AtLeast});
}

}  // namespace
}  // namespace simpul::bench

int main() {
  simpul::bench::measure();
  return 0;
}
