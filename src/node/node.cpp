#include "node.h"

#include <fstream>

#include "archive_app/routes.h"
#include "bundle_doors.h"
#include "capability_doors.h"
#include "crypto/sha256.h"
#include "dossiers_app/routes.h"
#include "negotiation_app/routes.h"
#include "node/embedded.h"
#include "regions_app/routes.h"
#include "signing_app/routes.h"
#include "signing_app/scan_desk.h"
#include "system_routes.h"

namespace simpul::node {
namespace {

constexpr std::string_view demo_password = "simpul-demo-2022";

// TOTP secrets rest under a key derived from the node's secret, so that a copied database alone opens nothing.
SealKey seal_key_of(const std::string& secret_file) {
  std::ifstream file(secret_file, std::ios::binary);
  const std::string secret{std::istreambuf_iterator<char>(file), {}};
  return sha256("simpul/totp/v1\n" + secret).bytes;
}

access::AccessSettings access_settings(const NodeSettings& settings) {
  access::AccessSettings out;
  out.demo = settings.demo;
  if (settings.demo) out.demo_password = demo_password;
  if (settings.plain_cookie) out.cookie = access::CookieKind::Plain;
  return out;
}

web::StaticFiles screens() {
  web::StaticFiles files;
  for (const embedded::File& file : embedded::web()) files.add(file.path, std::string(file.bytes));
  return files;
}

// A bundle asked for right after an act holds the proof of that act too.
LoggedDoor newest_in(LogKeeper& keeper) {
  return [&keeper, logged = logged_in(keeper.reader())](const std::vector<Digest>& events) {
    keeper.catch_up();
    return logged(events);
  };
}

void append(access::Routes& routes, access::Routes more) {
  for (access::Route& route : more) routes.push_back(std::move(route));
}

}  // namespace

Node::~Node() = default;

Result<std::unique_ptr<Node>, Refusals> Node::open(const NodeSettings& settings, Clock& clock) {
  std::unique_ptr<Node> node(new Node());
  node->settings_ = settings;
  auto law = read_law();
  if (!law) return refuse(std::move(law.error()));
  node->law_ = std::move(*law);
  auto adapters = open_adapters(settings.data_folder, settings.inspector_program, clock);
  if (!adapters) return refuse(std::move(adapters.error()));
  node->adapters_ = std::move(*adapters);
  Adapters& world = *node->adapters_;
  Law& known = *node->law_;
  node->access_ = std::make_unique<access::Access>(
      access::AccessPorts{
          *world.database, world.clock, world.chance, known.messages, seal_key_of(world.places.secret),
          access::GuessablePasswords::read(embedded::find(embedded::tables(), "common_passwords.txt").value_or("")),
          [&known](const RegionCode& code) {
            const regions::Region* region = known.regions.find(code);
            return region ? regions::full_name(*region) : std::string();
          }},
      access_settings(settings));
  node->governments_ = std::make_unique<regions::GovernmentDesk>(
      regions::GovernmentWorld{*world.journal, *world.keys, world.clock, world.chance, world.feed}, known.regions);
  node->dossiers_ = std::make_unique<dossiers::Desk>(
      dossiers::World{*world.journal, *world.database, *world.blobs, *world.keys, world.clock, world.chance, world.feed,
                      *world.inspector},
      known.rules, known.regions,
      [governments = node->governments_.get()](const RegionCode& region, const signing::SignatureRecorded& fact) {
        return governments->contradictions(region, fact);
      });
  auto keeper = LogKeeper::open(world, {settings.public_origin, settings.demo || settings.plain_cookie});
  if (!keeper) return refuse(std::move(keeper.error()));
  node->log_keeper_ = std::move(*keeper);
  return node;
}

Result<void, Refusals> Node::host(const RegionCode& region) {
  const auto party = law_->regions.require_party(region.text(), "/government");
  if (!party) return refuse(Refusals{party.error()});
  const auto key = adapters_->keys->host(region, adapters_->chance);
  if (!key) return refuse(Refusals{key.error()});
  return governments_->establish(region);
}

std::unique_ptr<FrontDoor> Node::front_door(std::function<http_server::Metrics()> server_metrics) {
  access::Routes routes = system_routes({*adapters_, *law_, *access_, settings_.demo, std::move(server_metrics)});
  append(routes, access_->routes([this](const RegionCode& region) { return host(region); }));
  append(routes, regions::register_routes(*governments_, law_->regions, law_->rules_json, law_->messages));
  const auto government_of = [this](const RegionCode& region) { return governments_->government_of(region); };
  const negotiation::World talks = world_of_negotiation(*adapters_);
  const negotiation::Knowledge papers{law_->library,
                                      law_->lint,
                                      law_->rules,
                                      law_->ladder,
                                      law_->regions,
                                      law_->words,
                                      [this](std::string_view account) { return access_->name_of(account); },
                                      settings_.public_origin};
  append(routes,
         negotiation::negotiation_routes(talks, negotiation_door(*dossiers_), government_of, papers, law_->messages));
  const signing::Doors doors{signing_door(*dossiers_),
                             text_door(std::make_shared<negotiation::AgreedPapers>(talks, government_of, papers)),
                             government_of, [this](const RegionCode& region, const signing::SignatureRecorded& fact) {
                               return governments_->contradictions(region, fact);
                             }};
  signing::Tools tools = signing_tools(*adapters_);
  tools.scans = std::make_shared<signing::ScanDesk>(doors, tools);
  append(routes, dossiers::dossier_routes(*dossiers_, government_of, scan_reader(tools.scans), law_->messages));
  append(routes, signing::signing_routes(doors, tools, {law_->rules, law_->regions, law_->words}, law_->messages));
  append(routes, signing::verification_routes(verifier_world(*adapters_, *dossiers_, *law_), law_->messages));
  append(routes, archive::archive_routes({*adapters_->inspector, *adapters_->page_reader, law_->regions, law_->words},
                                         law_->messages));
  append(routes,
         proof::proof_routes(bundle_world(*adapters_, *law_, newest_in(*log_keeper_), log_keeper_->witness_setup()),
                             bundle_door(*dossiers_), law_->messages));
  append(routes, ledger::log_routes(log_keeper_->house(), law_->messages));
  return std::make_unique<FrontDoor>(
      FrontDoor::Parts{*access_, adapters_->clock, law_->messages, settings_.public_origin}, std::move(routes),
      screens());
}

}  // namespace simpul::node
