#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "dossiers/rules.h"
#include "dossiers/state.h"

namespace simpul::dossiers {

enum class StageStatus {
  Done,          // proven by what is on file
  Implied,       // a later act proves it happened, its own papers are not on file
  Current,
  Later,
  NotNeeded,     // the DPRD gate, judged so by every party
  Undetermined,  // passed by without a judgement of the DPRD gate
};
BOOST_DESCRIBE_ENUM(StageStatus, Done, Implied, Current, Later, NotNeeded, Undetermined)

struct StageStanding {
  StageId id = StageId::Preparation;
  StageStatus status = StageStatus::Later;
  std::vector<DocumentType> missing;  // mandatory inputs not on file
};
BOOST_DESCRIBE_STRUCT(StageStanding, (), (id, status, missing))

// What has to be done next, by whom.
enum class Act {
  Prepare, SendOffer, ReplyToOffer, DraftAgreement, AgreeText, SignAgreement, AssessBurden, ObtainApproval, DraftPks,
  SignPks, ShowActivity, CompleteRecords, Report
};
BOOST_DESCRIBE_ENUM(Act, Prepare, SendOffer, ReplyToOffer, DraftAgreement, AgreeText, SignAgreement, AssessBurden,
                    ObtainApproval, DraftPks, SignPks, ShowActivity, CompleteRecords, Report)

// Who in the government acts.
enum class Actor { HeadOfRegion, Agency, CooperationUnit };
BOOST_DESCRIBE_ENUM(Actor, HeadOfRegion, Agency, CooperationUnit)

// One side's turn: who, what, on which papers, since when. `since` is absent where no source tells the day.
struct Turn {
  RegionCode party;
  Actor actor = Actor::CooperationUnit;
  Act act = Act::Prepare;
  StageId stage = StageId::Preparation;
  std::vector<DocumentId> documents;
  std::optional<Date> since;
};
BOOST_DESCRIBE_STRUCT(Turn, (), (party, actor, act, stage, documents, since))

enum class CellStatus { NotYet, TextAgreed, SignedWet, SignedElectronic, Disputed };
BOOST_DESCRIBE_ENUM(CellStatus, NotYet, TextAgreed, SignedWet, SignedElectronic, Disputed)

// One cell of the signature matrix: a document and a party.
struct Cell {
  RegionCode party;
  CellStatus status = CellStatus::NotYet;
  std::optional<Date> on;
  std::optional<RegionCode> recorded_by;  // where another party recorded it
  std::optional<Digest> signature;
  std::optional<signing::Capacity> doubt; // signed in a capacity whose power over this paper is doubtful
  bool confirmed = true;                  // false: recorded by another and not yet confirmed by the party itself
  std::optional<Date> refused_on = {};          // the party refuses to sign, since
  std::optional<std::string> refusal_reason = {};
  std::optional<RegionCode> waits_for = {};     // whose signature a fixed order asks for first
};
BOOST_DESCRIBE_STRUCT(Cell, (),
                      (party, status, on, recorded_by, signature, doubt, confirmed, refused_on, refusal_reason,
                       waits_for))

struct MatrixRow {
  DocumentId document;
  std::vector<Cell> cells;
  bool complete = false;
};
BOOST_DESCRIBE_STRUCT(MatrixRow, (), (document, cells, complete))

// The facts of a dossier's life that the clock is held against.
struct Course {
  bool in_force = false;  // the KB is signed by all, and no ending was recorded
  bool ended = false;     // an ending was recorded
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<Date> last_evidence;  // the last day anything is evidenced to have happened
};
BOOST_DESCRIBE_STRUCT(Course, (), (in_force, ended, start, end, last_evidence))

// What the threads and the rules say about a dossier, without any clock: the same on every node.
struct Standing {
  StageId stage = StageId::Preparation;
  std::vector<StageStanding> stages;
  std::vector<Turn> turns;  // of the current stage first, then those already open for later stages
  std::vector<MatrixRow> matrix;
  Course course;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (stage, stages, turns, matrix, course))

Standing standing_of(const State& state, const Rules& rules);

// What the clock adds.
enum class Phase { Preparing, InForce, Ending, Ended };
BOOST_DESCRIBE_ENUM(Phase, Preparing, InForce, Ending, Ended)

struct Dated {
  Phase phase = Phase::Preparing;
  std::optional<int> reminder_months;  // the reminder that is due: 12, 6 or 3
  bool sleeping = false;               // in force, and nothing evidenced for the months of rules/terms
};
BOOST_DESCRIBE_STRUCT(Dated, (), (phase, reminder_months, sleeping))

Dated dated(const Course& course, const TermRules& rules, Date today);

}  // namespace simpul::dossiers
