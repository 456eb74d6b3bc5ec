// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the options of several verbs have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "cli/usage.hpp"

namespace cairn::cli {

/// `--colour WHEN`
[[nodiscard]] Option colour_option(std::string& colour);
[[nodiscard]] std::optional<Colour> parse_colour(const std::string& text);
[[nodiscard]] int wrong_colour(const std::string& text, std::string_view verb);

/// Standard input can be read once.
[[nodiscard]] bool repeats_standard_input(const std::vector<std::string>& paths);
[[nodiscard]] int wrong_standard_input(std::string_view verb);

/// `1 award`, `3 awards`
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

}  // namespace cairn::cli
