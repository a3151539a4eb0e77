# Puts files into the program, so that one binary needs nothing beside it.
#   simpul_embed(target NAME name ROOT dir FILES a b c)
# gives the target a generated source with `simpul::embedded::<name>()`: a span of {path, bytes} sorted by path.
function(simpul_embed target)
  cmake_parse_arguments(ARG "" "NAME;ROOT" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${ARG_NAME})
  list(SORT ARG_FILES)
  set(rows "")
  set(declarations "")
  set(assembly "  .section .rodata\n")
  set(number 0)
  foreach(file IN LISTS ARG_FILES)
    file(RELATIVE_PATH path ${ARG_ROOT} ${file})
    set(symbol simpul_embedded_${ARG_NAME}_${number})
    string(APPEND assembly "  .global ${symbol}\n  .global ${symbol}_end\n  .balign 16\n"
      "${symbol}:\n  .incbin \"${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${path}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR number "${number}+1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cpp CONTENT "#include <span>
#include <string_view>
#include \"node/embedded.h\"
${declarations}
namespace simpul::embedded {
std::span<const File> ${ARG_NAME}() {
  static const File files[] = {
${rows}    {\"\", {}},
  };
  return {files, ${number}};
}
}  // namespace simpul::embedded
" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${ARG_FILES}")
  target_sources(${target} PRIVATE ${out}.S ${out}.cpp)
endfunction()

# The same for YAML files, which are embedded as JSON under their own paths with the ending .json: reading the
# rules and papers as YAML at every start would cost some 30 ms.
function(simpul_embed_yaml target)
  cmake_parse_arguments(ARG "" "NAME;ROOT" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/json_${ARG_NAME})
  set(outputs "")
  foreach(file IN LISTS ARG_FILES)
    file(RELATIVE_PATH path ${ARG_ROOT} ${file})
    string(REGEX REPLACE "[.]yaml$" ".json" path ${path})
    list(APPEND outputs ${out}/${path})
  endforeach()
  add_custom_command(OUTPUT ${outputs}
    COMMAND simpul_yaml_as_json ${ARG_ROOT} ${out} ${ARG_FILES}
    DEPENDS simpul_yaml_as_json ${ARG_FILES} VERBATIM)
  simpul_embed(${target} NAME ${ARG_NAME} ROOT ${out} FILES ${outputs})
endfunction()
