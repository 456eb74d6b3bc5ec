// SPDX-License-Identifier: Apache-2.0
/// @file
/// Code points of UTF-8 text, as the lexer and the renderer need them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::lang {

/// One code point, or one byte that begins none.
struct CodePoint {
  char32_t value = 0;      ///< the byte itself when not valid
  std::size_t length = 1;  ///< in bytes, at least 1
  bool valid = false;
};

/// The code point at `offset`, which must lie inside the text. Overlong forms, surrogates and
/// everything above U+10FFFF are not valid.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t value);

/// `U+202E`
[[nodiscard]] std::string code_point_name(char32_t value);

/// Characters that reorder the text around them on the screen.
[[nodiscard]] bool is_bidirectional_control(char32_t value);

/// Characters that are not seen and change what is: controls (but tab and line feed), bidirectional
/// controls, and those of no width.
[[nodiscard]] bool is_hidden(char32_t value);

/// Columns of a terminal that the character takes: 0 for combining marks, 2 for the wide letters of
/// East Asia and for pictures, else 1.
[[nodiscard]] int display_width(char32_t value);

}  // namespace cairn::lang
