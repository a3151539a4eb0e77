#include "peer_rows.h"

#include "encoding/mapper.h"

namespace simpul::federation {
namespace {

constexpr std::string_view select_peers =
    "SELECT address, state, introduced_by, introduced_at, card, new_card, asked_words, confirmed_at, confirmed_by"
    " FROM peers ORDER BY node";
constexpr std::string_view upsert_peer =
    "INSERT INTO peers (node, address, state, introduced_by, introduced_at, card, new_card, asked_words, confirmed_at,"
    " confirmed_by) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (node) DO UPDATE SET address=excluded.address,"
    " state=excluded.state, introduced_by=excluded.introduced_by, introduced_at=excluded.introduced_at,"
    " card=excluded.card, new_card=excluded.new_card, asked_words=excluded.asked_words,"
    " confirmed_at=excluded.confirmed_at, confirmed_by=excluded.confirmed_by";

SqlValue text_or_null(const std::optional<std::string>& text) {
  if (text) return *text;
  return nullptr;
}

std::optional<Peer> peer_in(const Row& row) {
  auto card = read_card(row.text(4));
  const auto state = parse_enum<PeerState>(row.text(1));
  const auto by = parse_enum<Introducer>(row.text(2));
  const auto at = Instant::parse(row.text(3));
  const auto asked = read_json(row.text(6));
  const auto words = asked ? from_json<std::vector<std::size_t>>(*asked) : refuse(Refusals{});
  if (!card || !state || !by || !at || !words) return std::nullopt;
  Peer peer{std::move(card->card), std::move(card->as_signed), std::string(row.text(0)), *state, *by, *at};
  peer.asked_words = *words;
  if (!row.is_null(5)) {
    auto later = read_card(row.text(5));
    if (!later) return std::nullopt;
    peer.new_card = std::move(*later);
  }
  if (!row.is_null(7)) peer.confirmed_at = Instant::parse(row.text(7));
  if (!row.is_null(8)) peer.confirmed_by = row.text(8);
  return peer;
}

}  // namespace

Statement peer_row(const Peer& peer) {
  std::optional<std::string> later;
  if (peer.new_card) later = peer.new_card->as_signed.json();
  std::optional<std::string> confirmed;
  if (peer.confirmed_at) confirmed = peer.confirmed_at->text();
  return {upsert_peer,
          {peer.node().text(), peer.address, enum_text(peer.state), enum_text(peer.introduced_by),
           peer.introduced_at.text(), peer.as_signed.json(), text_or_null(later), json_text(to_json(peer.asked_words)),
           text_or_null(confirmed), peer.confirmed_by}};
}

Result<std::vector<Peer>, PortError> stored_peers(Database& database) {
  std::vector<Peer> out;
  bool readable = true;
  const auto read = database.read([&](Reader& reader) {
    reader.query({select_peers}, [&](const Row& row) {
      auto peer = peer_in(row);
      readable = readable && peer.has_value();
      if (peer) out.push_back(std::move(*peer));
      return true;
    });
  });
  if (!read) return refuse(read.error());
  if (!readable) return refuse(PortError{PortFault::Corrupt, "peers"});
  return out;
}

}  // namespace simpul::federation
