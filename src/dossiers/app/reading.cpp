#include <algorithm>

#include "encoding/mapper.h"
#include "handlers.h"
#include "lists.h"
#include "page.h"
#include "search.h"
#include "web/preconditions.h"

namespace simpul::dossiers {
namespace {

web::Response json_response(int status, std::string body) {
  return web::text(status, "application/json", std::move(body));
}

// Between the day's mark and the heads' mark: a page changes when somebody acts and when the day turns.
std::string tag_of(std::string_view mark, Date today) {
  return web::entity_tag(std::string(mark) + "." + today.text());
}

struct StoredPage {
  std::string mark;
  std::string json;
  Course course;
};

// The page as the views hold it, where the government is a party; nothing is folded on this path.
Result<std::optional<StoredPage>, PortError> stored_page(Database& database, const std::string& id,
                                                         const RegionCode& government) {
  std::optional<StoredPage> page;
  const Statement find{
      "SELECT d.mark, d.page_json, d.in_force, d.ended, d.end_on, d.last_evidence FROM dossiers d"
      " JOIN dossier_parties p ON p.dossier=d.id AND p.government=? WHERE d.id=?",
      {government.text(), id}};
  const auto read = database.read([&](Reader& reader) {
    reader.query(find, [&](const Row& row) {
      page = StoredPage{std::string(row.text(0)), std::string(row.text(1)), {}};
      page->course.in_force = row.integer(2) != 0;
      page->course.ended = row.integer(3) != 0;
      if (!row.is_null(4)) page->course.end = Date::parse(row.text(4));
      if (!row.is_null(5)) page->course.last_evidence = Date::parse(row.text(5));
      return false;
    });
  });
  if (!read) return refuse(read.error());
  return page;
}

Json event_view(const threads::Event& event, const Outcome* outcome, const web::Messages& messages,
                web::Language language) {
  JsonObject view{{"hash", event.hash.text()}, {"author", event.author.text()},
                  {"seq", event.seq},          {"at", event.at.text()},
                  {"kind", event.kind},        {"body", event.body}};
  view.emplace(
      "actor",
      JsonObject{{"office", event.actor.office}, {"capacity", event.actor.capacity}, {"account", event.actor.account}});
  if (outcome && outcome->refused) {
    const auto message = web::filled(messages.find(outcome->refused->code, language), outcome->refused->facts);
    view.emplace("refused",
                 JsonObject{{"code", outcome->refused->code}, {"title", message.what}, {"detail", message.next}});
  }
  if (outcome && outcome->crossing) {
    view.emplace("crossing", enum_text(*outcome->crossing));
    view.emplace("crossing_document", outcome->crossing_document->text());
  }
  return view;
}

}  // namespace

web::Response Handlers::refused(const Refusals& refusals, const web::Request& request) const {
  return web::problem(refusals, messages_, request);
}

// Days are counted in Jakarta's zone: one day for the whole country, the one national deadlines are counted in.
Date Handlers::today() const { return day_of(desk_.world().clock.now(), Zone::Wib); }

web::Response Handlers::answer(const WovenPtr& woven, const web::Request& request, int status) const {
  const std::string page = json_text(page_of(*woven, desk_.regions()));
  auto response = json_response(status, page_with_clock(page, woven->standing.course, desk_.rules().terms, today()));
  response.with("ETag", tag_of(woven->mark, today()));
  if (status == 201) response.with("Location", "/api/v1/dossiers/" + woven->id);
  (void)request;
  return response;
}

web::Response Handlers::home(const web::Request& request, const access::Caller& caller) const {
  const auto home = home_of(desk_.world().database, caller.government.text(), desk_.rules().terms, today());
  if (!home) return refused(home.error(), request);
  return web::tagged(request, web::content_tag(*home), json_response(200, *home));
}

web::Response Handlers::list(const web::Request& request, const access::Caller& caller) const {
  const auto query = read_list_query(request, caller.government.text());
  if (!query) return refused(query.error(), request);
  const auto page = list_dossiers(desk_.world().database, *query, desk_.rules().terms, today());
  if (!page) return refused(page.error(), request);
  std::string body = "{\"items\":" + page->items + ",\"total\":" + std::to_string(page->total) + ",\"today\":\"" +
                     today().text() + "\"";
  if (page->next) body += ",\"next\":\"" + *page->next + "\"";
  body += "}";
  return web::tagged(request, web::content_tag(body), json_response(200, body));
}

web::Response Handlers::search(const web::Request& request, const access::Caller& caller) const {
  const auto query = read_list_query(request, caller.government.text());
  if (!query) return refused(query.error(), request);
  constexpr int hits_max = 50;
  const auto found = search_everything(desk_.world().database, query->words, caller.government.text(),
                                       std::min(query->limit, hits_max));
  if (!found) return refused(found.error(), request);
  return json_response(200, *found);
}

web::Response Handlers::page(const web::Request& request, const access::Caller& caller) const {
  const auto page = stored_page(desk_.world().database, request.path_value("id"), caller.government);
  if (!page) return refused(storage_refusal(page.error()), request);
  if (!*page) return refused({{"dossier_unknown"}}, request);
  const std::string tag = tag_of((*page)->mark, today());
  if (web::client_has(request, tag)) return web::tagged(request, tag, {});
  auto response = json_response(200, page_with_clock((*page)->json, (*page)->course, desk_.rules().terms, today()));
  return web::tagged(request, tag, std::move(response));
}

web::Response Handlers::events(const web::Request& request, const access::Caller& caller) const {
  const auto woven = desk_.find(request.path_value("id"), caller.government);
  if (!woven) return refused(woven.error(), request);
  const std::string tag = tag_of((*woven)->mark, today());
  if (web::client_has(request, tag)) return web::tagged(request, tag, {});
  auto records = desk_.world().journal.read((*woven)->subject.name);
  if (!records) return refused(storage_refusal(records.error()), request);
  std::map<Digest, std::string> signatures;
  for (const RecordedEvent& record : *records) signatures.emplace(record.hash, record.signature.text());
  const web::Language language = web::preferred_language(request);
  JsonArray events;
  for (std::size_t i = 0; i < (*woven)->subject.cloth.events.size(); ++i) {
    const threads::Event& event = *(*woven)->subject.cloth.events[i].event;
    Json view = event_view(event, &(*woven)->state.outcomes[i], messages_, language);
    view.as_object().emplace("signature", signatures[event.hash]);
    events.push_back(std::move(view));
  }
  const Json body =
      JsonObject{{"dossier", (*woven)->id}, {"version", (*woven)->version()}, {"events", std::move(events)}};
  return web::tagged(request, tag, web::json(200, body));
}

web::Response Handlers::threads_file(const web::Request& request, const access::Caller& caller) const {
  const auto woven = desk_.find(request.path_value("id"), caller.government);
  if (!woven) return refused(woven.error(), request);
  const auto records = desk_.world().journal.read((*woven)->subject.name);
  if (!records) return refused(storage_refusal(records.error()), request);
  std::string lines;
  for (const RecordedEvent& record : *records) {
    lines += json_text(JsonObject{
                 {"envelope", record.envelope}, {"hash", record.hash.text()}, {"signature", record.signature.text()}}) +
             "\n";
  }
  return web::text(200, "application/jsonl", std::move(lines))
      .with("Content-Disposition", "attachment; filename=\"berkas-" + (*woven)->id.substr(0, 12) + ".jsonl\"");
}

}  // namespace simpul::dossiers
