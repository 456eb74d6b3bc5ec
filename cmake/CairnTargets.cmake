# What every target of Cairn shares.

add_library(cairn_options INTERFACE)
target_compile_features(cairn_options INTERFACE cxx_std_20)
target_compile_options(cairn_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # Optimised builds with GCC 12 warn of copies that cannot be (GCC bug 105329).
  target_compile_options(cairn_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
if(CAIRN_WARNINGS_AS_ERRORS)
  target_compile_options(cairn_options INTERFACE -Werror)
endif()
if(CAIRN_SANITIZE)
  target_compile_options(cairn_options INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(cairn_options INTERFACE -fsanitize=address,undefined)
endif()
if(CAIRN_BUILD_FUZZERS)
  target_compile_options(cairn_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

# cairn_component(name ROOT <folder that private includes start from> SOURCES ... LINK ...)
# One folder of the house as an object library: it can be built and tested by itself, and the public
# libraries (cairn::lang, cairn::engine) are put together from these.
function(cairn_component name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "ROOT" "SOURCES;LINK")
  add_library(${name} OBJECT ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/lang/include"
                             "${PROJECT_SOURCE_DIR}/engine/include" "${ARG_ROOT}")
  target_link_libraries(${name} PRIVATE cairn_options ${ARG_LINK})
endfunction()

# cairn_test(name SOURCES ... COMPONENTS <object libraries> LINK ...): one Catch2 program, one ctest entry.
function(cairn_test name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;COMPONENTS;LINK")
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)  # each file has helpers of its own
  foreach(component IN LISTS ARG_COMPONENTS)
    target_sources(${name} PRIVATE $<TARGET_OBJECTS:${component}>)
    target_include_directories(${name} PRIVATE
                               $<TARGET_PROPERTY:${component},INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
  target_compile_definitions(${name} PRIVATE CAIRN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE cairn_options Catch2::Catch2WithMain ${ARG_LINK})
  add_test(NAME ${name} COMMAND ${name})
endfunction()
