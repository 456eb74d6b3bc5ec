# Writes OUTPUT, a C++ file with the text of each of FILES (paths below ROOT), by name: that of the file
# without its ending. FUNCTION, which HEADER declares in NAMESPACE, gives them as a span of TYPE, whose
# members are a name and a text.
set(entries "")
set(sorted "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  list(APPEND sorted "${name}|${file}")
endforeach()
list(SORT sorted)
foreach(entry IN LISTS sorted)
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 name)
  list(GET entry 1 file)
  file(READ "${ROOT}/${file}" text)
  string(APPEND entries "    {\"${name}\", R\"~cairn~(${text})~cairn~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by stdlib-rules/embed.cmake.
#include <${HEADER}>

#include <array>

namespace ${NAMESPACE} {
namespace {
constexpr auto table = std::to_array<${TYPE}>({
${entries}});
}  // namespace

std::span<const ${TYPE}> ${FUNCTION}() { return table; }

}  // namespace ${NAMESPACE}
")
