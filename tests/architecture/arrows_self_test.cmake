# The architecture test itself must be able to fail: a small tree with one violation of each kind.
set(scratch "$ENV{TMPDIR}")
if(NOT scratch)
  set(scratch "/tmp")
endif()
string(RANDOM LENGTH 12 name)
set(tree "${scratch}/cairn-architecture-${name}")

file(WRITE "${tree}/lang/syntax/a.cpp" "#include <cairn/lang/program.hpp>\n")
file(WRITE "${tree}/engine/allocation/a.cpp" "#include <cairn/lang/number.hpp>\n")
file(WRITE "${tree}/engine/audit/a.cpp" "#include <tao/pegtl.hpp>\ndouble share = 0.5;\n")
file(WRITE "${tree}/lang/include/cairn/lang/a.hpp" "#include <fmt/core.h>\n#include <cairn/engine/audit.hpp>\n")

execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${tree} -P "${CMAKE_CURRENT_LIST_DIR}/arrows.cmake"
                RESULT_VARIABLE status ERROR_VARIABLE said)
file(REMOVE_RECURSE "${tree}")
if(status EQUAL 0)
  message(FATAL_ERROR "a tree full of violations passed")
endif()
foreach(expected "lang/syntax/a.cpp includes cairn/lang/program.hpp"
                 "engine/allocation/a.cpp includes cairn/lang/number.hpp"
                 "engine/audit/a.cpp uses PEGTL" "engine/audit/a.cpp has inexact arithmetic"
                 "lang/include/cairn/lang/a.hpp is public" "lang/include/cairn/lang/a.hpp is of lang")
  string(REGEX REPLACE "[ \n]+" " " folded "${said}")
  string(FIND "${folded}" "${expected}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "not seen: ${expected}\nsaid: ${said}")
  endif()
endforeach()
