#include "difference.h"

#include <algorithm>

#include "reading.h"

namespace simpul::pades {
namespace {

constexpr std::size_t pairs_max = 5'000'000;
constexpr std::size_t changes_max = 50;

bool same_bytes(QPDFObjectHandle& older, QPDFObjectHandle& newer) {
  const auto a = older.getRawStreamData();
  const auto b = newer.getRawStreamData();
  return a->getSize() == b->getSize() && std::equal(a->getBuffer(), a->getBuffer() + a->getSize(), b->getBuffer());
}

}  // namespace

void Difference::differs(const Change& place) {
  const auto known = std::find_if(out_.changes.begin(), out_.changes.end(), [&](const Change& change) {
    return change.code == place.code && change.facts == place.facts;
  });
  if (known == out_.changes.end() && out_.changes.size() < changes_max) out_.changes.push_back(place);
}

void Difference::compare(const QPDFObjectHandle& older, const QPDFObjectHandle& newer, const Change& place) {
  list_.assign(1, {older, newer});
  while (!list_.empty()) {
    const Pair pair = list_.back();
    list_.pop_back();
    if (settled(pair)) continue;
    if (!same(pair)) return differs(place);
    if (list_.size() > pairs_max || seen_.size() > pairs_max) refuse_file("pades_pdf_too_complex");
  }
}

void Difference::compare_entries(QPDFObjectHandle older, QPDFObjectHandle newer, const Change& place,
                                 const std::set<std::string>& but) {
  std::set<std::string> keys = older.getKeys();
  for (const std::string& key : newer.getKeys()) keys.insert(key);
  for (const std::string& key : keys) {
    if (but.count(key) == 0) compare(older.getKey(key), newer.getKey(key), place);
  }
}

bool Difference::settled(const Pair& pair) {
  if (!pair.older.isIndirect() || !pair.newer.isIndirect()) return false;
  const auto a = older_.find(pair.older.getObjGen());
  const auto b = newer_.find(pair.newer.getObjGen());
  if (a != older_.end() && b != newer_.end() && a->second == b->second) return true;
  return !seen_.insert({pair.older.getObjGen(), pair.newer.getObjGen()}).second;
}

bool Difference::same(Pair pair) {
  if (pair.older.getTypeCode() != pair.newer.getTypeCode()) return false;
  if (pair.older.isArray()) return same_lists(pair);
  if (pair.older.isDictionary()) {
    push_entries(pair.older, pair.newer, {"/Parent"});
    return true;
  }
  if (pair.older.isStream()) {
    push_entries(pair.older.getDict(), pair.newer.getDict(), {"/Length"});
    return same_bytes(pair.older, pair.newer);
  }
  if (pair.older.isString()) return pair.older.getStringValue() == pair.newer.getStringValue();
  return pair.older.unparseResolved() == pair.newer.unparseResolved();
}

bool Difference::same_lists(Pair& pair) {
  const std::vector<QPDFObjectHandle> a = pair.older.getArrayAsVector();
  const std::vector<QPDFObjectHandle> b = pair.newer.getArrayAsVector();
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) list_.push_back({a[i], b[i]});
  return true;
}

void Difference::push_entries(QPDFObjectHandle older, QPDFObjectHandle newer, const std::set<std::string>& but) {
  std::set<std::string> keys = older.getKeys();
  for (const std::string& key : newer.getKeys()) keys.insert(key);
  for (const std::string& key : keys) {
    if (but.count(key) == 0) list_.push_back({older.getKey(key), newer.getKey(key)});
  }
}

}  // namespace simpul::pades
