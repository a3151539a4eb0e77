#include "negotiation_app/agreed_papers.h"

#include <algorithm>

#include "dossier_knowledge.h"
#include "drafting/printed_paper.h"
#include "rooms.h"
#include "texts.h"

namespace simpul::negotiation {

struct AgreedPapers::Parts {
  Parts(World its_world, GovernmentOf its_governments, Knowledge its_knowledge)
      : world(its_world),
        government_of(std::move(its_governments)),
        knowledge(its_knowledge),
        texts(world.blobs),
        rooms(world, knowledge.ladder) {}

  World world;
  GovernmentOf government_of;
  Knowledge knowledge;
  Texts texts;
  Rooms rooms;
};

namespace {

// The round that brought the text all hold; null where they hold none.
const Positions::Taken* agreed_round(const dossiers::State& state, const dossiers::Document& document) {
  const auto agreed = state.positions.agreed(document.document, state.signatories(document));
  if (!agreed) return nullptr;
  for (const auto& taken : state.positions.of(document.document)) {
    if (taken.text == *agreed) return &taken;
  }
  return nullptr;
}

// A government that drafted here works with paraf here; where it only took what others sent, they may stand on paper.
std::optional<int> missing_parafs(const Room& room, const Ladder& ladder, const Positions::Taken& agreed,
                                  const DocumentId& document) {
  bool any = room.draft(document) != nullptr;
  int missing = 0;
  for (const Rung& rung : ladder) {
    const RungStanding standing = room.standing(document, rung.id, *agreed.clauses);
    any = any || standing.initial.has_value();
    missing += standing.standing == InitialStanding::Holds ? 0 : 1;
  }
  return any ? std::optional(missing) : std::nullopt;
}

}  // namespace

AgreedPapers::AgreedPapers(World world, GovernmentOf government_of, Knowledge knowledge)
    : parts_(std::make_unique<Parts>(world, std::move(government_of), knowledge)) {}

AgreedPapers::~AgreedPapers() = default;

Result<TextReview, Refusals> AgreedPapers::review(const RegionCode& government, const DossierSeen& dossier,
                                                  const dossiers::Document& document) {
  const Positions::Taken* agreed = agreed_round(*dossier.state, document);
  if (!agreed || !agreed->clauses) return TextReview{};
  const auto text = parts_->texts.get(agreed->text);
  if (!text) return refuse(text.error());
  const auto room = parts_->rooms.find(dossier.id, government);
  if (!room) return refuse(room.error());
  const Date today = day_of(parts_->world.clock.now(), Zone::Wib);
  const DossierKnowledge known(parts_->knowledge, {government, parts_->government_of(government)}, *dossier.state,
                               document);
  const auto findings = drafting::findings_of(*text, document.type, known.lint_context(today));
  const auto errors = std::ranges::count(findings, drafting::Severity::Error, &drafting::Finding::severity);
  return TextReview{static_cast<int>(errors),
                    missing_parafs((*room)->room, parts_->knowledge.ladder, *agreed, document.document)};
}

Result<RenderedPdf, Refusals> AgreedPapers::to_sign(const DossierSeen& dossier, const dossiers::Document& document) {
  const Positions::Taken* agreed = agreed_round(*dossier.state, document);
  if (!agreed) return refuse(Refusals{{"text_not_agreed", "/text", {}}});
  const auto text = parts_->texts.get(agreed->text);
  if (!text) return refuse(text.error());
  drafting::PrintedAs as;
  as.document = document.type;
  as.title = document.title;
  as.made_at = agreed->at;
  as.verify_origin = parts_->knowledge.public_origin;
  auto drawn = parts_->world.renderer.pdf(drafting::printed_paper(*text, parts_->knowledge.library, as));
  if (!drawn) return refuse(Refusals{drawn.error()});
  return std::move(*drawn);
}

}  // namespace simpul::negotiation
