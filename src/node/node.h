#pragma once

#include <memory>
#include <set>
#include <string>

#include "access_app/access.h"
#include "adapters_of_node.h"
#include "dossiers_app/desk.h"
#include "front_door.h"
#include "law.h"
#include "log_keeper.h"
#include "regions_app/government_desk.h"

namespace simpul::node {

struct NodeSettings {
  std::string data_folder;
  bool demo = false;
  bool plain_cookie = false;  // for plain http inside a closed network
  std::string public_origin;  // "https://host" behind a proxy that changes Host
  // Whose word on the address of a client counts: a proxy on this machine, and those named at start.
  std::set<std::string> trusted_proxies = {"127.0.0.1", "::1"};
  std::string inspector_program;  // the program whose hidden command looks into files; empty: this one
};

// One node: every capability on its storage, without the network. Opened by commands that serve, replay or look.
class Node {
 public:
  // Takes the data folder for this process. Refusals name what is wrong and where.
  static Result<std::unique_ptr<Node>, Refusals> open(const NodeSettings& settings, Clock& clock);
  ~Node();

  Law& law() { return *law_; }
  Adapters& adapters() { return *adapters_; }
  access::Access& access() { return *access_; }
  dossiers::Desk& dossiers() { return *dossiers_; }
  regions::GovernmentDesk& governments() { return *governments_; }
  LogKeeper& log_keeper() { return *log_keeper_; }

  // Makes this node write for a government: key, first fact. Harmless when it already does.
  Result<void, Refusals> host(const RegionCode& region);

  // The door with every route. `server_metrics` feeds /metrics.
  std::unique_ptr<FrontDoor> front_door(std::function<http_server::Metrics()> server_metrics);

 private:
  Node() = default;

  NodeSettings settings_;
  std::unique_ptr<Law> law_;
  std::unique_ptr<Adapters> adapters_;
  std::unique_ptr<access::Access> access_;
  std::unique_ptr<regions::GovernmentDesk> governments_;
  std::unique_ptr<dossiers::Desk> dossiers_;
  std::unique_ptr<LogKeeper> log_keeper_;
};

}  // namespace simpul::node
