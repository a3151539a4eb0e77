#include "federation_app/peers.h"

#include <algorithm>
#include <mutex>

#include "peer_rows.h"
#include "storage.h"

namespace simpul::federation {
namespace {

bool same_keys(const Card& one, const Card& other) { return fingerprint(one) == fingerprint(other); }

// How people type what they hear: any case, spaces around.
std::string as_typed(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 'a' && c <= 'z') {
      out += c;
    }
  }
  return out;
}

bool words_fit(const Peer& peer, const Card& card, const std::vector<std::string>& typed) {
  const auto words = fingerprint(card);
  if (typed.size() != peer.asked_words.size() || typed.empty()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (as_typed(typed[i]) != words.at(peer.asked_words[i])) return false;
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<Peers>, PortError> Peers::open(World world) {
  auto stored = stored_peers(world.database);
  if (!stored) return refuse(std::move(stored.error()));
  std::unique_ptr<Peers> out(new Peers(world));
  for (Peer& peer : *stored) {
    const PublicKey node = peer.node();
    out->peers_.emplace(node, std::make_shared<const Peer>(std::move(peer)));
  }
  return out;
}

std::vector<PeerPtr> Peers::all() const {
  const std::shared_lock lock(mutex_);
  std::vector<PeerPtr> out;
  for (const auto& [node, peer] : peers_) out.push_back(peer);
  return out;
}

PeerPtr Peers::find(const PublicKey& node) const {
  const std::shared_lock lock(mutex_);
  const auto found = peers_.find(node);
  return found == peers_.end() ? nullptr : found->second;
}

PeerPtr Peers::of(const RegionCode& government) const {
  const std::shared_lock lock(mutex_);
  for (const auto& [node, peer] : peers_) {
    if (peer->state != PeerState::Waiting && peer->writes_for(government)) return peer;
  }
  return nullptr;
}

std::optional<PublicKey> Peers::key_of(const RegionCode& government) const {
  if (auto own = world_.signer.public_key(government)) return own;
  const PeerPtr peer = of(government);
  if (!peer) return std::nullopt;
  return peer->card.governments.at(government);
}

// One government writes on one node: two would tell two stories.
Result<void, Refusals> Peers::objections(const Card& card) const {
  for (const auto& [government, key] : card.governments) {
    if (world_.signer.public_key(government)) {
      return refuse(Refusals{{"government_hosted_here", "", {{"government", government.text()}}}});
    }
    const PeerPtr other = of(government);
    if (other && other->node() != card.node) {
      return refuse(Refusals{{"government_of_other_node", "", {{"government", government.text()}}}});
    }
  }
  return {};
}

std::vector<std::size_t> Peers::draw_words() const {
  std::vector<std::size_t> places;
  while (places.size() < asked_words_count) {
    const std::size_t place = world_.chance.bytes<1>()[0] % 10u;
    if (std::ranges::find(places, place) == places.end()) places.push_back(place);
  }
  std::ranges::sort(places);
  return places;
}

Result<PeerPtr, Refusals> Peers::keep(Peer peer) {
  const auto kept = std::make_shared<const Peer>(std::move(peer));
  if (auto written = write_all(world_.database, {peer_row(*kept)}); !written) return refuse(std::move(written.error()));
  const std::unique_lock lock(mutex_);
  peers_[kept->node()] = kept;
  return PeerPtr(kept);
}

Result<PeerPtr, Refusals> Peers::meet_anew(const CheckedCard& checked, Introducer by) {
  for (const auto& [government, key] : checked.card.governments) {
    if (world_.signer.public_key(government)) {
      return refuse(Refusals{{"government_hosted_here", "", {{"government", government.text()}}}});
    }
  }
  const auto waiting = std::ranges::count_if(all(), [](const PeerPtr& peer) {
    return peer->state == PeerState::Waiting && peer->introduced_by == Introducer::Them;
  });
  if (by == Introducer::Them && static_cast<std::size_t>(waiting) >= introductions_max) {
    return refuse(Refusals{{"introductions_full"}});
  }
  Peer peer{checked.card, checked.as_signed, checked.card.address, PeerState::Waiting, by, world_.clock.now()};
  peer.asked_words = draw_words();
  return keep(std::move(peer));
}

Result<PeerPtr, Refusals> Peers::meet(const CheckedCard& checked, Introducer by, const PublicKey& self) {
  const std::lock_guard changing(changing_);
  if (checked.card.node == self) return refuse(Refusals{{"peer_is_self"}});
  const PeerPtr known = find(checked.card.node);
  if (!known) return meet_anew(checked, by);
  const bool newer = checked.card.issued > known->card.issued;
  if (!newer || checked.card == known->card) return known;
  Peer peer = *known;
  if (known->state == PeerState::Waiting || same_keys(checked.card, known->card)) {
    peer.card = checked.card;
    peer.as_signed = checked.as_signed;
    if (!checked.card.address.empty()) peer.address = checked.card.address;
  } else {
    if (peer.new_card && peer.new_card->card == checked.card) return known;
    peer.new_card = checked;
    peer.asked_words = draw_words();
  }
  return keep(std::move(peer));
}

Result<PeerPtr, Refusals> Peers::confirm(const PublicKey& node, const std::vector<std::string>& words,
                                         const std::string& account) {
  const std::lock_guard changing(changing_);
  const PeerPtr known = find(node);
  if (!known) return refuse(Refusals{{"peer_unknown"}});
  const Card& card = known->new_card ? known->new_card->card : known->card;
  if (auto against = objections(card); !against) return refuse(std::move(against.error()));
  Peer peer = *known;
  const bool fit = words_fit(*known, card, words);
  // Other words next time, also after a good answer: what was typed once proves nothing again.
  peer.asked_words = draw_words();
  if (!fit) {
    if (auto kept = keep(std::move(peer)); !kept) return kept;
    return refuse(Refusals{{"peer_words_differ"}});
  }
  if (known->new_card) {
    peer.card = known->new_card->card;
    peer.as_signed = known->new_card->as_signed;
    peer.new_card.reset();
    if (!peer.card.address.empty()) peer.address = peer.card.address;
  }
  peer.state = PeerState::Trusted;
  peer.confirmed_at = world_.clock.now();
  peer.confirmed_by = account;
  return keep(std::move(peer));
}

Result<PeerPtr, Refusals> Peers::vouch(const PublicKey& node, const std::string& directory) {
  const std::lock_guard changing(changing_);
  const PeerPtr known = find(node);
  if (!known) return refuse(Refusals{{"peer_unknown"}});
  if (auto against = objections(known->card); !against) return refuse(std::move(against.error()));
  Peer peer = *known;
  peer.state = PeerState::Trusted;
  peer.confirmed_at = world_.clock.now();
  peer.confirmed_by = directory;
  return keep(std::move(peer));
}

Result<PeerPtr, Refusals> Peers::set_paused(const PublicKey& node, bool paused) {
  const std::lock_guard changing(changing_);
  const PeerPtr known = find(node);
  if (!known || known->state == PeerState::Waiting) return refuse(Refusals{{"peer_unknown"}});
  Peer peer = *known;
  peer.state = paused ? PeerState::Paused : PeerState::Trusted;
  return keep(std::move(peer));
}

Result<void, Refusals> Peers::remove(const PublicKey& node) {
  const std::lock_guard changing(changing_);
  if (!find(node)) return refuse(Refusals{{"peer_unknown"}});
  auto written = write_all(world_.database, {{"DELETE FROM peers WHERE node = ?", {node.text()}}});
  if (!written) return written;
  const std::unique_lock lock(mutex_);
  peers_.erase(node);
  return {};
}

}  // namespace simpul::federation
