// SPDX-License-Identifier: Apache-2.0
/// @file
/// How text looks at a terminal: how wide it is, where it breaks, how it is cut. Everything here
/// takes text that `safe_text` has been over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::engine::report {

/// One character of UTF-8 text. `code` is U+FFFD and `bytes` 1 where the bytes are not UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
  bool valid = false;
};
/// The first character of `text`, which is not empty.
[[nodiscard]] Character first_character(std::string_view text);

/// Characters that change how other text is shown, or that are not seen at all: C0 and C1 controls,
/// bidirectional controls, zero-width spaces, tags.
[[nodiscard]] bool is_hidden(char32_t code);

/// Columns that `text` takes; East Asian wide characters take two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// At most `columns` wide; what was cut is marked by `…`.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t columns);

/// Lines of at most `columns`, broken at spaces. A longer word is broken inside, unless it is a web
/// address of ordinary length: that stays whole and wider than its line, so that it can be copied.
/// Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

}  // namespace cairn::engine::report
