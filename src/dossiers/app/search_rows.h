#pragma once

// Private to the dossiers app: which words of a dossier can be found, and where they stand.

#include <map>
#include <string>
#include <vector>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// Where a word stands; the names of schema SearchHit.where, from the most to the least telling. Files are indexed by
// their text layer at upload.
enum class SearchPlace { Title, Number, Person, Text, File };
BOOST_DESCRIBE_ENUM(SearchPlace, Title, Number, Person, Text, File)

// The words of each place but File.
std::map<SearchPlace, std::string> searchable_words(const State& state);

// Statements that bring the search index from `before` (null: nothing indexed) to `after`. A title is also found by the
// names of the parties.
void add_search_rows(std::vector<Statement>& out, const Woven& after, const Woven* before,
                     const regions::Register& regions);

}  // namespace simpul::dossiers
