#pragma once

// Private to the dossiers app: full text over everything the search rows hold.

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"

namespace simpul::dossiers {

// The FTS5 expression for what a person typed: every word must occur, the last one as a prefix while it is being typed.
// Empty where nothing searchable was typed. Only letters and digits of the input get in, so it cannot be malformed.
std::string match_expression(std::string_view typed);

// Schema SearchResult as JSON text; only dossiers to which `government` is a party, best first.
Result<std::string, Refusals> search_everything(Database& database, std::string_view typed,
                                                const std::string& government, int limit);

}  // namespace simpul::dossiers
