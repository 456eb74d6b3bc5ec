// SPDX-License-Identifier: Apache-2.0
/// @file
/// Characters that look like one the language uses: letters of other scripts, the quotes and dashes
/// of word processors, full-width forms, blanks that are no spaces.
#pragma once

#include <optional>
#include <string>

namespace cairn::lang {

struct Lookalike {
  std::string shown;  ///< the character itself, or its name where it cannot be seen
  std::string like;   ///< what it looks like, and what to write
};

[[nodiscard]] std::optional<Lookalike> lookalike_of(char32_t value);

}  // namespace cairn::lang
