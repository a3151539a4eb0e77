#pragma once

#include <mutex>
#include <unordered_map>

#include "negotiation_app/desk.h"
#include "writing/pen.h"

namespace simpul::negotiation {

// One room as this node holds it. Immutable; shared by readers.
struct KeptRoom {
  writing::Subject subject;
  Room room;
  std::string mark;  // changes with every event
};
using KeptRoomPtr = std::shared_ptr<const KeptRoom>;

// One act in the room of the caller's government.
struct RoomAct {
  const access::Caller& caller;
  std::string dossier;
  RoomFact fact;
  // The draft the act was decided upon; draft_changed_meanwhile where the document has another by now.
  struct Basis {
    DocumentId document;
    std::optional<Digest> draft;
  };
  std::optional<Basis> basis;
};

// Keeps the private rooms: one thread for each dossier and government, "room:<dossier>:<government>", which no
// federation ever offers. Safe from any thread.
class Rooms {
 public:
  Rooms(World& world, const Ladder& ladder) : world_(world), ladder_(ladder) {}

  Result<KeptRoomPtr, Refusals> find(const std::string& dossier, const RegionCode& government);
  // Durable when it returns. Codes: those of objections(), draft_changed_meanwhile, changed_meanwhile, storage_….
  Result<KeptRoomPtr, Refusals> act(const RoomAct& act);

  const Ladder& ladder() const { return ladder_; }

 private:
  Result<KeptRoomPtr, PortError> append(const KeptRoomPtr& before, const RoomAct& act, const Hand& hand);

  World& world_;
  const Ladder& ladder_;
  std::mutex mutex_;  // guards kept_
  std::unordered_map<std::string, KeptRoomPtr> kept_;
};

Refusals storage_refusal(const PortError& error);
std::set<std::string> role_names(const access::Caller& caller);

}  // namespace simpul::negotiation
