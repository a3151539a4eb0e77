#include "threads/audience.h"

#include <gtest/gtest.h>

#include <string>

namespace simpul::threads {
namespace {

TEST(Audience, OnlyDossiersAreHeldByOthers) {
  EXPECT_EQ(audience_of("dossier:" + std::string(64, 'a')), Audience::Parties);
  const std::string room = "room:" + std::string(64, 'a') + ":64";
  for (const char* self : {room.c_str(), "library:64", "government:64", "dossier", "Dossier:1", "feed:64", ""}) {
    EXPECT_EQ(audience_of(self), Audience::Self) << self;
  }
}

}  // namespace
}  // namespace simpul::threads
