#include "population.h"

#include <atomic>
#include <thread>

#include "kernel/expects.h"

namespace simpul::bench {
namespace {

using dossiers::DocumentType;
using dossiers::Fact;

template <class T>
const T& pick(const std::vector<T>& list, std::mt19937_64& dice) {
  return list[dice() % list.size()];
}

const std::vector<std::string>& fields() {
  static const std::vector<std::string> all = {"1.01", "1.02", "1.03", "2.11", "2.15", "2.16", "2.17", "3.26", "3.27"};
  return all;
}

std::string title_of(std::mt19937_64& dice) {
  return "Kerja sama " + pick(Population::words(), dice) + " dan " + pick(Population::words(), dice) + " " +
         pick(Population::words(), dice);
}

dossiers::SignatureRecorded signature(const DocumentId& document, const RegionCode& party, Date on) {
  dossiers::SignatureRecorded fact;
  fact.document = document;
  fact.party = party;
  fact.signer = {{}, "Kepala daerah", signing::OfficeKind::HeadOfRegion, {}};
  fact.on = on;
  fact.evidence.note = "arsip";
  return fact;
}

std::vector<Fact> story(const RegionCode& home, const RegionCode& partner, std::size_t number, std::mt19937_64& dice) {
  const Date began = Date{std::chrono::year{2019} / 1 / 1}.plus_days(static_cast<int>(dice() % 2000));
  const DocumentId kb = *DocumentId::parse("kb");
  std::vector<Fact> facts;
  dossiers::Opened opened;
  opened.title = title_of(dice);
  opened.parties = {{home, {}}, {partner, {}}};
  opened.since = began;
  facts.push_back(opened);
  facts.push_back(dossiers::ObjectSet{
      {pick(fields(), dice)}, title_of(dice) + ", " + title_of(dice), {}, dossiers::ObjectBasis::Unknown, {}, {}});
  facts.push_back(dossiers::DocumentRegistered{
      kb, DocumentType::JointAgreement, "Kesepakatan Bersama " + opened.title, {}, {}, began, began, {}});
  facts.push_back(dossiers::NumberAssigned{kb, home, "120/" + std::to_string(number) + "/KB", began});
  facts.push_back(dossiers::TermsSet{kb, began, began.plus_months(60), {}});
  facts.push_back(signature(kb, home, began));
  if (dice() % 3 != 0) facts.push_back(signature(kb, partner, began.plus_days(static_cast<int>(dice() % 60))));
  return facts;
}

}  // namespace

const std::vector<std::string>& Population::words() {
  static const std::vector<std::string> all = {
      "pertanian",  "peternakan",   "perikanan",    "pariwisata", "perdagangan", "pendidikan",
      "kesehatan",  "persampahan",  "transportasi", "pelabuhan",  "irigasi",     "kehutanan",
      "kebudayaan", "kerajinan",    "investasi",    "energi",     "air bersih",  "jalan",
      "perbatasan", "kependudukan", "pelatihan",    "pengaduan",  "arsip",       "statistik",
      "pangan",     "beras",        "sapi",         "kopi",       "kakao",       "tapis"};
  return all;
}

Population::Population(node::Node& node, std::uint64_t seed) : node_(node), seed_(seed) {
  const RegionCode region = *RegionCode::parse("64");
  expects(node.host(region).has_value(), "a new folder can host a government");
  for (const regions::Region& other : node.law().regions.all()) {
    if (other.autonomous && other.code != region) partners_.push_back(other.code);
  }
  const auto account = node.access().put_demo_account({region, "ukur", "Pengukur", {access::Role::Staff}});
  expects(account.has_value(), "a measured node is a demonstration");
  home_ = {*account, "Pengukur", region, {access::Role::Staff}, ""};
}

void Population::grow(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& progress) {
  std::atomic<std::size_t> next = made_;
  const std::size_t end = made_ + count;
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::size_t number = next++; number < end; number = next++) {
        std::mt19937_64 dice(seed_ * 1'000'003 + number);
        auto facts = story(home_.government, pick(partners_, dice), number, dice);
        const auto done = node_.dossiers().act({home_, "", std::move(facts), {}, {}});
        expects(done.has_value(), done ? "" : "made-up dossiers keep the rules: " + done.error().front().code);
        if (number % 1000 == 0) progress(number);
      }
    });
  }
  workers.clear();
  made_ = end;
}

}  // namespace simpul::bench
