# gm_compile_template(OUT FILE...): a C file that has each FILE of template/, FILE without
# ".in" being its name, as cli/template.h declares.  Bytes, not strings: C11 promises no
# string longer than 4095 characters.
function(gm_compile_template out)
  set(arrays "")
  set(rows "")
  set(i 0)
  foreach(name IN LISTS ARGN)
    set(file ${CMAKE_CURRENT_SOURCE_DIR}/template/${name})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    string(REGEX REPLACE "\\.in$" "" name ${name})
    if(name STREQUAL "clang-format")
      set(name ".clang-format")
    endif()
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND arrays "static const unsigned char file_${i}[] = {\n${bytes}};\n\n")
    string(APPEND rows "    {\"${name}\", file_${i}, sizeof file_${i}},\n")
    math(EXPR i "${i} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${out} CONTENT
    "/* Made from core/template. */\n#include \"cli/template.h\"\n\n${arrays}const cli_template_file cli_template[] = {\n${rows}    {0}};\n"
    @ONLY)
endfunction()
