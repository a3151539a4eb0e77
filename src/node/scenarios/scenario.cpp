#include "scenarios/scenario.h"

#include "dossiers_app/routes.h"
#include "encoding/mapper.h"
#include "scenarios/expectation.h"
#include "yaml/yaml.h"

namespace simpul::node {
namespace {

// Plays one scenario; knows the dossier the story is about.
class Player {
 public:
  Player(Node& node, memory::ManualClock& clock, const Scenario& scenario)
      : node_(node), clock_(clock), scenario_(scenario) {}

  Result<std::string, Refusals> play() {
    if (scenario_.steps.empty()) return refuse(Refusals{{"scenario_empty"}});
    clock_.set(scenario_.steps.front().at);
    if (auto settled = settle_governments(); !settled) return refuse(std::move(settled.error()));
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) {
      clock_.set(scenario_.steps[i].at);
      if (auto done = step(scenario_.steps[i]); !done) return refuse(at_step(std::move(done.error()), i));
    }
    return dossier_;
  }

 private:
  Result<void, Refusals> settle_governments() {
    for (const ScenarioAccount& account : scenario_.accounts) {
      if (auto hosted = node_.host(account.government); !hosted) return hosted;
      auto id = node_.access().put_demo_account({account.government, account.sign_in_name, account.name,
                                                 {account.roles.begin(), account.roles.end()}, scenario_.title});
      if (!id) return refuse(std::move(id.error()));
      callers_.try_emplace(account.government, access::Caller{*id, account.name, account.government,
                                                              {account.roles.begin(), account.roles.end()}, ""});
    }
    return {};
  }

  Result<void, Refusals> step(const ScenarioStep& step) {
    if (step.fact) {
      const Refusals refusals = record(step);
      if (step.refused) return check_refused(*step.refused, refusals);
      if (!refusals.empty()) return refuse(refusals);
    }
    if (step.expect) return check_expected(step);
    return {};
  }

  Refusals record(const ScenarioStep& step) {
    const auto caller = callers_.find(step.by);
    if (caller == callers_.end()) return {{"scenario_without_account", "", {{"region", step.by.text()}}}};
    const Json body = step.with.value_or(JsonObject());
    if (step.fact->starts_with("government.")) return record_for_government(caller->second, *step.fact, body);
    auto fact = dossiers::take_in(
        node_.dossiers(), [this](const RegionCode& region) { return node_.governments().government_of(region); },
        caller->second, *step.fact, body);
    if (!fact) return std::move(fact.error());
    const bool opening = *step.fact == dossiers::Opened::kind;
    auto done = node_.dossiers().act({caller->second, opening ? "" : dossier_, {std::move(*fact)}, {}, {}});
    if (!done) return std::move(done.error());
    dossier_ = (*done)->id;
    return {};
  }

  Refusals record_for_government(const access::Caller& caller, const std::string& kind, const Json& body) {
    auto fact = regions::read_new_government_fact(kind, body);
    if (!fact) return std::move(fact.error());
    auto done = node_.governments().act({caller, std::move(*fact), {}});
    return done ? Refusals{} : std::move(done.error());
  }

  static Result<void, Refusals> check_refused(const std::string& expected, const Refusals& refusals) {
    const std::string found = refusals.empty() ? "nothing" : refusals.front().code;
    if (found == expected) return {};
    Refusal otherwise{"scenario_refused_otherwise", "", {{"expected", expected}, {"found", found}}};
    return refuse(Refusals{std::move(otherwise)});
  }

  Result<void, Refusals> check_expected(const ScenarioStep& step) {
    const Date today = day_of(step.at, Zone::Wib);
    const auto page = dossiers::dossier_page(node_.dossiers(), dossier_, step.by, today);
    if (!page) return refuse(page.error());
    if (auto difference = first_difference(*step.expect, *page)) {
      Refusal failed{"scenario_expectation_failed",
                     "",
                     {{"path", difference->path}, {"expected", difference->expected}, {"found", difference->found}}};
      return refuse(Refusals{std::move(failed)});
    }
    return {};
  }

  Refusals at_step(Refusals refusals, std::size_t index) const {
    for (Refusal& refusal : refusals) {
      refusal.facts["step"] = std::to_string(index + 1);
      refusal.facts["scenario"] = scenario_.title;
    }
    return refusals;
  }

  Node& node_;
  memory::ManualClock& clock_;
  const Scenario& scenario_;
  std::map<RegionCode, access::Caller> callers_;
  std::string dossier_;
};

}  // namespace

Result<Scenario, Refusals> read_scenario(std::string_view text) {
  const auto json = yaml::read_yaml(text);
  if (!json) return refuse(Refusals{json.error()});
  return from_json<Scenario>(*json);
}

Result<std::string, Refusals> play(Node& node, memory::ManualClock& clock, const Scenario& scenario) {
  return Player(node, clock, scenario).play();
}

}  // namespace simpul::node
