// What a government keeps of its own for later drafts: from a draft of its room, or from a file.
#include "encoding/mapper.h"
#include "handlers.h"
#include "library_view.h"
#include "regions/region.h"
#include "web/body.h"
#include "web/preconditions.h"
#include "web/security_headers.h"

namespace simpul::negotiation {
namespace {

using Replacements = std::optional<std::vector<drafting::Replacement>>;

struct NewPaper {
  drafting::KeptId kept;
  std::string name;
  std::string about;
  Digest text;
  Replacements replace;
};
BOOST_DESCRIBE_STRUCT(NewPaper, (), (kept, name, about, text, replace))

struct NewClause {
  drafting::KeptId kept;
  std::string use;
  Digest text;
  ClauseId clause;
  Replacements replace;
};
BOOST_DESCRIBE_STRUCT(NewClause, (), (kept, use, text, clause, replace))

Refusals single(std::string code, std::string pointer = {}) { return {{std::move(code), std::move(pointer), {}}}; }

// Faults of the file that was made stand where the request has what they are about.
Refusals in_request(Refusals faults, const std::string& head) {
  for (Refusal& fault : faults) {
    std::string rest = fault.pointer;
    if (!head.empty() && rest.starts_with(head)) rest.erase(0, head.size());
    if (rest == "/id") rest = "/kept";
    const bool is_field = rest == "/kept" || rest == "/name" || rest == "/about" || rest == "/use";
    fault.pointer = is_field ? rest : "/text" + fault.pointer;
  }
  return faults;
}

// The program's paper of this type; the type alone where there is none.
drafting::Template like(const drafting::Library& library, dossiers::DocumentType type) {
  const auto found = std::ranges::find(library.templates, type, &drafting::Template::document);
  if (found != library.templates.end()) return *found;
  drafting::Template out;
  out.document = type;
  return out;
}

}  // namespace

web::Response Handlers::shown(const web::Request& request, const Result<KeptShelfPtr, Refusals>& shelf) const {
  if (!shelf) return refused(shelf.error(), request);
  std::string body = json_text(library_view(knowledge_.library, **shelf, knowledge_.name_of));
  const std::string tag = web::content_tag(body);
  return web::tagged(request, tag, web::text(200, "application/json", std::move(body)));
}

web::Response Handlers::library(const web::Request& request, const access::Caller& caller) {
  return shown(request, shelves_.find(caller.government));
}

std::string Handlers::kept_source(const access::Caller& caller) const {
  const regions::Region* region = knowledge_.regions.find(caller.government);
  return "Pemerintah " + (region ? regions::full_name(*region) : caller.government.text());
}

Result<DocumentText, Refusals> Handlers::draft_as_seen(const Sight& sight, const Digest& text) {
  const Draft* draft = sight.room->room.draft(sight.document->document);
  if (!draft) return refuse(single("draft_missing"));
  if (draft->fact.text != text) return refuse(single("draft_changed_meanwhile", "/text"));
  return texts_.get(text);
}

web::Response Handlers::known_values(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const Draft* draft = seen->room->room.draft(seen->document->document);
  if (!draft) return refused(single("draft_missing"), request);
  const auto text = texts_.get(draft->fact.text);
  if (!text) return refused(text.error(), request);
  const DossierKnowledge known(knowledge_, own_register(caller), seen->state(), *seen->document);
  const auto values = drafting::known_values_in(*text, knowledge_.library, known.particulars(today()));
  const std::string body = json_text(JsonObject{{"text", draft->fact.text.text()}, {"values", to_json(values)}});
  return web::tagged(request, web::content_tag(body), web::text(200, "application/json", body));
}

web::Response Handlers::keep(const web::Request& request, const access::Caller& caller,
                             const Result<std::vector<drafting::KeptFile>, Refusals>& files) {
  if (!files) return refused(files.error(), request);
  return shown(request, shelves_.keep(caller, *files));
}

web::Response Handlers::keep_paper(const web::Request& request, const access::Caller& caller) {
  auto asked = web::read_body<NewPaper>(request);
  if (!asked) return refused(asked.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  auto text = draft_as_seen(*seen, asked->text);
  if (!text) return refused(text.error(), request);
  const DocumentText made =
      drafting::with_variables(std::move(*text), asked->replace.value_or(std::vector<drafting::Replacement>()));
  const drafting::KeptAs as{asked->kept, asked->name, asked->about, kept_source(caller)};
  const Json file = drafting::paper_file(made, as, like(knowledge_.library, seen->document->type));
  auto files = drafting::read_kept_files(file, knowledge_.library);
  if (!files) return refused(in_request(std::move(files.error()), ""), request);
  return keep(request, caller, files);
}

web::Response Handlers::keep_clause(const web::Request& request, const access::Caller& caller) {
  auto asked = web::read_body<NewClause>(request);
  if (!asked) return refused(asked.error(), request);
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  auto text = draft_as_seen(*seen, asked->text);
  if (!text) return refused(text.error(), request);
  const DocumentText made =
      drafting::with_variables(std::move(*text), asked->replace.value_or(std::vector<drafting::Replacement>()));
  const auto clause = std::ranges::find(made.clauses, asked->clause, &Clause::clause);
  if (clause == made.clauses.end()) return refused(single("clause_unknown", "/clause"), request);
  // The other parts stand once in every text and come with its paper.
  const bool adds = clause->kind == ClauseKind::Article || clause->kind == ClauseKind::Attachment;
  if (!adds) return refused(single("clause_not_keepable", "/clause"), request);
  const drafting::KeptAs as{asked->kept, asked->use, asked->use, kept_source(caller)};
  auto files = drafting::read_kept_files(drafting::clause_file(made, *clause, as), knowledge_.library);
  if (!files) return refused(in_request(std::move(files.error()), "/clauses/0"), request);
  return keep(request, caller, files);
}

web::Response Handlers::keep_file(const web::Request& request, const access::Caller& caller) {
  if (request.body.empty()) return refused(single("body_missing"), request);
  const auto file = world_.template_files.read(request.body);
  if (!file) return refused({file.error()}, request);
  return keep(request, caller, drafting::read_kept_files(*file, knowledge_.library));
}

web::Response Handlers::kept_file(const web::Request& request, const access::Caller& caller) {
  const auto shelf = shelves_.find(caller.government);
  if (!shelf) return refused(shelf.error(), request);
  const auto id = drafting::KeptId::parse(request.path_value("kept"));
  if (!id) return refused(single("kept_unknown"), request);
  const auto bytes = shelves_.file_of(**shelf, *id);
  if (!bytes) return refused(bytes.error(), request);
  const auto file = read_json(*bytes, {.members_max = 100'000});
  if (!file) return refused({file.error()}, request);
  web::Response response = web::text(200, "application/yaml", drafting::file_text(*file));
  web::apply_download_headers(response, id->text() + ".yaml");
  return web::tagged(request, web::content_tag(*bytes), std::move(response));
}

web::Response Handlers::drop_kept(const web::Request& request, const access::Caller& caller) {
  const auto id = drafting::KeptId::parse(request.path_value("kept"));
  if (!id) return refused(single("kept_unknown"), request);
  return shown(request, shelves_.drop(caller, *id));
}

}  // namespace simpul::negotiation
