#include "log_keeper.h"

#include <algorithm>
#include <chrono>

#include "crypto/sha256.h"

namespace simpul::node {
namespace {

constexpr std::chrono::milliseconds look_every{500};

std::string host_of(const std::string& public_origin) {
  const std::size_t scheme = public_origin.find("://");
  if (scheme == std::string::npos) return "simpul";
  const std::string rest = public_origin.substr(scheme + 3);
  return rest.substr(0, rest.find('/'));
}

std::string named_by(const std::string& public_origin, const std::string& as, const PublicKey& key) {
  const std::string end = as + sha256(key.text()).text().substr(0, 16);
  const std::string name = host_of(public_origin) + end;
  return ledger::is_note_name(name) ? name : "simpul" + end;
}

}  // namespace

std::string log_origin(const std::string& public_origin, const PublicKey& key) {
  return named_by(public_origin, "/log/", key);
}

std::string witness_name(const std::string& public_origin, const PublicKey& key) {
  return named_by(public_origin, "/witness/", key);
}

Result<std::unique_ptr<LogKeeper>, Refusals> LogKeeper::open(Adapters& adapters, const Options& options) {
  auto log_key = adapters.keys->log_key(adapters.chance);
  if (!log_key) return refuse(Refusals{log_key.error()});
  auto witness_key = adapters.keys->witness_key(adapters.chance);
  if (!witness_key) return refuse(Refusals{witness_key.error()});
  auto setup = read_witness_setup(adapters.folder.path());
  if (!setup) {
    const Refusal& fault = setup.error().front();
    const auto where = fault.facts.find("where");
    adapters.log->write(LogLevel::Warning, "witness_setup_faulty",
                        {{"code", std::string_view(fault.code)},
                         {"where", std::string_view(where == fault.facts.end() ? "" : where->second)}});
    setup = WitnessSetup();
  }
  std::string log_name = log_origin(options.public_origin, log_key->public_key());
  std::string name = witness_name(options.public_origin, witness_key->public_key());
  Keys keys{std::move(*log_key), std::move(*witness_key), std::move(log_name), std::move(name)};
  return std::unique_ptr<LogKeeper>(new LogKeeper(adapters, std::move(keys), options.loopback, std::move(*setup)));
}

LogKeeper::LogKeeper(Adapters& adapters, Keys keys, bool loopback, WitnessSetup setup)
    : log_(*adapters.log),
      order_(*adapters.database),
      shown_(adapters.places.checkpoint),
      sequencer_({*adapters.database, order_, shown_}, std::move(keys.log), {std::move(keys.log_name)}),
      reader_(*adapters.database, shown_),
      setup_(std::move(setup)),
      outbound_({.authorities_file = {}, .loopback = loopback}),
      desk_({*adapters.database, adapters.clock,
             [this](const std::string& origin) -> std::optional<ledger::NoteKey> {
               const auto known = setup_.logs.find(origin);
               if (known == setup_.logs.end()) return std::nullopt;
               return known->second;
             }},
            std::move(keys.witness), std::move(keys.witness_name)),
      witnesses_({*adapters.database, reader_, outbound_, adapters.clock}, setup_.witnesses) {}

LogKeeper::~LogKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (asking_.joinable()) asking_.join();
}

ledger::LogHouse LogKeeper::house() {
  return {reader_, desk_, witnesses_, setup_.needed, [this] { return health(); }};
}

ledger::LogHealth LogKeeper::health() const {
  const std::lock_guard lock(mutex_);
  return health_;
}

void LogKeeper::start() {
  thread_ = std::thread([this] { keep_going(); });
  if (!setup_.witnesses.empty()) asking_ = std::thread([this] { keep_asking(); });
}

void LogKeeper::catch_up() {
  const auto round = sequencer_.run();
  const std::lock_guard lock(mutex_);
  if (round) {
    health_ = {*round, std::nullopt};
    return;
  }
  // Said once for each reason: the log of a node whose disk is full tries again twice a second.
  if (!health_.stopped || *health_.stopped != round.error()) {
    log_.write(LogLevel::Error, "log_stopped", {{"code", std::string_view(round.error().code)}});
  }
  health_.stopped = round.error();
}

bool LogKeeper::something_waits() {
  const ledger::LogHealth now = health();
  if (!now.standing || now.stopped) return true;
  const auto next = order_.after(now.standing->journal_place, 1);
  return !next || !next->empty();
}

bool LogKeeper::stopped_after(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  return wake_.wait_for(lock, wait, [this] { return stopping_; });
}

void LogKeeper::keep_going() {
  do {
    if (something_waits()) catch_up();
  } while (!stopped_after(look_every));
}

void LogKeeper::keep_asking() {
  do {
    witnesses_.ask();
  } while (!stopped_after(look_every));
}

}  // namespace simpul::node
