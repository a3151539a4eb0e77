#pragma once

#include "call.h"

namespace simpul::bsre {

// The requests of both generations as they are described in docs/formats/bsre.md; what cannot be put into one is
// refused before anything is sent.
Result<Request, Refusal> sign_request_v1(const Settings& settings, std::string_view pdf, const RemoteSigner& signer,
                                         const RemoteLook& look, const RemoteConsent& consent);
Result<Request, Refusal> sign_request_v2(const Settings& settings, std::string_view pdf, const RemoteSigner& signer,
                                         const RemoteLook& look, const RemoteConsent& consent);
Result<Request, Refusal> seal_request(const Settings& settings, std::string_view pdf, const RemoteLook& look,
                                      const Secret& code);
// `path` says whether an activation or a one-time code is asked for.
Result<Request, Refusal> seal_code_request(const Settings& settings, std::string path);
Result<Request, Refusal> account_request(const Settings& settings, const RemoteSigner& signer);
Result<Request, Refusal> code_request(const Settings& settings, const RemoteSigner& signer);
Result<Request, Refusal> download_request(const Settings& settings, const std::string& document_id);
Request verify_request(const Settings& settings, std::string_view pdf, const Secret& password);

// A 16-digit NIK, or an address where the service takes one. Refusal: bsre_identity_unfit.
Result<void, Refusal> check_identity(const Settings& settings, const RemoteSigner& signer);

}  // namespace simpul::bsre
