#pragma once

// Private to the dossiers app: schema NewRegistration and what is read out of it.

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "dossiers/facts.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::dossiers {

// Without an office the head of the region is meant.
struct RegisteredSigner {
  std::optional<std::string> name;
  std::optional<std::string> office;
  std::optional<signing::OfficeKind> office_kind;
  std::optional<signing::Capacity> capacity;
  std::optional<signing::Mandate> mandate;
};
BOOST_DESCRIBE_STRUCT(RegisteredSigner, (), (name, office, office_kind, capacity, mandate))

struct RegisteredParty {
  RegionCode region;
  std::optional<std::string> agency;
  std::optional<std::string> number;
  std::optional<RegisteredSigner> signer;
};
BOOST_DESCRIBE_STRUCT(RegisteredParty, (), (region, agency, number, signer))

// A party that is no region: the dossier has no place for it among its parties, so it is named in the paper's note.
struct OtherParty {
  std::string name;
  std::optional<std::string> number;
  std::optional<std::string> signer;
  std::optional<std::string> office;
};
BOOST_DESCRIBE_STRUCT(OtherParty, (), (name, number, signer, office))

struct RegisteredArticle {
  int number = 0;
  std::optional<std::string> heading;
};
BOOST_DESCRIBE_STRUCT(RegisteredArticle, (), (number, heading))

// `dossier` adds the paper to a dossier that is open already; all of the cooperation itself then stands there.
struct Registration {
  std::optional<std::string> title;
  std::optional<CooperationKind> cooperation;
  std::optional<std::string> ground;
  std::optional<std::vector<RegionCode>> partners;
  std::optional<std::vector<RegisteredParty>> parties;  // in printed order, the caller's own among them
  std::optional<std::vector<OtherParty>> others;
  std::optional<std::vector<std::string>> urusan;
  std::optional<std::string> dossier;
  std::optional<DocumentId> parent;
  std::optional<DocumentType> document_type;
  std::string document_title;
  std::optional<std::string> own_number;
  std::optional<std::string> partner_number;
  std::optional<Date> signed_on;
  std::optional<std::string> place;
  std::optional<std::string> own_signer;
  std::optional<std::string> partner_signer;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<std::string> term;  // ISO 8601 duration of one unit: P5Y
  std::optional<std::vector<RegisteredArticle>> articles;
  std::optional<Digest> file;
  std::optional<std::string> file_name;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(Registration, (),
                      (title, cooperation, ground, partners, parties, others, urusan, dossier, parent, document_type,
                       document_title, own_number, partner_number, signed_on, place, own_signer, partner_signer, start,
                       end, term, articles, file, file_name, source))

// What the form itself says against being told; empty where nothing does.
Refusals faults_of_form(const Registration& form, const RegionCode& own);

// The parties in either form, `own` first where the older fields are used. Whoever is to sign has a signer.
std::vector<RegisteredParty> parties_of(const Registration& form, const RegionCode& own);

// How long the paper holds, with the length in words where one is told; the end is computed from start and length
// where none is told. nullopt where the form says nothing of it. To be asked of a form without faults.
std::optional<TermsSet> terms_of(const Registration& form, const DocumentId& document);

// "Pihak lain pada naskah: PT Sinar (Budi, Direktur; nomor 12)".
std::optional<std::string> note_of_others(const Registration& form);

// "Judul pasal menurut naskah: Pasal 1 Maksud dan Tujuan; Pasal 2 Ruang Lingkup". They are headings somebody read and
// no agreed text, so they are kept as a note and found by their words.
std::optional<std::string> note_of_articles(const Registration& form);

}  // namespace simpul::dossiers
