// SPDX-License-Identifier: Apache-2.0
/// @file
/// The nearest spelling of a mistyped word, for hints such as "write `requires`".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::lang {

/// The candidate that `word` was most likely meant to be: fewest letters wrong, missing, extra or
/// swapped; among equals one with the same first letter, then the one of nearest length, then the
/// first in the alphabet. Upper and lower case are the same letter here. Empty when nothing is near
/// (more than about one letter in three differs), and never `word` itself.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string_view>& candidates);

/// The same among two lists; among equally near ones of the same first letter one of the first.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string_view>& preferred,
                                                 const std::vector<std::string_view>& others);

}  // namespace cairn::lang
