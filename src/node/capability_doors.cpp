#include "capability_doors.h"

#include "node/embedded.h"
#include "signing_app/scan_desk.h"

namespace simpul::node {
namespace {

std::shared_ptr<const dossiers::State> state_of(const dossiers::WovenPtr& woven) { return {woven, &woven->state}; }

dossiers::DossierSeen seen(const dossiers::WovenPtr& woven) { return {woven->id, state_of(woven), woven->mark}; }

Result<dossiers::DossierSeen, Refusals> seen(const Result<dossiers::WovenPtr, Refusals>& woven) {
  if (!woven) return refuse(woven.error());
  return seen(*woven);
}

}  // namespace

negotiation::World world_of_negotiation(Adapters& adapters) {
  return {*adapters.journal, *adapters.blobs,     *adapters.keys,     adapters.clock,       adapters.chance,
          adapters.feed,     *adapters.inspector, *adapters.renderer, *adapters.word_files, *adapters.template_files};
}

negotiation::DossierDoor negotiation_door(dossiers::Desk& desk) {
  return {[&desk](const std::string& id, const RegionCode& government) { return seen(desk.find(id, government)); },
          [&desk](const access::Caller& caller, const std::string& id, dossiers::Fact fact) {
            return seen(desk.act({caller, id, {std::move(fact)}, {}, {}}));
          }};
}

signing::DossierDoor signing_door(dossiers::Desk& desk) {
  signing::DossierDoor door;
  door.find = [&desk](const std::string& id, const RegionCode& government) { return seen(desk.find(id, government)); };
  door.act = [&desk](const access::Caller& caller, const dossiers::DossierSeen& basis,
                     std::vector<dossiers::Fact> facts) {
    return seen(desk.act({caller, basis.id, std::move(facts), basis.mark, {}}));
  };
  door.keep_pdf = [&desk](const access::Caller& caller, std::string_view bytes) -> Result<Digest, Refusals> {
    const auto kept = desk.keep(caller, bytes, "application/pdf");
    if (!kept) return refuse(kept.error());
    return kept->hash;
  };
  door.read_file = [&desk](const Digest& hash) -> Result<std::string, Refusals> {
    auto bytes = desk.world().blobs.get(hash);
    if (bytes) return std::move(*bytes);
    if (bytes.error().fault == PortFault::NotFound) return refuse(Refusals{{"attachment_not_here"}});
    return refuse(dossiers::storage_refusal(bytes.error()));
  };
  return door;
}

signing::TextDoor text_door(std::shared_ptr<negotiation::AgreedPapers> papers) {
  return {[papers](const RegionCode& government, const dossiers::DossierSeen& dossier,
                   const dossiers::Document& document) { return papers->review(government, dossier, document); },
          [papers](const dossiers::DossierSeen& dossier, const dossiers::Document& document) {
            return papers->to_sign(dossier, document);
          }};
}

signing::Tools signing_tools(Adapters& adapters) {
  const SigningSetup& setup = *adapters.signing_setup;
  return {*adapters.signatures,
          adapters.clock,
          adapters.chance,
          [&setup, &clock = adapters.clock] { return setup.trust(clock.now()); },
          [&setup](const RegionCode& government) { return setup.service_of(government); },
          [&setup](const RegionCode& government, const std::string& name) { return setup.token_of(government, name); },
          [&setup, timestamps = adapters.timestamps](const RegionCode& government) {
            signing::SigningWays ways = setup.ways_of(government);
            ways.timestamp = timestamps;
            return ways;
          },
          [&inspector = *adapters.inspector, &reader = *adapters.page_reader](
              std::string_view bytes, std::string_view claimed) -> Result<std::vector<paper::RecognisedPage>, Refusal> {
            const auto inspected = inspector.inspect(bytes, claimed);
            if (!inspected) return refuse(inspected.error());
            return reader.read(bytes, inspected->media_type);
          }};
}

dossiers::ScanReader scan_reader(std::shared_ptr<signing::ScanDesk> scans) {
  return [scans = std::move(scans)](const dossiers::DossierSeen& dossier, const dossiers::Document& document,
                                    const dossiers::FileAttached& scan) {
    return scans->reading(dossier, document, scan);
  };
}

signing::VerifierWorld verifier_world(Adapters& adapters, dossiers::Desk& desk, const Law& law) {
  const SigningSetup& setup = *adapters.signing_setup;
  return {*adapters.signatures,
          [&setup, &clock = adapters.clock] { return setup.trust(clock.now()); },
          [&desk](const Digest& hash) -> Result<std::vector<signing::KnownPaper>, Refusals> {
            const auto found = desk.find_provable(hash);
            if (!found) return refuse(found.error());
            std::vector<signing::KnownPaper> out;
            for (const auto& paper : *found) out.push_back({state_of(paper.dossier), paper.document, paper.kind});
            return out;
          },
          law.regions,
          law.words,
          std::string(embedded::find(embedded::web(), "index.html").value_or(""))};
}

}  // namespace simpul::node
