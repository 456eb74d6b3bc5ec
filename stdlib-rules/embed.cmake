# Writes OUTPUT, a C++ file that holds the text of each of MODULES (paths below ROOT).
set(entries "")
set(sorted "")
foreach(module IN LISTS MODULES)
  get_filename_component(name "${module}" NAME_WE)
  list(APPEND sorted "${name}|${module}")
endforeach()
list(SORT sorted)
foreach(entry IN LISTS sorted)
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 name)
  list(GET entry 1 module)
  file(READ "${ROOT}/${module}" text)
  string(APPEND entries "    {\"${name}\", R\"~cairn~(${text})~cairn~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by stdlib-rules/embed.cmake from the .cairn files.
#include <cairn/stdlib/modules.hpp>

#include <array>

namespace cairn::stdlib {
namespace {
constexpr auto table = std::to_array<Module>({
${entries}});
}  // namespace

std::span<const Module> modules() { return table; }

std::optional<std::string_view> module_text(std::string_view name) {
  for (const Module& module : table) {
    if (module.name == name) return module.text;
  }
  return std::nullopt;
}

}  // namespace cairn::stdlib
")
