# guillemet_add_stage_test(NAME GOLDEN file.golden ... [PIPELINE file.yaml]
#                          [FUZZ seconds] [MODEL_PATH folder ...])
#
# Tests the stage that guillemet_add_stage(NAME ...) builds with guillemet-stage-test,
# as the test stage/NAME of ctest.  PIPELINE is a pipeline file that ends with the stage,
# NAME.yaml if it is left out.  GM_UPDATE_GOLDEN=1 in the environment writes the golden
# files again.
function(guillemet_add_stage_test name)
  cmake_parse_arguments(arg "" "PIPELINE;FUZZ" "GOLDEN;MODEL_PATH" ${ARGN})
  if(NOT arg_GOLDEN)
    message(FATAL_ERROR "guillemet_add_stage_test(${name}): name a file after GOLDEN")
  endif()
  if(NOT arg_PIPELINE)
    set(arg_PIPELINE ${name}.yaml)
  endif()
  set(command guillemet::stage-test --plugin-path $<TARGET_FILE_DIR:gm_stage_${name}>
    -p ${arg_PIPELINE})
  foreach(folder IN LISTS arg_MODEL_PATH)
    list(APPEND command --model-path ${folder})
  endforeach()
  if(arg_FUZZ)
    list(APPEND command --fuzz ${arg_FUZZ})
  endif()
  add_test(NAME stage/${name} COMMAND ${command} ${arg_GOLDEN}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()
