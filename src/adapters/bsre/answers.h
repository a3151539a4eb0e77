#pragma once

#include "call.h"

namespace simpul::bsre {

// What the service answered, read as strictly as any stranger's words. Refusal: bsre_answer_unusable.
Result<std::string, Refusal> signed_file_v2(const Reply& reply);
// v1 answers with the file itself, or with JSON that names where it can be had.
struct SignedV1 {
  std::string pdf;
  std::string document_id;
};
Result<SignedV1, Refusal> signed_file_v1(const Reply& reply);
Result<RemoteAccount, Refusal> account_in(const Reply& reply, const std::vector<std::string_view>& secrets);
Result<Verification, Refusal> verification_in(const Reply& reply, Generation generation);

}  // namespace simpul::bsre
