#include "known_view.h"

#include "encoding/mapper.h"
#include "regions/region_ref.h"

namespace simpul::signing {
namespace {

// Who recorded it, in which capacity and by which letter is the dossier's to say; this is what the paper shows.
Json signature_view(const signing::SignatureRecorded& fact, const regions::Register& regions) {
  JsonObject out{{"party", regions::region_ref(regions, fact.party)},
                 {"office", fact.signer.office},
                 {"method", enum_text(fact.method)},
                 {"on", fact.on.text()}};
  if (fact.signer.name) out.emplace("name", *fact.signer.name);
  return out;
}

}  // namespace

std::vector<const dossiers::Document*> later_papers(const dossiers::State& state, const DocumentId& document) {
  std::vector<const dossiers::Document*> out;
  for (const dossiers::Document& later : state.documents) {
    const bool changes = later.type == dossiers::DocumentType::Amendment ||
                         later.type == dossiers::DocumentType::Extension ||
                         later.type == dossiers::DocumentType::Termination;
    if (later.parent != document || !changes) continue;
    if (state.signatures.complete(later.document, state.signatories(later))) out.push_back(&later);
  }
  return out;
}

Json known_view(const KnownPaper& paper, const regions::Register& regions) {
  const dossiers::State& state = *paper.state;
  const dossiers::Document& document = *state.document(paper.document);
  const auto signatories = state.signatories(document);
  JsonArray parties;
  JsonArray signatures;
  for (const RegionCode& party : signatories) {
    parties.push_back(regions::region_ref(regions, party));
    const signing::Signature* signature = state.signatures.valid(document.document, party);
    if (signature) signatures.push_back(signature_view(signature->fact, regions));
  }
  JsonArray later;
  for (const dossiers::Document* each : later_papers(state, document.document)) {
    later.push_back(JsonObject{{"type", enum_text(each->type)}, {"title", each->title}});
  }
  JsonObject out{{"kind", enum_text(paper.kind)},
                 {"type", enum_text(document.type)},
                 {"title", document.title},
                 {"parties", std::move(parties)},
                 {"signatures", std::move(signatures)},
                 {"complete", state.signatures.complete(document.document, signatories)},
                 {"later", std::move(later)}};
  if (const auto agreed = state.positions.agreed(document.document, signatories)) out.emplace("text", agreed->text());
  return out;
}

}  // namespace simpul::signing
