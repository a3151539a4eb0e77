#include "federation/card.h"

#include <optional>

#include "crypto/sha256.h"
#include "encoding/json.h"
#include "encoding/mapper.h"
#include "text/spoken_words.h"

namespace simpul::federation {

// The stored and signed form; names never change.
struct CardText {
  int v = 1;
  std::string address;
  Instant issued;
  PublicKey node;
  std::map<RegionCode, PublicKey> governments;
  std::string log;
  std::string witness;
  std::vector<int> protocols;
};
BOOST_DESCRIBE_STRUCT(CardText, (), (v, address, issued, node, governments, log, witness, protocols))

struct CardLetter {
  std::string card;
  Signature by_node;
  std::map<RegionCode, Signature> by_governments;
};
BOOST_DESCRIBE_STRUCT(CardLetter, (), (card, by_node, by_governments))

namespace {

constexpr std::size_t fingerprint_words = 10;
constexpr std::size_t governments_max = 600;

Refusals malformed(std::string why) { return {{"card_malformed", "", {{"why", std::move(why)}}}}; }
Refusals fails(std::string by) { return {{"card_signature_fails", "", {{"by", std::move(by)}}}}; }

JsonObject keys_of(const Card& card) {
  return {{"governments", to_json(card.governments)},
          {"log", card.log},
          {"node", card.node.text()},
          {"witness", card.witness}};
}

std::optional<Refusals> objection(const CardLetter& letter, const Card& card) {
  const std::string message = card_message(letter.card);
  if (!verify(card.node, message, letter.by_node)) return fails("node");
  for (const auto& [government, key] : card.governments) {
    const auto signature = letter.by_governments.find(government);
    const bool proven = signature != letter.by_governments.end() && verify(key, message, signature->second);
    if (!proven) return fails(government.text());
  }
  return std::nullopt;
}

}  // namespace

std::string Card::text() const {
  return canonical_json(to_json(CardText{1, address, issued, node, governments, log, witness, protocols}));
}

std::string SignedCard::json() const { return canonical_json(to_json(CardLetter{text, by_node, by_governments})); }

std::string card_message(std::string_view card_text) {
  const Digest hash = sha256(card_text);
  return "simpul/card/v1\n" + std::string(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size());
}

Result<CheckedCard, Refusals> read_card(std::string_view json) {
  const JsonLimits limits{.bytes_max = card_bytes_max, .depth_max = 8, .members_max = 4 * governments_max};
  const auto outer = read_json(json, limits);
  if (!outer) return refuse(Refusals{outer.error()});
  // Members that a later version adds are no fault: the card's own text is what is signed.
  auto letter = from_json<CardLetter>(*outer, UnknownMembers::Ignore);
  if (!letter) return refuse(std::move(letter.error()));
  const auto inner = read_json(letter->card, limits);
  if (!inner) return refuse(Refusals{inner.error()});
  if (canonical_json(*inner) != letter->card) return refuse(malformed("not canonical"));
  auto text = from_json<CardText>(*inner, UnknownMembers::Ignore);
  if (!text) return refuse(std::move(text.error()));
  if (text->v != 1) return refuse(malformed("version"));
  if (text->governments.size() > governments_max) return refuse(malformed("too many governments"));
  CheckedCard out{{std::move(text->address), text->issued, text->node, std::move(text->governments),
                   std::move(text->log), std::move(text->witness), std::move(text->protocols)},
                  {}};
  if (auto against = objection(*letter, out.card)) return refuse(std::move(*against));
  out.as_signed = {std::move(letter->card), letter->by_node, std::move(letter->by_governments)};
  return out;
}

std::vector<std::string> fingerprint(const Card& card) {
  const Digest hash = sha256("simpul/card/keys/v1\n" + canonical_json(keys_of(card)));
  return spoken_words(std::span(hash.bytes).first(fingerprint_words));
}

}  // namespace simpul::federation
