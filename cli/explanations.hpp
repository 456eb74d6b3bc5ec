// SPDX-License-Identifier: Apache-2.0
/// @file
/// The pages of docs/diagnostics, embedded when the program is built.
#pragma once

#include <span>
#include <string_view>

namespace cairn::cli {

struct Explanation {
  std::string_view name;  ///< the code: `E0301`
  std::string_view text;  ///< the page, in Markdown
};

/// Every page, by code.
[[nodiscard]] std::span<const Explanation> explanations();

}  // namespace cairn::cli
