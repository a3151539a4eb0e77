#include "dossiers/facts.h"

#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

// Calls `visit` with a default value of the fact type that bears `kind`; false where none does.
template <class Visit>
bool with_kind(std::string_view kind, Visit visit) {
  bool found = false;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Fact>>([&](auto type) {
    using T = typename decltype(type)::type;
    if constexpr (!std::is_same_v<T, UnknownFact>) {
      if (!found && T::kind == kind) {
        found = true;
        visit(type);
      }
    }
  });
  return found;
}

}  // namespace

std::string_view kind_of(const Fact& fact) {
  return std::visit([](const auto& body) -> std::string_view { return body.kind; }, fact);
}

Json body_of(const Fact& fact) {
  return std::visit(Overloaded{[](const UnknownFact&) -> Json { return JsonObject{}; },
                               [](const auto& body) -> Json { return to_json(body); }},
                    fact);
}

Fact read_stored_fact(const std::string& kind, const Json& body) {
  Fact fact = UnknownFact{kind};
  with_kind(kind, [&](auto type) {
    // Members added by later versions are ignored here; they stay in the stored bytes and pass on with them.
    auto read = from_json<typename decltype(type)::type>(body, UnknownMembers::Ignore);
    if (read) fact = std::move(*read);
  });
  return fact;
}

Result<Fact, Refusals> read_new_fact(const std::string& kind, const Json& body) {
  Result<Fact, Refusals> result = refuse(Refusals{{"fact_kind_unknown", "/kind", {{"kind", kind}}}});
  with_kind(kind, [&](auto type) {
    auto read = from_json<typename decltype(type)::type>(body);
    if (read) {
      result = Fact(std::move(*read));
    } else {
      result = refuse(std::move(read.error()));
    }
  });
  return result;
}

}  // namespace simpul::dossiers
