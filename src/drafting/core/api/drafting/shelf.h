#pragma once

// What a government keeps for its later drafts: papers and single clauses of its own. The thread has the audience
// "self"; no other government ever holds it.

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "encoding/json.h"
#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/refusal.h"

namespace simpul::drafting {

using KeptId = Id<struct KeptTag>;

// The file is a template by docs/formats/template.md, in canonical JSON.
struct PaperKept {
  static constexpr std::string_view kind = "library.paper_kept";
  KeptId kept;
  Digest file;
};
BOOST_DESCRIBE_STRUCT(PaperKept, (), (kept, file))

// The file is a file of clauses with this one clause.
struct ClauseKept {
  static constexpr std::string_view kind = "library.clause_kept";
  KeptId kept;
  Digest file;
};
BOOST_DESCRIBE_STRUCT(ClauseKept, (), (kept, file))

struct KeptDropped {
  static constexpr std::string_view kind = "library.kept_dropped";
  KeptId kept;
};
BOOST_DESCRIBE_STRUCT(KeptDropped, (), (kept))

using ShelfFact = std::variant<PaperKept, ClauseKept, KeptDropped>;

std::string_view kind_of(const ShelfFact& fact);
Json body_of(const ShelfFact& fact);
// nullopt for a kind or a body this version cannot read: kept, without effect.
std::optional<ShelfFact> read_shelf_fact(const std::string& kind, const Json& body);

enum class KeptForm { Paper, Clause };
BOOST_DESCRIBE_ENUM(KeptForm, Paper, Clause)

struct Kept {
  KeptId kept;
  KeptForm form = KeptForm::Paper;
  Digest file;
  std::string account;  // who kept it
  Instant at;
};

class Shelf {
 public:
  // What stands on it now, in the order in which it was kept.
  std::span<const Kept> kept() const { return kept_; }
  const Kept* find(const KeptId& id) const;
  std::size_t count(KeptForm form) const;

  void evolve(const ShelfFact& fact, const std::string& account, Instant at);

 private:
  std::vector<Kept> kept_;
};

inline constexpr std::size_t papers_max = 200;
inline constexpr std::size_t clauses_max = 400;

// Why the fact may not stand; empty where it may.
// Codes: kept_already {name}, kept_unknown, shelf_full {max}.
Refusals objections(const Shelf& shelf, const ShelfFact& fact);

}  // namespace simpul::drafting
