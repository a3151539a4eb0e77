#pragma once

// Private to the federation app: a peer as a row of its table.

#include "federation_app/peers.h"

namespace simpul::federation {

Statement peer_row(const Peer& peer);
// Every stored peer. Corrupt where one no longer reads.
Result<std::vector<Peer>, PortError> stored_peers(Database& database);

}  // namespace simpul::federation
