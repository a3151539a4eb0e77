#pragma once

// The nodes this one knows, and which of them it believes.

#include <boost/describe.hpp>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "federation/card.h"
#include "ports/chance.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "ports/signer.h"

namespace simpul::federation {

enum class PeerState {
  Waiting,  // somebody has to compare words over the phone
  Trusted,
  Paused  // trusted, but nothing is said or heard for now
};
BOOST_DESCRIBE_ENUM(PeerState, Waiting, Trusted, Paused)

enum class Introducer { Us, Them };
BOOST_DESCRIBE_ENUM(Introducer, Us, Them)

// One other node. Immutable; shared by readers.
struct Peer {
  Card card;
  SignedCard as_signed;
  std::string address;  // where this node asks it; empty where it can only ask
  PeerState state = PeerState::Waiting;
  Introducer introduced_by = Introducer::Us;
  Instant introduced_at;
  // A later card of the same node with other keys or governments: believed once it is confirmed anew.
  std::optional<CheckedCard> new_card = {};
  std::vector<std::size_t> asked_words = {};  // the places of the words to be typed in, from 0
  std::optional<Instant> confirmed_at = {};
  std::string confirmed_by = {};

  const PublicKey& node() const { return card.node; }
  bool writes_for(const RegionCode& government) const { return card.governments.contains(government); }
};
using PeerPtr = std::shared_ptr<const Peer>;

// Introductions that nobody here asked for are kept up to this many.
inline constexpr std::size_t introductions_max = 50;

// Safe from any thread. Every change is durable when it returns.
class Peers {
 public:
  struct World {
    Database& database;
    Signer& signer;
    Clock& clock;
    Chance& chance;
  };
  // Reads what is stored. Corrupt where a card is no longer the one that was signed.
  static Result<std::unique_ptr<Peers>, PortError> open(World world);

  std::vector<PeerPtr> all() const;  // by node key
  PeerPtr find(const PublicKey& node) const;
  // The trusted or paused node that writes for a government; null for one this node writes for itself.
  PeerPtr of(const RegionCode& government) const;
  // The key whose signatures count for a government: this node's own, or that of a peer somebody confirmed.
  std::optional<PublicKey> key_of(const RegionCode& government) const;

  // Meets a node by its checked card: a new one waits; of a known one a card with the same keys replaces the old, one
  // with other keys waits for confirmation beside it. An older card changes nothing. Codes: peer_is_self,
  // introductions_full, government_hosted_here {government}, storage_….
  Result<PeerPtr, Refusals> meet(const CheckedCard& card, Introducer by, const PublicKey& self);

  // Somebody typed the words that the partner read out. Codes: peer_unknown, peer_words_differ (other words are asked
  // for next), government_of_other_node {government}, government_hosted_here, storage_….
  Result<PeerPtr, Refusals> confirm(const PublicKey& node, const std::vector<std::string>& words,
                                    const std::string& account);
  // Trusted without a call, on the word of a signed directory; same codes.
  Result<PeerPtr, Refusals> vouch(const PublicKey& node, const std::string& directory);

  Result<PeerPtr, Refusals> set_paused(const PublicKey& node, bool paused);
  // Forgets a node. What its governments wrote stays; what they write from now on is believed from nobody.
  Result<void, Refusals> remove(const PublicKey& node);

 private:
  explicit Peers(World world) : world_(world) {}
  Result<PeerPtr, Refusals> meet_anew(const CheckedCard& checked, Introducer by);
  // Expects changing_ to be held.
  Result<PeerPtr, Refusals> keep(Peer peer);
  Result<void, Refusals> objections(const Card& card) const;
  std::vector<std::size_t> draw_words() const;

  const World world_;
  std::mutex changing_;              // one change at a time, from reading the peer to storing it
  mutable std::shared_mutex mutex_;  // guards peers_
  std::map<PublicKey, PeerPtr> peers_;
};

// The places of words a person is asked for, and how many.
inline constexpr std::size_t asked_words_count = 4;

}  // namespace simpul::federation
