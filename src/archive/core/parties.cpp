#include <algorithm>
#include <array>

#include "likeness.h"
#include "parts.h"

namespace simpul::archive {
namespace {

using Mention = RegionNames::Mention;

bool parts_parties(const Script& script, std::size_t at) {
  const Token& token = script.token(at);
  if (is_word(token, "antara") || is_word(token, "dengan")) return true;
  const Range line = script.lines()[token.line].tokens;
  return token.text == "dan" && line.size() == 1;
}

bool opens_agency(const Token& token) {
  constexpr std::array<std::string_view, 12> words = {"dinas",       "badan", "biro",   "bagian",
                                                      "sekretariat", "rsud",  "satuan", "inspektorat",
                                                      "kantor",      "unit",  "balai",  "bank"};
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

// Where the parties are named in the heading: everything but the kind, the title and the numbers.
std::vector<Range> party_ranges(const Script& script, const Heading& heading, Range all) {
  std::size_t end = heading.title_tokens.empty() ? all.end : heading.title_tokens.begin - 1;
  if (heading.title_tokens.empty()) {
    for (end = heading.kind_tokens.end; end < all.end; ++end) {
      if (script.token(end).opens_line && is_word(script.token(end), "nomor")) break;
    }
  }
  std::vector<Range> ranges;
  if (end > heading.kind_tokens.end) ranges.push_back({heading.kind_tokens.end, end});
  // "tentang … antara … dengan …" names them behind the title.
  if (!heading.title_tokens.empty() && heading.title_tokens.end < all.end) {
    const std::size_t behind = heading.title_tokens.end;
    if (is_word(script.token(behind), "antara")) ranges.push_back({behind, all.end});
  }
  return ranges;
}

// The stretches between "antara" and "dengan".
std::vector<Range> segments_of(const Script& script, Range range) {
  std::vector<Range> segments;
  bool between = false;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (parts_parties(script, at)) {
      between = true;
      segments.push_back({at + 1, at + 1});
    } else if (between && script.token(at).opens_line && is_word(script.token(at), "nomor")) {
      break;
    } else if (between) {
      segments.back().end = at + 1;
    }
  }
  std::erase_if(segments, [](Range segment) { return segment.empty(); });
  return segments;
}

Proposal region_proposal(const Script& script, const Mention& mention) {
  Proposal out = script.proposal(mention.region->code.text(), script.words_of(mention.tokens));
  if (mention.wrong > 0) {
    doubt(out, "archive_region_name_differs",
          {{"written", out.words}, {"name", regions::government_name(*mention.region)}});
  }
  if (!mention.region->autonomous) {
    doubt(out, "archive_region_not_autonomous", {{"name", regions::full_name(*mention.region)}});
  }
  return out;
}

PartyProposal party_of(const Script& script, const Mention& mention) {
  PartyProposal party;
  party.region = region_proposal(script, mention);
  party.name = regions::government_name(*mention.region);
  return party;
}

Proposal agency_before(const Script& script, Range tokens) {
  for (std::size_t at = tokens.begin; at < tokens.end; ++at) {
    if (!opens_agency(script.token(at))) continue;
    const Range agency{at, tokens.end};
    return script.proposal(stripped(script.text_of(agency), ",;:"), script.words_of(agency));
  }
  return {};
}

bool is_known(const std::vector<PartyProposal>& parties, const PartyProposal& party) {
  return std::ranges::any_of(parties, [&](const PartyProposal& other) {
    return other.region.value == party.region.value && other.agency.value == party.agency.value &&
           !party.region.value.empty();
  });
}

// One stretch names one party: the last region in it, with the agency before.
std::optional<PartyProposal> party_in(const Script& script, const RegionNames& names, Range segment) {
  const auto mentions = names.within(script, segment);
  if (!mentions.empty()) {
    PartyProposal party = party_of(script, mentions.front());
    party.agency = agency_before(script, {segment.begin, mentions.front().tokens.begin});
    return party;
  }
  const std::string words = script.text_of(segment);
  const auto letters = std::ranges::count_if(words, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (letters < 4) return std::nullopt;
  PartyProposal party;
  party.region = script.proposal("", script.words_of(segment));
  doubt(party.region, "archive_party_not_in_register", {{"written", words}});
  return party;
}

std::vector<PartyProposal> parties_of_heading(const Script& script, const RegionNames& names, const Heading& heading,
                                              Range all) {
  constexpr std::size_t parties_max = 24;
  std::vector<PartyProposal> parties;
  const auto add = [&](std::optional<PartyProposal> party) {
    if (party && parties.size() < parties_max && !is_known(parties, *party)) parties.push_back(std::move(*party));
  };
  for (const Range& range : party_ranges(script, heading, all)) {
    const auto segments = segments_of(script, range);
    for (const Range& segment : segments) add(party_in(script, names, segment));
    if (!segments.empty()) continue;
    for (const Mention& mention : names.within(script, range)) add(party_of(script, mention));
  }
  return parties;
}

void compare(std::vector<PartyProposal>& parties, const std::vector<Signer>& signers) {
  if (signers.empty()) return;
  for (PartyProposal& party : parties) {
    const bool signs = std::ranges::any_of(signers, [&](const Signer& signer) {
      return signer.region && signer.region->code.text() == party.region.value;
    });
    if (!signs && !party.region.value.empty()) doubt(party.region, "archive_party_without_signer");
  }
}

}  // namespace

std::vector<PartyProposal> read_parties(const Script& script, const RegionNames& names, const Heading& heading,
                                        const Parts& parts) {
  auto parties = parties_of_heading(script, names, heading, parts.heading);
  const auto signers = read_signers(script, names, parts.preamble);
  compare(parties, signers);
  for (const Signer& signer : signers) {
    if (!signer.region) continue;
    const bool known = std::ranges::any_of(
        parties, [&](const PartyProposal& party) { return party.region.value == signer.region->code.text(); });
    if (known) continue;
    PartyProposal party;
    party.region = script.proposal(signer.region->code.text(), script.words_of(signer.region_tokens));
    party.name = regions::government_name(*signer.region);
    doubt(party.region, "archive_party_not_in_heading");
    parties.push_back(std::move(party));
  }
  return parties;
}

std::vector<Proposal> give_numbers(std::vector<PartyProposal>& parties, std::vector<NumberRead> numbers) {
  std::vector<Proposal> left;
  const bool by_order = numbers.size() == parties.size() &&
                        std::ranges::none_of(numbers, [](const NumberRead& read) { return read.party.has_value(); });
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    NumberRead& read = numbers[at];
    if (read.number.certainty == Certainty::Missing) continue;
    const std::size_t place = by_order ? at : read.party.value_or(parties.size());
    if (place >= parties.size() || parties[place].number.certainty != Certainty::Missing) {
      doubt(read.number, "archive_number_of_unknown_party");
      left.push_back(std::move(read.number));
      continue;
    }
    if (by_order && parties.size() > 1) doubt(read.number, "archive_number_by_order");
    parties[place].number = std::move(read.number);
  }
  return left;
}

}  // namespace simpul::archive
