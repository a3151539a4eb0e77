#pragma once

// Texts of one dossier made fit for the next: written in the form of the files of templates/, with values of the
// dossier turned back into the variables they came from.

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "drafting/particulars.h"
#include "drafting/shelf.h"

namespace simpul::drafting {

// A value of the dossier that stands in a text as words.
struct KnownValue {
  std::string variable;  // "pihak.1.pemerintah"
  Words called;
  std::string text;
  std::size_t times = 0;
};
BOOST_DESCRIBE_STRUCT(KnownValue, (), (variable, called, text, times))

// Words that become a variable wherever they stand as words of their own.
struct Replacement {
  std::string text;
  std::string variable;
};
BOOST_DESCRIBE_STRUCT(Replacement, (), (text, variable))

// What a text holds of what is known, the longest first: a name inside a longer one is counted only where it stands
// alone. Values that are too short to be told from other words are left out, and so is what is computed.
std::vector<KnownValue> known_values_in(const negotiation::DocumentText& text, const Library& library,
                                        const Particulars& known);
negotiation::DocumentText with_variables(negotiation::DocumentText text, std::vector<Replacement> replacements);

// What a file says of itself; the words are the keeper's own and stand for both languages.
struct KeptAs {
  KeptId id;
  std::string name;
  std::string about;  // of a clause: when to take it
  std::string source;
};

// The whole text as a template for documents of its type. What the law asks for in `like`, the paper of the program for
// that type, it asks for here as well; everything else is usual.
Json paper_file(const negotiation::DocumentText& text, const KeptAs& as, const Template& like);
// One clause of the text as a file of clauses; it goes behind the pasal it stood behind.
Json clause_file(const negotiation::DocumentText& text, const negotiation::Clause& clause, const KeptAs& as);

// Reads a file of one paper or of clauses that is to be kept, checked against the library it is added to and made into
// a text as a trial. All faults at once, by place. Codes: those of read_library, kept_id_unusable {name}, and for what
// would be no text those of negotiation::faults_of.
struct KeptFile {
  KeptForm form = KeptForm::Paper;
  KeptId id;
  Json file;
};
Result<std::vector<KeptFile>, Refusals> read_kept_files(const Json& file, const Library& library);

// Adds what a government keeps to the library, under the name "own/<id>". Faults where the file is no longer read.
Refusals add_kept(Library& library, const Kept& kept, const Json& file);
std::string kept_name(const KeptId& id);

// The file as people write it, in YAML: members in the order of the documented form, a line for each block.
std::string file_text(const Json& file);

inline constexpr std::size_t kept_file_bytes_max = 512u << 10;

}  // namespace simpul::drafting
