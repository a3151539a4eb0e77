#pragma once

#include <map>
#include <string>

#include "kernel/result.h"
#include "text/language.h"
#include "web/message.h"

namespace simpul::web {

using simpul::Language;

// Indonesian unless English is asked for first.
Language preferred_language(const Request& request);

// What a person is told for one refusal code: what happened, what is safe, what to do. {placeholders} are filled from
// the refusal's facts.
struct Message {
  int status = 422;
  std::string what;
  std::string safe;
  std::string next;
  Language language = Language::Id;
};

// All sentences of the product, read once at start from data/messages. Immutable afterwards; safe from any thread.
class Messages {
 public:
  // `json`: {"code": {"status": 422, "id": {"what","safe","next"}, "en": {…}}, …}
  static Result<Messages, Refusal> read(std::string_view json);
  // Takes in the sentences of another area; refuses a code that both hold (json_duplicate_name) and changes nothing.
  Result<void, Refusal> merge(Messages other);
  // An unknown code still says what to do next; its status is 422.
  Message find(std::string_view code, Language language) const;
  bool contains(std::string_view code) const;
  // Every code, sorted.
  std::vector<std::string> codes() const;

 private:
  std::map<std::string, std::map<Language, Message>, std::less<>> messages_;
};

// The message with its {placeholders} replaced; a placeholder without a fact becomes "–", and a fact that is a day is
// written out in the message's language.
Message filled(Message message, const std::map<std::string, std::string>& facts);

// RFC 9457 problem+json: type "urn:simpul:refusal:<code>", title (what), status, detail (what is safe, what to do),
// instance (request id), and errors[] with one entry per refusal {code, pointer, title, detail, facts}.
// The status is that of the first refusal.
Response problem(const Refusals& refusals, const Messages& messages, const Request& request);

}  // namespace simpul::web
