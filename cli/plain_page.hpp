// SPDX-License-Identifier: Apache-2.0
/// @file
/// Pages of docs/diagnostics as plain text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::cli {

/// Paragraphs filled to the width, examples indented, Markdown's marks gone. Safe for a terminal.
[[nodiscard]] std::string plain_page(std::string_view markdown, std::size_t width);

/// The first line without its mark: `E0301 A name that nothing has`.
[[nodiscard]] std::string_view title_of(std::string_view markdown);

}  // namespace cairn::cli
