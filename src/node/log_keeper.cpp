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

}  // namespace

std::string log_origin(const std::string& public_origin, const PublicKey& key) {
  std::string origin = host_of(public_origin) + "/log/" + sha256(key.text()).text().substr(0, 16);
  return ledger::is_note_name(origin) ? origin : "simpul/log/" + sha256(key.text()).text().substr(0, 16);
}

Result<std::unique_ptr<LogKeeper>, Refusals> LogKeeper::open(Adapters& adapters, const std::string& public_origin) {
  auto key = adapters.keys->log_key(adapters.chance);
  if (!key) return refuse(Refusals{key.error()});
  std::string origin = log_origin(public_origin, key->public_key());
  return std::unique_ptr<LogKeeper>(new LogKeeper(adapters, std::move(*key), std::move(origin)));
}

LogKeeper::LogKeeper(Adapters& adapters, SigningKey key, std::string origin)
    : log_(*adapters.log),
      order_(*adapters.database),
      shown_(adapters.places.checkpoint),
      sequencer_({*adapters.database, order_, shown_}, std::move(key), {std::move(origin)}),
      reader_(*adapters.database, shown_) {}

LogKeeper::~LogKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

ledger::LogHealth LogKeeper::health() const {
  const std::lock_guard lock(mutex_);
  return health_;
}

void LogKeeper::start() {
  thread_ = std::thread([this] { keep_going(); });
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

void LogKeeper::keep_going() {
  while (true) {
    if (something_waits()) catch_up();
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, look_every, [this] { return stopping_; })) return;
  }
}

}  // namespace simpul::node
