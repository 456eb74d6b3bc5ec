// SPDX-License-Identifier: Apache-2.0
/// @file
/// The standard library: modules written in Cairn itself, embedded when Cairn is built.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cairn::stdlib {

struct Module {
  std::string_view name;  ///< as `use` names it: `nzqcf`
  std::string_view text;
};

/// Every module, by name.
[[nodiscard]] std::span<const Module> modules();
[[nodiscard]] std::optional<std::string_view> module_text(std::string_view name);

}  // namespace cairn::stdlib
