// What another node may say: the first line names the reader, the rest is what it is given. Whatever reads is written
// and read again to the same text; nothing is ever believed that bears no signature.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "federation/card.h"
#include "federation/http_signature.h"
#include "federation/wire.h"
#include "kernel/expects.h"

using namespace simpul;
using namespace simpul::federation;

namespace {

void look_at_question(std::string_view text) {
  const auto question = read_question(text);
  if (!question) return;
  const std::string written = question_text(*question);
  const auto again = read_question(written);
  expects(again && question_text(*again) == written, "a question reads back");
  expects(question->parts.size() <= parts_max, "bound in parts");
}

void look_at_answer(std::string_view text) {
  const auto answer = read_answer(text);
  if (!answer) return;
  const std::string written = answer_text(*answer);
  const auto again = read_answer(written);
  expects(again && answer_text(*again) == written, "an answer reads back");
}

void look_at_card(std::string_view text) {
  const auto card = read_card(text);
  if (!card) return;
  const auto again = read_card(card->as_signed.json());
  expects(again && again->card == card->card, "a card reads back");
  expects(fingerprint(card->card).size() == 10, "ten words");
}

// Signature-Input, Signature and Content-Digest, a line each, then the body.
void look_at_signed(std::string_view text) {
  SignatureFields fields;
  for (std::string* field : {&fields.signature_input, &fields.signature, &fields.content_digest}) {
    const std::size_t end = text.find('\n');
    *field = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  const SigningKey receiver(SigningKey::Seed{2});
  const RequestFace request{"POST", "/federation/v1/exchange", std::string(text), receiver.public_key()};
  const auto speaker = check_request(request, fields);
  (void)check_answer({200, std::string(text)}, fields.signature, fields);
  if (!speaker) return;
  // Only the holder of a key makes what holds under it: a change of the body breaks it.
  RequestFace other = request;
  other.body += "x";
  expects(!check_request(other, fields), "the body is covered");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return 0;
  const std::string_view reader = text.substr(0, end);
  const std::string_view rest = text.substr(end + 1);
  if (reader == "question") look_at_question(rest);
  if (reader == "answer") look_at_answer(rest);
  if (reader == "card") look_at_card(rest);
  if (reader == "signed") look_at_signed(rest);
  return 0;
}
