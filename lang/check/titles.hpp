// SPDX-License-Identifier: Apache-2.0
/// @file
/// Titles with words in braces: `"Certificate in {theme}"` names the value that a clause finds.
#pragma once

#include <string_view>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// The words in braces of the title of that tier, or (none) of the award itself, each with the
/// clause that finds its value. Of a rule by itself what its awards may find is left to them.
[[nodiscard]] std::vector<program::TitlePlace> places_of_title(Checker& checker,
                                                               const program::Award& award,
                                                               const program::Tier* tier,
                                                               const ast::Text& title,
                                                               bool of_rule);

/// The tier can have that title for some learner: `Endorsement in Arts` of `Endorsement in
/// {theme}`.
[[nodiscard]] bool may_be_title(std::string_view title, const program::Tier& tier);

}  // namespace cairn::lang::checking
