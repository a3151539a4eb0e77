#include "threads/chain.h"

#include "crypto/sha256.h"

namespace simpul::threads {
namespace {

std::optional<ChainBreak> broken(ChainFault fault, std::uint64_t seq, std::string detail) {
  return ChainBreak{fault, seq, std::move(detail)};
}

// The opening event of a dossier carries the unborn subject; its hash names the thread from then on.
std::string subject_after(const Event& event) {
  return event.subject == unborn_dossier ? "dossier:" + event.hash.text() : event.subject;
}

}  // namespace

std::optional<ChainBreak> check_thread(std::span<const SignedEnvelope> thread,
                                       const std::function<std::optional<PublicKey>(const RegionCode&)>& key_of) {
  std::optional<Event> last;
  std::uint64_t seq = 0;
  for (const SignedEnvelope& stored : thread) {
    ++seq;
    if (sha256(stored.envelope) != stored.hash) return broken(ChainFault::HashDiffers, seq, stored.hash.text());
    auto event = read_event(stored.envelope);
    if (!event) return broken(ChainFault::Malformed, seq, event.error().code);
    const auto key = key_of(event->author);
    if (!key) return broken(ChainFault::AuthorUnknown, seq, event->author.text());
    if (!signature_holds(event->hash, stored.signature, *key)) {
      return broken(ChainFault::SignatureFails, seq, event->author.text());
    }
    if (event->seq != seq) return broken(ChainFault::Gap, seq, std::to_string(event->seq));
    if (last && event->prev != last->hash) return broken(ChainFault::PrevDiffers, seq, last->hash.text());
    if (last && (event->author != last->author || event->subject != subject_after(*last))) {
      return broken(ChainFault::WrongThread, seq, event->subject);
    }
    last = std::move(*event);
  }
  return std::nullopt;
}

}  // namespace simpul::threads
