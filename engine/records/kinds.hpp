// SPDX-License-Identifier: Apache-2.0
/// @file
/// The kinds of credential a record can name: the achievement types of Open Badges 3.0 as
/// kebab-case words in the singular, with `exam` and `work-experience` beside them.
#pragma once

#include <optional>
#include <string_view>

namespace cairn::engine::records {

/// The one spelling of a kind (`licence` for `license`); empty when the word is no kind.
[[nodiscard]] std::optional<std::string_view> kind_of_word(std::string_view word);

/// `micro-credential` of `MicroCredential`; empty when Open Badges 3.0 has no such type.
[[nodiscard]] std::optional<std::string_view> kind_of_achievement_type(std::string_view type);

/// A kind that the word was probably meant to be: `micro-credential` for `Micro Credentials`.
[[nodiscard]] std::optional<std::string_view> kind_like(std::string_view word);

}  // namespace cairn::engine::records
