// Weaving and folding one long dossier, as it is done when its threads come from a partner or from the journal.
// Usage: weave_bench

#include <algorithm>
#include <chrono>

#include "crypto/sha256.h"
#include "dossiers/state.h"
#include "figure.h"
#include "kernel/expects.h"
#include "law.h"

namespace simpul::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t events = 10'000;
constexpr int rounds = 31;

// The median of several runs; what a run made is given back after the clock has stopped.
template <class Work>
double median_seconds(Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Steady::now();
    const auto made = work();
    times.push_back(std::chrono::duration<double>(Steady::now() - begin).count());
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[rounds / 2];
}

// One dossier of many events by two authors who see each other, as threads would arrive from a partner.
std::vector<std::shared_ptr<const threads::Event>> long_dossier() {
  std::vector<std::shared_ptr<const threads::Event>> out;
  const RegionCode authors[] = {*RegionCode::parse("64"), *RegionCode::parse("35")};
  std::shared_ptr<const threads::Event> heads[2];
  dossiers::Opened opened;
  opened.title = "Panjang";
  opened.parties = {{authors[0], {}}, {authors[1], {}}};
  for (std::size_t i = 0; i < events; ++i) {
    const std::size_t who = i % 2;
    threads::Event event;
    event.subject = "dossier:x";
    event.author = authors[who];
    event.seq = heads[who] ? heads[who]->seq + 1 : 1;
    if (heads[who]) event.prev = heads[who]->hash;
    if (heads[1 - who]) event.seen[authors[1 - who]] = {heads[1 - who]->seq, heads[1 - who]->hash};
    const dossiers::Fact fact =
        i == 0
            ? dossiers::Fact(opened)
            : dossiers::Fact(dossiers::OccurrenceRecorded{dossiers::OccurrenceKind::Note, "catatan", {}, {}, {}, {}});
    event.kind = dossiers::kind_of(fact);
    event.body = dossiers::body_of(fact);
    event.salt = std::string(32, '0');
    event.hash = sha256(threads::envelope_of(event));
    heads[who] = std::make_shared<const threads::Event>(std::move(event));
    out.push_back(heads[who]);
  }
  return out;
}

void measure(const dossiers::Rules& rules) {
  const auto dossier = long_dossier();
  const double weaving = median_seconds([&] { return threads::weave(dossier); });
  const threads::Cloth cloth = threads::weave(dossier);
  const double folding = median_seconds([&] { return dossiers::fold(cloth, rules); });
  const dossiers::State state = dossiers::fold(cloth, rules);
  expects(state.outcomes.size() == events, "every event is folded");
  expects(std::ranges::none_of(state.outcomes, [](const auto& outcome) { return outcome.refused.has_value(); }),
          "every event counts");
  const double rate = events / folding;
  print({"fold", rate, "events/s", 1e6, "promised", rate / 1e6, 1.0});
  const double both = events / (weaving + folding);
  print({"weave and fold", both, "events/s", 1e6, "promised", both / 1e6, 1.0});
}

}  // namespace
}  // namespace simpul::bench

int main() {
  const auto law = simpul::node::read_law();
  simpul::expects(law.has_value(), "the rules inside the program can be read");
  simpul::bench::measure((*law)->rules);
  return 0;
}
