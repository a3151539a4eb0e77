// A batch of events as a peer may send it: a line for each, whose last sign says who signs it. What a peer can sign
// with its own key it will, so "a" and "b" stand for real signatures of two governments, anything else for none.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include "crypto/sha256.h"
#include "federation/intake.h"
#include "kernel/expects.h"

using namespace simpul;
using namespace simpul::federation;

namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");
const std::string subject = "dossier:" + std::string(64, 'a');

const SigningKey& key_of(const RegionCode& author) {
  static const SigningKey first(SigningKey::Seed{1});
  static const SigningKey second(SigningKey::Seed{2});
  return author == kaltim ? first : second;
}

Carried carried_of(std::string_view line) {
  Carried out{std::string(line.substr(0, line.size() - 1)), {}};
  const std::string message = threads::signing_message(sha256(out.envelope));
  if (line.back() == 'a') out.signature = key_of(kaltim).sign(message);
  if (line.back() == 'b') out.signature = key_of(jatim).sign(message);
  return out;
}

std::vector<Carried> batch_of(std::string_view bytes) {
  std::vector<Carried> out;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    if (!line.empty()) out.push_back(carried_of(line));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  return out;
}

void expect_whole(const Intake& intake, const std::vector<Carried>& brought) {
  expects(intake.taken.size() + intake.turned.size() + intake.forks.size() + intake.known <= brought.size(),
          "every event has one fate at most; a second proof of the same place has none");
  std::map<RegionCode, const Taken*> last;
  for (const Taken& taken : intake.taken) {
    const Taken* before = last[taken.event.author];
    expects(taken.event.seq == (before ? before->event.seq + 1 : 1), "without gap");
    expects(!before || taken.event.prev == before->event.hash, "one story");
    expects(
        threads::signature_holds(taken.event.hash, taken.carried.signature, key_of(taken.event.author).public_key()),
        "signed by its author");
    last[taken.event.author] = &taken;
  }
  for (const Equivocation& fork : intake.forks) {
    expects(fork.held.envelope != fork.brought.envelope, "two stories differ");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto brought = batch_of(std::string_view(reinterpret_cast<const char*>(data), size));
  const Held nothing{{}, [](const RegionCode&, std::uint64_t) { return std::nullopt; }};
  const Knowledge knowledge{[](const RegionCode& author) -> std::optional<PublicKey> {
                              if (author != kaltim && author != jatim) return std::nullopt;
                              return key_of(author).public_key();
                            },
                            [](const RegionCode&) { return false; }};
  expect_whole(examine(subject, brought, nothing, knowledge), brought);
  return 0;
}
