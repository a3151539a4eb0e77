#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "plain.h"

namespace simpul::pades {

// Compares pairs of objects with everything they lead to. A difference is recorded under the name of the place from
// which it was reached. Keeps a list instead of calling itself: a stranger's file may be deep.
class Difference {
 public:
  explicit Difference(Comparison& out) : out_(out) {}

  // Pairs that are judged elsewhere (pages, signature fields): wherever else they are met they count as one thing, by
  // the name given here.
  void know(const QPDFObjectHandle& older, const std::string& name) { older_[older.getObjGen()] = name; }
  void know_newer(const QPDFObjectHandle& newer, const std::string& name) { newer_[newer.getObjGen()] = name; }

  void compare(const QPDFObjectHandle& older, const QPDFObjectHandle& newer, const Change& place);
  // The entries of two dictionaries, but for some.
  void compare_entries(QPDFObjectHandle older, QPDFObjectHandle newer, const Change& place,
                       const std::set<std::string>& but);
  void differs(const Change& place);

 private:
  struct Pair {
    QPDFObjectHandle older;
    QPDFObjectHandle newer;
  };
  bool settled(const Pair& pair);
  // Whether the two are the same as far as they reach themselves; what they contain is put on the list.
  bool same(Pair pair);
  bool same_lists(Pair& pair);
  void push_entries(QPDFObjectHandle older, QPDFObjectHandle newer, const std::set<std::string>& but);

  Comparison& out_;
  std::map<QPDFObjGen, std::string> older_;
  std::map<QPDFObjGen, std::string> newer_;
  std::set<std::pair<QPDFObjGen, QPDFObjGen>> seen_;
  std::vector<Pair> list_;
};

}  // namespace simpul::pades
