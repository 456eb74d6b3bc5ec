// SPDX-License-Identifier: Apache-2.0
/// @file
/// What stands at the place of a fault, and which word it was meant to be.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/terminal.hpp"

namespace cairn::lang {

/// In backticks, as code stands in a message.
[[nodiscard]] std::string code(std::string_view text);
/// `a|b|c`
[[nodiscard]] std::vector<std::string_view> split(std::string_view words);

/// The words that stand there, cut where they are long: "the label `core:`".
[[nodiscard]] std::string found(const Sentence& sentence, std::size_t at);
/// What stands there belongs to what follows: something is missing before it.
[[nodiscard]] bool belongs_to_next(const Sentence& sentence, std::size_t at);
/// The candidate that stands here misspelt, as one word or as two.
[[nodiscard]] std::optional<std::string> misspelt(const Sentence& sentence, std::size_t at,
                                                  const std::vector<std::string_view>& candidates);
/// A word that people use for one of the candidates, and what to write for it.
[[nodiscard]] std::optional<std::string> foreign(const Sentence& sentence, std::size_t at,
                                                 const std::vector<std::string_view>& candidates);

}  // namespace cairn::lang
