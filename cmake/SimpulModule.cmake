# Who may depend on whom. Reading these lines is reading the architecture.
set(MAY_USE_foundation foundation)
set(MAY_USE_core       foundation core)
set(MAY_USE_ports      foundation core ports)
set(MAY_USE_app        foundation core ports)
set(MAY_USE_machine    foundation)
set(MAY_USE_adapter    foundation core ports machine)
set(MAY_USE_node       foundation core ports app machine adapter)

# Every layer has two targets: layer_<layer> (its libraries) and layer_<layer>_tests (its test programs).
foreach(layer foundation core ports app machine adapter node cross)
  add_custom_target(layer_${layer})
  add_custom_target(layer_${layer}_tests)
endforeach()
# One line "layer module archive" for each library: what tools/purity.py looks into.
file(WRITE ${CMAKE_BINARY_DIR}/modules.txt "")

# Declares one module: a static library with its public headers under api/<name>/ and its tests beside the sources.
#   USES     modules whose headers stay private to this one
#   EXPOSES  modules whose types appear in this module's own public headers
#   NEEDS    external CMake targets (libraries of the system)
#   TESTS    test sources, built into one program simpul_<name>_test
function(simpul_module name)
  cmake_parse_arguments(ARG "" "LAYER" "SOURCES;USES;EXPOSES;NEEDS;TESTS" ${ARGN})
  foreach(dep IN LISTS ARG_USES ARG_EXPOSES)
    get_property(layer GLOBAL PROPERTY LAYER_OF_${dep})
    if(NOT layer)
      message(FATAL_ERROR "${name}: ${dep} is not declared before it (typo or cycle)")
    elseif(NOT layer IN_LIST MAY_USE_${ARG_LAYER})
      message(FATAL_ERROR "${name} is ${ARG_LAYER}; it may not use ${dep} (${layer})")
    endif()
  endforeach()
  set_property(GLOBAL PROPERTY LAYER_OF_${name} ${ARG_LAYER})
  set_property(GLOBAL APPEND PROPERTY SIMPUL_MODULES ${name})
  list(TRANSFORM ARG_USES PREPEND simpul_)
  list(TRANSFORM ARG_EXPOSES PREPEND simpul_)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/api/*.h)
  if(ARG_SOURCES)
    add_library(simpul_${name} STATIC ${ARG_SOURCES})
    target_sources(simpul_${name} PUBLIC FILE_SET HEADERS
      BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/api FILES ${headers})
    target_link_libraries(simpul_${name} PUBLIC simpul_build_flags ${ARG_EXPOSES} ${ARG_NEEDS}
                                         PRIVATE ${ARG_USES})
    set_target_properties(simpul_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    simpul_share_precompiled_headers(simpul_${name})
    add_dependencies(layer_${ARG_LAYER} simpul_${name})
    file(APPEND ${CMAKE_BINARY_DIR}/modules.txt
      "${ARG_LAYER} ${name} ${CMAKE_CURRENT_BINARY_DIR}/libsimpul_${name}.a\n")
  else()
    add_library(simpul_${name} INTERFACE)
    target_sources(simpul_${name} INTERFACE FILE_SET HEADERS
      BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/api FILES ${headers})
    set_target_properties(simpul_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(simpul_${name} INTERFACE simpul_build_flags ${ARG_EXPOSES} ${ARG_NEEDS})
  endif()
  if(ARG_TESTS AND SIMPUL_TESTS)
    simpul_test(${name}_test LAYER ${ARG_LAYER} SOURCES ${ARG_TESTS} LINKS simpul_${name} ${ARG_USES})
  endif()
endfunction()

# Declares one test program; every gtest case in it becomes a ctest case, labelled with the layer (none: "cross").
function(simpul_test name)
  cmake_parse_arguments(ARG "" "LAYER" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_LAYER)
    set(ARG_LAYER cross)
  endif()
  add_executable(simpul_${name} ${ARG_SOURCES})
  target_link_libraries(simpul_${name} PRIVATE ${ARG_LINKS} GTest::gtest GTest::gtest_main)
  target_compile_definitions(simpul_${name} PRIVATE SIMPUL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  simpul_share_precompiled_headers(simpul_${name})
  add_dependencies(layer_${ARG_LAYER}_tests simpul_${name})
  gtest_discover_tests(simpul_${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300 LABELS ${ARG_LAYER})
endfunction()

# Declares a program people run. It lands at the top of the build folder: build/release/simpul is a stable path.
function(simpul_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND simpul_)
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE simpul_build_flags ${ARG_USES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  simpul_share_precompiled_headers(${name})
endfunction()

# Only std, fmt and Boost headers are precompiled: a change in an own header must never rebuild the world.
function(simpul_share_precompiled_headers target)
  target_precompile_headers(${target} REUSE_FROM simpul_precompiled)
endfunction()
