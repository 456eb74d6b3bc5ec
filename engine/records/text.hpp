// SPDX-License-Identifier: Apache-2.0
/// @file
/// Small questions about text that several readers ask.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::engine::records {

/// The first `count` characters (code points) of UTF-8 text; a byte that begins none counts as one.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);

/// A user's text for a message: control characters and bytes that are no UTF-8 made visible, and
/// cut where it is long. The result is valid UTF-8 whatever the bytes were.
[[nodiscard]] std::string shown(std::string_view text);

/// Without JSON's blank characters at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The offset of the first byte that is not valid UTF-8.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Whether the text is a number as JSON writes it.
[[nodiscard]] bool is_json_number(std::string_view text);

/// Whether the text fits a pattern in which `*` stands for any characters, or none.
[[nodiscard]] bool fits_pattern(std::string_view text, std::string_view pattern);

}  // namespace cairn::engine::records
