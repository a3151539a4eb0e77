#include "forks.h"

#include <algorithm>

namespace simpul::dossiers {
namespace {

constexpr std::string_view select_forks =
    "SELECT author, seq, held, held_signature, brought, brought_signature, at FROM dossier_forks WHERE dossier = ?"
    " ORDER BY author, seq";
constexpr std::string_view insert_fork =
    "INSERT INTO dossier_forks (dossier, author, seq, held, held_signature, brought, brought_signature, at)"
    " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (dossier, author, seq) DO NOTHING";

std::optional<ForkProof> fork_in(const Row& row) {
  const auto author = RegionCode::parse(row.text(0));
  const auto held = Signature::parse(row.text(3));
  const auto brought = Signature::parse(row.text(5));
  const auto at = Instant::parse(row.text(6));
  if (!author || row.integer(1) < 1 || !held || !brought || !at) return std::nullopt;
  return ForkProof{*author,
                   static_cast<std::uint64_t>(row.integer(1)),
                   {std::string(row.text(2)), *held},
                   {std::string(row.text(4)), *brought},
                   *at};
}

}  // namespace

Result<std::vector<ForkProof>, PortError> forks_of(Database& database, const std::string& dossier) {
  std::vector<ForkProof> out;
  bool readable = true;
  const auto read = database.read([&](Reader& reader) {
    reader.query({select_forks, {dossier}}, [&](const Row& row) {
      auto fork = fork_in(row);
      readable = readable && fork.has_value();
      if (fork) out.push_back(std::move(*fork));
      return true;
    });
  });
  if (!read) return refuse(read.error());
  if (!readable) return refuse(PortError{PortFault::Corrupt, "dossier_forks of " + dossier});
  return out;
}

bool add_fork(std::vector<ForkProof>& forks, const ForkProof& fork) {
  constexpr std::size_t proofs_max = 100;
  const auto place = [](const ForkProof& proof) { return std::pair(proof.author, proof.seq); };
  const auto at = std::ranges::lower_bound(forks, place(fork), {}, place);
  if ((at != forks.end() && place(*at) == place(fork)) || forks.size() >= proofs_max) return false;
  forks.insert(at, fork);
  return true;
}

Statement fork_row(const std::string& dossier, const ForkProof& fork) {
  return {insert_fork,
          {dossier, fork.author.text(), static_cast<std::int64_t>(fork.seq), fork.held.envelope,
           fork.held.signature.text(), fork.brought.envelope, fork.brought.signature.text(), fork.at.text()}};
}

}  // namespace simpul::dossiers
