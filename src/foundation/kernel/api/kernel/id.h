#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace simpul {

// An opaque identifier; `Tag` keeps ids of different things from being exchanged.
// Text: 1 to 64 characters of a-z, 0-9 and '-'. Drawn by the Chance port, never by the core.
bool is_id_text(std::string_view text);

template <class Tag>
class Id {
 public:
  Id() = default;
  static std::optional<Id> parse(std::string_view text) {
    if (!is_id_text(text)) return std::nullopt;
    return Id(std::string(text));
  }
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace simpul

template <class Tag>
struct std::hash<simpul::Id<Tag>> {
  std::size_t operator()(const simpul::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
