#pragma once

// What a machine believes to read in an old agreement, for a person to confirm. Nothing here is a fact yet.

#include <boost/describe.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace simpul::archive {

enum class Certainty { Certain, Doubtful, Missing };
BOOST_DESCRIBE_ENUM(Certainty, Certain, Doubtful, Missing)

// A rectangle on a page (the first is 1), in points from its upper left corner.
struct Place {
  std::size_t page = 1;
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (page, left, top, width, height))

// Why a proposal needs a second look; the codes have their sentences in data/messages/findings/archive.json.
struct Doubt {
  std::string code;
  std::map<std::string, std::string> facts;

  bool operator==(const Doubt&) const = default;
};
BOOST_DESCRIBE_STRUCT(Doubt, (), (code, facts))

// Invariants: Certain has places and no doubts; Doubtful has places and doubts; Missing has neither value nor places,
// and its doubts say why nothing is proposed.
struct Proposal {
  Certainty certainty = Certainty::Missing;
  std::string value;                   // in the form the product keeps: a day as 2022-07-28, a region as its code
  std::string words;                   // as they stand on the page
  std::vector<Place> places;           // of these words, one rectangle for each line
  std::optional<int> confidence = {};  // the lowest the source tells of these words
  std::vector<Doubt> doubts;

  bool operator==(const Proposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (certainty, value, words, places, confidence, doubts))

struct PartyProposal {
  Proposal region;   // value: the code; empty for a party that is no region of the register
  std::string name;  // of the government in the register, else empty
  Proposal agency;   // value: the agency that acts for the region ("Dinas Perdagangan"), Missing for the region itself
  Proposal number;
  Proposal signatory;
  Proposal office;

  bool operator==(const PartyProposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartyProposal, (), (region, name, agency, number, signatory, office))

struct ArticleProposal {
  int number = 0;
  Proposal heading;  // value: its heading, empty where it has none

  bool operator==(const ArticleProposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArticleProposal, (), (number, heading))

struct OldAgreement {
  Proposal kind;   // value: a dossiers::DocumentType in snake_case, "joint_agreement"
  Proposal title;  // what stands after "tentang"
  std::vector<PartyProposal> parties;
  std::vector<Proposal> numbers;  // those that could not be given to a party
  Proposal signed_on;
  Proposal place;
  Proposal start;
  Proposal end;
  Proposal term;  // value: ISO 8601 duration, "P5Y"
  std::vector<ArticleProposal> articles;
  std::vector<std::size_t> unread_pages;

  bool operator==(const OldAgreement&) const = default;
};
BOOST_DESCRIBE_STRUCT(OldAgreement, (),
                      (kind, title, parties, numbers, signed_on, place, start, end, term, articles, unread_pages))

}  // namespace simpul::archive
