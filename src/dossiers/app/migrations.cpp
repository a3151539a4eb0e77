#include "dossiers_app/migrations.h"

namespace simpul::dossiers {

constexpr std::string_view provable_papers_sql = R"sql(
CREATE TABLE provable_papers (
  hash TEXT NOT NULL, dossier TEXT NOT NULL REFERENCES dossiers(id), document TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (hash, dossier, document, kind)
);
CREATE INDEX provable_papers_of ON provable_papers (dossier);
)sql";

// No view: what the other story was stands in no journal.
constexpr std::string_view dossier_forks_sql = R"sql(
CREATE TABLE dossier_forks (
  dossier TEXT NOT NULL, author TEXT NOT NULL, seq BIGINT NOT NULL,
  held TEXT NOT NULL, held_signature TEXT NOT NULL, brought TEXT NOT NULL, brought_signature TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (dossier, author, seq)
);
)sql";

// Long because it is one text in SQL.
std::span<const Migration> migrations() {
  static const Migration all[] = {{200, "views of dossiers", R"sql(
CREATE TABLE dossiers (
  id TEXT PRIMARY KEY,
  mark TEXT NOT NULL,
  version BIGINT NOT NULL,
  cooperation TEXT NOT NULL,
  in_force BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  end_on TEXT,
  last_evidence TEXT,
  row_json TEXT NOT NULL,
  page_json TEXT NOT NULL
);
-- A dossier as one party's lists see it: narrow, so that a count or an order never touches the wide rows above.
-- Days that are not known are 9999-12-31 and sort last.
CREATE TABLE dossier_parties (
  government TEXT NOT NULL,
  dossier TEXT NOT NULL REFERENCES dossiers(id),
  updated_ms BIGINT NOT NULL,
  title_key TEXT NOT NULL,
  turn_key TEXT NOT NULL,
  others_key TEXT NOT NULL,
  stage TEXT NOT NULL,
  began_year BIGINT NOT NULL,
  in_force BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  end_on TEXT NOT NULL,
  last_evidence TEXT NOT NULL,
  PRIMARY KEY (government, dossier)
);
CREATE INDEX dossier_parties_by_activity ON dossier_parties (government, updated_ms, dossier);
CREATE INDEX dossier_parties_by_title ON dossier_parties (government, title_key, dossier);
CREATE INDEX dossier_parties_by_turn ON dossier_parties (government, turn_key, dossier);
CREATE INDEX dossier_parties_by_others ON dossier_parties (government, others_key, dossier);
CREATE INDEX dossier_parties_by_end ON dossier_parties (government, in_force, end_on, dossier, ended);
CREATE INDEX dossier_parties_by_evidence ON dossier_parties (government, in_force, last_evidence, dossier, end_on);
CREATE INDEX dossier_parties_of ON dossier_parties (dossier);
CREATE TABLE dossier_urusan (
  dossier TEXT NOT NULL REFERENCES dossiers(id), code TEXT NOT NULL, PRIMARY KEY (dossier, code)
);
CREATE TABLE own_numbers (
  government TEXT NOT NULL, number TEXT NOT NULL, dossier TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (government, number)
);
CREATE TABLE uploads (
  hash TEXT NOT NULL,
  government TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  pages BIGINT NOT NULL,
  text TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (hash, government)
);
-- The rank of a place stands in the high bits of its id, so that the order of ids is the order of what is found.
CREATE TABLE search_places (
  id INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL,
  place TEXT NOT NULL,
  reference TEXT NOT NULL
);
CREATE INDEX search_places_of ON search_places (dossier, place);
CREATE VIRTUAL TABLE search_words USING fts5(content, names, parties, tokenize='simpul', prefix='1 2 3 4');
)sql"},
                                  {201, "papers that a stranger may ask about by their hash", provable_papers_sql},
                                  {202, "authors who told two stories", dossier_forks_sql}};
  return all;
}

}  // namespace simpul::dossiers
