// SPDX-License-Identifier: Apache-2.0
/// @file
/// Words that Cairn does not have, or has for something else, and what people mean by them: for
/// hints such as "write `any of` for `one of`".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::lang {

/// What is to be written for `words` (one word, or two with a blank between) where one of the
/// candidates has to stand. Upper and lower case are the same letter here. Empty when nothing
/// among the candidates is commonly called so.
[[nodiscard]] std::optional<std::string> meant_by(std::string_view words,
                                                  const std::vector<std::string_view>& candidates);

/// `3` of `three`; empty when the word is no number from nought to a hundred.
[[nodiscard]] std::optional<std::string> in_figures(std::string_view word);

}  // namespace cairn::lang
