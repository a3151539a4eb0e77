#pragma once

#include "access/route.h"
#include "ports/file_inspector.h"
#include "ports/page_reader.h"
#include "regions/register.h"
#include "web/finding_words.h"
#include "web/problem.h"

namespace simpul::archive {

struct Tools {
  FileInspector& inspector;
  PageReader& pages;
  const regions::Register& regions;
  const web::FindingWords& words;
};

// The operations of schemas/api/archive.yaml. Everything referred to outlives the routes.
access::Routes archive_routes(const Tools& tools, const web::Messages& messages);

}  // namespace simpul::archive
