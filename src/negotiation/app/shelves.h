#pragma once

#include <map>
#include <mutex>

#include "drafting/own_paper.h"
#include "negotiation_app/desk.h"
#include "writing/pen.h"

namespace simpul::negotiation {

// What one government keeps of its own, with the library it drafts from: that of the program, and behind it its own
// papers as "own/<id>". Immutable; shared by readers.
struct KeptShelf {
  writing::Subject subject;
  drafting::Shelf shelf;
  std::shared_ptr<const drafting::Library> library;
  std::map<drafting::KeptId, Refusals> unreadable;  // files that are gone or that this program no longer understands
};
using KeptShelfPtr = std::shared_ptr<const KeptShelf>;

// Keeps the private libraries: one thread for each government, "library:<government>", which no federation ever offers.
// Safe from any thread.
class Shelves {
 public:
  Shelves(World& world, const drafting::Library& library) : world_(world), library_(library) {}

  Result<KeptShelfPtr, Refusals> find(const RegionCode& government);
  // Keeps files, all or none. What stands there already, with the same bytes, is kept once. Durable when it returns.
  // Codes: those of objections(), kept_file_too_large {max}, changed_meanwhile, storage_….
  Result<KeptShelfPtr, Refusals> keep(const access::Caller& caller, const std::vector<drafting::KeptFile>& files);
  // Codes: kept_unknown, changed_meanwhile, storage_….
  Result<KeptShelfPtr, Refusals> drop(const access::Caller& caller, const drafting::KeptId& kept);
  // The bytes of something that is kept. Codes: kept_unknown, text_not_here, storage_….
  Result<std::string, Refusals> file_of(const KeptShelf& shelf, const drafting::KeptId& kept);

 private:
  using Facts = std::vector<drafting::ShelfFact>;
  Result<KeptShelfPtr, Refusals> act(const access::Caller& caller, const Facts& facts);
  Result<void, PortError> append(const KeptShelf& before, const access::Caller& caller, const Facts& facts);
  Result<KeptShelfPtr, Refusals> read(const RegionCode& government);
  Refusals put_into(KeptShelf& shelf, drafting::Library& library, const drafting::Kept& kept);

  World& world_;
  const drafting::Library& library_;
  std::mutex mutex_;  // guards kept_
  std::map<std::string, KeptShelfPtr> kept_;
};

}  // namespace simpul::negotiation
