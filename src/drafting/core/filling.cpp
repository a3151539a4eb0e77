#include "filling.h"

#include <algorithm>

#include "negotiation/marks.h"
#include "text/lists.h"
#include "text/numbers.h"

namespace simpul::drafting {
namespace {

constexpr std::string_view parties = "parties";
constexpr std::string_view partners = "partners";

// One member of all items joined; nothing where one of them is not known.
std::optional<std::string> joined_member(const std::vector<Values>& items, const std::string& member) {
  std::vector<std::string> words;
  for (const Values& item : items) {
    const auto found = item.find(member);
    if (found == item.end()) return std::nullopt;
    words.push_back(value_text(found->second, ""));
  }
  return joined(words);
}

void keep(Values& values, const std::string& name, const std::optional<std::string>& words) {
  if (words && !words->empty()) values.try_emplace(name, *words);
}

}  // namespace

std::string ordinal_label(std::size_t place) {
  return value_text(Value("ke" + terbilang(static_cast<std::int64_t>(place + 1))), "kapital");
}

Filling::Filling(const Library& library, const Particulars& known, std::size_t sender)
    : library_(library), values_(known.values), lists_(known.lists) {
  for (const ListKind& list : library.lists) {
    auto& items = lists_[list.list];
    if (!list.derived && items.size() < list.at_least) items.resize(list.at_least);
  }
  derive_parties();
  derive_sender(sender);
}

void Filling::derive_parties() {
  auto& items = lists_[std::string(parties)];
  for (std::size_t i = 0; i < items.size(); ++i) items[i].try_emplace("sebutan", "PIHAK " + ordinal_label(i));
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::vector<Values> others = items;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    keep(items[i], "rekan", joined_member(others, "sebutan"));
  }
  const auto number = static_cast<std::int64_t>(items.size());
  values_.try_emplace("para_pihak.jumlah", number);
  values_.try_emplace("rangkap", number);
  keep(values_, "para_pihak.sebutan", joined_member(items, "sebutan"));
  keep(values_, "para_pihak.pemerintah", joined_member(items, "pemerintah"));
}

void Filling::derive_sender(std::size_t sender) {
  const auto& all = lists_[std::string(parties)];
  if (sender >= all.size()) return;
  for (const auto& [member, value] : all[sender]) values_.try_emplace("pengirim." + member, value);
  std::vector<Values> others = all;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(sender));
  keep(values_, "mitra_semua.pemerintah", joined_member(others, "pemerintah"));
  lists_[std::string(partners)] = std::move(others);
}

std::size_t Filling::count(const std::string& list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? 0 : found->second.size();
}

std::optional<std::string> Filling::text_of(const VariableName& name, std::optional<At> at) const {
  const Values* from = &values_;
  std::string key = name.variable->name;
  if (name.list) {
    const bool here = at && at->list == name.list;
    if (!name.place && !here) return std::nullopt;
    const std::size_t place = name.place ? *name.place : at->place;
    const auto found = lists_.find(name.list->list);
    if (found == lists_.end() || place >= found->second.size()) return std::nullopt;
    from = &found->second[place];
    key = name.member;
  }
  const auto value = from->find(key);
  if (value == from->end()) return std::nullopt;
  return value_text(value->second, name.form);
}

std::string Filling::filled(std::string_view text, std::optional<At> at) const {
  std::string out;
  std::size_t done = 0;
  for (const negotiation::Mark& mark : negotiation::marks_of(text)) {
    if (mark.kind != negotiation::MarkKind::Variable) continue;
    const auto name = library_.variable(mark.name);
    if (!name) continue;
    std::optional<std::string> words = text_of(*name, at);
    if (!words && name->list && !name->place && at && at->list == name->list) {
      words = "{{" + name->list->prefix + "." + std::to_string(at->place + 1) + "." + name->member +
              (name->form.empty() ? "" : "." + name->form) + "}}";
    }
    if (!words) continue;
    out.append(text, done, mark.begin - done).append(*words);
    done = mark.end;
  }
  return out.append(text, done);
}

bool Filling::holds(const Condition& condition, std::optional<At> at) const {
  const auto name = library_.variable(condition.variable);
  const auto words = name ? text_of(*name, at) : std::nullopt;
  return words ? *words == condition.is : condition.unknown;
}

}  // namespace simpul::drafting
