#pragma once

// What a node says of itself: its keys, and for which governments it writes (docs/formats/federation.md).

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/region_code.h"
#include "kernel/result.h"

namespace simpul::federation {

inline constexpr std::size_t card_bytes_max = 256u << 10;

struct Card {
  std::string address;  // "https://simpul.kaltimprov.go.id"; empty where nobody can reach the node from outside
  Instant issued;
  PublicKey node;                               // signs what the node says to others
  std::map<RegionCode, PublicKey> governments;  // whose threads it writes
  std::string log;                              // the log's key as a note's verifier key (c2sp.org/signed-note)
  std::string witness;                          // the key by which it cosigns the logs of others
  std::vector<int> protocols;                   // versions of the exchange it speaks

  bool operator==(const Card&) const = default;
  std::string text() const;  // canonical JSON
};

// A card with the signatures that prove that whoever wrote it holds every key in it.
struct SignedCard {
  std::string text;
  Signature by_node;
  std::map<RegionCode, Signature> by_governments;

  std::string json() const;
};

// What each of these keys signs.
std::string card_message(std::string_view card_text);

// Reads and checks a card as it travels. Codes: card_malformed {why}, card_signature_fails {by}, json_….
struct CheckedCard {
  Card card;
  SignedCard as_signed;
};
Result<CheckedCard, Refusals> read_card(std::string_view json);

// Ten words over every key of a card, the address left aside: two people who read the same words to each other over
// the phone hold the same keys. 80 bits: whoever wants to put other keys in their place has to find a second preimage.
std::vector<std::string> fingerprint(const Card& card);

}  // namespace simpul::federation
