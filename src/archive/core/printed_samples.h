#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/recognised_page.h"
#include "regions/register.h"

namespace simpul::archive {

// Pages as a reader of pages gives them: a line of text is a line on the page, a tab goes to the right half, a form
// feed to the next page. `skew` points lower for each point to the right.
struct Printing {
  int confidence = 95;
  double skew = 0;
};
std::vector<paper::RecognisedPage> printed(std::string_view text, Printing printing = {});

const regions::Register& country();

// Agreements as they are written, with invented people.
std::string joint_agreement_text();
std::string cooperation_agreement_text();
std::string tabular_agreement_text();

std::string replaced(std::string text, std::string_view what, std::string_view with);

}  // namespace simpul::archive
