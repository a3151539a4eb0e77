#include "archive/agreement_reader.h"

#include "parts.h"

namespace simpul::archive {

AgreementReader::AgreementReader(const regions::Register& register_of_regions)
    : names_(std::make_unique<const RegionNames>(register_of_regions)) {}

AgreementReader::~AgreementReader() = default;

OldAgreement AgreementReader::read(std::span<const paper::RecognisedPage> pages) const {
  const Script script(pages);
  const auto articles = read_articles(script);
  const Parts parts = parts_of(script, articles.empty() ? std::nullopt : std::optional(articles.front().tokens.begin));
  const Heading heading = read_heading(script, parts.heading);
  OldAgreement out;
  out.kind = heading.kind;
  out.title = heading.title;
  out.parties = read_parties(script, *names_, heading, parts);
  out.numbers = give_numbers(out.parties, read_numbers(script, parts.heading));
  read_signatories(script, *names_, parts, out.parties);
  auto signing = read_signing(script, parts);
  auto term = read_term(script, parts, signing.day);
  out.signed_on = std::move(signing.day);
  out.place = std::move(signing.place);
  out.start = std::move(term.start);
  out.end = std::move(term.end);
  out.term = std::move(term.length);
  for (const Article& article : articles) out.articles.push_back(article.proposal);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (pages[page].source == paper::PageSource::NotRead) out.unread_pages.push_back(page + 1);
  }
  return out;
}

}  // namespace simpul::archive
