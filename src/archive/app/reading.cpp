#include "reading.h"

#include <algorithm>

#include "encoding/base64.h"

namespace simpul::archive {
namespace {

// The pages that hold a proposal, those that say most first.
std::vector<std::size_t> pages_worth_showing(const OldAgreement& agreement) {
  std::vector<std::size_t> pages;
  const auto add = [&](const Proposal& proposal) {
    for (const Place& place : proposal.places) {
      if (std::ranges::find(pages, place.page) == pages.end()) pages.push_back(place.page);
    }
  };
  for (const Proposal* each : {&agreement.kind, &agreement.title, &agreement.signed_on, &agreement.place,
                               &agreement.start, &agreement.end, &agreement.term}) {
    add(*each);
  }
  for (const PartyProposal& party : agreement.parties) {
    for (const Proposal* each : {&party.region, &party.agency, &party.number, &party.signatory, &party.office}) {
      add(*each);
    }
  }
  for (const Proposal& number : agreement.numbers) add(number);
  for (const ArticleProposal& article : agreement.articles) add(article.heading);
  return pages;
}

}  // namespace

Result<Reading, Refusal> read_agreement(const Tools& tools, const AgreementReader& reader, std::string_view bytes,
                                        std::string_view claimed_media_type) {
  const auto inspected = tools.inspector.inspect(bytes, claimed_media_type);
  if (!inspected) return refuse(inspected.error());
  auto pages = tools.pages.read(bytes, inspected->media_type);
  if (!pages) return refuse(std::move(pages.error()));
  Reading out;
  out.agreement = reader.read(*pages);
  out.pages = std::move(*pages);
  std::size_t told = 0;
  for (const std::size_t page : pages_worth_showing(out.agreement)) {
    if (out.pictures.size() == pictures_max) break;
    auto picture =
        tools.pages.picture(bytes, inspected->media_type, {page - 1, picture_width, out.pages[page - 1].quarter_turns});
    // A page that cannot be drawn keeps its proposals; they are shown without it.
    if (!picture) continue;
    const std::size_t size = (picture->size() + 2) / 3 * 4;
    if (told + size > picture_bytes_max) continue;
    told += size;
    out.pictures.emplace(page, std::move(*picture));
  }
  return out;
}

}  // namespace simpul::archive
