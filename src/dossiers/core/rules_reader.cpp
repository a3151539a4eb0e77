#include "dossiers/rules.h"
#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

// The members of the rule files that decide something; names, notes and sources are for people and pass to the screen.
struct StageEntry {
  StageId id = StageId::Preparation;
  std::string letter;
  std::vector<DocumentType> inputs;
  std::optional<int> deadline_days;
  std::string source;
  Certainty certainty = Certainty::Law;
};
BOOST_DESCRIBE_STRUCT(StageEntry, (), (id, letter, inputs, deadline_days, source, certainty))

struct StagesFile {
  std::vector<StageEntry> stages;
};
BOOST_DESCRIBE_STRUCT(StagesFile, (), (stages))

enum class Sides { Each, One, Council };
BOOST_DESCRIBE_ENUM(Sides, Each, One, Council)

struct DocumentEntry {
  DocumentType id = DocumentType::JointAgreement;
  std::vector<DocumentType> parents;
  bool parent_required = false;
  signing::SignerRule signer = signing::SignerRule::Nobody;
  Sides sides = Sides::Each;
};
BOOST_DESCRIBE_STRUCT(DocumentEntry, (), (id, parents, parent_required, signer, sides))

struct DocumentsFile {
  std::vector<DocumentEntry> documents;
};
BOOST_DESCRIBE_STRUCT(DocumentsFile, (), (documents))

enum class BorderRule { Free, Needed };
BOOST_DESCRIBE_ENUM(BorderRule, Free, Needed)

struct KindEntry {
  CooperationKind id = CooperationKind::KsddSukarela;
  bool accepted = false;
  std::optional<BorderRule> border;  // absent for kinds that are not kept here
};
BOOST_DESCRIBE_STRUCT(KindEntry, (), (id, accepted, border))

struct KindsFile {
  std::vector<KindEntry> kinds;
};
BOOST_DESCRIBE_STRUCT(KindsFile, (), (kinds))

struct CapacityEntry {
  signing::Capacity id = signing::Capacity::Definitif;
  std::vector<DocumentType> warn;
  std::vector<DocumentType> refuse;
  bool routine_only = false;
};
BOOST_DESCRIBE_STRUCT(CapacityEntry, (), (id, warn, refuse, routine_only))

struct CapacitiesFile {
  std::vector<CapacityEntry> capacities;
};
BOOST_DESCRIBE_STRUCT(CapacitiesFile, (), (capacities))

struct TermsFile {
  std::vector<int> reminder_months;
  int sleeping_after_months = 0;
};
BOOST_DESCRIBE_STRUCT(TermsFile, (), (reminder_months, sleeping_after_months))

struct UrusanEntry {
  std::string code;
  bool object = true;  // supporting functions are no urusan and cannot be the object of cooperation
};
BOOST_DESCRIBE_STRUCT(UrusanEntry, (), (code, object))

struct UrusanFile {
  std::vector<UrusanEntry> urusan;
};
BOOST_DESCRIBE_STRUCT(UrusanFile, (), (urusan))

struct RuleFiles {
  StagesFile stages;
  DocumentsFile documents;
  KindsFile kinds;
  CapacitiesFile capacities;
  TermsFile terms;
  UrusanFile urusan;
};
BOOST_DESCRIBE_STRUCT(RuleFiles, (), (stages, documents, kinds, capacities, terms, urusan))

template <class Enum>
constexpr std::size_t enumerators = boost::mp11::mp_size<boost::describe::describe_enumerators<Enum>>::value;

std::set<DocumentType> as_set(const std::vector<DocumentType>& types) { return {types.begin(), types.end()}; }

}  // namespace

Result<Rules, Refusals> read_rules(const Json& json) {
  auto files = from_json<RuleFiles>(json, UnknownMembers::Ignore);
  if (!files) return refuse(std::move(files.error()));
  Rules rules;
  for (const StageEntry& e : files->stages.stages) {
    rules.stages.push_back({e.id, e.letter, e.inputs, e.deadline_days, e.source, e.certainty});
  }
  for (const DocumentEntry& e : files->documents.documents) {
    rules.documents[e.id] = {e.id, e.parents, e.parent_required, e.signer, e.sides != Sides::Each};
  }
  for (const KindEntry& e : files->kinds.kinds) {
    rules.kinds.push_back({e.id, e.accepted, e.border == BorderRule::Needed});
  }
  for (const CapacityEntry& e : files->capacities.capacities) {
    rules.capacities[e.id] = {as_set(e.warn), as_set(e.refuse), e.routine_only};
  }
  rules.terms = {files->terms.reminder_months, files->terms.sleeping_after_months};
  for (const UrusanEntry& e : files->urusan.urusan) {
    if (e.object) rules.urusan.push_back(e.code);
  }
  Refusals faults;
  if (rules.stages.size() != enumerators<StageId>) faults.push_back({"rules_incomplete", "/stages"});
  if (rules.documents.size() != enumerators<DocumentType>) faults.push_back({"rules_incomplete", "/documents"});
  if (rules.capacities.size() != enumerators<signing::Capacity>) faults.push_back({"rules_incomplete", "/capacities"});
  if (!faults.empty()) return refuse(std::move(faults));
  return rules;
}

}  // namespace simpul::dossiers
