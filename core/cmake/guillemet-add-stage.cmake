# guillemet_add_stage(NAME SOURCES file.c ... [LINK library ...])
#
# A stage plugin NAME.so: hidden visibility (it exports gm_stage_entry alone), every
# symbol resolved when it is linked and again when it is loaded.  In guillemet's own
# tree the stage goes to the build tree's plugin folder, and gm_stage_NAME_linked is a
# library for tests that link the stage: its entry is gm_entry_NAME there, so that a
# test may link several.
function(guillemet_add_stage name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_library(gm_stage_${name} MODULE ${arg_SOURCES})
  target_link_libraries(gm_stage_${name} PRIVATE guillemet::stage ${arg_LINK})
  set_target_properties(gm_stage_${name} PROPERTIES
    PREFIX "" SUFFIX ".so" OUTPUT_NAME ${name} C_VISIBILITY_PRESET hidden)
  if(NOT GM_SANITIZE)
    target_link_options(gm_stage_${name} PRIVATE -Wl,-z,defs)
  endif()
  target_link_options(gm_stage_${name} PRIVATE -Wl,-z,now)
  if(DEFINED GM_BUILD_PLUGIN_DIR)
    set_target_properties(gm_stage_${name} PROPERTIES
      LIBRARY_OUTPUT_DIRECTORY ${GM_BUILD_PLUGIN_DIR})
    add_library(gm_stage_${name}_linked STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_compile_definitions(gm_stage_${name}_linked PRIVATE gm_stage_entry=gm_entry_${name})
    target_link_libraries(gm_stage_${name}_linked PUBLIC guillemet::stage ${arg_LINK})
    target_include_directories(gm_stage_${name}_linked PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    install(TARGETS gm_stage_${name} DESTINATION ${CMAKE_INSTALL_LIBDIR}/${GM_PLUGIN_SUBDIR})
  elseif(DEFINED GUILLEMET_PLUGIN_DIR)
    install(TARGETS gm_stage_${name} DESTINATION ${GUILLEMET_PLUGIN_DIR})
  endif()
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/guillemet-add-stage-test.cmake)
