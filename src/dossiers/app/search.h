#pragma once

// Private to the dossiers app: full text over everything the search rows hold.

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"

namespace simpul::dossiers {

// The FTS5 expression for what a person typed: every word must occur, the last one as a prefix while it is being typed.
// Only what `government` is a party to is matched. Empty where nothing searchable was typed. Only letters and digits of
// the input get in, so it cannot be malformed.
std::string match_expression(std::string_view typed, std::string_view government);

// The word that stands for a party in the index: one token, whatever the code ("35.78" is p3578).
std::string party_token(std::string_view government);

// Schema SearchResult as JSON text; only dossiers to which `government` is a party. Titles come before numbers, people,
// texts and files; within each, what changed last comes first.
Result<std::string, Refusals> search_everything(Database& database, std::string_view typed,
                                                const std::string& government, int limit);

}  // namespace simpul::dossiers
