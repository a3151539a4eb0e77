#include "bundle_spoiling.h"

#include <algorithm>

#include "encoding/base64.h"

namespace simpul::proof {
namespace {

// A vector from entries that were changed.
BundleVector changed(const std::string& name, const std::function<void(Entries&)>& change) {
  Entries entries = tested_cooperation().entries();
  change(entries);
  return {name, compose(entries)};
}

// A vector from a manifest whose text was changed.
BundleVector said(const std::string& name, std::string_view found, std::string_view instead) {
  return changed(name, [&](Entries& entries) {
    std::string& text = entries.at(std::string(manifest_name));
    text = with(std::move(text), found, instead);
  });
}

std::string with_byte(std::string bytes, std::size_t at, char value) {
  expects(bytes.at(at) != value, "a change changes");
  bytes[at] = value;
  return bytes;
}

// Where the central directory begins, as the end record says.
std::size_t directory_of(const std::string& bytes) {
  std::size_t place = 0;
  for (std::size_t i = 4; i-- > 0;) place = place << 8 | static_cast<unsigned char>(bytes.at(bytes.size() - 6 + i));
  return place;
}

std::string name_ending_in(const Entries& entries, std::string_view ending) {
  const auto fits = [&](const auto& entry) { return entry.first.ends_with(ending); };
  const auto found = std::ranges::find_if(entries, fits);
  expects(found != entries.end(), "there is such an entry");
  return found->first;
}

void rename(Entries& entries, const std::string& from, const std::string& to) {
  auto node = entries.extract(from);
  node.key() = to;
  entries.insert(std::move(node));
}

}  // namespace

std::string with(std::string text, std::string_view found, std::string_view instead) {
  const auto at = text.find(found);
  expects(at != std::string::npos, "what is replaced is there");
  return text.replace(at, found.size(), instead);
}

std::vector<BundleVector> spoilt_archives() {
  const std::string whole = tested_cooperation().bytes();
  const std::size_t directory = directory_of(whole);
  const std::string second = "files/";
  return {{"archive_malformed-empty", ""},
          {"archive_malformed-no-archive", "Ini bukan berkas ZIP.\n"},
          {"archive_malformed-cut-in-data", whole.substr(0, directory / 2)},
          {"archive_malformed-cut-in-directory", whole.substr(0, directory + 60)},
          {"archive_malformed-cut-in-end", whole.substr(0, whole.size() - 3)},
          {"archive_malformed-before", "x" + whole},
          {"archive_malformed-name", with_byte(whole, whole.find(second), 'F')},
          {"archive_malformed-order", with_byte(whole, whole.find(second), 'z')},
          {"archive_not_canonical-method", with_byte(whole, 8, 8)},
          {"archive_not_canonical-date", with_byte(whole, 12, 0x22)},
          {"archive_not_canonical-sizes-differ", with_byte(whole, 22, static_cast<char>(whole[22] ^ 1))},
          {"archive_not_canonical-made-by", with_byte(whole, directory + 5, 3)},
          {"archive_not_canonical-checksum-differs",
           with_byte(whole, directory + 16, static_cast<char>(whole[directory + 16] ^ 1))},
          {"archive_not_canonical-comment-length", with_byte(whole, whole.size() - 2, 1)},
          {"archive_not_canonical-behind", whole + "x"},
          {"entry_damaged-summary", with(whole, "<title>Ringkasan", "<title>ringkasan")},
          {"entry_damaged-two", with(with(whole, "<title>R", "<title>r"), "a small paper", "a Small paper")}};
}

std::vector<BundleVector> spoilt_manifests() {
  const std::string digest(64, 'a');
  const std::string neutral = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  const std::string key = base64(tested_key(35).public_key().bytes);
  return {changed("entry_missing-manifest", [](Entries& all) { all.erase(std::string(manifest_name)); }),
          changed("manifest_malformed-empty", [](Entries& all) { all.at(std::string(manifest_name)).clear(); }),
          changed("manifest_malformed-byte-order-mark",
                  [](Entries& all) { all.at(std::string(manifest_name)).insert(0, "\xef\xbb\xbf"); }),
          said("manifest_malformed-not-canonical", "{\"dossier\"", "{ \"dossier\""),
          said("manifest_malformed-unknown-member", "{\"dossier\"", "{\"by\":1,\"dossier\""),
          said("manifest_malformed-twice", "{\"dossier\"", "{\"dossier\":1,\"dossier\""),
          said("manifest_malformed-version", "\"v\":1", "\"v\":2"),
          said("manifest_malformed-instant", ".000Z", "Z"),
          said("manifest_malformed-government", "\"code\":\"35\"", "\"code\":\"3.5\""),
          said("manifest_malformed-order-of-governments", "\"code\":\"35\"", "\"code\":\"65\""),
          said("manifest_malformed-neutral-key", key, neutral),
          said("manifest_malformed-log-key-id", "/log+", "/log+0"),
          said("manifest_malformed-witnesses-needed", "\"witnesses_needed\":0", "\"witnesses_needed\":101"),
          said("manifest_malformed-withheld-twice", "\"withheld\":[]",
               "\"withheld\":[\"" + digest + "\",\"" + digest + "\"]"),
          said("manifest_malformed-no-list", "\"witnesses\":[]", "\"witnesses\":{}")};
}

std::vector<BundleVector> spoilt_entries() {
  const std::string paper = name_ending_in(tested_cooperation().entries(), ".pdf");
  const std::string text = name_ending_in(tested_cooperation().files, ".json");
  return {changed("entry_unexpected-extra", [](Entries& all) { all["catatan.txt"] = "halo"; }),
          changed("entry_unexpected-thread-of-a-stranger", [](Entries& all) { all["threads/11.jsonl"] = ""; }),
          changed("entry_unexpected-file-twice", [&](Entries& all) { all[paper.substr(0, 70)] = all[paper]; }),
          changed("entry_unexpected-ending", [&](Entries& all) { rename(all, paper, paper + ".pdf"); }),
          changed("entry_unexpected-withheld-and-there",
                  [&](Entries& all) {
                    std::string& manifest = all.at(std::string(manifest_name));
                    manifest = with(manifest, "\"withheld\":[]", "\"withheld\":[\"" + paper.substr(6, 64) + "\"]");
                  }),
          changed("entry_missing-thread", [](Entries& all) { all.erase("threads/35.jsonl"); }),
          changed("entry_missing-proofs", [](Entries& all) { all.erase(name_ending_in(all, "proofs.jsonl")); }),
          changed("file_differs", [&](Entries& all) { all[paper] += "x"; }),
          changed("file_differs-and-missing", [&](Entries& all) { all[paper] = "x", all.erase(text); }),
          changed("file_unnamed",
                  [](Entries& all) { all[file_name(sha256("nobody names it"), "txt")] = "nobody names it"; }),
          changed("file_missing-attached", [&](Entries& all) { all.erase(paper); }),
          changed("file_missing-text", [&](Entries& all) { all.erase(text); })};
}

}  // namespace simpul::proof
