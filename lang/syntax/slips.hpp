// SPDX-License-Identifier: Apache-2.0
/// @file
/// Slips of people who never programmed: what they write instead of what the grammar has, seen from
/// the words around the fault. More exact than what the grammar expected there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/terminal.hpp"

namespace cairn::lang {

struct Slip {
  std::size_t at = 0;  ///< the terminal that is wrong; not always the one that did not fit
  std::string what;    ///< what had to stand there
  std::string hint;
};

/// The slip that explains why `what` was not found at `at`.
[[nodiscard]] std::optional<Slip> slip_at(const Sentence& sentence, std::size_t at,
                                          std::string_view what);

/// Words that stand side by side and are one kind of credential when a hyphen joins them: `micro
/// credentials`. The kind.
[[nodiscard]] std::optional<std::string> kind_in_words(const Sentence& sentence, std::size_t at);

}  // namespace cairn::lang
