// Reading, listing and searching at 1,000 and at 100,000 dossiers made by a seed.
// Usage: dossier_bench [FOLDER [SMALL LARGE]]; the folder is left behind for the measurements over HTTP.

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "crypto/sha256.h"
#include "dossiers_app/routes.h"
#include "figure.h"
#include "files/clock.h"
#include "kernel/expects.h"
#include "population.h"

namespace simpul::bench {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
  const auto begin = Steady::now();
  work();
  return std::chrono::duration<double>(Steady::now() - begin).count();
}

struct Latency {
  double median_us = 0;
  double p99_us = 0;
};

Latency latency_of(int rounds, const std::function<void(int)>& work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) times.push_back(seconds_of([&] { work(i); }) * 1e6);
  std::ranges::sort(times);
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

// What a client of the routes waits for, without the network.
struct Door {
  node::Node& node;
  access::Routes routes;
  access::Caller caller;

  std::string get(std::string_view operation, std::map<std::string, std::string> path,
                  std::multimap<std::string, std::string> query) const {
    const auto route = std::ranges::find(routes, operation, &access::Route::operation);
    web::Request request;
    request.path_values = std::move(path);
    request.query = std::move(query);
    return route->handle(request, caller).body;
  }
};

std::vector<std::string> some_ids(const Door& door) {
  std::vector<std::string> ids;
  const auto list =
      read_json(door.get("listDossiers", {}, {{"limit", "100"}}), {.bytes_max = 1 << 26, .members_max = 1 << 20});
  for (const Json& row : list->at("items").as_array()) ids.emplace_back(row.at("id").as_string());
  return ids;
}

struct Measured {
  Latency page, list, home, search, prefix;
};

Measured measure(const Door& door) {
  const auto ids = some_ids(door);
  // The words of the titles stand in a third of all dossiers each, the last three in every one of them.
  std::vector<std::string> words = Population::words();
  words.insert(words.end(), {"kerja", "sama", "kesepakatan"});
  const auto word = [&](int i) { return words[static_cast<std::size_t>(i) % words.size()]; };
  Measured out;
  out.page = latency_of(
      2000, [&](int i) { door.get("getDossier", {{"id", ids[static_cast<std::size_t>(i) % ids.size()]}}, {}); });
  out.list = latency_of(100, [&](int) { door.get("listDossiers", {}, {{"limit", "50"}}); });
  out.home = latency_of(50, [&](int) { door.get("getHome", {}, {}); });
  out.search = latency_of(300, [&](int i) {
    door.get("searchEverything", {}, {{"q", word(i) + " " + word(i * 7 + 3) + " "}, {"limit", "20"}});
  });
  out.prefix = latency_of(300, [&](int i) {
    door.get("searchEverything", {}, {{"q", word(i).substr(0, 1 + static_cast<std::size_t>(i) % 5)}, {"limit", "20"}});
  });
  return out;
}

void say(const char* what, const Latency& small, const Latency& large, double promise_us) {
  Figure figure{what, large.p99_us, "us p99", small.p99_us, "at 1/100 size", large.p99_us / promise_us, 1.0};
  figure.bound = Figure::Bound::AtMost;
  print(figure);
}

int run(const std::string& folder, std::size_t small, std::size_t large) {
  files::SystemClock clock;
  node::NodeSettings settings;
  settings.demo = true;
  settings.data_folder = folder;
  auto node = node::Node::open(settings, clock);
  expects(node.has_value(), "the folder can be opened");
  Population population(**node, 7);
  // No scan is sent here: what would read one is never asked.
  const auto unread = [](const dossiers::DossierSeen&, const dossiers::Document&,
                         const dossiers::FileAttached&) -> Result<std::optional<signing::ScanReading>, Refusals> {
    return refuse(Refusals{{"server_busy"}});
  };
  const auto nobody = [](const RegionCode&) { return nullptr; };
  const Door door{**node, dossiers::dossier_routes((*node)->dossiers(), nobody, unread, (*node)->law().messages),
                  population.home()};
  const auto progress = [](std::size_t done) { fmt::print(stderr, "\r{} dossiers", done); };
  population.grow(small, 8, progress);
  const Measured at_small = measure(door);
  const double growing = seconds_of([&] { population.grow(large - small, 16, progress); });
  fmt::print(stderr, "\n");
  const Measured at_large = measure(door);
  fmt::print("{:<28} {:>10.0f} acts/s (7 facts each, decided, signed, durable, shown)\n", "whole acts",
             static_cast<double>(large - small) / growing);
  say("dossier page", at_small.page, at_large.page, 5'000);
  Figure growth{"growth of one dossier's page",
                at_large.page.median_us,
                "us median",
                at_small.page.median_us,
                "at 1/100 size",
                at_large.page.median_us / at_small.page.median_us,
                1.3};
  growth.bound = Figure::Bound::AtMost;
  print(growth);
  say("search, two words", at_small.search, at_large.search, 20'000);
  say("search, as one types", at_small.prefix, at_large.prefix, 20'000);
  say("list", at_small.list, at_large.list, 200'000);
  say("home", at_small.home, at_large.home, 200'000);
  return 0;
}

}  // namespace
}  // namespace simpul::bench

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 1 && argc != 2 && argc != 4) {
    fmt::print(stderr, "Usage: dossier_bench [FOLDER [SMALL LARGE]]\n");
    return 2;
  }
  const std::string folder = argc > 1 ? argv[1] : (fs::temp_directory_path() / "simpul-bench").string();
  fs::remove_all(folder);
  const std::size_t small = argc > 3 ? std::stoul(argv[2]) : 1'000;
  const std::size_t large = argc > 3 ? std::stoul(argv[3]) : 100'000;
  return simpul::bench::run(folder, small, large);
}
