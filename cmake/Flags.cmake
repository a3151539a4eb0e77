# One interface target carries every flag, so that no module is built by other rules than its neighbours.
add_library(simpul_build_flags INTERFACE)
target_compile_features(simpul_build_flags INTERFACE cxx_std_23)
target_compile_options(simpul_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wimplicit-fallthrough -Wformat=2 -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
  -fno-strict-aliasing -fno-strict-overflow -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero -fPIE)
target_compile_definitions(simpul_build_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(simpul_build_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,nodlopen,--as-needed)
target_link_libraries(simpul_build_flags INTERFACE Boost::json fmt::fmt Threads::Threads)
if(SIMPUL_SANITIZE)
  target_compile_options(simpul_build_flags INTERFACE
    -fsanitize=${SIMPUL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(simpul_build_flags INTERFACE -fsanitize=${SIMPUL_SANITIZE})
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_options(simpul_build_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside libstdc++ and Boost at -O2 where nothing is wrong.
  target_compile_options(simpul_build_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict
    -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-dangling-pointer)
  if(SIMPUL_SANITIZE)
    # With sanitizers it takes fmt's own padding for a read of nothing.
    target_compile_options(simpul_build_flags INTERFACE -Wno-uninitialized)
  endif()
endif()

# ccache keeps what was made with a precompiled header only if the compiler names that header and it carries no time.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(simpul_build_flags INTERFACE -fpch-preprocess)
else()
  target_compile_options(simpul_build_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
endif()

file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
add_library(simpul_precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cpp)
target_link_libraries(simpul_precompiled PUBLIC simpul_build_flags)
target_precompile_headers(simpul_precompiled PUBLIC
  <algorithm> <array> <charconv> <chrono> <compare> <cstdint> <expected> <functional> <map> <memory>
  <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
  <fmt/format.h> <boost/json.hpp> <boost/describe.hpp> <boost/mp11.hpp>)
