# BUILD: a built tree of Cairn; ROOT: its sources; COMPILER; SANITIZE: how BUILD was built.
set(prefix "${BUILD}/package-test/prefix")
set(project "${BUILD}/package-test/consumer")
file(REMOVE_RECURSE "${BUILD}/package-test")

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed (${status}): ${ARGV}\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${prefix}")

# The program of the README, word for word.
file(READ "${ROOT}/README.md" readme)
string(REGEX MATCH "```cpp\n([^`]*)```" block "${readme}")
if(NOT block)
  message(FATAL_ERROR "README.md has no C++ example")
endif()
file(WRITE "${project}/main.cpp" "${CMAKE_MATCH_1}")
file(COPY "${ROOT}/tests/package/consumer/CMakeLists.txt" DESTINATION "${project}")

set(flags "-Wall -Wextra -Werror")
if(SANITIZE)
  string(APPEND flags " -fsanitize=address,undefined")
endif()
run(${CMAKE_COMMAND} -S "${project}" -B "${project}/build" -G Ninja "-DCMAKE_PREFIX_PATH=${prefix}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${flags}")
run(${CMAKE_COMMAND} --build "${project}/build")
set(example "${ROOT}/examples/data-practice")
run("${project}/build/embed" "${example}/policy.cairn" "${example}/learners/met.json")
if(NOT said MATCHES "MET")
  message(FATAL_ERROR "the embedding example printed no verdict:\n${said}")
endif()
