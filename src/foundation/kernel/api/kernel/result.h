#pragma once

#include <expected>
#include <utility>

namespace simpul {

// The one way a function says no: a value or the reason. Exceptions do not cross modules.
template <class T, class E>
using Result = std::expected<T, E>;

template <class E>
std::unexpected<std::decay_t<E>> refuse(E&& reason) {
  return std::unexpected<std::decay_t<E>>(std::forward<E>(reason));
}

// Lets one visitor be written as a list of lambdas.
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace simpul
