#include "page.h"

#include "dossiers_app/routes.h"
#include "encoding/mapper.h"
#include "regions/region_ref.h"

namespace simpul::dossiers {
namespace {

struct PositionView {
  RegionCode party;
  RegionCode recorded_by;
  Digest text;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(PositionView, (), (party, recorded_by, text, at))

template <class T>
void put_optional(JsonObject& object, const char* name, const std::optional<T>& value) {
  if (value) object.emplace(name, to_json(*value));
}

Json document_view(const State& state, const Document& document) {
  Json view = to_json(document);
  JsonArray positions;
  for (const auto& taken : state.positions.of(document.document)) {
    positions.push_back(to_json(PositionView{taken.party, taken.author, taken.text, taken.at}));
  }
  view.as_object().emplace("positions", std::move(positions));
  put_optional(view.as_object(), "agreed_text", state.positions.agreed(document.document, state.signatories(document)));
  return view;
}

JsonArray regions_of(const State& state, const regions::Register& regions) {
  JsonArray out;
  for (const Party& party : state.parties) out.push_back(regions::region_ref(regions, party.region));
  return out;
}

JsonArray forks_view(const std::vector<ForkProof>& forks) {
  JsonArray out;
  for (const ForkProof& fork : forks) {
    out.push_back(JsonObject{{"author", fork.author.text()}, {"seq", fork.seq}, {"at", fork.at.text()}});
  }
  return out;
}

void put_opening(JsonObject& page, const State& state) {
  page.emplace("opened_by", state.opened_by.text());
  page.emplace("opened_at", state.opened_at.text());
  if (!state.opened) return;
  put_optional(page, "since", state.opened->since);
  put_optional(page, "ground", state.opened->ground);
  put_optional(page, "source", state.opened->source);
}

}  // namespace

Json page_of(const Woven& woven, const regions::Register& regions) {
  const State& state = woven.state;
  JsonObject page;
  page.emplace("id", woven.id);
  page.emplace("version", woven.version());
  page.emplace("title", state.title);
  put_optional(page, "summary", state.summary);
  page.emplace("cooperation", enum_text(state.cooperation));
  put_opening(page, state);
  page.emplace("parties", to_json(state.parties));
  page.emplace("regions", regions_of(state, regions));
  put_optional(page, "object", state.object);
  page.emplace("scope", to_json(state.scope));
  page.emplace("agencies", to_json(state.agencies));
  page.emplace("burdens", to_json(state.burdens));
  JsonArray documents;
  for (const Document& document : state.documents) documents.push_back(document_view(state, document));
  page.emplace("documents", std::move(documents));
  page.emplace("attachments", to_json(state.attachments));
  JsonArray signatures;
  for (const auto& signature : state.signatures.all()) signatures.push_back(to_json(signature));
  page.emplace("signatures", std::move(signatures));
  put_optional(page, "ended", state.ended);
  page.emplace("standing", to_json(woven.standing));
  if (!woven.forks.empty()) page.emplace("forks", forks_view(woven.forks));
  if (!woven.subject.cloth.waiting.empty()) page.emplace("waiting", woven.subject.cloth.waiting.size());
  return page;
}

Json row_of(const Woven& woven, const regions::Register& regions) {
  const State& state = woven.state;
  JsonObject row;
  row.emplace("id", woven.id);
  row.emplace("version", woven.version());
  row.emplace("title", state.title);
  row.emplace("cooperation", enum_text(state.cooperation));
  row.emplace("regions", regions_of(state, regions));
  row.emplace("urusan", state.object ? to_json(state.object->urusan) : Json(JsonArray()));
  row.emplace("stage", enum_text(woven.standing.stage));
  row.emplace("turns", to_json(woven.standing.turns));
  if (state.opened) put_optional(row, "since", state.opened->since);
  put_optional(row, "end", woven.standing.course.end);
  put_optional(row, "last_evidence", woven.standing.course.last_evidence);
  std::size_t papers_signed = 0;
  for (const MatrixRow& paper : woven.standing.matrix) papers_signed += paper.complete ? 1 : 0;
  row.emplace("papers", woven.standing.matrix.size());
  row.emplace("papers_signed", papers_signed);
  return row;
}

Result<Json, Refusals> dossier_page(Desk& desk, const std::string& id, const RegionCode& government, Date today) {
  const auto woven = desk.find(id, government);
  if (!woven) return refuse(woven.error());
  Json page = page_of(**woven, desk.regions());
  page.as_object().emplace("today", today.text());
  page.as_object().emplace("dated", to_json(dated((*woven)->standing.course, desk.rules().terms, today)));
  return page;
}

std::string with_clock(std::string_view stored_object, const Course& course, const TermRules& rules, Date today) {
  const std::string clock = json_text(to_json(dated(course, rules, today)));
  std::string out(stored_object.substr(0, stored_object.size() - 1));
  out += ',';
  out += std::string_view(clock).substr(1);
  return out;
}

std::string page_with_clock(std::string_view stored_page, const Course& course, const TermRules& rules, Date today) {
  std::string out(stored_page.substr(0, stored_page.size() - 1));
  out += ",\"today\":\"" + today.text() + "\",\"dated\":" + json_text(to_json(dated(course, rules, today))) + "}";
  return out;
}

}  // namespace simpul::dossiers
