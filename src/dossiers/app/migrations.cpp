#include "dossiers_app/migrations.h"

namespace simpul::dossiers {

// Long because it is one text in SQL.
std::span<const Migration> migrations() {
  static const Migration all[] = {{200, "views of dossiers", R"sql(
CREATE TABLE dossiers (
  id TEXT PRIMARY KEY,
  mark TEXT NOT NULL,
  version BIGINT NOT NULL,
  title_key TEXT NOT NULL,
  cooperation TEXT NOT NULL,
  stage TEXT NOT NULL,
  began_year BIGINT NOT NULL,
  turn_since TEXT,
  in_force BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  end_on TEXT,
  last_evidence TEXT,
  updated_ms BIGINT NOT NULL,
  row_json TEXT NOT NULL,
  page_json TEXT NOT NULL
);
CREATE TABLE dossier_parties (
  government TEXT NOT NULL,
  dossier TEXT NOT NULL REFERENCES dossiers(id),
  updated_ms BIGINT NOT NULL,
  PRIMARY KEY (government, dossier)
);
CREATE INDEX dossier_parties_by_activity ON dossier_parties (government, updated_ms, dossier);
CREATE INDEX dossier_parties_of ON dossier_parties (dossier);
CREATE TABLE dossier_turns (
  party TEXT NOT NULL,
  dossier TEXT NOT NULL REFERENCES dossiers(id),
  since TEXT NOT NULL,
  PRIMARY KEY (dossier, party)
);
CREATE INDEX dossier_turns_by_party ON dossier_turns (party, since, dossier);
CREATE TABLE dossier_urusan (
  dossier TEXT NOT NULL REFERENCES dossiers(id),
  code TEXT NOT NULL,
  PRIMARY KEY (dossier, code)
);
CREATE TABLE own_numbers (
  government TEXT NOT NULL,
  number TEXT NOT NULL,
  dossier TEXT NOT NULL,
  document TEXT NOT NULL,
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
CREATE TABLE search_places (
  id INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL,
  place TEXT NOT NULL,
  reference TEXT NOT NULL
);
CREATE INDEX search_places_of ON search_places (dossier, place);
CREATE VIRTUAL TABLE search_words USING fts5(content, tokenize='simpul', prefix='2 3');
)sql"}};
  return all;
}

}  // namespace simpul::dossiers
