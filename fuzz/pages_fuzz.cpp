// What a reader of pages hands on: words anywhere on any page, and the reports of its worker.
#include <cstddef>
#include <cstdint>
#include <string>

#include "archive/agreement_reader.h"
#include "kernel/expects.h"
#include "task.h"

using namespace simpul;

namespace {

constexpr std::string_view regions_csv =
    "code,name,kind,parent,capital,lat,lon,population,area_km2,zone,autonomous,short,government,also\n"
    "35,Jawa Timur,provinsi,,Surabaya,-7.3365,112.715,41919906,48055.876,WIB,1,,,Jatim\n"
    "64,Kalimantan Timur,provinsi,,Samarinda,-0.50233,117.12033,4123303,126951.758,WITA,1,,,Kaltim\n";
constexpr std::string_view borders_csv = "code_a,code_b,length_km,evidence\n";

// Words as they come; some bytes say where a line or a page ends, and how far to jump.
std::vector<paper::RecognisedPage> pages_of(std::string_view text) {
  std::vector<paper::RecognisedPage> pages(1, {595, 842, paper::PageSource::Ocr, {}});
  double left = 60;
  double top = 60;
  std::string word;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      word += c;
      continue;
    }
    const double width = 5.5 * static_cast<double>(word.size());
    if (!word.empty()) pages.back().words.push_back({word, left, top, width, 10, 80});
    left += width + 5.5;
    word.clear();
    if (c == '\t') left = 330;
    if (c == '\n') top += 14;
    if (c == '\n') left = 60;
    if (c == '\f') pages.push_back({595, 842, paper::PageSource::Ocr, {}});
  }
  return pages;
}

void look_at(const archive::Proposal& proposal, std::size_t pages) {
  const bool missing = proposal.certainty == archive::Certainty::Missing;
  expects(!missing || (proposal.value.empty() && proposal.places.empty()), "nothing is proposed without a place");
  expects(proposal.certainty != archive::Certainty::Certain || proposal.doubts.empty(), "certain without a doubt");
  for (const archive::Place& place : proposal.places) {
    expects(place.page >= 1 && place.page <= pages, "a place lies on a page there is");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto country = regions::Register::read({regions_csv, borders_csv});
  static const archive::AgreementReader reader(*country);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto task = ocr::read_task(bytes))
    expects(task->second.size() <= size, "the file is what follows its head");
  (void)ocr::read_layers(bytes);
  (void)ocr::read_words(bytes);
  (void)ocr::read_picture(bytes);
  const auto pages = pages_of(bytes);
  const archive::OldAgreement agreement = reader.read(pages);
  for (const archive::Proposal* each : {&agreement.kind, &agreement.title, &agreement.signed_on, &agreement.place,
                                        &agreement.start, &agreement.end, &agreement.term}) {
    look_at(*each, pages.size());
  }
  for (const archive::PartyProposal& party : agreement.parties) {
    for (const archive::Proposal* each : {&party.region, &party.agency, &party.number, &party.signatory, &party.office})
      look_at(*each, pages.size());
  }
  for (const archive::ArticleProposal& article : agreement.articles) look_at(article.heading, pages.size());
  return 0;
}
