// What other logs and witnesses send: notes, checkpoints, proofs, requests to cosign, tiles and bundles.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kernel/expects.h"
#include "ledger/proof_file.h"
#include "ledger/tile.h"
#include "ledger/witness.h"

using namespace simpul;
using namespace simpul::ledger;

namespace {

void look_at_notes(std::string_view bytes) {
  if (const auto note = read_note(bytes)) {
    const auto checkpoint = read_checkpoint(note->text);
    if (checkpoint) expects(checkpoint->text() == note->text, "a checkpoint has one form");
  }
  if (const auto proof = read_proof_file(bytes)) expects(proof->text() == bytes, "a proof file has one form");
  if (const auto request = read_witness_request(bytes)) {
    const auto again = read_witness_request(request->text());
    expects(again && again->text() == request->text(), "a request reads as it was written");
  }
}

void look_at_tiles(std::string_view bytes) {
  if (const auto tile = Tile::parse(bytes)) expects(tile->path() == bytes, "a tile has one address");
  if (const auto tile = parse_entries_path(bytes)) {
    expects(entries_path(tile->place, tile->width) == bytes, "a bundle has one address");
  }
  if (const auto hashes = read_tile(bytes)) expects(tile_bytes(*hashes) == bytes, "a tile has one form");
  if (const auto entries = read_entry_bundle(bytes)) {
    expects(entry_bundle(*entries) == bytes, "a bundle has one form");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  look_at_notes(bytes);
  look_at_tiles(bytes);
  return 0;
}
