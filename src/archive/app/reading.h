#pragma once

// Private to the archive app: from a file to what a person confirms.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/agreement_reader.h"
#include "archive_app/routes.h"
#include "encoding/json.h"
#include "text/language.h"

namespace simpul::archive {

// All pictures of an answer in base64; a page beyond it is shown by its place only.
inline constexpr std::size_t picture_bytes_max = 7u << 20;
inline constexpr std::size_t pictures_max = 20;
inline constexpr std::size_t picture_width = 900;  // pixels

struct Reading {
  OldAgreement agreement;
  std::vector<paper::RecognisedPage> pages;
  std::map<std::size_t, std::string> pictures;  // PNG by page, the first is 1
};

// Codes: those of FileInspector and PageReader.
Result<Reading, Refusal> read_agreement(const Tools& tools, const AgreementReader& reader, std::string_view bytes,
                                        std::string_view claimed_media_type);

// What an answer tells: schema OldAgreementReading. `own` is the government that asks.
Json view(const Reading& reading, const RegionCode& own, const web::FindingWords& words, Language language);

}  // namespace simpul::archive
