#include "dossiers_app/desk.h"

namespace simpul::dossiers {
namespace {

constexpr std::size_t indexed_text_bytes_max = 2u << 20;

// Keeps whole characters only: UTF-8 goes on in bytes 10xxxxxx.
void cut_at_character(std::string& text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return;
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  text.resize(bytes_max);
}

}  // namespace

Result<KeptFile, Refusals> Desk::keep(const access::Caller& caller, std::string_view bytes,
                                      std::string_view declared_type) {
  auto inspected = world_.inspector.inspect(bytes, declared_type);
  if (!inspected) return refuse(Refusals{inspected.error()});
  const auto stored = world_.blobs.put(bytes);
  if (!stored) return refuse(storage_refusal(stored.error()));
  cut_at_character(inspected->text, indexed_text_bytes_max);
  KeptFile kept{*stored, inspected->media_type, inspected->pages, !inspected->text.empty()};
  const Statement remember{
      "INSERT INTO uploads (hash, government, media_type, size_bytes, pages, text, account, at) VALUES "
      "(?,?,?,?,?,?,?,?)"
      " ON CONFLICT (hash, government) DO NOTHING",
      {kept.hash.text(), caller.government.text(), kept.media_type, static_cast<std::int64_t>(bytes.size()),
       std::int64_t{kept.pages}, inspected->text, caller.account.text(), world_.clock.now().text()}};
  const auto written = world_.database.write([&](Writer& writer) -> Result<void, Refusal> {
    writer.execute(remember);
    return {};
  });
  if (!written) {
    const auto* error = std::get_if<PortError>(&written.error().reason);
    return refuse(storage_refusal(error ? *error : PortError{}));
  }
  return kept;
}

}  // namespace simpul::dossiers
