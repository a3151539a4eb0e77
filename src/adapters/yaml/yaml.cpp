#include "yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <sstream>

namespace simpul::yaml {
namespace {

constexpr std::size_t bytes_max = 4u << 20;

struct Refused {
  Refusal reason;
};

// Untagged plain scalars arrive with the tag "?", quoted ones with "!".
Json scalar_of(const std::string& tag, const std::string& value) {
  if (tag != "?") return Json(value);
  if (value == "true" || value == "false") return Json(value == "true");
  if (value == "null" || value == "~" || value.empty()) return Json(nullptr);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool canonical = value == "0" || (value[0] != '0' && !value.starts_with("-0"));
  if (error == std::errc{} && end == value.data() + value.size() && canonical) return Json(number);
  return Json(value);
}

// Builds JSON from the parser's events, without yaml-cpp's own node graph: several times faster.
class Builder final : public YAML::EventHandler {
 public:
  Json take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(nullptr, mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { fail(mark, "aliases are not read"); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    if (!open_.empty() && open_.back().is_object() && !key_given_.back()) {
      keys_.back() = value;
      key_given_.back() = true;
      if (open_.back().as_object().contains(value)) fail(mark, "the name " + value + " stands twice");
      return;
    }
    add(scalar_of(tag, value), mark);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    begin(JsonArray());
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    if (!open_.empty() && open_.back().is_object() && !key_given_.back()) fail(mark, "a name must be text");
    begin(JsonObject());
  }
  void OnMapEnd() override { end(); }

 private:
  [[noreturn]] void fail(const YAML::Mark& mark, std::string why) {
    throw Refused{{"yaml_malformed", "", {{"line", std::to_string(mark.line + 1)}, {"why", std::move(why)}}}};
  }
  void begin(Json container) {
    open_.push_back(std::move(container));
    keys_.emplace_back();
    key_given_.push_back(false);
  }
  void end() {
    Json done = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    key_given_.pop_back();
    add(std::move(done), YAML::Mark::null_mark());
  }
  void add(Json value, const YAML::Mark&) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().is_array()) {
      open_.back().as_array().push_back(std::move(value));
    } else {
      open_.back().as_object().emplace(keys_.back(), std::move(value));
      key_given_.back() = false;
    }
  }

  Json root_;
  std::vector<Json> open_;
  std::vector<std::string> keys_;
  std::vector<bool> key_given_;
};

}  // namespace

Result<Json, Refusal> read_yaml(std::string_view text) {
  if (text.size() > bytes_max) return refuse(Refusal{"yaml_too_large", "", {{"max", std::to_string(bytes_max)}}});
  std::istringstream input{std::string(text)};
  Builder builder;
  try {
    YAML::Parser parser(input);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    return refuse(Refusal{"yaml_malformed", "", {{"line", std::to_string(error.mark.line + 1)}, {"why", error.msg}}});
  } catch (Refused& refused) {
    return refuse(std::move(refused.reason));
  }
  return builder.take();
}

}  // namespace simpul::yaml
