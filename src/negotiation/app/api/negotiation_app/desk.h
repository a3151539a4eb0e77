#pragma once

#include <functional>
#include <memory>
#include <string>

#include "access/role.h"
#include "dossiers/facts.h"
#include "dossiers/rules.h"
#include "dossiers/seen.h"
#include "drafting/findings.h"
#include "drafting/library.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "negotiation/room.h"
#include "ports/blobs.h"
#include "ports/chance.h"
#include "ports/change_feed.h"
#include "ports/clock.h"
#include "ports/file_inspector.h"
#include "ports/journal.h"
#include "ports/renderer.h"
#include "ports/signer.h"
#include "ports/template_files.h"
#include "ports/word_files.h"
#include "regions/government.h"
#include "regions/register.h"
#include "web/finding_words.h"

namespace simpul::negotiation {

using dossiers::DossierSeen;

// The dossiers of this node, as their own capability keeps them.
struct DossierDoor {
  // The dossier where the government is a party to it; dossier_unknown otherwise.
  std::function<Result<DossierSeen, Refusals>(const std::string& id, const RegionCode& government)> find;
  // Takes one fact in: durable when it returns. Refusals of the dossier's rules.
  std::function<Result<DossierSeen, Refusals>(const access::Caller&, const std::string& id, dossiers::Fact)> act;
};

// The register of a government this node hosts; null for others.
using GovernmentOf = std::function<std::shared_ptr<const regions::Government>(const RegionCode&)>;

// The outside world as this capability needs it. All references outlive the desk.
struct World {
  Journal& journal;
  Blobs& blobs;
  Signer& signer;
  Clock& clock;
  Chance& chance;
  ChangeFeed& feed;
  FileInspector& inspector;
  Renderer& renderer;
  WordFiles& word_files;
  TemplateFiles& template_files;
};

// The name of the official whose account it is, for screens of the own government: events name accounts only.
using NameOf = std::function<std::string(std::string_view account)>;

// What is known before anybody writes: papers, rules, sentences, regions; and who people are.
struct Knowledge {
  const drafting::Library& library;
  const drafting::LintRules& lint;
  const dossiers::Rules& law;
  const Ladder& ladder;
  const regions::Register& regions;
  const web::FindingWords& words;
  NameOf name_of;
  std::string public_origin = {};  // "https://host", printed where strangers verify a paper; empty where none is known
};

}  // namespace simpul::negotiation
