#include "requests.h"

#include "encoding/base64.h"
#include "ports/file_bounds.h"

namespace simpul::bsre {
namespace {

Refusal setting_missing(std::string setting) { return {"bsre_setting_missing", "", {{"setting", std::move(setting)}}}; }

bool is_nik(std::string_view text) {
  return text.size() == 16 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_address(std::string_view text) {
  return text.size() <= 254 && text.find('@') != std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

Result<void, Refusal> check_file(std::string_view pdf) {
  if (!pdf.starts_with("%PDF-") || pdf.size() > reading_bytes_max) {
    return refuse(Refusal{"bsre_file_unfit", "", {{"limit", std::to_string(reading_bytes_max >> 20)}}});
  }
  return {};
}

// The picture's place as the service counts.
struct Corner {
  double x = 0;
  double y = 0;
};
Result<Corner, Refusal> corner_of(const Settings& settings, const RemoteLook::Visible& visible) {
  if (!settings.origin) return refuse(setting_missing("origin"));
  const PageArea& area = visible.area;
  switch (*settings.origin) {
    case Origin::LowerLeft:
      return Corner{area.left, area.bottom};
    case Origin::UpperLeft:
      return Corner{area.left, visible.page_height - area.bottom - area.height};
  }
  return refuse(setting_missing("origin"));
}

std::string plain(double value) { return fmt::format("{:.0f}", value); }

Result<void, Refusal> put_look(Form& form, const Settings& settings, const RemoteLook& look) {
  if (!look.reason.empty()) form.field("reason", look.reason);
  if (!look.location.empty()) form.field("location", look.location);
  form.field("tampilan", look.visible ? "visible" : "invisible");
  if (!look.visible) return {};
  const auto corner = corner_of(settings, *look.visible);
  if (!corner) return refuse(corner.error());
  const PageArea& area = look.visible->area;
  form.field("page", std::to_string(area.page));
  form.field("xAxis", plain(corner->x));
  form.field("yAxis", plain(corner->y));
  form.field("width", plain(area.width));
  form.field("height", plain(area.height));
  form.field("image", look.visible->image_png.empty() ? "false" : "true");
  if (!look.visible->link.empty()) form.field("linkQR", look.visible->link);
  if (!look.visible->image_png.empty()) {
    form.file({"imageTTD", "ttd.png", "image/png", look.visible->image_png});
  }
  return {};
}

Result<void, Refusal> put_look(JsonText& json, const Settings& settings, const RemoteLook& look) {
  json.name("signatureProperties").open('[').open('{');
  json.member("tampilan", look.visible ? "VISIBLE" : "INVISIBLE");
  if (look.visible) {
    const auto corner = corner_of(settings, *look.visible);
    if (!corner) return refuse(corner.error());
    const PageArea& area = look.visible->area;
    json.name("page").number(area.page);
    json.name("originX").number(corner->x).name("originY").number(corner->y);
    json.name("width").number(area.width).name("height").number(area.height);
    if (!look.visible->image_png.empty()) json.member("imageBase64", base64(look.visible->image_png));
  }
  if (!look.reason.empty()) json.member("reason", look.reason);
  if (!look.location.empty()) json.member("location", look.location);
  json.close('}').close(']');
  return {};
}

void put_files(JsonText& json, std::string_view pdf) { json.name("file").open('[').text(base64(pdf)).close(']'); }

void put_identity(JsonText& json, const RemoteSigner& signer) {
  if (signer.nik.empty()) {
    json.member("email", signer.email);
  } else {
    json.member("nik", signer.nik);
  }
}

Request json_request(std::string_view operation, std::string path, JsonText& json) {
  return {operation, "POST", std::move(path), "application/json", json.finish()};
}

// The seal's calls exist only in v2, and only for those who have tried their bodies.
Result<std::string, Refusal> subscriber_of(const Settings& settings) {
  if (settings.generation == Generation::V1) {
    return refuse(Refusal{"bsre_not_offered", "", {{"operation", "seal"}}});
  }
  if (!settings.seal_subscriber) return refuse(setting_missing("seal_subscriber"));
  return *settings.seal_subscriber;
}

}  // namespace

Result<void, Refusal> check_identity(const Settings& settings, const RemoteSigner& signer) {
  const bool by_nik = is_nik(signer.nik);
  const bool by_email = settings.generation == Generation::V2 && signer.nik.empty() && is_address(signer.email);
  if (!by_nik && !by_email) return refuse(Refusal{"bsre_identity_unfit"});
  return {};
}

Result<Request, Refusal> sign_request_v1(const Settings& settings, std::string_view pdf, const RemoteSigner& signer,
                                         const RemoteLook& look, const RemoteConsent& consent) {
  if (const auto fit = check_file(pdf); !fit) return refuse(fit.error());
  if (const auto fit = check_identity(settings, signer); !fit) return refuse(fit.error());
  if (consent.passphrase.empty() || !consent.one_time_code.empty()) return refuse(Refusal{"bsre_consent_unfit"});
  Form form(pdf);
  form.field("nik", signer.nik);
  form.field("passphrase", consent.passphrase.view());
  if (const auto done = put_look(form, settings, look); !done) return refuse(done.error());
  form.file({"file", "dokumen.pdf", "application/pdf", pdf});
  std::string type = form.content_type();
  return Request{"sign", "POST", "/api/sign/pdf", std::move(type), form.finish()};
}

Result<Request, Refusal> sign_request_v2(const Settings& settings, std::string_view pdf, const RemoteSigner& signer,
                                         const RemoteLook& look, const RemoteConsent& consent) {
  if (const auto fit = check_file(pdf); !fit) return refuse(fit.error());
  if (const auto fit = check_identity(settings, signer); !fit) return refuse(fit.error());
  if (consent.passphrase.empty() == consent.one_time_code.empty()) return refuse(Refusal{"bsre_consent_unfit"});
  JsonText json;
  json.open('{');
  put_identity(json, signer);
  if (consent.passphrase.empty()) {
    json.member("totp", consent.one_time_code.view());
  } else {
    json.member("passphrase", consent.passphrase.view());
  }
  if (const auto done = put_look(json, settings, look); !done) return refuse(done.error());
  put_files(json, pdf);
  json.close('}');
  return json_request("sign", "/api/v2/sign/pdf", json);
}

Result<Request, Refusal> seal_request(const Settings& settings, std::string_view pdf, const RemoteLook& look,
                                      const Secret& code) {
  const auto subscriber = subscriber_of(settings);
  if (!subscriber) return refuse(subscriber.error());
  if (const auto fit = check_file(pdf); !fit) return refuse(fit.error());
  if (code.empty()) return refuse(Refusal{"bsre_consent_unfit"});
  JsonText json;
  json.open('{').member("idSubscriber", *subscriber).member("totp", code.view());
  if (const auto done = put_look(json, settings, look); !done) return refuse(done.error());
  put_files(json, pdf);
  json.close('}');
  return json_request("seal", "/api/v2/seal/pdf", json);
}

Result<Request, Refusal> seal_code_request(const Settings& settings, std::string path) {
  const auto subscriber = subscriber_of(settings);
  if (!subscriber) return refuse(subscriber.error());
  JsonText json;
  json.open('{').member("idSubscriber", *subscriber).close('}');
  return json_request("seal_code", std::move(path), json);
}

Result<Request, Refusal> account_request(const Settings& settings, const RemoteSigner& signer) {
  if (const auto fit = check_identity(settings, signer); !fit) return refuse(fit.error());
  switch (settings.generation) {
    case Generation::V1:
      return Request{"account", "GET", "/api/user/status/" + signer.nik, "", {}};
    case Generation::V2:
      break;
  }
  JsonText json;
  json.open('{');
  put_identity(json, signer);
  json.close('}');
  return json_request("account", "/api/v2/user/check/status", json);
}

Result<Request, Refusal> code_request(const Settings& settings, const RemoteSigner& signer) {
  if (settings.generation == Generation::V1) {
    return refuse(Refusal{"bsre_not_offered", "", {{"operation", "totp"}}});
  }
  if (const auto fit = check_identity(settings, signer); !fit) return refuse(fit.error());
  if (!settings.code_request_data) return refuse(setting_missing("code_request_data"));
  JsonText json;
  json.open('{');
  put_identity(json, signer);
  json.member("data", *settings.code_request_data).close('}');
  return json_request("request_code", "/api/v2/sign/get/totp", json);
}

Result<Request, Refusal> download_request(const Settings& settings, const std::string& document_id) {
  if (settings.generation == Generation::V2) {
    return refuse(Refusal{"bsre_not_offered", "", {{"operation", "download"}}});
  }
  const bool fit = !document_id.empty() && document_id.size() <= 128 && std::ranges::all_of(document_id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!fit) return refuse(Refusal{"bsre_document_id_unfit"});
  return Request{"download", "GET", "/api/sign/download/" + document_id, "", {}};
}

Request verify_request(const Settings& settings, std::string_view pdf, const Secret& password) {
  if (settings.generation == Generation::V1) {
    Form form(pdf);
    form.file({"signed_file", "dokumen.pdf", "application/pdf", pdf});
    std::string type = form.content_type();
    return {"verify", "POST", "/api/sign/verify", std::move(type), form.finish()};
  }
  JsonText json;
  json.open('{').member("file", base64(pdf)).member("password", password.view()).close('}');
  return json_request("verify", "/api/v2/verify/pdf", json);
}

}  // namespace simpul::bsre
