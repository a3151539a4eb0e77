#pragma once

#include <map>
#include <span>
#include <string>

#include "crypto/ed25519.h"
#include "kernel/instant.h"
#include "upkeep/examination.h"

namespace simpul::node {

struct KeysFound {
  std::map<RegionCode, PublicKey> keys;
  Refusals problems;  // where there is one, the key store was not opened and `keys` says nothing
};
// Modes of secret and keys, and whether the keys open. Creates nothing.
KeysFound check_keys(const Places& places);

// Each government that began its register here must still have the key it began with.
Refusals compare_keys(const std::map<RegionCode, PublicKey>& keys, const std::map<RegionCode, PublicKey>& established,
                      const Places& places, const std::string& backup);

// Every file against its hash; `named` are the attachments of dossiers and the texts of rounds and drafts.
Examined check_files(const Places& places, std::span<const Digest> named, const std::string& backup);

// What papers and strangers' files need of this machine: fonts, and a cage that holds.
Examined check_machine();

// Whether what the administrator set up for signing can be used; what is not set up is no problem.
Examined check_signing(const std::string& folder);

// How old the last good backup is.
Examined check_backup(const std::string& folder, Instant now);

}  // namespace simpul::node
