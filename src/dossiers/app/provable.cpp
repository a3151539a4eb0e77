#include "dossiers_app/desk.h"
#include "encoding/mapper.h"

namespace simpul::dossiers {

Result<std::vector<Desk::Provable>, Refusals> Desk::find_provable(const Digest& hash) {
  struct Found {
    std::string dossier;
    DocumentId document;
    ProvableKind kind;
  };
  std::vector<Found> found;
  const Statement find{
      "SELECT dossier, document, kind FROM provable_papers WHERE hash=? ORDER BY dossier, document LIMIT 20",
      {hash.text()}};
  const auto read = world_.database.read([&](Reader& reader) {
    reader.query(find, [&](const Row& row) {
      const auto document = DocumentId::parse(row.text(1));
      const auto kind = parse_enum<ProvableKind>(row.text(2));
      if (document && kind) found.push_back({std::string(row.text(0)), *document, *kind});
      return true;
    });
  });
  if (!read) return refuse(storage_refusal(read.error()));
  std::vector<Provable> out;
  for (const Found& paper : found) {
    auto woven = load(paper.dossier);
    if (!woven) return refuse(std::move(woven.error()));
    out.push_back({std::move(*woven), paper.document, paper.kind});
  }
  return out;
}

}  // namespace simpul::dossiers
