// SPDX-License-Identifier: Apache-2.0
/// @file
/// The kinds of credential that policies speak of: the achievement types of Open Badges 3.0 as
/// kebab-case words, with `exam` and `work-experience` beside them, each with its plural.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cairn::lang {

/// `micro-credential` of `micro-credentials`, and `credential` of `credentials` (which stands for
/// every kind). Words that have no plural, such as `work-experience`, are their own. Empty when the
/// word is no kind in the plural.
[[nodiscard]] std::optional<std::string_view> singular_of(std::string_view plural);

/// `micro-credentials` of `micro-credential`. Empty when the word is no kind in the singular.
[[nodiscard]] std::optional<std::string_view> plural_of(std::string_view singular);

/// Whether the word is a kind in the singular, in any accepted spelling; `credential` is one too.
[[nodiscard]] bool is_kind_singular(std::string_view word);

/// The one spelling of a kind that Cairn compares: `licence` for `license`. Empty when the word is
/// no kind in the singular.
[[nodiscard]] std::optional<std::string_view> canonical_kind(std::string_view singular);

/// Every kind in the singular and in the plural, in the order of the table: for spelling hints.
[[nodiscard]] std::vector<std::string_view> kind_singulars();
[[nodiscard]] std::vector<std::string_view> kind_plurals();

}  // namespace cairn::lang
