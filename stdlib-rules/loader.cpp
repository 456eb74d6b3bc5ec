// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <cairn/stdlib/loader.hpp>
#include <cairn/stdlib/modules.hpp>

namespace cairn::stdlib {

std::optional<std::string_view> module_text(std::string_view name) {
  for (const Module& module : modules()) {
    if (module.name == name) return module.text;
  }
  return std::nullopt;
}

namespace {

std::optional<lang::Module> library_module(std::string_view name) {
  const auto text = module_text(name);
  if (!text) return std::nullopt;
  return lang::Module{"stdlib:" + std::string(name), std::string(*text)};
}

std::optional<lang::Module> file_beside(std::string_view path, std::string_view from) {
  const auto found = (std::filesystem::path(from).parent_path() / path).lexically_normal();
  std::error_code unreadable;
  if (!std::filesystem::is_regular_file(found, unreadable)) return std::nullopt;
  std::ifstream file(found, std::ios::binary);
  if (!file) return std::nullopt;
  return lang::Module{found.string(), std::string(std::istreambuf_iterator<char>(file), {})};
}

}  // namespace

lang::ModuleLoader loader() {
  lang::ModuleLoader loader{library_module, file_beside};
  for (const Module& module : modules())
    loader.module_names.emplace_back(module.name);
  return loader;
}

}  // namespace cairn::stdlib
