#include "web/static_files.h"

#include "web/preconditions.h"
#include "web/weighted_list.h"

namespace simpul::web {
namespace {

struct Coding {
  std::string_view name;
  std::string_view ending;
};
// Best first where the client has no preference.
constexpr Coding codings[] = {{"br", ".br"}, {"gzip", ".gz"}};

struct Kind {
  std::string_view ending;
  std::string_view media_type;
};
constexpr Kind kinds[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".geojson", "application/geo+json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
};

// The weight the client gives a coding; 0 where it does not take it.
double weight_of(const std::vector<Weighted>& accepted, std::string_view coding) {
  double any = 0;
  for (const Weighted& element : accepted) {
    if (element.name == coding) return element.weight;
    if (element.name == "*") any = element.weight;
  }
  return any;
}

}  // namespace

std::string_view media_type_of(std::string_view path) {
  for (const Kind& kind : kinds) {
    if (path.ends_with(kind.ending)) return kind.media_type;
  }
  return "application/octet-stream";
}

void StaticFiles::add(std::string_view path, std::string bytes) {
  std::string tag = content_tag(bytes);
  files_[std::string(path)] = {std::make_shared<const std::string>(std::move(bytes)), std::move(tag)};
}

std::optional<Response> StaticFiles::answer(const Request& request, std::string_view path) const {
  const auto plain = files_.find(path);
  if (plain == files_.end()) return std::nullopt;
  const auto accepted = weighted_list(request.header("accept-encoding"));
  const File* file = &plain->second;
  std::string_view coding;
  double best = 0;
  for (const Coding& candidate : codings) {
    const auto found = files_.find(std::string(path).append(candidate.ending));
    const double weight = weight_of(accepted, candidate.name);
    if (found == files_.end() || weight <= best) continue;
    best = weight;
    file = &found->second;
    coding = candidate.name;
  }
  Response response;
  response.shared_body = file->bytes;
  response.with("Content-Type", std::string(media_type_of(path)));
  if (!coding.empty()) response.with("Content-Encoding", std::string(coding));
  response.with("Vary", "Accept-Encoding");
  response.with("Cache-Control",
                path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "public, no-cache");
  return tagged(request, file->tag, std::move(response));
}

}  // namespace simpul::web
