// SPDX-License-Identifier: Apache-2.0
/// @file
/// The policies of the repository, and formatting as the tests need it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policies {

[[nodiscard]] std::string content(const std::filesystem::path& path);
/// A folder or file of the repository.
[[nodiscard]] std::filesystem::path in_repository(std::string_view path);
/// Every `.cairn` below these folders, in the order of their names.
[[nodiscard]] std::vector<std::filesystem::path> below(std::vector<std::string_view> folders);

/// Nothing where the text has faults of syntax. A text that the formatter refuses fails the test.
[[nodiscard]] std::optional<std::string> formatted(const std::string& text);

/// The words and comments of a text, one a line, with neither blanks nor empty lines.
[[nodiscard]] std::string words(const std::string& text);

}  // namespace policies
