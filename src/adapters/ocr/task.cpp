#include "task.h"

#include <algorithm>
#include <boost/describe.hpp>
#include <charconv>
#include <cmath>

#include "encoding/mapper.h"
#include "ports/page_reader.h"

namespace simpul::ocr {
namespace {

struct Reason {
  std::string code;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (code, facts))

struct LayerList {
  std::vector<paper::RecognisedPage> pages;
  std::vector<bool> suffices;
};
BOOST_DESCRIBE_STRUCT(LayerList, (), (pages, suffices))

// The only refusals a worker can have; a forged report cannot say anything else to a person.
constexpr std::string_view known_codes[] = {"file_damaged",           "file_encrypted",         "file_too_complex",
                                            "image_too_large",        "reading_too_many_pages", "ocr_language_missing",
                                            "reading_too_many_scans", "file_type_not_accepted"};
constexpr JsonLimits limits{.bytes_max = 16u << 20, .depth_max = 8, .members_max = 4'000'000};
constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n";

std::string report_of(const Refusal& refusal) { return "R" + json_text(to_json(Reason{refusal.code, refusal.facts})); }

std::optional<Refusal> read_refusal(std::string_view report) {
  if (!report.starts_with('R')) return std::nullopt;
  const auto json = read_json(report.substr(1), limits);
  auto reason = json ? from_json<Reason>(*json) : Result<Reason, Refusals>(refuse(Refusals{}));
  if (!reason || std::ranges::find(known_codes, reason->code) == std::end(known_codes)) return std::nullopt;
  return Refusal{std::move(reason->code), "", std::move(reason->facts)};
}

bool is_sound(const paper::RecognisedPage& page) {
  const auto sound = [](const paper::RecognisedWord& word) {
    return !word.text.empty() && word.confidence >= 0 && word.confidence <= 100 && word.width >= 0 && word.height >= 0;
  };
  return page.width > 0 && page.height > 0 && std::ranges::all_of(page.words, sound);
}

template <class T>
std::optional<T> read_value(std::string_view report, char kind) {
  if (!report.starts_with(kind)) return std::nullopt;
  const auto json = read_json(report.substr(1), limits);
  if (!json) return std::nullopt;
  auto value = from_json<T>(*json, UnknownMembers::Ignore);
  return value ? std::optional(std::move(*value)) : std::nullopt;
}

}  // namespace

std::string task_head(const Task& task) {
  return fmt::format("{}{} {} {} {}\n", task.kind, task.media_type, task.page, task.width, task.quarter_turns);
}

std::optional<std::pair<Task, std::string_view>> read_task(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view head = bytes.substr(0, end);
  const auto first = head.find(' ');
  const auto second = head.find(' ', first + 1);
  const auto third = head.find(' ', second + 1);
  if (first == std::string_view::npos || second == std::string_view::npos || third == std::string_view::npos) {
    return std::nullopt;
  }
  Task task{head.front(), std::string(head.substr(1, first - 1)), 0, 0, 0};
  std::from_chars(head.data() + first + 1, head.data() + second, task.page);
  std::from_chars(head.data() + second + 1, head.data() + third, task.width);
  std::from_chars(head.data() + third + 1, head.data() + end, task.quarter_turns);
  return std::pair(std::move(task), bytes.substr(end + 1));
}

std::string report_of(const Layers& layers) {
  if (!layers) return report_of(layers.error());
  LayerList list;
  for (const LayerPage& layer : *layers) {
    list.pages.push_back(layer.page);
    list.suffices.push_back(layer.suffices);
  }
  return "L" + json_text(to_json(list));
}

std::string report_of(const Words& words) {
  return words ? "O" + json_text(to_json(*words)) : report_of(words.error());
}

std::string report_of(const Picture& picture) { return picture ? "P" + *picture : report_of(picture.error()); }

std::optional<Layers> read_layers(std::string_view report) {
  if (auto refusal = read_refusal(report)) return refuse(std::move(*refusal));
  auto list = read_value<LayerList>(report, 'L');
  if (!list || list->pages.empty() || list->pages.size() > read_pages_max) return std::nullopt;
  if (list->suffices.size() != list->pages.size() || !std::ranges::all_of(list->pages, is_sound)) return std::nullopt;
  std::vector<LayerPage> layers;
  for (std::size_t at = 0; at < list->pages.size(); ++at) {
    layers.push_back({std::move(list->pages[at]), list->suffices[at]});
  }
  return layers;
}

std::optional<Words> read_words(std::string_view report) {
  if (auto refusal = read_refusal(report)) return refuse(std::move(*refusal));
  auto page = read_value<paper::RecognisedPage>(report, 'O');
  if (!page || !is_sound(*page)) return std::nullopt;
  return std::move(*page);
}

std::optional<Picture> read_picture(std::string_view report) {
  if (auto refusal = read_refusal(report)) return refuse(std::move(*refusal));
  if (!report.starts_with('P') || !report.substr(1).starts_with(png_start)) return std::nullopt;
  return std::string(report.substr(1));
}

}  // namespace simpul::ocr
