#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace simpul::negotiation {

// Variables stand for what the dossier fills in, references for a clause or a block of it. Unreadable is what begins
// like one of them and is none, "{{Nama Pihak}}" say: it is printed as it stands, so a reader should hear of it.
enum class MarkKind { Variable, Reference, Unreadable };

struct Mark {
  MarkKind kind = MarkKind::Variable;
  std::size_t begin = 0;  // bytes of the text, brackets included
  std::size_t end = 0;
  std::string name = {};   // of the variable or the clause
  std::string block = {};  // of the block; empty where the clause as a whole is meant
};

// Every {{variable}}, [[clause]] and [[clause/block]] of a text, in order. Names of variables are a-z, 0-9, '_' and
// '-', in parts with dots between; clauses and blocks are named as ClauseId and BlockId.
std::vector<Mark> marks_of(std::string_view text);

}  // namespace simpul::negotiation
