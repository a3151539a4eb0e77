#pragma once

// Private to the archive: what each reader of a part of an agreement gives the others.

#include <optional>
#include <string>
#include <vector>

#include "archive/old_agreement.h"
#include "region_names.h"
#include "script.h"

namespace simpul::archive {

// An agreement by its parts, as ranges of tokens.
struct Parts {
  Range heading;   // kind, parties, title, numbers
  Range preamble;  // day and place, who acts for whom
  Range body;      // from the first pasal on
  Range closing;   // the last words and the block of signatures
};

// `first_article` where the first pasal begins.
Parts parts_of(const Script& script, std::optional<std::size_t> first_article);

// A pasal and where its heading stands.
struct Article {
  ArticleProposal proposal;
  Range tokens;  // "Pasal 5 JANGKA WAKTU"
};
std::vector<Article> read_articles(const Script& script);

struct Heading {
  Proposal kind;
  Range kind_tokens;
  Proposal title;
  Range title_tokens;
};
Heading read_heading(const Script& script, Range heading);

struct NumberRead {
  Proposal number;
  std::optional<std::size_t> party;  // place in the order of the parties, where its label says so
};
std::vector<NumberRead> read_numbers(const Script& script, Range heading);

// Who signs for a party, by the words between the title and the first pasal.
struct Signer {
  const regions::Region* region = nullptr;
  Range region_tokens;
  Range name;
  Range office;
};
std::vector<Signer> read_signers(const Script& script, const RegionNames& names, Range preamble);

// The parties of the heading, compared with those who sign.
std::vector<PartyProposal> read_parties(const Script& script, const RegionNames& names, const Heading& heading,
                                        const Parts& parts);
// Gives numbers to the parties; those that fit none are returned.
std::vector<Proposal> give_numbers(std::vector<PartyProposal>& parties, std::vector<NumberRead> numbers);
// Names and offices, compared with the block of signatures.
void read_signatories(const Script& script, const RegionNames& names, const Parts& parts,
                      std::vector<PartyProposal>& parties);

struct Signing {
  Proposal day;
  Proposal place;
};
Signing read_signing(const Script& script, const Parts& parts);

struct Term {
  Proposal start;
  Proposal end;
  Proposal length;
};
Term read_term(const Script& script, const Parts& parts, const Proposal& signed_on);

// Whether a token is this word, wrong signs allowed.
bool is_word(const Token& token, std::string_view word);
// Where a surname, a title or an office of an official begins: "gubernur", "kepala", "sekretaris".
bool opens_office(const Token& token);
// 0 for "kesatu", "pertama", "I", 1 for "kedua", ...
std::optional<std::size_t> ordinal_of(const Token& token);

}  // namespace simpul::archive
